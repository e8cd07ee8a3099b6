"""gunicorn's threaded worker, with our errors, a limit on slow clients, and a readiness that ends with a stop signal."""

from __future__ import annotations

import contextlib
import io
import logging
import socket
import threading
from collections.abc import Iterable
from types import FrameType
from typing import TYPE_CHECKING, Any, cast
from wsgiref.types import StartResponse, WSGIEnvironment

import orjson
from aifordb.core import clock, errors
from aifordb.core.ids import new_id
from flask import Flask
from gunicorn.http import errors as protocol
from gunicorn.workers.gthread import _DEFER, TConn, ThreadWorker

from ..envelope import error_body
from ..state import RECEIVED, app_state
from .arrival import Arrival
from .reading import ReadingLimit

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BODY_HEADERS = frozenset({"CONTENT-LENGTH", "TRANSFER-ENCODING"})
_log = logging.getLogger("aifordb.worker")


class Body(io.RawIOBase):
    """A request's body, whose bad framing is an `OSError`, as of any stream: what gunicorn raises, no framework expects."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill the buffer, as far as there is something.

        :raises OSError: the client broke the rules of chunked encoding.
        """
        view = memoryview(buffer)
        try:
            data: bytes = self._inner.read(len(view))
        except protocol.ParseException as error:
            raise OSError(type(error).__name__) from error
        view[: len(data)] = data
        return len(data)


class Worker(ThreadWorker):  # type: ignore[misc] # gunicorn ships no types
    """A web process: one main loop, several threads."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.reading = ReadingLimit()
        self._unread = threading.local()
        self.flask: Flask | None = None

    def load_wsgi(self) -> None:
        """Let the app tell when it has read a request's body."""
        super().load_wsgi()
        flask = cast(Flask, self.app.wsgi())
        self.flask = flask

        def noticing(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
            environ[RECEIVED] = self._received
            environ["wsgi.input"] = Body(environ["wsgi.input"])
            return flask(environ, start_response)

        self.wsgi = noticing

    def handle_request(self, req: Any, conn: TConn) -> Any:
        """Run the app. Where it did not read the whole body, the connection cannot carry another request."""
        self._unread.request = req
        if any(name in _BODY_HEADERS and value != "0" for name, value in req.headers):
            req.force_close()
        return super().handle_request(req, conn)

    def _received(self) -> None:
        self.reading.end()
        self._unread.request.must_close = False

    def handle(self, conn: TConn) -> Any:
        """Serve one request of a connection, in a thread, or give the connection back until its request is there."""
        if not _arrived(conn):
            return _DEFER
        self.reading.begin(conn.sock)
        try:
            return super().handle(conn)
        finally:
            self.reading.end()

    def notify(self) -> None:
        """The main loop comes by here about once a second."""
        super().notify()
        self.reading.cut()
        for conn in list(self.pending_conns):
            if (arrival := conn.__dict__.get("arrival")) is not None:
                arrival.cut(conn.sock)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Told to stop: finish what runs, and let load balancers know."""
        if self.flask is not None:
            app_state(self.flask).draining.set()
        super().handle_exit(sig, frame)

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:  # noqa: ARG002 — gunicorn's signature
        """Answer what never became a request with the contract's envelope: gunicorn's own answer is HTML, and there is no 400."""
        error = _protocol_error(exc)
        request_id = new_id("request")
        _log.warning("not a request", extra={"type": type(exc).__name__, "request_id": request_id})
        with contextlib.suppress(OSError):
            client.sendall(_raw_answer(error, request_id))


def _arrived(conn: TConn) -> bool:
    if conn.parser is not None and conn.parser.unreader.buf.tell():
        return True  # it came together with the request before
    arrival = conn.__dict__.setdefault("arrival", Arrival())
    if not arrival.complete(conn.sock):
        return False
    del conn.arrival
    return True


def _protocol_error(exc: Exception) -> errors.AifordbError:
    if isinstance(exc, protocol.ParseException):
        long = isinstance(exc, protocol.LimitRequestLine | protocol.LimitRequestHeaders)
        message = "The request line or a header is too long." if long else "This is not a valid HTTP request."
        return errors.ValidationError.of(errors.FieldProblem(None, "too_long" if long else "bad_format", message))
    return errors.InternalError("Something went wrong on our side.")


def _raw_answer(error: errors.AifordbError, request_id: str) -> bytes:
    meta = {"request_id": request_id, "timestamp": clock.to_text(clock.now())}
    body = orjson.dumps({**error_body(error, request_id), "meta": meta})
    reason = "Unprocessable Content" if error.status == 422 else "Internal Server Error"
    head = (
        f"HTTP/1.1 {error.status} {reason}",
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        f"X-Request-Id: {request_id}",
        "Cache-Control: no-store",
        "Connection: close",
    )
    return "\r\n".join((*head, "", "")).encode() + body
