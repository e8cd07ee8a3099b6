"""Every setting, declared once: default, help and bounds. Loader, error text, `config.example.toml` and the docs page are made from this."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal


def setting(default: Any, help: str, **bounds: Any) -> Any:
    """A dataclass field that is a setting.

    :param default: a value, or a zero-argument function that makes one.
    :param help: one or two sentences for `config.example.toml` and the docs.
    :param bounds: `ge`, `le` for numbers; `secret=True` for values that are never shown; `timezone=True` for IANA names; `schemes` for
        the beginnings that a non-empty URL may have.
    """
    metadata = {"help": help, **bounds}
    shown = not bounds.get("secret", False)  # else a log line with the settings in it would give the secret away
    if callable(default):
        return field(default_factory=default, metadata=metadata, repr=shown)
    return field(default=default, metadata=metadata, repr=shown)


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The web processes."""

    host: str = setting("127.0.0.1", "Address to listen on.")
    port: int = setting(8000, "TCP port to listen on; 0 takes a free one.", ge=0, le=65_535)
    workers: int = setting(2, "Web processes.", ge=1, le=64)
    threads: int = setting(8, "Threads of each web process.", ge=1, le=128)
    grace_s: int = setting(25, "Seconds that running requests get to finish at a stop.", ge=1, le=600)


@dataclass(frozen=True, slots=True)
class MetadataSettings:
    """The database in which the server keeps its own state."""

    url: str = setting(
        "",
        "SQLAlchemy URL: empty for SQLite in HOME, or postgresql+psycopg://… in production.",
        secret=True,
        schemes=("sqlite:///", "postgresql://", "postgresql+psycopg://"),
    )


@dataclass(frozen=True, slots=True)
class SecretsSettings:
    """Keys that protect stored secrets. Embedded mode makes its own at the first start."""

    keys: tuple[str, ...] = setting(
        (),
        "Master keys, each 32 random bytes as base64; the first seals, all unseal. Rotate by putting a new one in front.",
        secret=True,
    )


@dataclass(frozen=True, slots=True)
class ConnectionsSettings:
    """Databases that people connect."""

    file_roots: tuple[Path, ...] = setting(
        (), "Folders whose SQLite and DuckDB files may be connected; empty for HOME/files."
    )
    demo: bool = setting(
        True, "Make the demo shop and its connection at the first start, and renew its dates on later days."
    )
    snapshot_max_age_s: int = setting(
        3_600, "A schema snapshot older than this is refreshed when it is next used.", ge=1, le=604_800
    )


@dataclass(frozen=True, slots=True)
class RunningSettings:
    """Limits of a statement in a user's database."""

    timeout_ms: int = setting(
        30_000, "A statement is stopped after so many milliseconds unless the request says less.", ge=100, le=300_000
    )
    max_rows: int = setting(
        10_000, "Rows fetched and stored of one result; more are cut, and the answer says so.", ge=1, le=1_000_000
    )
    max_bytes: int = setting(64 * 1024 * 1024, "Bytes of one result, as JSON.", ge=1_024, le=1024 * 1024 * 1024)
    memory_mb: int = setting(
        2_048, "Address space of a child process that runs an embedded engine, MiB.", ge=256, le=65_536
    )
    children: int = setting(4, "Child processes for embedded engines, in each web process.", ge=1, le=64)
    child_idle_s: int = setting(300, "An unused child process ends after so many seconds.", ge=1, le=86_400)


@dataclass(frozen=True, slots=True)
class AskingSettings:
    """From question to SQL."""

    panel: tuple[str, ...] = setting(("builtin",), "SQL generators asked in this order, until one is sure enough.")
    enough: float = setting(0.5, "Confidence from which no further generator is asked.", ge=0, le=1)
    clarify_within: float = setting(
        0.15,
        "A request with `on_ambiguity: ask` is asked back if another reading is less sure than the best one by no more than this.",
        ge=0,
        le=1,
    )
    timezone: str = setting("UTC", "IANA time zone that decides what `today` is.", timezone=True)


@dataclass(frozen=True, slots=True)
class PluginsSettings:
    """Which installed plugins are used."""

    allow: tuple[str, ...] = setting((), "Distributions whose plugins are used; empty for all installed ones.")
    block: tuple[str, ...] = setting((), "Distributions whose plugins are not used.")


@dataclass(frozen=True, slots=True)
class LoggingSettings:
    """Logs go to standard error, a JSON object a line; they hold no secrets and no row values."""

    level: Literal["debug", "info", "warning", "error"] = setting("info", "Least severe level that is written.")


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings of one server.

    :param home: the data folder; holds everything in embedded mode.
    """

    home: Path
    mode: Literal["embedded", "production"] = setting(
        "embedded",
        "`embedded` makes its own secrets and keeps everything in HOME; `production` refuses to start without real ones.",
    )
    server: ServerSettings = field(default_factory=ServerSettings)
    metadata: MetadataSettings = field(default_factory=MetadataSettings)
    secrets: SecretsSettings = field(default_factory=SecretsSettings)
    connections: ConnectionsSettings = field(default_factory=ConnectionsSettings)
    running: RunningSettings = field(default_factory=RunningSettings)
    asking: AskingSettings = field(default_factory=AskingSettings)
    plugins: PluginsSettings = field(default_factory=PluginsSettings)
    logging: LoggingSettings = field(default_factory=LoggingSettings)
