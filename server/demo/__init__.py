"""The demo shop: a SQLite file of about 50,000 rows with dates up to today, so that "this week" always has an answer."""

from .build import ensure_demo, made_on

__all__ = ["ensure_demo", "made_on"]
