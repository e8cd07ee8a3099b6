"""The time with the most: "what is the busiest month", "which day has the most orders"."""

from __future__ import annotations

from aifordb.core import Assumption
from aifordb.core.plan.model import Aggregate, Bucket, ColumnRef, DatePart, Expression, Order, Output, Star, Unit

from .draft import Draft, said
from .events import event_tables, event_times, sales_tables
from .measures import money
from .words import TIME_UNITS, phrase

_BUSIEST = phrase(r"(?P<word>busiest|quietest|slowest|best|worst|strongest|weakest|most active|least busy|most busy) (?P<unit>{units})".format(
    units=r"(?:week ?day|day of (?:the )?week|day|week|month|quarter|year|hour)s?(?: of (?:the )?(?:week|day|year))?"
))  # fmt: skip
_WHICH = phrase(
    r"(?:(?:in |on |at )?(?:which|what) )(?P<unit>day of (?:the )?week|weekday|day|week|month|quarter|year|hour)"
    r"(?= (?:(?:\w+ ){0,5})(?:most|fewest|least|highest|lowest|best|biggest|largest)(?!\S))"
)


def read_busiest(draft: Draft) -> None:
    """A bucket of time as what is asked for; which comes first is left to the superlative, or counted here for "busiest"."""
    for found in draft.question.find(_BUSIEST):
        time = _time(draft)
        if time is None:
            return
        draft.mark(found.first, found.last)
        _group(draft, time, found.match["unit"])
        worth = money(draft) if found.match["word"] in ("best", "worst", "strongest", "weakest") else None
        counted = Aggregate("count", Star(time.table)) if worth is None else Aggregate("sum", worth)
        draft.outputs.append(Output(counted))
        quiet = found.match["word"] in ("quietest", "slowest", "least busy", "worst", "weakest")
        draft.order.append(Order(counted, not quiet))
        draft.limit = 1
        what = f"rows of {time.table}" if worth is None else f"of the total of {said(worth)}"
        text = f"“{found.match['word']}” is read as the {'least' if quiet else 'most'} {what}, by {time.column}."
        draft.assumptions.append(Assumption(found.match["word"], time.table, text))
        return
    for found in draft.question.find(_WHICH):
        chunk = draft.question.chunk_at(found.last)
        named = draft.column_of(chunk) if chunk is not None else None
        if named is not None and named[1] >= 0.7:
            return  # a column is called so
        time = _time(draft)
        if time is not None and not (draft.schema.is_year(time) and "year" not in found.match["unit"]):
            draft.mark(found.first, found.last)
            _group(draft, time, found.match["unit"])
            draft.show_order = not draft.schema.is_year(time)
        return


def _group(draft: Draft, time: ColumnRef, unit: str) -> None:
    key = _bucket(draft, time, unit)
    draft.group.append(key)
    draft.outputs.append(Output(key, "weekday" if isinstance(key, DatePart) and key.part == "weekday" else None))
    resolved = f"{time.table}.{time.column}"
    draft.assumptions.append(Assumption(unit, resolved, f"The {unit} is that of {resolved}."))


def _bucket(draft: Draft, time: ColumnRef, unit: str) -> Expression:
    if draft.schema.is_year(time):
        return time
    if "week" in unit and "day" in unit:
        return DatePart("weekday", time)
    if unit.startswith("hour"):
        return DatePart("hour", time)
    name: Unit = TIME_UNITS[unit.split(maxsplit=1)[0]]
    return Bucket(name, time)


def _time(draft: Draft) -> ColumnRef | None:
    """Of the table that is asked about; where none is named, of the sales."""
    tables = list(event_tables(draft))
    if not draft.named():
        tables = [*sales_tables(draft), *tables]
    for table in dict.fromkeys(tables):
        times = event_times(draft.schema, table)
        if times:
            return times[0]
    return None
