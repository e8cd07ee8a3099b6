"""A tennis club: a small catalog for the parser's tests, with flags stored in four ways, digits in text columns and two ways to one table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from aifordb.core import Catalog, Column, ForeignKey, Table
from aifordb.core.contracts.linked import LinkedQuestion
from aifordb.core.linking import link
from aifordb.plugins.llm.builtin.learned.grammar import SYMBOLS, Action
from aifordb.plugins.llm.builtin.learned.items import items_of

NOW = datetime(2026, 3, 18, 12, tzinfo=UTC)
"""A Wednesday."""


def _key() -> Column:
    return Column("id", "integer", nullable=False, primary_key=True)


def _text(name: str, *values: str) -> Column:
    return Column(name, "text", values=values, values_complete=bool(values))


def _to(column: str, target: str) -> ForeignKey:
    return ForeignKey((column,), target, ("id",))


CLUB = Catalog(
    "sqlite",
    (
        Table(
            "members",
            (
                _key(),
                _text("name", "Ada Byron", "Ben Okri", "Chloe Smith"),
                _text("town", "Bath", "Leeds", "York"),
                _text("tier", "gold", "silver", "trial memberships"),
                _text("zip", "01005", "90210"),
                Column("is_active", "integer", minimum="0", maximum="1"),
                Column("newsletter", "boolean"),
                _text("vip", "N", "Y"),
                Column("age", "integer", minimum="9", maximum="88"),
                Column("joined_on", "date"),
            ),
        ),
        Table("courts", (_key(), _text("name"), _text("surface", "clay", "grass", "hard court"), Column("rate", "decimal"))),
        Table(
            "bookings",
            (
                _key(),
                Column("member_id", "integer"),
                Column("court_id", "integer"),
                _text("status", "booked", "cancelled", "played"),
                Column("started_at", "timestamp"),
                Column("ended_at", "timestamp"),
                Column("price", "decimal"),
                Column("hours", "integer"),
                _text("note"),
            ),
            foreign_keys=(_to("member_id", "members"), _to("court_id", "courts")),
        ),
        Table("coaches", (_key(), _text("name"), _text("country", "France", "Spain"), Column("salary", "decimal"))),
        Table(
            "lessons",
            (_key(), Column("coach_id", "integer"), Column("member_id", "integer"), Column("held_on", "date"), Column("fee", "decimal")),
            foreign_keys=(_to("coach_id", "coaches"), _to("member_id", "members")),
        ),
        Table(
            "matches",
            (_key(), Column("home_id", "integer"), Column("away_id", "integer"), Column("points", "integer"), Column("played_on", "date")),
            foreign_keys=(_to("home_id", "members"), _to("away_id", "members")),
        ),
    ),
)  # fmt: skip


def linked(question: str) -> LinkedQuestion:
    """The question over the club."""
    return link(question, CLUB, NOW)


def spelled(actions: Sequence[Action], question: LinkedQuestion) -> str:
    """A sequence to be read: columns and tables by name, words in brackets, dates in parentheses."""
    return " ".join(_spelled(action, question) for action in actions)


def _spelled(action: Action, question: LinkedQuestion) -> str:
    match action.kind:
        case "column":
            ref = items_of(CLUB).ref(action.at)
            return f"{ref.table}.{ref.column}"
        case "table":
            return items_of(CLUB).tables[action.at]
        case "word":
            return f"[{question.tokens[action.at].text}]"
        case "date":
            return f"({question.tokens[action.at].text})"
        case "star":
            return "*"
        case symbol:
            return symbol.replace(" ", "-")


def actions(written: str, question: LinkedQuestion) -> tuple[Action, ...]:
    """The sequence that `spelled` spells so. Of a word that stands twice in the question, the first."""
    items = items_of(CLUB)
    known = {symbol.replace(" ", "-"): Action(symbol) for symbol in SYMBOLS} | {"*": Action("star", 0)}
    known |= {f"{table}.{column.name}": Action("column", at) for at, (table, column) in enumerate(items.columns)}
    known |= {table: Action("table", at) for at, table in enumerate(items.tables)}
    for at, token in reversed(list(enumerate(question.tokens))):
        known |= {f"[{token.text}]": Action("word", at), f"({token.text})": Action("date", at)}
    return tuple(known[part] for part in written.split())
