"""First tables: vault, audit log, team, connections, schema snapshots, queries, results."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _vault_and_team()
    _connections()
    _queries()
    _results()
    _audit()
    _make_append_only("audit_log")


def _vault_and_team() -> None:
    op.create_table("vault_canary", _number("id", primary_key=True), _bytes("sealed"), _time("created_at"))
    op.create_table("team", _number("id", primary_key=True), _text("name"))
    op.create_table(
        "members",
        _text("id", primary_key=True),
        _text("email", nullable=True, unique=True),
        _text("name"),
        _text("role"),
        _text("status"),
        _number("version"),
        _time("created_at"),
        _time("joined_at", nullable=True),
        _time("last_active_at", nullable=True),
    )
    op.create_table(
        "api_keys",
        _text("id", primary_key=True),
        _owned("member_id", "members.id"),
        _text("name"),
        _text("public", unique=True),
        _bytes("digest"),
        _json("scopes"),
        _json("connection_ids", nullable=True),
        _number("rate_limit_per_minute", nullable=True),
        _time("created_at"),
        _time("expires_at", nullable=True),
        _time("last_used_at", nullable=True),
        _time("revoked_at", nullable=True),
    )
    _index("api_keys", "created_at", "id")
    _index("api_keys", "member_id")


def _connections() -> None:
    op.create_table(
        "connections",
        _text("id", primary_key=True),
        _text("type"),
        _text("dialect"),
        _text("name", unique=True),
        _text("description", nullable=True),
        _json("fields"),
        _bytes("sealed", nullable=True),
        _json("secrets_set"),
        _flag("is_default"),
        _text("privacy"),
        _json("limits"),
        _text("access_mode"),
        _flag("writable"),
        _text("status"),
        _time("last_tested_at", nullable=True),
        _text("last_error", nullable=True),
        _number("version"),
        _text("created_by"),
        _time("created_at"),
        _time("updated_at"),
    )
    _index("connections", "created_at", "id")
    only = sa.text("is_default")
    op.create_index(
        "uq_connections_default", "connections", ["is_default"], unique=True, sqlite_where=only, postgresql_where=only
    )
    op.create_table(
        "connection_members",
        _owned("connection_id", "connections.id", primary_key=True),
        _owned("member_id", "members.id", primary_key=True),
    )
    op.create_table(
        "catalog_snapshots",
        _owned("connection_id", "connections.id", primary_key=True),
        _number("connection_version"),
        _text("stamp"),
        _text("fingerprint"),
        _number("tables"),
        _bytes("document"),
        _number("took_ms"),
        _time("refreshed_at"),
        _time("attempted_at"),
        _text("error", nullable=True),
    )


def _queries() -> None:
    op.create_table(
        "queries",
        _text("id", primary_key=True),
        _text("status"),
        _text("question", nullable=True),
        _text("sql", nullable=True),
        _text("connection_id"),
        _text("parent_id", nullable=True),
        _text("dialect"),
        _json("parameters"),
        _json("parameter_schema"),
        _text("explanation", nullable=True),
        sa.Column("confidence", sa.Double(), nullable=True),
        _json("assumptions"),
        _json("clarification", nullable=True),
        _json("alternatives"),
        _json("evidence"),
        _json("chart", nullable=True),
        _json("generator", nullable=True),
        _json("timings"),
        _number("execution_time_ms", nullable=True),
        _time("as_of", nullable=True),
        _json("warnings"),
        _json("error", nullable=True),
        _text("name", nullable=True),
        _text("description", nullable=True),
        _text("visibility"),
        _json("feedback", nullable=True),
        _text("searched"),
        _number("version"),
        _text("created_by"),
        _time("created_at"),
        _time("updated_at"),
    )
    _index("queries", "created_at", "id")
    _index("queries", "connection_id")
    _index("queries", "parent_id")
    op.create_table(
        "query_tags",
        _owned("query_id", "queries.id", primary_key=True),
        _number("position", primary_key=True),
        _text("tag"),
    )
    _index("query_tags", "tag")


def _results() -> None:
    op.create_table(
        "results",
        _owned("query_id", "queries.id", primary_key=True),
        _json("columns"),
        _number("row_count"),
        _flag("truncated"),
        _text("limit_source", nullable=True),
        _number("execution_ms"),
        _time("stored_at"),
    )
    op.create_table(
        "result_chunks",
        _owned("query_id", "results.query_id", primary_key=True),
        _number("first_row", primary_key=True),
        _number("rows"),
        _bytes("data"),
    )


def _audit() -> None:
    op.create_table(
        "audit_log",
        _text("id", primary_key=True),
        _time("created_at"),
        _text("actor_type"),
        _text("actor_id", nullable=True),
        _text("actor_name"),
        _text("action"),
        _text("target_type"),
        _text("target_id", nullable=True),
        _text("target_name", nullable=True),
        _text("result"),
        _text("request_id", nullable=True),
        _text("address", nullable=True),
        _json("changes"),
    )
    _index("audit_log", "created_at", "id")
    _index("audit_log", "target_id")
    _index("audit_log", "actor_id")


def _make_append_only(table: str) -> None:
    """Refuse to change the past, whoever asks through the server: a flaw elsewhere must not be able to hide its traces."""
    if op.get_bind().dialect.name == "sqlite":
        for verb in ("UPDATE", "DELETE"):
            name = f"{table}_no_{verb.lower()}"
            refuse = f"SELECT RAISE(ABORT, '{table} is append-only')"
            op.execute(f"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN {refuse}; END")
        return
    refuse = f"BEGIN RAISE EXCEPTION '{table} is append-only'; END"
    op.execute(f"CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ {refuse} $$")
    op.execute(
        f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def _owned(name: str, target: str, **options: Any) -> sa.Column[str]:
    """A row that goes when its owner goes."""
    return sa.Column(name, sa.Text(), sa.ForeignKey(target, ondelete="CASCADE"), nullable=False, **options)


def _text(name: str, *, nullable: bool = False, **options: Any) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable, **options)


def _number(name: str, *, nullable: bool = False, **options: Any) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable, autoincrement=False, **options)


def _time(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _json(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON(), nullable=nullable)


def _bytes(name: str, *, nullable: bool = False) -> sa.Column[bytes]:
    return sa.Column(name, sa.LargeBinary(), nullable=nullable)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)
