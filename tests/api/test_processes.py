"""The web processes: how they start, stop and die."""

from __future__ import annotations

import contextlib
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from aifordb.core.errors import ServiceUnavailable
from aifordb.core.settings.model import ServerSettings
from aifordb.server.processes.reading import ReadingLimit
from aifordb.server.processes.web import address_of, listen

from .client import Api
from .conftest import Server, make_home, wait_until

ENDLESS = (
    "WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 2000000000) SELECT COUNT(*) AS n FROM c"
)


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Server]:
    """A server of the test's own, to kill."""
    server = make_home(tmp_path / "home")
    server.start()
    yield server
    if server.process is not None and server.process.poll() is None:
        server.kill()


def raw(url: str, sent: bytes) -> bytes:
    address = urlsplit(url)
    with socket.create_connection((str(address.hostname), address.port), timeout=10) as client:
        client.sendall(sent)
        received = b""
        while chunk := client.recv(65_536):
            received += chunk
        return received


def head(**headers: str) -> bytes:
    lines = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    return f"POST /v1/queries HTTP/1.1\r\nHost: x\r\n{lines}\r\n".encode()


def test_kill_9_during_a_query_loses_nothing_stored(own: Server) -> None:
    api = own.api()
    api.post("/v1/connections", {"type": "sqlite", "name": "Shop", "database": "shop.sqlite"})
    kept = [api.post("/v1/queries", {"sql": f"SELECT {number} AS n"}).data for number in range(3)]

    def ask_for_ever() -> None:
        with contextlib.suppress(OSError):
            api.post("/v1/queries", {"sql": ENDLESS, "timeout_ms": 60_000})

    asking = threading.Thread(target=ask_for_ever)
    asking.start()
    wait_until(lambda: engine_is_busy(own))
    own.kill()
    asking.join(timeout=10)
    own.start()
    again = own.api()
    for query in kept:
        assert again.get(f"/v1/queries/{query['id']}").data == query
    assert again.post("/v1/queries", {"sql": "SELECT 9 AS n"}).data["results"]["rows"] == [[9]]
    assert again.get("/v1/connections").data[0]["name"] == "Shop"


def engine_is_busy(server: Server) -> bool:
    """Has a child process in which this server runs an engine used 0.2 s of processor time?"""
    assert server.process is not None
    family = {server.process.pid}
    # Parents have smaller numbers than their children unless the numbers wrapped round in between.
    for number in sorted(int(path.name) for path in Path("/proc").glob("[0-9]*")):
        with contextlib.suppress(OSError):
            state = (Path("/proc") / str(number) / "stat").read_text().rsplit(")", 1)[1].split()
            command = (Path("/proc") / str(number) / "cmdline").read_bytes()
            if int(state[1]) in family:
                family.add(number)
                if b"running.child" in command and int(state[11]) > 20:
                    return True
    return False


def test_a_stop_signal_ends_it_in_time(own: Server) -> None:
    assert own.api().get("/v1/me").status == 200
    assert own.stop() == 0


def test_no_process_outlives_a_killed_master(own: Server) -> None:
    assert own.process is not None
    api = own.api()
    assert api.get("/v1/me").status == 200
    own.process.kill()
    own.process.wait()
    address = urlsplit(own.url)

    def closed() -> bool:
        with contextlib.suppress(OSError), socket.create_connection((str(address.hostname), address.port), timeout=1):
            return False
        return True

    wait_until(closed, seconds=15)


def test_a_taken_port_is_said_in_one_line() -> None:
    with listen(ServerSettings(port=0)) as first:
        port = first.getsockname()[1]
        with pytest.raises(
            ServiceUnavailable, match=f"Cannot listen on 127.0.0.1, port {port}: Address already in use."
        ):
            listen(ServerSettings(port=port))


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "127.0.0.1"), ("0.0.0.0", "127.0.0.1"), ("localhost", "localhost")]
)
def test_the_address_is_one_that_people_can_open(host: str, shown: str) -> None:
    with listen(ServerSettings(host=host, port=0)) as listener:
        assert address_of(listener, host) == f"http://{shown}:{listener.getsockname()[1]}"


def test_readiness_needs_migrated_metadata(tmp_path: Path) -> None:
    from aifordb.core.context import build_context
    from aifordb.core.settings.model import Settings
    from aifordb.server.app import create_app
    from aifordb.server.state import app_state

    context = build_context(Settings(home=tmp_path))
    app = create_app(context)
    client = app.test_client()
    assert (client.get("/livez").status_code, client.get("/readyz").status_code) == (200, 503)
    context.store.upgrade()
    assert client.get("/readyz").status_code == 200
    app_state(app).draining.set()
    assert (client.get("/readyz").status_code, client.get("/livez").status_code) == (503, 200)
    context.close()


def test_health_shows_its_parts_to_those_who_may_see_them(api: Api) -> None:
    assert sorted(api.as_(None).get("/v1/health").data) == ["status", "version"]
    assert sorted(api.as_("wrong").get("/v1/health").data) == ["status", "version"]
    assert api.get("/v1/health").data["checks"] == {"metadata": "ok", "generators": "ok"}


@pytest.mark.parametrize(
    "sent",
    [
        b"GARBAGE\r\n\r\n",
        b"GET /" + b"a" * 9_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\n" + b"".join(b"X-%d: y\r\n" % n for n in range(80)) + b"\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n",
    ],
)
def test_what_is_no_http_request_gets_the_envelope_too(api: Api, sent: bytes) -> None:
    answer = raw(api.url, sent)
    assert answer.startswith(b"HTTP/1.1 422 "), answer[:200]
    assert b"Content-Type: application/json\r\n" in answer
    assert b'"code":"validation_error"' in answer
    assert re.search(rb"X-Request-Id: req_\w{26}\r\n", answer)


@pytest.mark.parametrize(
    "host", [b"", b"a b", b"../..", b"<script>", b"x:99999999", b"[::1", b"\xff\xfe", b"x" * 5_000, b"user@host"]
)
def test_no_host_header_makes_a_fault_or_gets_into_the_page_as_code(server: Server, host: bytes) -> None:
    for path in (b"/v1/docs", b"/livez", b"/v1/openapi.json"):
        answer = raw(server.url, b"GET " + path + b" HTTP/1.1\r\nHost: " + host + b"\r\nConnection: close\r\n\r\n")
        assert answer.split(b" ")[1] in (b"200", b"401", b"422"), answer[:200]
        assert b"<script>" not in answer


def test_an_announced_giant_is_refused_before_it_is_sent(api: Api) -> None:
    answer = raw(api.url, head(Content_Type="application/json", Content_Length="99999999"))
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"Connection: close" in answer


def test_a_client_that_hangs_up_midway_is_no_fault(server: Server, api: Api) -> None:
    address = urlsplit(api.url)
    with socket.create_connection((str(address.hostname), address.port)) as client:
        headers = head(
            Content_Type="application/json",
            Content_Length="100",
            Authorization=f"Bearer {api.key}",
            X_Request_Id="hung-up",
        )
        client.sendall(headers + b'{"question"')
    wait_until(lambda: any(line.get("request_id") == "hung-up" for line in server.log))
    (line,) = [line for line in server.log if line.get("request_id") == "hung-up"]
    assert (line["status"], line["message"]) == (422, "request")


def test_a_client_that_takes_too_long_is_cut() -> None:
    ours, theirs = socket.socketpair()
    limit = ReadingLimit(seconds=0.0)
    received: list[Any] = []

    def serve() -> None:
        limit.begin(ours)
        received.append(ours.recv(1))

    thread = threading.Thread(target=serve)
    thread.start()
    wait_until(lambda: bool(limit.cut() or received))
    thread.join(timeout=5)
    assert received == [b""]
    ours.sendall(b"answer")
    assert theirs.recv(6) == b"answer"
    ours.close(), theirs.close()


def test_a_request_that_has_arrived_is_not_cut() -> None:
    ours, theirs = socket.socketpair()
    limit = ReadingLimit(seconds=0.0)
    limit.begin(ours)
    limit.end()
    limit.end()
    limit.cut()
    theirs.sendall(b"x")
    assert ours.recv(1) == b"x"
    ours.close(), theirs.close()
