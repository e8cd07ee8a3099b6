"""Ask the panel of SQL generators, the cheap ones first, and keep what the guard lets through."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ..contracts.results import Limits
from ..contracts.sql_generator import Candidate, GenerationRequest, SqlGenerator
from ..errors import (
    AifordbError,
    FieldProblem,
    InternalError,
    QuestionNotUnderstood,
    ServiceUnavailable,
    StatementRefused,
    ValidationError,
)
from ..guard import check
from .choose import Checked
from .repair import repair
from .trace import Trace

log = logging.getLogger(__name__)

NO_READING = "None of the readings of this question may run."
CANDIDATES = 10
"""Readings taken from one generator, whatever it offers: each costs a check."""


@dataclass(frozen=True, slots=True)
class Panel:
    """The generators to ask, in order; asking stops once a reading scores at least `enough`."""

    generators: tuple[SqlGenerator, ...]
    enough: float


def seat(installed: Mapping[str, SqlGenerator], names: Sequence[str], only: str | None, enough: float) -> Panel:
    """The panel of the settings, or the one generator that a request names.

    :raises ValidationError: the request names a generator that is not installed.
    :raises ServiceUnavailable: no generator of the settings is installed.
    """
    if only is not None:
        if only not in installed:
            known = ", ".join(sorted(installed)) or "none"
            raise ValidationError.of(FieldProblem("generator", "not_one_of", f"Installed generators: {known}."))
        return Panel((installed[only],), enough)
    seated = tuple(installed[name] for name in names if name in installed)
    if not seated:
        message = f"None of the server's SQL generators is installed: {', '.join(names) or 'asking.panel is empty'}."
        raise ServiceUnavailable(message, hint="See: aifordb plugins list")
    return Panel(seated, enough)


def propose(panel: Panel, request: GenerationRequest, limits: Limits, trace: Trace) -> tuple[Checked, ...]:
    """Readings of the question that may run, in no particular order.

    :raises QuestionNotUnderstood: no generator could read it; the first one's reasons.
    :raises StatementRefused: there were readings, and the guard lets none of them run.
    :raises AifordbError: every generator gave up or failed.
    """
    found: list[Checked] = []
    reasons: list[AifordbError] = []
    for generator in panel.generators:
        with trace.step("generate") as decide:
            candidates = _ask_one(generator, request, reasons)
            decide(f"{generator.name}: {len(candidates)} readings")
        with trace.step("check") as decide:
            passed = list(_pass(generator, candidates, request, limits, reasons))
            decide(f"{len(passed)} of {len(candidates)} may run")
        found += passed
        if any(one.candidate.score >= panel.enough for one in passed):
            break
    if found:
        return tuple(found)
    raise _why(reasons)


def _why(reasons: list[AifordbError]) -> AifordbError:
    """What to tell the asker: what was not understood says most, a failure of ours least."""
    order = (QuestionNotUnderstood, StatementRefused, ValidationError, AifordbError)
    ranked = sorted(reasons, key=lambda reason: next(at for at, kind in enumerate(order) if isinstance(reason, kind)))
    return ranked[0] if ranked else QuestionNotUnderstood("The question could not be matched to this database.")


def _ask_one(generator: SqlGenerator, request: GenerationRequest, reasons: list[AifordbError]) -> list[Candidate]:
    """One generator's candidates. A plugin that fails is named in the log and costs its own answers only."""
    try:
        return [candidate for candidate, _ in zip(generator.propose(request), range(CANDIDATES), strict=False)]
    except QuestionNotUnderstood as reason:
        reasons.append(reason)
    except AifordbError as error:
        log.warning("SQL generator %s gave up: %s", generator.name, error.message)
        reasons.append(error)
    except Exception:  # the boundary of a plugin: the others are still asked
        log.exception("SQL generator %s failed", generator.name)
        reasons.append(InternalError(f"The SQL generator {generator.name} failed."))
    return []


def _pass(
    generator: SqlGenerator,
    candidates: Iterable[Candidate],
    request: GenerationRequest,
    limits: Limits,
    reasons: list[AifordbError],
) -> Iterable[Checked]:
    for raw in candidates:
        candidate, _ = repair(raw)
        try:
            yield Checked(candidate, check(candidate.sql, request.catalog, limits), generator.name)
        except StatementRefused as refusal:
            log.info("a reading of SQL generator %s was refused: %s", generator.name, refusal.reason)
            reasons.append(StatementRefused(refusal.reason, field="question", message=NO_READING))
        except ValidationError as refusal:
            log.info("a reading of SQL generator %s was refused: %s", generator.name, refusal.message)
            reasons.append(refusal)
