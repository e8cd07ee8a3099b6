"""Databases that people may ask: stored, tested, opened."""

from .diagnosis import diagnosis_json
from .files import FileRefused, file_roots, own_files, resolve
from .operations import create_connection, delete_connection, test_connection
from .reading import find_connection, get_connection, hidden_ids, list_connections, require_visible
from .services import Services
from .use import Usable, use
from .views import ConnectionDetail, ConnectionView

__all__ = [
    "ConnectionDetail", "ConnectionView", "FileRefused", "Services", "Usable", "create_connection", "delete_connection", "diagnosis_json",
    "file_roots", "find_connection", "get_connection", "hidden_ids", "list_connections", "own_files", "require_visible", "resolve",
    "test_connection", "use",
]  # fmt: skip
