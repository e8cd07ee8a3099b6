"""Results kept in the metadata database: they survive any web machine."""

from .as_csv import csv_text
from .operations import (
    PackedResult,
    ResultHeader,
    ResultPage,
    delete_result,
    find_header,
    pack,
    read_rows,
    store_result,
)

__all__ = [
    "PackedResult",
    "ResultHeader",
    "ResultPage",
    "csv_text",
    "delete_result",
    "find_header",
    "pack",
    "read_rows",
    "store_result",
]
