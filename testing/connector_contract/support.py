"""What the promises share: statements as the guard would give them, reading, and a folder that is watched."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar, Final

from aifordb.core import CheckedStatement, Connector, Limits, Session

MARKER: Final = "marker-4f1c-of-a-file-that-nobody-may-read"
LIMITS: Final = Limits(timeout_ms=3_000)
FLAT_BYTES: Final = 8 * 1024 * 1024
"""Python memory that reading many rows may take beyond the first batch."""

Row = tuple[Any, ...]


def check(sql: str, dialect: str = "", row_limit: int = 100_000, **parameters: Any) -> CheckedStatement:
    """A statement as if the guard had let it through: these tests try the session alone."""
    return CheckedStatement(sql, dialect, sql, row_limit, parameters)


def read(session: Session, sql: str, limits: Limits = LIMITS, **parameters: Any) -> list[Row]:
    """All rows of a statement."""
    return [row for batch in session.execute(check(sql, **parameters), limits).batches for row in batch]


class Watched:
    """A folder in which nothing may change, and a file in it whose content may be shown by nobody."""

    def __init__(self, secrets: Path, database: Mapping[str, Any]) -> None:
        self.secret = secrets / "secret.csv"
        self.secret.write_text(f"a,b\n{MARKER},1\n", "utf-8")
        self.out = secrets / "stolen.out"
        files = [Path(value) for value in database.values() if isinstance(value, str) and value.startswith("/")]
        self._folders = [secrets, *(file.parent for file in files if file.is_file())]
        self._before = self._digests()

    def filled(self, sql: str) -> str:
        """The statement with the names of the files."""
        return sql.replace("{out}", str(self.out)).replace("{secret}", str(self.secret))

    def assert_unchanged(self) -> None:
        """No file was made, changed or removed."""
        assert self._digests() == self._before

    def _digests(self) -> dict[str, str]:
        files = [path for folder in self._folders for path in sorted(folder.rglob("*")) if path.is_file()]
        return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


class Promises:
    """What every group of promises can rely on; the author of a connector gives it."""

    connector: ClassVar[Connector]
    forever: ClassVar[str] = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
    """A statement that never ends by itself."""
    many: ClassVar[str] = (
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows})"
        " SELECT i, 'a text of some length, number ' || CAST(i AS VARCHAR(10)) AS t FROM n"
    )
    """A statement with `{rows}` rows of a number and a text."""
