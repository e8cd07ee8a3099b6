"""The only source of "now". Steps take the time as an argument; processes get it here."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """The present time, in UTC, to the millisecond: what the API shows (RFC 3339, contract 1.5)."""
    present = datetime.now(UTC)
    return present.replace(microsecond=present.microsecond // 1000 * 1000)


def local_now(timezone: str) -> datetime:
    """The present time in an IANA zone: what decides when "today" begins."""
    return now().astimezone(ZoneInfo(timezone))


def to_text(moment: datetime) -> str:
    """`2024-01-08T09:30:00.000Z` for an aware `moment`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"
