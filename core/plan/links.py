"""A link between two tables: the columns that are equal in rows that belong together."""

from __future__ import annotations

from dataclasses import dataclass

DECLARED = 1.0


@dataclass(frozen=True, slots=True)
class Link:
    """Rows of `source` refer to rows of `target` by pairwise equal columns.

    :param weight: length of the link, 1 for a declared foreign key; the less sure, the longer.
    :param source_unique: a row of `target` has at most one partner in `source`.
    :param target_unique: a row of `source` has at most one partner in `target`; true of every foreign key.
    """

    source: str
    columns: tuple[str, ...]
    target: str
    target_columns: tuple[str, ...]
    weight: float = DECLARED
    source_unique: bool = False
    target_unique: bool = True

    def multiplies(self, start: str) -> bool:
        """Can a row of the table `start` meet several rows at the other end? For a link of a table with itself: from its source."""
        return not self.target_unique if start == self.source else not self.source_unique

    def other(self, table: str) -> str:
        """The table at the other end."""
        return self.target if table == self.source else self.source
