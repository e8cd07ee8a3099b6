"""How tables join: declared and inferred links, and the tree that connects some tables."""

from __future__ import annotations

import time

import pytest
from aifordb.core import Catalog, Column, ColumnType, ForeignKey, Table
from aifordb.core.plan import Link, NoJoinPath, TableUse, join_graph, join_tree

from .shop import SHOP


def column(name: str, type: ColumnType = "integer", *values: str, key: bool = False) -> Column:
    return Column(name, type, primary_key=key, nullable=not key, values=values, values_complete=bool(values))


def links(*tables: Table) -> list[str]:
    """Every link as `source.column → target.column weight`."""
    graph = join_graph(Catalog("sqlite", tables))
    found = dict.fromkeys(link for table in tables for link in graph.links(table.key))
    return [spoken(link) for link in found]


def spoken(link: Link) -> str:
    pairs = zip(link.columns, link.target_columns, strict=True)
    return ", ".join(f"{link.source}.{a} → {link.target}.{b}" for a, b in pairs)


def path(*needed: str | TableUse, prefer: tuple[str, ...] = (), catalog: Catalog = SHOP) -> list[str]:
    """The tree's joins as `table.column = table.column`, with `#1` behind the second use of a table."""
    tree = join_tree(join_graph(catalog), needed, prefer=prefer)

    def name(use: TableUse) -> str:
        return use.table + (f"#{use.instance}" if use.instance else "")

    return [
        " and ".join(f"{name(join.parent)}.{a} = {name(join.use)}.{b}" for a, b in join.pairs) for join in tree.joins
    ]


def test_a_declared_key_is_a_link_from_the_referring_table() -> None:
    graph = join_graph(SHOP)
    assert [spoken(link) for link in graph.links("categories")] == ["products.category_id → categories.id"]


@pytest.mark.parametrize(
    ("column_name", "target", "expected"),
    [
        ("customer_id", ("customers", "id"), ["orders.customer_id → customers.id"]),
        ("customerid", ("customer", "id"), ["orders.customerid → customer.id"]),
        ("CustomerID", ("Customers", "CustomerID"), ["orders.CustomerID → Customers.CustomerID"]),
        ("customer_id", ("customers", "customer_id"), ["orders.customer_id → customers.customer_id"]),
        ("customer_code", ("customers", "code"), ["orders.customer_code → customers.code"]),
        ("category_id", ("tbl_categories", "id"), ["orders.category_id → tbl_categories.id"]),
        ("shipping_address_id", ("addresses", "id"), ["orders.shipping_address_id → addresses.id"]),
        ("stuid", ("student", "stuid"), ["orders.stuid → student.stuid"]),
        ("customer", ("customers", "id"), []),
        ("amount", ("customers", "id"), []),
        ("id", ("customers", "id"), []),
    ],
)
def test_a_column_named_after_a_table_refers_to_its_key(
    column_name: str, target: tuple[str, str], expected: list[str]
) -> None:
    orders = Table("orders", (column("nr", key=True), column(column_name)))
    assert links(orders, Table(target[0], (column(target[1], key=True), column("label", "text")))) == expected


def test_two_plain_ids_are_never_linked() -> None:
    assert links(Table("a", (column("id", key=True),)), Table("b", (column("id", key=True),))) == []


def test_columns_of_types_that_do_not_compare_are_not_linked() -> None:
    orders = Table("orders", (column("id", key=True), column("customer_id", "text")))
    assert links(orders, Table("customers", (column("id", key=True),))) == []


def test_texts_without_a_value_in_common_are_not_linked() -> None:
    orders = Table("orders", (column("id", key=True), column("shop_code", "text", "x1", "x2")))
    apart = Table("shops", (column("code", "text", "y1", key=True),))
    shared = Table("shops", (column("code", "text", "x2", "y1", key=True),))
    assert links(orders, apart) == []
    assert links(orders, shared) == ["orders.shop_code → shops.code"]


def test_nothing_is_inferred_between_tables_with_a_declared_key() -> None:
    customers = Table("customers", (column("id", key=True), column("email", "text")))
    orders = Table(
        "orders",
        (column("id", key=True), column("buyer"), column("customer_id")),
        foreign_keys=(ForeignKey(("buyer",), "customers", ("id",)),),
    )
    assert links(customers, orders) == ["orders.buyer → customers.id"]


def test_without_any_key_a_table_goes_by_the_column_named_after_it() -> None:
    state = Table("state", (column("state_name", "text"), column("area")))
    city = Table("city", (column("city_name", "text"), column("state_name", "text")))
    assert links(state, city) == ["city.state_name → state.state_name"]


def test_views_link_to_the_tables_they_name() -> None:
    view = Table("monthly_sales", (column("customer_id"), column("total")), kind="view")
    assert links(view, Table("customers", (column("id", key=True),))) == ["monthly_sales.customer_id → customers.id"]


def test_a_key_without_target_columns_means_the_primary_key() -> None:
    child = Table("child", (column("parent"),), foreign_keys=(ForeignKey(("parent",), "parents", ()),))
    assert links(child, Table("parents", (column("pid", key=True),))) == ["child.parent → parents.pid"]


def test_a_composite_key_joins_on_all_its_columns() -> None:
    lines = Table("lines", (column("region", key=True), column("nr", key=True)))
    notes = Table(
        "notes",
        (column("id", key=True), column("region"), column("nr")),
        foreign_keys=(ForeignKey(("region", "nr"), "lines", ("region", "nr")),),
    )
    assert path("notes", "lines", catalog=Catalog("sqlite", (lines, notes))) == [
        "notes.region = lines.region and notes.nr = lines.nr"
    ]


@pytest.mark.parametrize(
    ("needed", "expected"),
    [
        (["orders"], []),
        (["orders", "customers"], ["orders.customer_id = customers.id"]),
        (["customers", "orders"], ["customers.id = orders.customer_id"]),
        (
            ["orders", "products"],
            ["orders.id = order_items.order_id", "order_items.product_id = products.id"],
        ),
        (
            ["orders", "categories"],
            [
                "orders.id = order_items.order_id",
                "order_items.product_id = products.id",
                "products.category_id = categories.id",
            ],
        ),
    ],
)
def test_tables_join_by_the_shortest_way(needed: list[str], expected: list[str]) -> None:
    assert path(*needed) == expected


def test_a_linking_table_is_preferred_to_a_shared_parent() -> None:
    city = Table("city", (column("id", key=True),))
    staff = Table("staff", (column("id", key=True), column("city_id")))
    club = Table("club", (column("id", key=True), column("city_id")))
    member = Table("member", (column("staff_id", key=True), column("club_id", key=True)))
    catalog = Catalog("sqlite", (city, staff, club, member))
    assert path("staff", "club", catalog=catalog) == ["staff.id = member.staff_id", "member.club_id = club.id"]


def test_a_preferred_column_decides_between_two_keys() -> None:
    assert path("flights", "airports") == ["flights.origin_id = airports.id"]
    assert path("flights", "airports", prefer=("flights.destination_id",)) == ["flights.destination_id = airports.id"]


def test_a_second_use_of_a_table_takes_the_other_key() -> None:
    assert path("flights", "airports", TableUse("airports", 1)) == [
        "flights.origin_id = airports.id",
        "flights.destination_id = airports#1.id",
    ]


def test_two_uses_of_one_table_join_by_its_key_to_itself() -> None:
    assert path("customers", TableUse("customers", 1)) == ["customers.referrer_id = customers#1.id"]


def test_two_uses_of_one_table_join_through_a_table_with_two_keys_to_it() -> None:
    student = Table("student", (column("id", key=True),))
    keys = (ForeignKey(("student_id",), "student", ("id",)), ForeignKey(("friend_id",), "student", ("id",)))
    friend = Table("friend", (column("student_id", key=True), column("friend_id", key=True)), foreign_keys=keys)
    assert path("student", TableUse("student", 1), catalog=Catalog("sqlite", (student, friend))) == [
        "student.id = friend.student_id",
        "friend.friend_id = student#1.id",
    ]


def test_each_join_says_whether_it_multiplies_rows() -> None:
    tree = join_tree(join_graph(SHOP), ["customers", "orders"])
    assert [(join.use.table, join.multiplies, join.reverse_multiplies) for join in tree.joins] == [
        ("orders", True, False)
    ]


def key(column_name: str, target: str, target_column: str) -> ForeignKey:
    return ForeignKey((column_name,), target, (target_column,))


SCHOOL = Catalog(
    "sqlite",
    (
        Table("course", (column("course_id", key=True), column("title", "text"))),
        Table("section", (column("course_id", key=True), column("year", key=True)), foreign_keys=(key("course_id", "course", "course_id"),)),
        Table("teaches", (column("teacher_id"), column("course_id"), column("year")), foreign_keys=(key("course_id", "section", "course_id"),)),
    ),
)  # fmt: skip


def test_a_key_to_what_is_not_unique_may_meet_several_rows() -> None:
    link = next(link for link in join_graph(SCHOOL).links("teaches") if link.target == "section")
    assert link.multiplies("teaches")


def test_a_table_that_would_repeat_rows_is_stepped_over() -> None:
    assert path("teaches", "course", catalog=SCHOOL) == ["teaches.course_id = course.course_id"]
    assert path("teaches", "section", "course", catalog=SCHOOL) == [
        "teaches.course_id = section.course_id",
        "section.course_id = course.course_id",
    ]


def test_a_key_declared_to_its_own_table_by_mistake_still_refers_to_what_it_is_named_after() -> None:
    musical = Table("musical", (column("musical_id", key=True), column("name", "text")))
    actor = Table("actor", (column("actor_id", key=True), column("musical_id")), foreign_keys=(key("musical_id", "actor", "actor_id"),))  # fmt: skip
    assert links(musical, actor) == ["actor.musical_id → musical.musical_id", "actor.musical_id → actor.actor_id"]


def test_tables_that_nothing_connects_are_named() -> None:
    with pytest.raises(NoJoinPath) as caught:
        join_tree(join_graph(SHOP), ["orders", "airports"])
    assert caught.value.tables == ("orders", "airports")
    assert caught.value.message == "Nothing in the schema connects orders with airports."
    assert caught.value.status == 422


def test_the_same_tables_give_the_same_tree() -> None:
    trees = [join_tree(join_graph(SHOP), ["categories", "customers", "orders"]) for _ in range(3)]
    assert trees[0] == trees[1] == trees[2]


def test_a_graph_is_made_once_for_a_catalog() -> None:
    assert join_graph(SHOP) is join_graph(SHOP)


def test_five_thousand_tables_take_less_than_three_seconds() -> None:
    def table(number: int) -> Table:
        refers = [column(f"entity_{(number * 7 + offset) % 5_000}_id") for offset in range(4)]
        others = [column(f"c{offset}_{number % 50}", "text") for offset in range(15)]
        return Table(f"entity_{number}", (column("id", key=True), *refers, *others))

    catalog = Catalog("postgres", tuple(table(number) for number in range(5_000)))
    start = time.process_time()
    graph = join_graph(catalog)
    assert time.process_time() - start < 3
    assert "entity_1.entity_10_id → entity_10.id" in [spoken(link) for link in graph.links("entity_1")]
