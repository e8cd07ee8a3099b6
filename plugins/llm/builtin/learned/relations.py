"""How two items of the network's input may stand to each other: words of the question, columns, tables."""

from __future__ import annotations

REACH = 2
"""Words further apart than this are all the same to each other."""
WORD_COLUMN = ("none", "part", "alias", "name", "maybe value", "value", "time")
"""How a word may stand to a column, weakest first; `time` a word of a date to a column of times."""
WORD_TABLE = ("none", "part", "alias", "name")

RELATIONS: tuple[str, ...] = (
    *(f"word {distance:+d}" for distance in range(-REACH, REACH + 1)),
    *(f"word column {how}" for how in WORD_COLUMN),
    *(f"word table {how}" for how in WORD_TABLE),
    *(f"column word {how}" for how in WORD_COLUMN),
    *(f"table word {how}" for how in WORD_TABLE),
    "column column", "column itself", "column sibling", "column namesake", "refers to", "referred by",
    "column table", "column own table", "key table", "table column", "table own column", "table key",
    "table table", "table itself", "table refers to", "table referred by", "table both",
)  # fmt: skip
RELATION_ID: dict[str, int] = {relation: at for at, relation in enumerate(RELATIONS)}
