"""The generator of training questions: what it promises, over a small shop."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from aifordb.core import Catalog
from aifordb.core.contracts.linked import DateRange
from aifordb.core.linking.dates import find_dates
from aifordb.core.plan import Aggregate, ColumnRef, During, Output, Select, Star, plan_of, render, walk

from training.catalogs import corpus_catalogs, corpus_databases
from training.synthetic import Example, generate
from training.synthetic.disguise import disguise, disguised
from training.synthetic.infer import roles_of
from training.synthetic.kinds import KINDS
from training.synthetic.template import fill, phrases, say
from training.synthetic.typos import misspelt
from training.synthetic.voices import voiced
from training.synthetic.when import period_of, relative
from training.synthetic.words import plural, singular

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
SHOP = """
CREATE TABLE regions (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT, country TEXT, gender TEXT, credit_limit REAL,
  region_id INTEGER REFERENCES regions(id), is_active INTEGER, signed_up_at TEXT);
CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT NOT NULL, category TEXT, color TEXT, price REAL, cost REAL, weight REAL, added_on TEXT);
CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id INTEGER REFERENCES customers(id), status TEXT, channel TEXT, shipping_fee REAL, tax REAL,
  ordered_at TEXT, delivered_at TEXT);
CREATE TABLE order_items (id INTEGER PRIMARY KEY, order_id INTEGER REFERENCES orders(id), product_id INTEGER REFERENCES products(id),
  quantity INTEGER, unit_price REAL);
CREATE TABLE projects (id INTEGER PRIMARY KEY, name TEXT NOT NULL, state TEXT, budget REAL, spent REAL, started_on TEXT, finished_on TEXT);
INSERT INTO regions VALUES (1, 'North Coast'), (2, 'South Valley'), (3, 'Lakeside');
"""


def _fill(script: str) -> str:
    """Rows enough for each column to show what it is."""
    rows = [script]
    for n in range(1, 25):
        day, later = f"2025-{n % 12 + 1:02}-{n:02}", f"2025-{n % 12 + 1:02}-{n + 3:02}"
        country, status = ("Germany", "France", "Spain")[n % 3], ("paid", "open", "cancelled")[n % 3]
        gender, mail = ("female", "male")[n % 2], f"'p{n}@example.com'" if n % 4 else "NULL"
        rows.append(
            f"INSERT INTO customers VALUES ({n}, 'Customer Nr {n} Miller', {mail}, '{country}', '{gender}', {n * 50}, {n % 3 + 1}, {n % 2}, '{day} 10:{n:02}:00');"
            f"INSERT INTO products VALUES ({n}, 'Oak Table {n}', '{('Tables', 'Chairs', 'Lamps')[n % 3]}', '{('red', 'blue')[n % 2]}', {n * 5}, {n * 3}, {n / 2}, '{day}');"
            f"INSERT INTO orders VALUES ({n}, {n % 7 + 1}, '{status}', '{('web', 'store')[n % 2]}', {n / 4}, {n}, '{day} 09:{n:02}:00', '{later} 15:00:00');"
            f"INSERT INTO order_items VALUES ({n}, {n}, {n % 5 + 1}, {n % 4 + 1}, {n * 4.5});"
            f"INSERT INTO projects VALUES ({n}, 'Project {n} Alpha', '{('planned', 'done')[n % 2]}', {n * 1000}, {n * 900}, '{day}', '{later}');"
        )
    return "\n".join(rows)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    (folder / "shop").mkdir()
    (folder / "shop" / "schema.sql").write_text(_fill(SHOP), "utf-8")
    return folder


@pytest.fixture(scope="module")
def catalogs(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Catalog]:
    return corpus_catalogs(corpus, tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="module")
def examples(catalogs: dict[str, Catalog]) -> list[Example]:
    return list(generate(catalogs, 600, 7, NOW))


def test_the_same_seed_gives_the_same_examples(catalogs: dict[str, Catalog]) -> None:
    first, again, other = (list(generate(catalogs, 60, seed, NOW)) for seed in (3, 3, 4))
    assert first == again
    assert first != other


def test_it_gives_as_many_different_questions_as_are_asked_for(examples: list[Example]) -> None:
    assert len(examples) == 600
    assert len({example.question for example in examples}) == 600


def test_each_kind_of_question_comes_up(examples: list[Example]) -> None:
    assert set(Counter(example.kind for example in examples)) == set(KINDS)


def test_each_wording_has_a_file_and_a_section() -> None:
    for file in ("counts", "buckets", "parts", "groups", "tops", "rates", "comparisons", "expressions", "elapsed"):
        assert all(phrases(file).values())
    with pytest.raises(ValueError, match="missing"):
        fill("(a|b", {}, Random(1))


def test_every_plan_runs(examples: list[Example], catalogs: dict[str, Catalog], corpus: Path) -> None:
    with corpus_databases(corpus) as files:
        connection = sqlite3.connect(files["shop"])
        for example in examples:
            connection.execute(render(example.plan, catalogs["shop"])).fetchall()
        connection.close()


def test_every_plan_has_the_form_that_its_sql_is_read_in(examples: list[Example], catalogs: dict[str, Catalog]) -> None:
    for example in examples[:150]:
        assert plan_of(render(example.plan, catalogs["shop"]), catalogs["shop"]) == example.plan


def test_linking_reads_just_the_times_of_the_plan_in_the_question(examples: list[Example]) -> None:
    dated = [example for example in examples if any(isinstance(node, During) for node in walk(example.plan))]
    assert len(dated) > 100
    for example in dated:
        meant = [node.range for node in walk(example.plan) if isinstance(node, During)]
        read = [found.range for found in find_dates(example.question, NOW)]
        assert list(dict.fromkeys(meant)) == list(dict.fromkeys(read)), example.question


def test_schemas_that_hold_nothing_to_ask_about_give_nothing() -> None:
    assert list(generate({"empty": Catalog("sqlite", ())}, 5, 1, NOW)) == []
    assert list(generate({}, 5, 1, NOW)) == []


def test_what_columns_are_for_follows_from_names_types_and_values(catalogs: dict[str, Catalog]) -> None:
    things = roles_of(catalogs["shop"]).things
    customers, orders, products = things["customers"], things["orders"], things["products"]
    assert (customers.one, customers.many, customers.person) == ("customer", "customers", True)
    assert customers.names == (ColumnRef("customers", "name"),)
    assert customers.date is not None
    assert "signed up" in customers.date.clauses
    assert [category.sort for category in customers.categories] == ["place", "other"]
    assert customers.flags[0].adjective == "active"
    assert [date.noun for date in orders.dates] == ["order date", "delivery date"]
    assert [(number.noun, number.sort) for number in products.numbers] == [
        ("price", "price"),
        ("cost", "money"),
        ("weight", "other"),
    ]
    above = [thing.table for thing in roles_of(catalogs["shop"]).above(things["order_items"])]
    assert above == ["orders", "customers", "products"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("this week", "2026-03-16", "2026-03-23"),
        ("last month", "2026-02-01", "2026-03-01"),
        ("in Q2 2025", "2025-04-01", "2025-07-01"),
        ("since January", "2026-01-01", None),
    ],
)
def test_a_period_means_what_linking_reads(text: str, start: str, end: str | None) -> None:
    period = period_of(text, NOW)
    assert period is not None
    assert period.range == DateRange(start, end)


def test_a_text_that_linking_reads_only_in_part_is_no_period() -> None:
    assert period_of("in early summer of 2025", NOW) is None
    assert period_of("whenever", NOW) is None


def test_most_relative_times_can_be_read() -> None:
    rng = Random(5)
    read = [period_of(relative(rng), NOW) is not None for _ in range(300)]
    assert sum(read) > 200


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("order item", "order items"),
        ("category", "categories"),
        ("person", "people"),
        ("address", "addresses"),
        ("status", "statuses"),
        ("product for hire", "products for hire"),
        ("staff", "staff"),
        ("class", "classes"),
    ],
)
def test_singular_and_plural(one: str, many: str) -> None:
    assert plural(one) == many
    assert singular(many) == one


def test_a_template_leaves_out_what_cannot_be_said() -> None:
    assert fill("top {n} [in {place}]", {"n": ("5",)}, Random(1)) == "top 5"
    assert fill("({missing}|how many) {things}", {"things": ("orders",)}, Random(1)) == "how many orders"
    assert fill("{missing}", {}, Random(1)) is None


def test_what_must_be_said_is_said() -> None:
    wordings = phrases("counts")["measure_where"]
    slots = {
        "measure": ("total tax",),
        "clean": ("total tax",),
        "short": ("tax",),
        "asked": ("what is the tax",),
        "things": ("orders",),
        "subject": ("open orders",),
        "after": ("that are open",),
        "free": (),
    }
    for seed in range(30):
        found = say(wordings, slots, Random(seed), (frozenset({"subject", "after"}),))
        assert found is not None
        assert "open" in found[1]


def test_voices_keep_quoted_texts_and_singulars_agree() -> None:
    said = {voiced("np1", 'number of items named "Blue Oak"', Random(seed)) for seed in range(200)}
    assert len(said) > 40
    assert all('"Blue Oak"' in one for one in said)
    assert not any("are the number" in voiced("np", "number of items", Random(seed)) for seed in range(200))


def test_typos_change_one_or_two_words_and_never_those_of_times() -> None:
    for seed in range(100):
        wrong = misspelt("customers since last month", Random(seed))
        assert wrong.endswith(" since last month")
        assert wrong[0] == "c"


def test_a_disguised_schema_keeps_its_shape_under_other_names(catalogs: dict[str, Catalog]) -> None:
    shop = catalogs["shop"]
    hidden, names = disguise(shop, 4)
    assert disguise(shop, 4) == (hidden, names)
    assert [len(table.columns) for table in hidden.tables] == [len(table.columns) for table in shop.tables]
    assert {table.name for table in hidden.tables}.isdisjoint({table.name for table in shop.tables})
    assert [[c.values for c in table.columns] for table in hidden.tables] == [
        [c.values for c in t.columns] for t in shop.tables
    ]


@pytest.mark.parametrize("seed", range(4))
def test_a_plan_over_a_disguised_schema_means_the_same(
    seed: int, catalogs: dict[str, Catalog], examples: list[Example]
) -> None:
    hidden, names = disguise(catalogs["shop"], seed)
    for example in examples[:80]:
        plan = disguised(example.plan, names)
        assert plan_of(render(plan, hidden), hidden) == plan


def test_disguising_a_count_renames_its_table(catalogs: dict[str, Catalog]) -> None:
    _, names = disguise(catalogs["shop"], 2)
    plan = Select((Output(Aggregate("count", Star("orders"))),))
    assert disguised(plan, names) == dataclasses.replace(
        plan, outputs=(Output(Aggregate("count", Star(names["orders", None]))),)
    )
