"""The way of a question: authorize → catalog → link → propose → guard → run → store → show. Each step is a function of its own."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .. import clock
from ..connections import Usable, use
from ..context import Context
from ..contracts.results import CheckedStatement, Limits, Result
from ..contracts.sql_generator import Candidate, GenerationRequest
from ..errors import DatabaseUnreachable, FieldProblem, QueryFailed, StatementRefused, ValidationError
from ..guard import check
from ..ids import new_id
from ..linking import link
from ..queries import NewQuery, StoredQuery, save_query
from ..results import ResultHeader, ResultPage, pack, store_result
from ..team import Actor, authorize
from .choose import Checked, is_blank, may_stand_in, rank
from .clarify import clarify
from .describe import describe, describe_clarification
from .parent import find_option, find_parent, previous
from .propose import propose, seat
from .request import AskRequest
from .steps import Asked, Chosen
from .trace import Trace
from .typed import typed

TRIES = 3
"""Readings run before giving up, when the database refuses one that the guard let through."""
GONE = "This option may not run any more."
ONE_OF = "Send only one of question, sql and option_id."


@dataclass(frozen=True, slots=True)
class Answer:
    """A stored query and the first rows of its result; None if nothing was run."""

    query: StoredQuery
    results: ResultPage | None


def ask(context: Context, actor: Actor, request: AskRequest) -> Answer:
    """Answer a question, or run SQL, on one connection; whatever was run is stored, and so is a question that is asked back.

    :raises ValidationError: not exactly one of question, SQL and option; an option that the parent does not have; SQL that the guard refuses; a bad
        parameter or generator.
    :raises QuestionNotUnderstood: the question does not fit the schema, or asks to change data.
    :raises NotFound: no such connection or parent for this actor.
    :raises QueryFailed: the SQL failed; stored, and its details name `query_id` and `sql`.
    :raises DatabaseUnreachable: the database could not be used.
    """
    authorize(actor, "queries:run")
    if request.name is not None or request.description is not None or request.tags or request.visibility != "private":
        authorize(actor, "queries:write")
    _exactly_one(request)
    asked = _prepare(context, actor, request)
    intended = _intend(context, asked)
    if request.on_ambiguity == "ask":
        clarification = clarify(intended.ranked, asked.snapshot.catalog, context.settings.asking.clarify_within)
        if clarification is not None:
            return _store(context, actor, describe_clarification(asked, intended, clarification))
    if request.preview:
        return _keep(context, actor, asked, intended)
    try:
        chosen = _run(context, asked, intended)
    except (QueryFailed, DatabaseUnreachable) as error:
        _keep_failure(context, actor, asked, intended, error)
        raise
    return _keep(context, actor, asked, chosen)


def _exactly_one(request: AskRequest) -> None:
    given = [name for name in ("question", "sql", "option_id") if getattr(request, name) is not None]
    if len(given) == 1:
        name = given[0]
        if not getattr(request, name).strip():
            raise ValidationError.of(FieldProblem(name, "too_short", "Must not be empty."))
        return
    code, message = ("exactly_one_of", ONE_OF) if given else ("required", "Missing.")
    raise ValidationError.of(FieldProblem("question", code, message), hint="Send either question or sql.")


def _prepare(context: Context, actor: Actor, request: AskRequest) -> Asked:
    trace = Trace()
    with trace.step("connect") as decide:
        parent = find_parent(context, actor, request)
        usable = use(context, actor, request.connection_id if parent is None else parent.connection_id)
        decide(usable.connection_id)
    limits, source = _limits(usable, request)
    with trace.step("catalog") as decide:
        snapshot = context.catalogs.current(usable.connection_id, usable.version, usable.target, stamp=usable.stamp)
        decide(f"{len(snapshot.catalog.tables)} tables, {snapshot.state}")
    return Asked(request, parent, usable, snapshot, limits, source, new_id("query"), trace)


def _limits(usable: Usable, request: AskRequest) -> tuple[Limits, str]:
    """The connection's limits, narrowed by the request's, and whose the row limit is."""
    limits, source = usable.limits, usable.limit_sources["max_rows"]
    if request.max_rows is not None and request.max_rows < limits.max_rows:
        limits, source = replace(limits, max_rows=request.max_rows), "request"
    if request.timeout_ms is not None:
        limits = replace(limits, timeout_ms=min(limits.timeout_ms, request.timeout_ms))
    return limits, source


def _intend(context: Context, asked: Asked) -> Chosen:
    if asked.request.sql is not None:
        return _from_sql(asked)
    return _from_option(asked) if asked.request.option_id is not None else _from_question(context, asked)


def _from_question(context: Context, asked: Asked) -> Chosen:
    """The best reading of the question that may run."""
    settings, request = context.settings.asking, asked.request
    assert request.question is not None
    panel = seat(context.plugins.generators, settings.panel, request.generator, settings.enough)
    now = clock.local_now(settings.timezone)
    catalog = asked.snapshot.catalog
    with asked.trace.step("link") as decide:
        linked = link(request.question, catalog, now)
        decide(f"{len(linked.mentions)} mentions, {len(linked.unlinked)} words unlinked")
    told = previous(asked.parent)
    generation = GenerationRequest(request.question, catalog, linked, now, asked.usable.privacy, previous=told)
    ranked = rank(propose(panel, generation, asked.limits, asked.trace))
    return Chosen(ranked[0].statement, ranked[0], ranked)


def _from_sql(asked: Asked) -> Chosen:
    sql = asked.request.sql
    assert sql is not None
    with asked.trace.step("check"):
        return Chosen(check(sql, asked.snapshot.catalog, asked.limits, parameters=asked.request.parameters))


def _from_option(asked: Asked) -> Chosen:
    """The reading that the person chose. It was stored, so it passes the guard again: the schema may have changed."""
    assert asked.parent is not None
    assert asked.request.option_id is not None
    option, sure = find_option(asked.parent, asked.request.option_id)
    with asked.trace.step("check"):
        try:
            statement = check(option.sql, asked.snapshot.catalog, asked.limits)
        except StatementRefused as refusal:
            raise StatementRefused(refusal.reason, field="option_id", message=GONE) from None
    generator = str((asked.parent.generator or {}).get("name", ""))
    return Chosen(statement, Checked(Candidate(option.sql, sure, option.label), statement, generator))


def _run(context: Context, asked: Asked, intended: Chosen) -> Chosen:
    """Run the best reading that the database takes; if it finds nothing, the next one that may stand in for it and finds something."""
    ran = _first_that_runs(context, asked, intended)
    if ran.reading is None or ran.result is None or not is_blank(ran.result):
        return ran
    best = ran.reading
    behind = ran.ranked[ran.ranked.index(best) + 1 :] if best in ran.ranked else ()
    for other in [one for one in behind if may_stand_in(one.candidate, best.candidate)][: TRIES - 1]:
        try:
            result = _execute(context, asked, other.statement)
        except (QueryFailed, DatabaseUnreachable):  # the answer that we have stands
            return ran
        if not is_blank(result):
            return replace(ran, statement=other.statement, reading=other, result=result)
    return ran


def _first_that_runs(context: Context, asked: Asked, intended: Chosen) -> Chosen:
    """Run the best reading; if the database refuses it, the next ones.

    :raises QueryFailed: the first reading's failure, when no other one ran either.
    """
    failures: list[QueryFailed] = []
    tries = [intended, *(replace(intended, statement=one.statement, reading=one) for one in intended.ranked[1:TRIES])]
    for chosen in tries:
        try:
            return replace(chosen, result=_execute(context, asked, chosen.statement))
        except QueryFailed as failure:
            failures.append(failure)
            if failure.reason != "execution":
                break
    raise failures[0]


def _execute(context: Context, asked: Asked, statement: CheckedStatement) -> Result:
    with asked.trace.step("run") as decide:
        result = context.runner.run(
            asked.usable.target, statement, asked.limits, row_limit_source=asked.row_limit_source
        )
        decide(f"{len(result.rows)} rows{', truncated' if result.truncated else ''}")
    return typed(result, statement.sql, asked.snapshot.catalog)


def _keep(context: Context, actor: Actor, asked: Asked, chosen: Chosen) -> Answer:
    with asked.trace.step("describe"):
        new = describe(context.plugins.widgets, asked, chosen)
    answer = _store(context, actor, new, chosen.result)
    page = None if chosen.result is None else _first_page(chosen.result, answer.query, asked.request.limit)
    return replace(answer, results=page)


def _store(context: Context, actor: Actor, new: NewQuery, result: Result | None = None) -> Answer:
    """Store the query with its result in one transaction."""
    packed = pack(result) if result is not None else None
    with context.store.session() as session:
        query = save_query(session, actor, new)
        if packed is not None:
            store_result(session, query.query_id, packed)
    return Answer(query, None)


def _keep_failure(
    context: Context, actor: Actor, asked: Asked, intended: Chosen, error: QueryFailed | DatabaseUnreachable
) -> None:
    """Store the failed query, so that it stays readable, and let the error name it."""
    assert isinstance(error.details, dict)
    error.details["query_id"] = asked.query_id
    if isinstance(error, QueryFailed):
        error.details["sql"] = intended.statement.shown_sql
    else:
        error.details["connection_id"] = asked.usable.connection_id
    new = replace(describe(context.plugins.widgets, asked, intended), status="failed", error=error.to_json())
    with context.store.session() as session:
        save_query(session, actor, new)


def _first_page(result: Result, query: StoredQuery, limit: int) -> ResultPage:
    """The first rows straight from memory, as `core.results` would read them back."""
    count = len(result.rows)
    header = ResultHeader(
        result.columns,
        count,
        result.truncated,
        result.limit_source,
        result.execution_ms,
        query.as_of or query.created_at,
    )
    return ResultPage(header, result.rows[:limit], 0, limit if limit < count else None)
