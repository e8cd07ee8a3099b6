"""The language of sequences: every symbol has its places, every place an end, and plans are walks."""

from __future__ import annotations

import pytest
from aifordb.plugins.llm.builtin.learned.grammar import (
    GRAMMAR,
    PLACE_ID,
    PLACES,
    POINTERS,
    SYMBOL_ID,
    SYMBOLS,
    Action,
    Walk,
)
from club import actions, linked

RULES = [(place, kind, rest) for place, rules in GRAMMAR.items() for kind, rest in rules.items()]


def test_whatever_may_come_is_a_symbol_or_a_pointer() -> None:
    assert {kind for _, kind, _ in RULES} <= {*SYMBOLS, *POINTERS}


def test_every_symbol_but_the_first_may_come_somewhere_and_every_pointer_too() -> None:
    assert {*SYMBOLS, *POINTERS} - {kind for _, kind, _ in RULES} == {"begin"}


def test_whatever_is_left_to_be_written_is_a_place_of_the_grammar() -> None:
    assert {place for _, _, rest in RULES for place in rest} <= set(GRAMMAR)


def test_every_place_is_reached_from_the_first() -> None:
    reached = {"query"}
    while new := {place for at, _, rest in RULES if at in reached for place in rest} - reached:
        reached |= new
    assert set(PLACES) == reached


def test_from_every_place_all_can_be_written_to_the_end() -> None:
    ending: set[str] = set()
    while new := {at for at, _, rest in RULES if ending.issuperset(rest)} - ending:
        ending |= new
    assert ending == set(PLACES)


def test_symbols_and_places_are_numbered_in_order_each_once() -> None:
    assert [SYMBOL_ID[symbol] for symbol in SYMBOLS] == list(range(len(SYMBOLS)))
    assert [PLACE_ID[place] for place in PLACES] == list(range(len(PLACES)))


QUESTION = "Leeds 60 York March"
WALKS = (
    "* end",
    "members end",
    "distinct members.town end",
    "count each-once members.town where members.town = [Leeds] [Leeds] also [York] [York] end",
    "members.name where members.age > [60] [60] and members.town != [York] [York] or members.zip missing end",
    "members.town count members group members.town having count members >= value-3 descending count * limit value-2 end",
    "sum bookings.price op-* bookings.hours only bookings.started_at during (March) end op-/ count bookings end",
    "percent sum bookings.price against sum bookings.hours op-* bookings.price end",
    "members.town percent count bookings only bookings.hours > [60] [60] end against count bookings group members.town end",
    "avg percent bookings.price against bookings.hours end",
    "share count bookings only bookings.status = [York] [York] end end",
    "per-month bookings.started_at avg days-from bookings.started_at bookings.ended_at group per-month bookings.started_at end",
    "members.name where members.age > sub avg members.age end and members.id not-in sub bookings.member_id end end",
    "bookings.id descending bookings.hours first for-each weekday-of bookings.started_at from courts members via matches.home_id keep members end",
    "members.name intersect coaches.name where coaches.salary between [60] [60] value-1 union members.town end",
)


@pytest.mark.parametrize("written", WALKS)
def test_a_plan_is_a_walk_that_is_done_with_its_last_symbol_and_no_sooner(written: str) -> None:
    walk = Walk()
    for action in actions(written, linked(QUESTION)):
        assert not walk.done
        assert walk.allows(action.kind)
        walk = walk.after(action.kind)
    assert walk.done
    assert walk.place is None
    assert not walk.allows("end")


@pytest.mark.parametrize(
    ("begun", "never"),
    [
        ("", "end"),
        ("", "where"),
        ("members.town", "only"),
        ("members.town where members.town", "end"),
        ("members.town where members.town =", "also"),
        ("members.town where members.town = [Leeds]", "end"),
        ("members.town where members.town missing", "having"),
        ("members.town where", "count"),
        ("members.town descending members.age first", "ascending"),
        ("sum bookings.price only bookings.hours missing", "group"),
    ],
)
def test_what_makes_no_plan_may_not_come(begun: str, never: str) -> None:
    walk = Walk()
    for action in actions(begun, linked(QUESTION)):
        walk = walk.after(action.kind)
    assert not walk.allows(never)
    with pytest.raises(KeyError):
        walk.after(never)


def test_a_walk_leaves_the_one_that_it_goes_on_from_as_it_was() -> None:
    begun = Walk().after("column")
    begun.after("where")
    assert begun.place == "select next"


def test_an_action_with_a_position_is_a_pointer() -> None:
    assert Action("column", 0).is_pointer
    assert not Action("where").is_pointer
