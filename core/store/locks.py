"""One process at a time."""

from __future__ import annotations

import hashlib

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session


def exclusive(transaction: Connection | Session, name: str) -> None:
    """Wait until no other process is inside a transaction that called this with the same name; held until this one ends.

    SQLite has one writer at a time anyway, so there is nothing to take.
    """
    connection = transaction.connection() if isinstance(transaction, Session) else transaction
    if connection.dialect.name == "postgresql":
        number = int.from_bytes(hashlib.sha256(f"aifordb:{name}".encode()).digest()[:8], "big", signed=True)
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": number})
