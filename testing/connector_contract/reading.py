"""What is read comes back as it was written."""

from __future__ import annotations

from aifordb.core import Session

from .shop import CUSTOMERS, PRODUCTS
from .support import LIMITS, Promises, check, read


class Reading(Promises):
    """What is read comes back as it was written."""

    def test_reads_back_what_was_written(self, session: Session) -> None:
        assert read(session, "SELECT id, name FROM products ORDER BY id") == [row[:2] for row in PRODUCTS]

    def test_keeps_every_script_and_quote(self, session: Session) -> None:
        assert read(session, "SELECT name, city FROM customers ORDER BY id") == [
            (name, city) for _, name, city, _ in CUSTOMERS
        ]

    def test_null_is_none(self, session: Session) -> None:
        assert read(session, "SELECT price FROM products WHERE id = 5") == [(None,)]

    def test_a_decimal_of_few_digits_is_a_number(self, session: Session) -> None:
        assert read(session, "SELECT price FROM products WHERE id = 3") == [(129.95,)]

    def test_an_integer_beyond_2_to_53_is_a_string(self, session: Session) -> None:
        assert read(session, "SELECT 9007199254740991, 9007199254740993") == [(9007199254740991, "9007199254740993")]

    def test_times_have_the_form_of_the_contract(self, session: Session) -> None:
        stream = session.execute(check("SELECT placed FROM orders ORDER BY id", self.connector.dialect), LIMITS)
        assert [column.type for column in stream.columns] == ["timestamp"]
        assert next(row for batch in stream.batches for row in batch) == ("2024-01-08T09:30:00",)
        assert read(session, "SELECT added FROM products WHERE id = 4") == [("2024-02-29",)]

    def test_columns_have_their_names_and_types(self, session: Session) -> None:
        sql = "SELECT id, name, 1.5 AS price FROM products"
        stream = session.execute(check(sql, self.connector.dialect), LIMITS)
        assert [column.name for column in stream.columns] == ["id", "name", "price"]
        assert [column.type for column in stream.columns][:2] == ["integer", "text"]
        assert stream.columns[2].type in {"decimal", "float"}

    def test_no_rows_still_have_columns(self, session: Session) -> None:
        stream = session.execute(check("SELECT id, name FROM products WHERE 1 = 0", self.connector.dialect), LIMITS)
        assert [column.name for column in stream.columns] == ["id", "name"]
        assert [row for batch in stream.batches for row in batch] == []

    def test_two_columns_may_have_one_name(self, session: Session) -> None:
        assert read(session, "SELECT 1 AS a, 2 AS a") == [(1, 2)]

    def test_values_are_bound_and_never_spliced(self, session: Session) -> None:
        hostile = "x'; DELETE FROM products; --"
        assert read(session, "SELECT :a AS v, 'a:a' AS t", a=hostile) == [(hostile, "a:a")]
        assert read(session, "SELECT name FROM customers WHERE city = :city AND id > :id", city="London", id=1) == [
            ("Dora",)
        ]

    def test_a_session_serves_many_statements(self, session: Session) -> None:
        assert [read(session, f"SELECT {n}") for n in range(20)] == [[(n,)] for n in range(20)]

    def test_a_stream_left_unread_does_not_block_the_next_statement(self, session: Session) -> None:
        stream = session.execute(check(self.many.format(rows=50_000), self.connector.dialect), LIMITS)
        next(iter(stream.batches))
        assert read(session, "SELECT 1") == [(1,)]
