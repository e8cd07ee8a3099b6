"""The append-only log of who did what."""

from .operations import HIDDEN, SYSTEM, AuditEntry, Author, HasAuthor, Target, list_entries, record

__all__ = ["HIDDEN", "SYSTEM", "AuditEntry", "Author", "HasAuthor", "Target", "list_entries", "record"]
