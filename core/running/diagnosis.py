"""What a connection test found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, get_args

from ..contracts.connector import StageName

STAGES: Final[tuple[StageName, ...]] = get_args(StageName)
"""In the order in which a connection is made."""


@dataclass(frozen=True, slots=True)
class StageReport:
    """One stage of a test.

    :param ms: milliseconds it took; None if it was skipped.
    :param code: a stable word for what failed or is worth a warning (contract 2.5).
    """

    stage: StageName
    status: Literal["ok", "warning", "skipped", "failed"]
    ms: int | None = None
    code: str | None = None
    message: str | None = None
    hint: str | None = None

    def to_json(self) -> dict[str, Any]:
        """As the API shows it: without members that say nothing."""
        whole = {
            "stage": self.stage, "status": self.status, "ms": self.ms, "code": self.code, "message": self.message, "hint": self.hint,
        }  # fmt: skip
        return {name: value for name, value in whole.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The whole test.

    :param server_version: such as `SQLite 3.40.1`; None if it came not so far.
    :param latency_ms: milliseconds of all stages together.
    :param stages: all stages, in the order in which a connection is made.
    :param tables: tables and views that can be read; None if it came not so far.
    :param retryable: True if a failed test may succeed later without a change.
    """

    ok: bool
    server_version: str | None
    latency_ms: int
    stages: tuple[StageReport, ...]
    tables: int | None
    retryable: bool = False

    @property
    def failed(self) -> StageReport | None:
        """The stage that failed."""
        return next((stage for stage in self.stages if stage.status == "failed"), None)

    def to_json(self) -> dict[str, Any]:
        """The members of the contract's diagnosis; a failed one names its stage and says whether to try again."""
        stages = [stage.to_json() for stage in self.stages]
        if self.failed is not None:
            return {"ok": False, "failed_stage": self.failed.stage, "retryable": self.retryable, "stages": stages}
        return {
            "ok": True, "server_version": self.server_version, "latency_ms": self.latency_ms, "stages": stages, "tables": self.tables,
        }  # fmt: skip


def complete(reports: Sequence[StageReport]) -> tuple[StageReport, ...]:
    """All stages in order; those without a report were skipped."""
    known = {report.stage: report for report in reports}
    return tuple(known.get(stage, StageReport(stage, "skipped")) for stage in STAGES)
