"""The metadata database: what exists, and what must run."""

from .base import Base
from .engine import metadata_url
from .locks import exclusive
from .paging import Listed, Page, PageRequest, Position, paginate
from .store import Store
from .types import Bytes, Json, SafeText, UtcDateTime, dump_json, load_json
from .upsert import upsert

__all__ = [
    "Base", "Bytes", "Json", "Listed", "Page", "PageRequest", "Position", "SafeText", "Store", "UtcDateTime", "dump_json", "exclusive", "load_json",
    "metadata_url", "paginate", "upsert",
]  # fmt: skip
