"""A company's database as it grows in twenty years: 5,000 tables of 20 columns, most of them copies, and questions that few of them answer."""

from .catalog import REAL, wide_catalog
from .questions import Needed, WideQuestion, wide_questions

__all__ = ["REAL", "Needed", "WideQuestion", "wide_catalog", "wide_questions"]
