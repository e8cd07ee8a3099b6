"""A session in a child process."""

from __future__ import annotations

import contextlib
import fcntl
import os
import resource
import select
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Final

from ..contracts.results import Limits
from .messages import encode, plain
from .pipes import HEADER, LONGEST
from .workers import Target, Worker, WorkerDied

PIPE_BYTES: Final = 1 << 20
SEND_S: Final = 5.0
"""Seconds to hand over a message. The child's listening thread takes them at once; one that does not is frozen."""
WORN: Final = 0.75
"""The part of its address space that a child may still take after a statement; one that takes more is ended."""
KEPT: Final = ("PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
"""What Python may need to find itself. Everything else in the server's environment may be a secret."""


class ChildProcess(Worker):
    """Starts `aifordb.core.running.child` and talks to it over two pipes.

    :param memory_mb: its address space, MiB.
    """

    def __init__(self, target: Target, limits: Limits, identity: tuple[bytes, int]) -> None:
        super().__init__(target.key, identity)
        self._memory_mb = limits.memory_mb
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and module; nothing of a request is in the arguments
            [sys.executable, "-P", "-m", "aifordb.core.running.child", str(limits.memory_mb)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd="/",
            close_fds=True,
            start_new_session=True,
            bufsize=0,
        )
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise WorkerDied
        self._in, self._out = stdin.fileno(), stdout.fileno()
        os.set_blocking(self._in, False)
        with contextlib.suppress(OSError, AttributeError):  # only Linux lets a pipe grow
            fcntl.fcntl(self._out, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
        self._received = bytearray()
        self._sending = threading.Lock()
        self._ended = threading.Lock()
        kind = type(target.connector)
        self.send(
            encode(
                {
                    "module": kind.__module__,
                    "class": kind.__qualname__,
                    "fields": dict(target.fields),
                    "limits": plain(limits),
                    "path": [path for path in sys.path if path],
                }
            )
        )

    @property
    def pid(self) -> int:
        """The process id of the child."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        with self._ended:
            return self._process.poll() is None

    @property
    def worn(self) -> bool:
        # DuckDB gives back little of the address space that a big statement took. The next one, `SELECT 1` or somebody else's, would
        # fail or hang for want of it (measured), while the child holds a gigabyte.
        return _address_space_mb(self.pid) > self._memory_mb * WORN

    def send(self, frame: bytes) -> None:
        rest = memoryview(HEADER.pack(len(frame)) + frame)
        deadline = time.monotonic() + SEND_S
        with self._sending:
            while rest:
                if not _ready(self._in, select.POLLOUT, deadline - time.monotonic()):
                    self.kill()
                    raise WorkerDied
                try:
                    rest = rest[os.write(self._in, rest) :]
                except BlockingIOError:
                    continue
                except OSError as error:
                    raise WorkerDied from error

    def receive(self, timeout_s: float) -> bytes | None:
        deadline = time.monotonic() + timeout_s
        while (frame := self._complete()) is None:
            if not _ready(self._out, select.POLLIN, deadline - time.monotonic()):
                return None
            part = os.read(self._out, PIPE_BYTES)
            if not part:
                raise WorkerDied
            self._received += part
        return frame

    def kill(self) -> None:
        # The child leads a group of its own; whatever it started goes with it. `poll` must not reap it in between, or the number
        # might name somebody else's process.
        with self._ended:
            if self._process.returncode is None:
                with contextlib.suppress(ProcessLookupError, PermissionError):
                    os.killpg(self._process.pid, signal.SIGKILL)

    def close(self) -> None:
        self.kill()
        with self._ended:
            self._process.wait()
        self._close_pipes()

    def abandon(self) -> None:
        self._process.returncode = 0  # not ours to wait for: without this, Popen would complain
        self._close_pipes()

    def _close_pipes(self) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()

    def _complete(self) -> bytes | None:
        """The first whole message of what was received."""
        if len(self._received) < HEADER.size:
            return None
        size = HEADER.unpack_from(self._received)[0]
        if size > LONGEST:
            self.kill()
            raise WorkerDied
        end = HEADER.size + size
        if len(self._received) < end:
            return None
        frame = bytes(self._received[HEADER.size : end])
        del self._received[:end]
        return frame


def _ready(pipe: int, event: int, timeout_s: float) -> bool:
    """True if the pipe can be used, or is broken, within the time."""
    poll = select.poll()
    poll.register(pipe, event)
    return bool(poll.poll(max(0.0, timeout_s) * 1_000))


def _address_space_mb(pid: int) -> float:
    """What a process takes of its address space, MiB; 0 where the system does not say: it then knows no limit of it either."""
    try:
        pages = int(Path(f"/proc/{pid}/statm").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return 0.0
    return pages * resource.getpagesize() / 1024 / 1024


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    # One arena of malloc per thread would eat the address space; a home would make DuckDB look for extensions and secrets there.
    return {**kept, "LANG": "C.UTF-8", "TZ": "UTC", "HOME": "/nonexistent", "MALLOC_ARENA_MAX": "2"}
