"""Examples in the OpenAPI document: the contract's own, whole."""

from __future__ import annotations

from typing import Any

_AT = "2024-01-12T10:00:00.000Z"
_QUERY_ID = "q_01hky3tq2vw8x5n4m7c9d0e1f2"
_CONNECTION_ID = "conn_01hky3rrw6s8t0v2x4z6a8b0c2"
_MEMBER_ID = "mem_01hky3q5n7p9r1s3t5v7w9x1y3"
_KEY_ID = "key_01hky3q8m6n4p2r0s8t6v4w2x0"
QUESTION = "How many users signed up this week?"
_SQL = "SELECT COUNT(*) AS count FROM users WHERE created_at >= '2024-01-08'"
_META = {"request_id": "req_01hky3tq2v0a1b2c3d4e5f6g7h", "timestamp": _AT}


def whole_answer(data: object, *, paged: bool) -> dict[str, Any]:
    """An example with all that stands around `data`."""
    paging = {"pagination": {"next_cursor": None, "has_more": False}} if paged else {}
    return {"data": data, **paging, "meta": _META}


ASK: dict[str, Any] = {"question": QUESTION, "format": "table"}
RESULTS: dict[str, Any] = {
    "columns": ["count"],
    "column_types": ["integer"],
    "rows": [[142]],
    "row_count": 1,
    "truncated": False,
}
QUERY_SUMMARY: dict[str, Any] = {
    "query_id": _QUERY_ID,
    "id": _QUERY_ID,
    "status": "succeeded",
    "question": QUESTION,
    "sql": _SQL,
    "connection_id": _CONNECTION_ID,
    "parent_id": None,
    "dialect": "sqlite",
    "parameters": {},
    "parameter_schema": [],
    "execution_time_ms": 45,
    "explanation": "Counts the rows of users whose created_at is on or after Monday 8 January 2024.",
    "confidence": 0.94,
    "assumptions": [
        {
            "phrase": "signed up",
            "resolved_to": "users.created_at",
            "text": '"signed up" was read as users.created_at',
        }
    ],
    "clarification": None,
    "alternatives": [],
    "evidence": {
        "tables": ["users"],
        "columns": ["users.created_at"],
        "values": [],
        "joins": [],
        "knowledge": [],
        "pairs": [],
    },
    "chart": {"type": "metric", "options": {"value": "count"}, "reason": "one row, one number"},
    "generator": {
        "name": "builtin",
        "model": None,
        "attempts": 1,
        "input_tokens": 0,
        "output_tokens": 0,
        "sent": "nothing",
    },
    "timings": {"linking_ms": 2, "generation_ms": 3, "checking_ms": 2, "execution_ms": 45, "total_ms": 55},
    "as_of": _AT,
    "warnings": [],
    "error": None,
    "name": None,
    "description": None,
    "tags": [],
    "visibility": "private",
    "saved": False,
    "feedback": None,
    "version": 1,
    "created_by": _MEMBER_ID,
    "created_at": _AT,
    "updated_at": _AT,
}
QUERY: dict[str, Any] = {
    **QUERY_SUMMARY,
    "results": {**RESULTS, "limit_source": None, "next_cursor": None},
    "cache": {"hit": False, "age_s": 0},
}
CONNECTION_BODY: dict[str, Any] = {"type": "sqlite", "name": "Shop", "database": "shop.sqlite"}
CONNECTION: dict[str, Any] = {
    "connection_id": _CONNECTION_ID,
    "id": _CONNECTION_ID,
    "name": "Shop",
    "type": "sqlite",
    "description": None,
    "status": "untested",
    "is_default": True,
    "dialect": "sqlite",
    "database": "shop.sqlite",
    "secrets_set": [],
    "privacy": "metadata",
    "limits": {},
    "access": {"mode": "all", "member_ids": []},
    "writable": False,
    "last_tested_at": None,
    "last_error": None,
    "schema": {"state": "none", "tables": None, "refreshed_at": None},
    "version": 1,
    "created_by": _MEMBER_ID,
    "created_at": _AT,
    "updated_at": _AT,
}
DIAGNOSIS: dict[str, Any] = {
    "ok": True,
    "server_version": "SQLite 3.40.1",
    "latency_ms": 3,
    "stages": [
        {"stage": "connect", "status": "ok", "ms": 2},
        {"stage": "read_only", "status": "ok", "ms": 0},
        {"stage": "introspect", "status": "ok", "ms": 40},
    ],
    "tables": 34,
}
KEY_BODY: dict[str, Any] = {
    "name": "CI",
    "scopes": ["queries:read", "queries:run"],
    "expires_at": "2027-01-01T00:00:00Z",
}
KEY: dict[str, Any] = {
    "key_id": _KEY_ID,
    "id": _KEY_ID,
    "name": "CI",
    "prefix": "afdb_live_7h2k4m6p8r0t",
    "scopes": ["queries:read", "queries:run"],
    "connection_ids": None,
    "rate_limit_per_minute": None,
    "expires_at": "2027-01-01T00:00:00.000Z",
    "last_used_at": None,
    "member_id": _MEMBER_ID,
    "revoked_at": None,
    "created_at": _AT,
}
ISSUED_KEY: dict[str, Any] = {**KEY, "key": "afdb_live_7h2k4m6p8r0t_…"}
ME: dict[str, Any] = {
    "member": {
        "member_id": _MEMBER_ID,
        "id": _MEMBER_ID,
        "name": "Ada",
        "email": "ada@company.example",
        "role": "owner",
        "status": "active",
        "version": 1,
        "created_at": _AT,
        "joined_at": _AT,
        "last_active_at": _AT,
    },
    "team": {"name": "Company", "timezone": "UTC"},
    "role": "owner",
    "auth": "key",
    "key_id": _KEY_ID,
    "scopes": ["*"],
}
HEALTH: dict[str, Any] = {"status": "ok", "version": "0.1.0"}
