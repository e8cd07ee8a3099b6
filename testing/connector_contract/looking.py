"""What the database holds is found: tables, columns, keys, sampled values."""

from __future__ import annotations

from typing import ClassVar

from aifordb.core import Sampling, Session

from .support import Promises


class Looking(Promises):
    """What the database holds is found: tables, columns, keys, sampled values."""

    shown_types: ClassVar[dict[str, str]] = {}
    """Types of `orders` that this engine's introspection gives otherwise: column → type."""

    def test_a_test_of_the_connection_passes_its_stages(self, session: Session) -> None:
        stages = [stage.stage for stage in session.diagnose() if stage.status != "skipped"]
        assert "connect" in stages
        assert "read_only" in stages

    def test_says_which_engine_it_is(self, session: Session) -> None:
        version = session.server_version()
        assert any(character.isdigit() for character in version)

    def test_finds_all_tables_and_views(self, session: Session) -> None:
        kinds = {table.name: table.kind for table in session.introspect(Sampling()).tables}
        tables = dict.fromkeys(("products", "customers", "orders", "order_items"), "table")
        assert kinds == {**tables, "order_totals": "view"}

    def test_finds_columns_with_types_in_order(self, session: Session) -> None:
        table = session.introspect(Sampling()).table("orders")
        expected = {
            "id": "integer",
            "customer_id": "integer",
            "placed": "timestamp",
            "note": "text",
            **self.shown_types,
        }
        assert table is not None
        assert {column.name: column.type for column in table.columns} == expected
        assert [column.name for column in table.columns] == [*expected]

    def test_finds_keys(self, session: Session) -> None:
        catalog = session.introspect(Sampling())
        items, orders, customers = (catalog.table(name) for name in ("order_items", "orders", "customers"))
        assert items is not None
        assert orders is not None
        assert customers is not None
        assert [column.name for column in items.columns if column.primary_key] == ["order_id", "line"]
        assert [(key.columns, key.target, key.target_columns) for key in orders.foreign_keys] == [
            (("customer_id",), "customers", ("id",))
        ]
        assert {key.target for key in items.foreign_keys} == {"orders", "products"}
        unique = {column.name for column in customers.columns if column.unique}
        assert unique == {"id", "email"}

    def test_finds_what_may_be_null(self, session: Session) -> None:
        table = session.introspect(Sampling()).table("customers")
        assert table is not None
        assert [column.name for column in table.columns if column.nullable] == ["email"]

    def test_samples_stored_texts(self, session: Session) -> None:
        table = session.introspect(Sampling()).table("customers")
        assert table is not None
        city = table.column("city")
        assert city is not None
        assert city.values == ("London", "Malmö", "北京")
        assert city.values_complete

    def test_samples_no_more_than_allowed(self, session: Session) -> None:
        table = session.introspect(Sampling(values_per_column=2, value_length=5)).table("customers")
        assert table is not None
        city, name = table.column("city"), table.column("name")
        assert city is not None
        assert name is not None
        assert len(city.values) <= 2
        assert not city.values_complete
        assert all(len(value) <= 5 for value in city.values + name.values)

    def test_looks_at_no_data_when_none_may_be_sampled(self, session: Session) -> None:
        catalog = session.introspect(Sampling(values_per_column=0, value_length=0, rows_scanned=0, budget_ms=0))
        assert len(catalog.tables) == 5
        assert not any(column.values or column.minimum for _, column in catalog.columns())

    def test_knows_the_bounds_of_numbers_and_times(self, session: Session) -> None:
        table = session.introspect(Sampling()).table("orders")
        assert table is not None
        placed, number = table.column("placed"), table.column("id")
        assert placed is not None
        assert number is not None
        assert (number.minimum, number.maximum) == ("1", "4")
        assert str(placed.minimum)[:10] == "2024-01-08"
        assert str(placed.maximum)[:10] == "2024-03-31"

    def test_estimates_the_rows(self, session: Session) -> None:
        table = session.introspect(Sampling()).table("order_items")
        assert table is not None
        assert table.row_estimate in {None, 6}
