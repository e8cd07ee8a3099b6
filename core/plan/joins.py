"""How tables join: the graph of a catalog, and the tree that connects the tables of a plan."""

from __future__ import annotations

from .graph import JoinGraph, is_unique, join_graph
from .infer import table_keys
from .links import Link
from .tree import Join, JoinTree, NoJoinPath, TableUse, join_tree, rooted

__all__ = [
    "Join",
    "JoinGraph",
    "JoinTree",
    "Link",
    "NoJoinPath",
    "TableUse",
    "is_unique",
    "join_graph",
    "join_tree",
    "rooted",
    "table_keys",
]
