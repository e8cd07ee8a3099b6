"""The guard answers in time whatever it is given, and the same way twice."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from aifordb.core import CheckedStatement, Limits, StatementRefused, ValidationError
from aifordb.core.guard import check
from hypothesis import given, settings
from hypothesis import strategies as st

from .catalogs import shop

DIALECTS = ["sqlite", "duckdb", "postgres", "mysql", "snowflake"]
CATALOGS = {dialect: shop(dialect) for dialect in DIALECTS}
WORDS = [*(Path(__file__).parent / "words.txt").read_text("utf-8").split(), "\n", "\u00a0"]


def answer(sql: str, dialect: str) -> str:
    """The text that would run or the reason, anything else escapes."""
    try:
        statement = check(sql, CATALOGS[dialect], Limits())
    except StatementRefused as error:
        return error.reason
    except ValidationError as error:
        return str(error)
    assert isinstance(statement, CheckedStatement)
    return statement.sql


@settings(max_examples=150, deadline=1000)
@given(sql=st.text(max_size=300), dialect=st.sampled_from(DIALECTS))
def test_any_text_is_allowed_or_refused_within_a_second(sql: str, dialect: str) -> None:
    answer(sql, dialect)


@settings(max_examples=400, deadline=1000)
@given(words=st.lists(st.sampled_from(WORDS), max_size=40), dialect=st.sampled_from(DIALECTS))
def test_any_words_of_sql_are_allowed_or_refused_within_a_second(words: list[str], dialect: str) -> None:
    answer("SELECT " + " ".join(words), dialect)


@settings(max_examples=150, deadline=1000)
@given(
    unit=st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    times=st.sampled_from([20, 60, 500]),
    start=st.sampled_from(["SELECT ", "SELECT * FROM customers ", "SELECT * FROM "]),
    dialect=st.sampled_from(DIALECTS),
)
def test_any_repetition_is_allowed_or_refused_within_a_second(
    unit: list[str], times: int, start: str, dialect: str
) -> None:
    answer(start + (" ".join(unit) + " ") * times, dialect)


HEAVY = {
    "calls": "SELECT " + "lower(" * 5000 + "1",
    "brackets": "SELECT " + "(" * 30_000,
    "sub-queries": "SELECT * FROM " + "(SELECT * FROM " * 3000,
    "types that may be calls": "SELECT " + "decimal(" * 40 + "1" + ")" * 40,
    "arrays": "SELECT " + "array[" * 40 + "1" + "]" * 40,
    "rows": "SELECT " + "row(" * 40 + "1" + ")" * 40,
    "many shallow types": "SELECT " + ",".join(["date(date(date(date(date(date(date(date(1))))))))"] * 1500),
    "joins without ON": "SELECT * FROM customers" + " JOIN orders" * 40,
    "straight joins": "SELECT * FROM customers" + " STRAIGHT_JOIN orders" * 40,
    "cases": "SELECT " + "CASE WHEN 1 THEN " * 3000,
    "negations": "SELECT " + "NOT " * 15_000 + "1",
    "minus": "SELECT " + "- " * 30_000 + "1",
    "subscripts": "SELECT id" + "[1]" * 20_000 + " FROM customers",
    "intervals": "SELECT " + "INTERVAL " * 7000,
    "alternatives": "SELECT 1 WHERE " + " OR ".join(["1=1"] * 7000),
    "sums": "SELECT " + "+".join(["1"] * 10_000),
    "long list": "SELECT 1 WHERE 1 IN (" + ",".join(["1"] * 9_990) + ")",
    "columns": "SELECT " + ",".join(["id"] * 9_990) + " FROM customers",
    "unions": " UNION ALL ".join(["SELECT 1"] * 3000),
    "FROM alone": "SELECT * FROM " + "FROM " * 12_000,
    "assignments": "SELECT " + "a := " * 9000 + "1",
    "NOT between operands": "SELECT " + "1 = NOT " * 9000 + "1",
    "calls closed by END": "SELECT " + "lower( : END order by " * 2500,
    "joins between commas": "SELECT * FROM customers" + ", products JOIN orders" * 40,
    "many words": "SELECT " + "+".join(["1"] * 30_000),
    "braces": "SELECT " + "{" * 30_000,
    "comments": "/*" * 30_000,
    "text": "SELECT '" + "x" * 60_000 + "'",
    "word": "SELECT " + "x" * 60_000,
    "dollars": "SELECT " + "$a" * 30_000,
    "too long": "SELECT '" + "x" * 70_000 + "'",
}


@pytest.mark.parametrize("name", HEAVY)
@pytest.mark.parametrize("dialect", DIALECTS)
def test_what_exhausts_parsers_is_answered_in_time(name: str, dialect: str) -> None:
    start = time.process_time()
    answer(HEAVY[name], dialect)
    assert time.process_time() - start < 1


def test_deep_calls_do_not_end_the_process_on_a_small_stack() -> None:
    program = (
        "import threading\n"
        "from aifordb.core import Catalog, Limits, StatementRefused\n"
        "from aifordb.core.guard import check\n"
        "def run():\n"
        "    for depth in (10, 50, 60, 61, 2000):\n"
        "        for call in ('lower(', '(', 'coalesce(1, (SELECT ', 'CASE WHEN 1 THEN ', '1 IN ('):\n"
        "            close = ' END' if call.startswith('CASE') else ')' * call.count('(')\n"
        "            try:\n"
        "                check('SELECT ' + call * depth + '1' + close * depth, Catalog('postgres', ()), Limits())\n"
        "            except StatementRefused:\n"
        "                pass\n"
        "    print('alive')\n"
        "threading.stack_size(512 * 1024)\n"
        "thread = threading.Thread(target=run)\n"
        "thread.start()\n"
        "thread.join()\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n")


def test_a_repeated_statement_is_answered_from_memory() -> None:
    catalog = shop("sqlite")
    first = check("SELECT name FROM customers WHERE id = {{id}}", catalog, Limits(), parameters={"id": 1})
    start = time.process_time()
    for id_ in range(1000):
        again = check("SELECT name FROM customers WHERE id = {{id}}", catalog, Limits(), parameters={"id": id_})
    assert time.process_time() - start < 0.1
    assert (again.sql, again.parameters) == (first.sql, {"id": 999})


def test_a_kept_verdict_counts_for_its_own_schema_and_limit_only() -> None:
    sql = "SELECT name FROM customers"
    assert check(sql, shop("sqlite"), Limits(max_rows=5)).sql.endswith("LIMIT 6")
    assert check(sql, shop("sqlite"), Limits(max_rows=7)).sql.endswith("LIMIT 8")
    without = shop("sqlite").from_json({**shop("sqlite").to_json(), "tables": []})
    with pytest.raises(StatementRefused):
        check(sql, without, Limits(max_rows=5))
    with pytest.raises(StatementRefused):
        check(sql, without, Limits(max_rows=5))


def test_a_typical_statement_is_checked_in_a_few_milliseconds() -> None:
    catalog = shop("postgres")
    sql = (
        "WITH big AS (SELECT customer_id, sum(total) AS s FROM orders WHERE status = 'paid' GROUP BY 1)"
        " SELECT c.country, count(*), avg(b.s), row_number() OVER (ORDER BY count(*) DESC) FROM customers c"
        " JOIN big b ON b.customer_id = c.id WHERE c.created_at >= DATE '2024-01-01' AND c.name LIKE '{}%' GROUP BY c.country"
        " UNION ALL SELECT 'all', count(*), avg(total), 0 FROM orders ORDER BY 2 DESC"
    )
    check(sql.format("warm"), catalog, Limits())
    times = []
    for i in range(20):
        start = time.process_time()
        check(sql.format(i), catalog, Limits())
        times.append(time.process_time() - start)
    assert sorted(times)[10] < 0.006
