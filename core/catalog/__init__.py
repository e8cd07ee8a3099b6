"""Snapshots of what databases look like."""

from .catalogs import Catalogs
from .snapshot import Header, Snapshot, State, read_headers

__all__ = ["Catalogs", "Header", "Snapshot", "State", "read_headers"]
