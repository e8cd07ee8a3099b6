"""The outcome of a connection test: a diagnosis, or an error that carries one (contract 2.5)."""

from __future__ import annotations

from typing import Any, get_args

from ..contracts.connector import StageName
from ..errors import DatabaseUnreachable
from ..running import Diagnosis, StageReport


def diagnosis_json(diagnosis: Diagnosis) -> dict[str, Any]:
    """The object that a passed test answers as `data`, and a failed one as `details`."""
    failed = diagnosis.failed
    return diagnosis.to_json() | ({"code": failed.code} if failed is not None else {})


def raise_if_failed(diagnosis: Diagnosis, connection_id: str | None) -> None:
    """Turn a failed test into the error that carries it.

    :raises DatabaseUnreachable: with the whole diagnosis as details.
    """
    failed = diagnosis.failed
    if failed is None:
        return
    error = DatabaseUnreachable(
        failed.message or "The database could not be used.",
        stage=failed.stage,
        failure=failed.code or "server_unavailable",
        retryable=diagnosis.retryable,
        hint=failed.hint,
    )
    error.details = {"connection_id": connection_id, **diagnosis_json(diagnosis)}
    raise error


def before_opening(error: DatabaseUnreachable) -> Diagnosis:
    """What is known when a test ends before the engine was asked, such as by a missing file."""
    first, *others = get_args(StageName)
    report = StageReport(first, "failed", 0, error.failure, error.message, error.hint)
    skipped = (StageReport(name, "skipped") for name in others)
    return Diagnosis(False, None, 0, (report, *skipped), None, error.retryable)
