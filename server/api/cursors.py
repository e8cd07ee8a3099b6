"""Page cursors: opaque, signed, bound to an endpoint and its filters, good for a day (contract 1.6)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson
from aifordb.core.errors import FieldProblem, ValidationError
from aifordb.core.secrets import Vault
from itsdangerous import BadData, URLSafeTimedSerializer

PREFIX = "cur_"
GOOD_FOR_S = 24 * 3600
_PURPOSE = "cursor"
_NOT_FILTERS = frozenset({"limit", "cursor"})


def sign(vault: Vault, endpoint: str, query: Mapping[str, Any], position: object) -> str:
    """A cursor that leads to `position`, a JSON value.

    :param query: the request's query string; all of it but `limit` and `cursor` binds.
    """
    return PREFIX + str(_serializer(vault, endpoint, query).dumps(position))


def read(vault: Vault, endpoint: str, query: Mapping[str, Any], cursor: str) -> Any:
    """The position that `sign` was given.

    :raises ValidationError: the cursor is expired, changed, or of another endpoint or other filters.
    """
    try:
        if not cursor.startswith(PREFIX) or not cursor.isascii():
            raise BadData("no cursor")
        return _serializer(vault, endpoint, query).loads(cursor.removeprefix(PREFIX), max_age=GOOD_FOR_S)
    except BadData:
        problem = FieldProblem("cursor", "invalid_cursor", "This cursor is expired, or not one of this list.")
        raise ValidationError.of(problem, hint="Start again without a cursor, with the same filters.") from None


def _serializer(vault: Vault, endpoint: str, query: Mapping[str, Any]) -> URLSafeTimedSerializer:
    filters = {name: value for name, value in query.items() if name not in _NOT_FILTERS and value is not None}
    bound = orjson.dumps([endpoint, filters], option=orjson.OPT_SORT_KEYS, default=str)
    # itsdangerous signs with the last key and accepts all; the vault gives the current one first.
    keys = list(reversed(vault.derive(_PURPOSE)))
    return URLSafeTimedSerializer(
        keys, salt=hashlib.sha256(bound).digest(), signer_kwargs={"digest_method": hashlib.sha256}
    )
