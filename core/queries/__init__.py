"""Stored questions and SQL."""

from .operations import QueryFilters, delete_query, get_parent, get_query, list_queries, save_query
from .views import NewQuery, StoredQuery

__all__ = [
    "NewQuery",
    "QueryFilters",
    "StoredQuery",
    "delete_query",
    "get_parent",
    "get_query",
    "list_queries",
    "save_query",
]
