"""The child process in which an embedded engine runs, so that it can be killed: `python -m aifordb.core.running.child MEMORY_MB`.

`printf('%.900000000c','x')` in SQLite and `repeat('a',3e9)` in DuckDB stop for no interrupt, handler or limit of the engine (measured):
only the end of their process stops them, and only a limit on its address space keeps them from taking the machine's memory.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import queue
import resource
import sys
import threading
from typing import Final

from ..contracts.connector import Connector
from .host import Host
from .messages import Message, decode, limits_from_json
from .pipes import read_frame, write_frame

REST_S: Final = 5.0
"""Seconds without a task after which the session closes: a DuckDB file can be written by nobody while it is open for reading."""


def main() -> None:
    """Serve until the parent closes the pipe."""
    tasks, answers = os.dup(0), os.dup(1)
    _silence()
    target = read_frame(tasks)
    if target is None:
        return
    host = _make_host(decode(target), answers)
    limit_resources(int(sys.argv[1]))
    waiting: queue.SimpleQueue[Message] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(tasks, host, waiting), daemon=True).start()
    while True:
        try:
            task = waiting.get(timeout=REST_S)
        except queue.Empty:
            host.rest()
            task = waiting.get()
        host.take(task)


def limit_resources(memory_mb: int) -> None:
    """No file may be written, no core dumped, and no more memory taken than allowed, as far as the system can say so."""
    memory = memory_mb * 1024 * 1024
    for kind, limit in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        with contextlib.suppress(ValueError, OSError):  # macOS knows no limit of address space
            resource.setrlimit(kind, (limit, limit))


def _listen(tasks: int, host: Host, waiting: queue.SimpleQueue[Message]) -> None:
    """In a thread of its own: a cancel must be heard while the engine works, and so must the parent's death."""
    while (frame := read_frame(tasks)) is not None:
        message = decode(frame)
        if message["do"] == "cancel":
            host.cancel(message["run"])
        else:
            waiting.put(message)
    os._exit(0)


def _silence() -> None:
    """Whatever a driver prints must not get between the messages."""
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    os.close(nothing)


def _make_host(target: Message, answers: int) -> Host:
    # What the server can import, its children can: plugins may come from a folder that was added to the path while it ran.
    sys.path.extend(path for path in target["path"] if path not in sys.path)
    connector = _connector(target["module"], target["class"])
    return Host(
        connector, target["fields"], limits_from_json(target["limits"]), lambda frame: write_frame(answers, frame)
    )


def _connector(module: str, name: str) -> Connector:
    """The connector by its class: built-in or a stranger's, it holds no state, so a new instance is as good as the server's."""
    found: object = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part)
    connector = found() if callable(found) else found
    if not isinstance(connector, Connector):
        raise TypeError(f"{module}.{name} is no connector")
    return connector


if __name__ == "__main__":
    main()
