"""Marshmallow fields with a meaning of their own in a connector's or action's schema."""

from __future__ import annotations

from typing import Any

from marshmallow import Schema, fields

SchemaClass = type[Schema]
"""A schema class, for contracts that have an attribute called `type`, which hides the built-in one."""


class Secret(fields.String):
    """Text that is written and never read: sealed in the store, absent from every answer, log and message."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(load_only=True, **kwargs)


class DatabaseFile(fields.String):
    """A file that holds a database, as a path relative to a folder that the operator listed.

    Before `Connector.open` core replaces it by the absolute real path, after it checked that the file lies inside a listed folder, that no
    symlink leads out of it, and that it is not one of the server's own files.
    """
