"""The web processes: one gunicorn master that loads the app, and workers forked from it."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aifordb.core.asking import warm
from aifordb.core.context import Context, build_context
from aifordb.core.errors import ServiceUnavailable
from aifordb.core.secrets import verify_vault
from aifordb.core.settings.model import ServerSettings, Settings
from flask import Flask
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from ..app import create_app
from ..logging import configure
from .threads import keep_products_on_one_core

_MEMORY = Path("/dev/shm")  # noqa: S108 — not a guess at a free name: gunicorn makes an anonymous file in it
_BACKLOG = 1_024
_STACK = 8 * 1024 * 1024


def run_web(settings: Settings, *, on_ready: Callable[[str], None] | None = None) -> None:
    """Serve until a signal stops it: SIGTERM and SIGINT let running requests finish for `server.grace_s`. Does not return.

    :param on_ready: called once with the address, such as `http://127.0.0.1:8000`, when every request from then on is answered.
    :raises ConfigurationError: a secret is missing or bad.
    :raises ServiceUnavailable: the port is taken, or the address is not one of this machine.
    """
    configure(settings.logging)
    keep_products_on_one_core()
    # Reading SQL goes deep. macOS gives threads 512 KiB of stack, which nested calls overflow; Linux gives these 8 MiB by itself.
    threading.stack_size(_STACK)
    listener = listen(settings.server)
    context = build_context(settings)
    _check_secrets(context)
    app = create_app(context)
    warm(context)
    # What lives now lives for ever: left out of collections, its pages stay shared between the workers.
    gc.collect()
    gc.freeze()
    Web(app, settings.server, listener, on_ready).run()


def _check_secrets(context: Context) -> None:
    """Refuse to start with keys that do not open what is stored. Metadata that is away or not migrated is `/readyz`'s matter."""
    with contextlib.suppress(ServiceUnavailable):
        if context.store.is_current():
            with context.store.session() as session:
                verify_vault(session, context.vault)
    context.store.dispose()


def listen(settings: ServerSettings) -> socket.socket:
    """A listening socket. Ours, not gunicorn's, which would try for five seconds and then log a page.

    :raises ServiceUnavailable: the port is taken, or the address is not one of this machine.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(_BACKLOG)
    except OSError as error:
        message = f"Cannot listen on {settings.host}, port {settings.port}: {error.strerror}."
        hint = "Stop the program that uses it, or choose another address with --host and --port."
        raise ServiceUnavailable(message, hint=hint) from None
    listener.set_inheritable(True)
    return listener


def address_of(listener: socket.socket, host: str) -> str:
    """The URL by which people reach a listening socket; a socket on all addresses is reached on this machine's own."""
    port = listener.getsockname()[1]
    name = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104 — compared, not bound
    return f"http://{name}:{port}"


class Web(BaseApplication):  # type: ignore[misc] # gunicorn ships no types
    """gunicorn with our settings; it reads none of its own from files or the environment."""

    def __init__(
        self, app: Flask, settings: ServerSettings, listener: socket.socket, on_ready: Callable[[str], None] | None
    ) -> None:
        self._app, self._settings, self._on_ready = app, settings, on_ready
        self._address = address_of(listener, settings.host)
        # From here on the descriptor is gunicorn's, which closes it.
        self._descriptor = listener.detach()
        super().__init__()

    def load(self) -> Flask:
        """The app, made before the fork, so that workers share its memory."""
        return self._app

    def load_config(self) -> None:
        """Every setting of gunicorn's that is not its default."""
        for name, value in self._options().items():
            self.cfg.set(name, value)

    def _options(self) -> dict[str, Any]:
        return {
            "bind": f"fd://{self._descriptor}",
            "worker_class": "aifordb.server.processes.worker.Worker",
            "workers": self._settings.workers,
            "threads": self._settings.threads,
            "preload_app": True,
            "proc_name": "aifordb",
            # The heartbeat of a worker's main loop, not of a request: those have limits of their own.
            "timeout": 60,
            "graceful_timeout": self._settings.grace_s,
            "keepalive": 65,
            "limit_request_line": 8_190,
            "limit_request_fields": 64,
            "limit_request_field_size": 8_190,
            # Heartbeats are file times; on a disk a slow write would look like a hung worker.
            "worker_tmp_dir": str(_MEMORY) if os.access(_MEMORY, os.W_OK) else None,
            "logger_class": QuietLogger,
            # Nobody's headers are believed: a client on this machine could otherwise set the path and the scheme.
            "forwarded_allow_ips": "",
            "forwarder_headers": "",
            "control_socket_disable": True,
            "when_ready": self._ready,
        }

    def _ready(self, _: object) -> None:
        if self._on_ready is not None:
            self._on_ready(self._address)


class QuietLogger(Logger):  # type: ignore[misc] # gunicorn ships no types
    """gunicorn's log through this process's own handlers; requests are logged by the app."""

    def setup(self, cfg: Any) -> None:
        """Hand everything to the root logger."""
        self.cfg, self.logfile = cfg, None
        self._access_log_enabled = False
        self.error_log.propagate = True
        self.error_log.setLevel(max(logging.WARNING, logging.getLogger().level))
        self.loglevel = self.error_log.level

    def access(self, *_: Any) -> None:
        """The app logs requests."""

    def reopen_files(self) -> None:
        """There are none."""

    def close_on_exec(self) -> None:
        """There are no files."""
