"""Results of every shape, for trying widget types: common ones, and those that break charts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aifordb.core import ColumnType, Result, ResultColumn


def result(columns: Mapping[str, ColumnType], rows: list[list[Any]]) -> Result:
    """A result from names with types, and rows."""
    return Result(tuple(ResultColumn(*column) for column in columns.items()), tuple(tuple(row) for row in rows))


_MONTHS = [f"2024-{month:02d}" for month in range(1, 13)]
RESULTS: Mapping[str, Result] = {
    "one number": result({"count": "integer"}, [[142]]),
    "one number that is NULL": result({"sum": "decimal"}, [[None]]),
    "one long decimal": result({"sum": "decimal"}, [["12345678901234567890.12"]]),
    "one text": result({"name": "text"}, [["Ada"]]),
    "one row, two numbers": result({"count": "integer", "revenue": "decimal"}, [[12, 99.5]]),
    "nothing": result({"country": "text", "orders": "integer"}, []),
    "no columns": result({}, []),
    "a number per month, as text": result(
        {"month": "text", "revenue": "decimal"}, [[month, 1000.5 + place * 7 % 50] for place, month in enumerate(_MONTHS)]
    ),
    "a number per month, as dates": result(
        {"month": "date", "orders": "integer"}, [[f"{month}-01", place * 3 % 7] for place, month in enumerate(_MONTHS)]
    ),
    "two numbers per day": result(
        {"day": "date", "revenue": "float", "costs": "float"},
        [[f"2024-03-{day:02d}", day * 10.5, day * 7.25] for day in range(1, 15)],
    ),
    "a number per hour": result(
        {"hour": "timestamp", "visits": "integer"}, [[f"2024-03-01T{hour:02d}:00:00", hour * 5 % 13] for hour in range(24)]
    ),
    "a number per year": result({"year": "integer", "sign_ups": "integer"}, [[2015 + n, 100 + n * 3] for n in range(9)]),
    "a number per quarter": result(
        {"quarter": "text", "revenue": "float"}, [[f"2024-Q{quarter}", quarter * 2.5] for quarter in range(1, 5)]
    ),
    "a number per year and month": result(
        {"year": "integer", "month": "integer", "revenue": "float"},
        [[year, month, year % 7 + month / 3] for year in (2023, 2024) for month in range(1, 13)],
    ),
    "a number per month and channel": result(
        {"month": "text", "channel": "text", "revenue": "float"},
        [[month, channel, place + len(channel) * 1.5] for place, month in enumerate(_MONTHS) for channel in ("web", "shop", "phone")],
    ),
    "times with NULL": result({"day": "date", "orders": "integer"}, [["2024-01-01", 3], [None, 9], ["2024-01-03", None]]),
    "a number for each category": result(
        {"country": "text", "total_revenue": "decimal"}, [["Germany", 40.5], ["France", 90], ["Spain", 12.25], ["Italy", 55]]
    ),
    "parts with NULL": result({"method": "text", "amount": "decimal"}, [["card", 4500], ["invoice", 1800], [None, 300]]),
    "a yes and a no": result({"active": "boolean", "users": "integer"}, [[True, 30], [False, 12]]),
    "long names": result(
        {"product_name": "text", "avg(o.total)": "float"},
        [[f"A product with a rather long name, number {n}", n * 3.3] for n in range(15)],
    ),
    "many categories": result({"city": "text", "orders": "integer"}, [[f"City {n}", n * 7 % 101] for n in range(200)]),
    "two categories": result(
        {"country": "text", "status": "text", "orders": "integer"},
        [[c, s, len(c) + len(s)] for c in ("DE", "FR", "ES") for s in ("paid", "open", "returned")],
    ),
    "gains and losses": result({"region": "text", "profit": "float"}, [["North", 20.5], ["South", -12], ["East", 7]]),
    "all zero": result({"region": "text", "profit": "float"}, [["North", 0], ["South", 0]]),
    "ratings": result({"rating": "integer", "count(*)": "integer"}, [[n, n * n] for n in range(1, 6)]),
    "points": result({"price": "float", "weight": "float"}, [[n * 1.5, n * 2 + n % 7] for n in range(60)]),
    "points at one place": result({"price": "float", "weight": "float"}, [[1.5, 2.5]] * 6),
    "points by kind": result(
        {"species": "text", "length": "float", "width": "float"}, [["ab"[n % 2], n / 3, n % 5 + 0.5] for n in range(40)]
    ),
    "numbers that are none": result(
        {"name": "text", "value": "float"}, [["a", "NaN"], ["b", "Infinity"], ["c", 1.5], ["d", None]]
    ),
    "numbers as text": result({"name": "text", "value": "integer"}, [["a", "9007199254740993"], ["b", 12]]),
    "hostile names": result(
        {'a.b["c"]\\\'d': "text", "x[0].y": "integer", "__proto__": "integer"}, [["<b>", 3, 1], ["${x}", 5, 2], ["\u202e", 2, 3]]
    ),
    "a list of records": result(
        {"id": "integer", "name": "text", "email": "text", "created_at": "timestamp", "total": "decimal"},
        [[n, f"Name {n}", f"n{n}@example.com", f"2024-01-01T00:00:{n:02d}", n * 1.5] for n in range(10)],
    ),
    "nested values": result({"tags": "array", "data": "json", "n": "integer"}, [[["a"], {"b": 1}, 1], [[], {}, 2]]),
    "a thousand rows": result({"day": "date", "orders": "integer"}, [[f"{1000 + n}-01-01", n] for n in range(1000)]),
}  # fmt: skip
"""By what they are like."""
