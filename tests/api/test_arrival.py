"""Threads are for requests that are there: clients that are slow to send theirs cost no thread."""

from __future__ import annotations

import contextlib
import select
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from aifordb.server.processes import arrival
from aifordb.server.processes.arrival import MOST, Arrival, awaited

from .conftest import Server

HEAD = b"POST /v1/queries HTTP/1.1\r\nHost: x\r\n"
AWAITED = [
    (b"P", 2),
    (HEAD, len(HEAD) + 1),
    (HEAD + b"\r\n", 0),
    (HEAD + b"Content-Length: 2\r\n\r\n", len(HEAD) + 23),
    (HEAD + b"content-length:2 \r\n\r\n{}", 0),
    (HEAD + b"Content-Length: %d\r\n\r\n" % MOST, 0),
    (HEAD + b"Content-Length: x\r\n\r\n", 0),
    (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", 0),
    (HEAD + b"Content-Length: 2\r\nExpect: 100-continue\r\n\r\n", 0),
    (b"GET /\r\n", 0),
    (b"GET / HTTP/1.1\nHost: x\n\n", 0),
    (b"\x16\x03\x01\n", 0),
    (b"a" * MOST, 0),
]


@pytest.mark.parametrize(("data", "bytes_"), AWAITED)
def test_a_request_is_awaited_as_long_as_it_can_become_one(data: bytes, bytes_: int) -> None:
    assert awaited(data) == bytes_


@pytest.fixture
def pair() -> Iterator[tuple[socket.socket, socket.socket]]:
    listener = socket.create_server(("127.0.0.1", 0))
    theirs = socket.create_connection(listener.getsockname())
    ours, _ = listener.accept()
    yield ours, theirs
    for one in (ours, theirs, listener):
        one.close()


def readable(client: socket.socket) -> bool:
    return bool(select.select([client], [], [], 0.2)[0])


def test_a_connection_wakes_nobody_until_its_request_is_whole(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    seen = Arrival()
    assert (seen.complete(ours), readable(ours)) == (False, False)
    theirs.sendall(HEAD + b"Content-Length: 2\r\n\r\n{")
    assert readable(ours)
    assert (seen.complete(ours), readable(ours)) == (False, False)
    theirs.sendall(b"}")
    assert readable(ours)
    assert seen.complete(ours)
    assert ours.recv(MOST).endswith(b"{}")


def test_a_client_that_ended_in_the_middle_is_answered(pair: tuple[socket.socket, socket.socket]) -> None:
    ours, theirs = pair
    seen = Arrival()
    theirs.sendall(HEAD)
    assert readable(ours)
    assert not seen.complete(ours)
    theirs.shutdown(socket.SHUT_WR)
    assert readable(ours)
    assert seen.complete(ours)


def test_a_client_that_never_ends_is_cut_and_answered(
    pair: tuple[socket.socket, socket.socket], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = pair
    seen = Arrival()
    theirs.sendall(HEAD)
    assert readable(ours)
    assert not seen.complete(ours)
    seen.cut(ours)
    assert not readable(ours)
    monkeypatch.setattr(arrival, "READ_S", 0.0)
    seen.cut(ours)
    assert readable(ours)
    assert seen.complete(ours)


def test_a_hundred_slow_clients_keep_nobody_waiting(server: Server) -> None:
    address = urlsplit(server.url)
    with contextlib.ExitStack() as clients:
        for number in range(100):
            client = clients.enter_context(socket.create_connection((str(address.hostname), address.port)))
            if number % 2:
                client.sendall(HEAD)
        begun = time.monotonic()
        for _ in range(5):
            assert server.api().get("/v1/me").status == 200
        assert time.monotonic() - begun < 3
