"""All promises together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

import pytest
from aifordb.core import Session
from marshmallow import Schema

from .failing import Failing
from .limits import WithinLimits
from .looking import Looking
from .read_only import ReadOnly
from .reading import Reading
from .support import LIMITS, Watched


class ConnectorContract(Reading, WithinLimits, Failing, Looking, ReadOnly):
    """One promise a test. `connector` and the class-scoped fixture `database` (the connection's fields) are yours to give."""

    gaps: ClassVar[dict[str, str]] = {}
    """Promises that this connector does not keep yet, without `test_`, with the reason; `analytics_pass[SELECT …]` is a single case.
    Such a test must fail; once it passes, delete the gap."""

    @pytest.fixture(autouse=True)
    def _gap(self, request: pytest.FixtureRequest) -> None:
        names = (request.node.name.removeprefix("test_"), request.node.originalname.removeprefix("test_"))
        for promise in self.gaps.keys() & {*names}:
            request.node.add_marker(pytest.mark.xfail(reason=self.gaps[promise], strict=True))

    @pytest.fixture
    def session(self, database: Mapping[str, Any]) -> Iterator[Session]:
        with closing(self.connector.open(database, LIMITS)) as session:
            yield session

    @pytest.fixture
    def watched(self, database: Mapping[str, Any], tmp_path: Path) -> Watched:
        return Watched(tmp_path, database)

    def test_has_a_type_a_label_a_dialect_and_fields(self) -> None:
        assert self.connector.type == self.connector.type.lower() != ""
        assert self.connector.type.replace("_", "").isalnum()
        assert self.connector.label
        assert self.connector.dialect
        assert issubclass(self.connector.fields, Schema)

    def test_every_field_has_help(self) -> None:
        for name, field in self.connector.fields().fields.items():
            assert field.metadata.get("help"), name

    def test_no_field_takes_a_url_or_free_options(self) -> None:
        assert not {"url", "uri", "dsn", "options", "connect_args", "driver", "connection_string"} & {
            *self.connector.fields().fields
        }

    def test_every_gap_names_a_promise(self) -> None:
        assert {gap.partition("[")[0] for gap in self.gaps} <= {
            name.removeprefix("test_") for name in dir(self) if name.startswith("test_")
        }
