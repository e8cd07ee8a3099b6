"""Pages of lists."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from aifordb.core.errors import ValidationError
from aifordb.core.store import Base, Listed, PageRequest, Store, paginate
from sqlalchemy import delete, select

BEGIN = datetime(2024, 1, 8, tzinfo=UTC)


class Item(Listed):
    """Something to list, in these tests only."""

    __tablename__ = "probe_items"


@pytest.fixture
def items(store: Store) -> Store:
    """a…g: three moments, several of one moment."""
    Base.metadata.create_all(store.engine, tables=[Item.__table__])
    with store.session() as session:
        session.execute(delete(Item))
        session.add_all(
            Item(id=letter, created_at=BEGIN + timedelta(milliseconds=n // 3)) for n, letter in enumerate("abcdefg")
        )
    return store


def page(store: Store, limit: int, after: tuple[str, str] | None = None) -> tuple[str, tuple[str, str] | None]:
    with store.reading() as session:
        found = paginate(session, select(Item), Item, PageRequest(limit, after), lambda item: item.id)
    return "".join(found.items), found.next


def test_pages_run_from_the_newest_to_the_oldest_and_end(items):
    letters, position = page(items, 3)
    assert (letters, position) == ("gfe", ("2024-01-08T00:00:00.001Z", "e"))
    letters, position = page(items, 3, position)
    assert (letters, position) == ("dcb", ("2024-01-08T00:00:00.000Z", "b"))
    assert page(items, 3, position) == ("a", None)


def test_a_page_that_ends_with_the_list_has_no_next(items):
    assert page(items, 7) == ("gfedcba", None)


def test_inserts_never_shift_a_page_and_deletes_never_repeat_one(items):
    _, position = page(items, 3)
    with items.session() as session:
        session.add(Item(id="z", created_at=BEGIN + timedelta(seconds=1)))
        session.execute(delete(Item).where(Item.id == "e"))
    assert page(items, 9, position) == ("dcba", None)


@pytest.mark.parametrize("position", [("yesterday", "e"), (), (None, "e")])
def test_a_position_that_is_none_is_an_invalid_cursor(items, position):
    with pytest.raises(ValidationError) as caught:
        page(items, 3, position)
    assert caught.value.details[0].code == "invalid_cursor"
