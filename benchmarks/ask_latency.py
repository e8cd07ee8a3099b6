"""Question → rows over HTTP on the demo shop, beside the bare driver running the same SQL.

    python benchmarks/ask_latency.py [--repeat 20] [--json]

Starts a server of its own in a temporary folder, asks every question `--repeat` times over one kept-alive connection, and runs the
answered SQL as often with Python's sqlite3 on the same file. Prints medians in milliseconds and their ratio.
"""

from __future__ import annotations

import argparse
import http.client
import json
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

QUESTIONS = (
    "How many users signed up this week?",
    "What is the total revenue this month?",
    "Top 10 products by revenue",
    "How many orders were placed in the last 30 days?",
    "Number of orders by status",
    "Which products have never been ordered?",
    "Average order value per country",
    "List customers from Germany",
    "How many support tickets are open?",
    "Number of orders per month last year",
)


def start(home: Path) -> tuple[subprocess.Popen[bytes], str, int]:
    """The server process, its owner's key and its port, once it is ready."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [str(Path(sys.executable).with_name("aifordb")), "serve", "--home", str(home), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(300):
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/v1/health", timeout=1):
                return process, (home / "initial-api-key").read_text().strip(), port
        except OSError:
            time.sleep(0.1)
    process.kill()
    raise SystemExit("the server did not start")


def ask(connection: http.client.HTTPConnection, key: str, question: str) -> tuple[float, dict[str, object]]:
    """Milliseconds of one ask, and its answer."""
    body = json.dumps({"question": question})
    began = time.perf_counter()
    headers = {"Authorization": f"Bearer {key}", "Content-Type": "application/json"}
    connection.request("POST", "/v1/queries", body, headers)
    response = connection.getresponse()
    answer = json.loads(response.read())
    took = (time.perf_counter() - began) * 1_000
    if response.status != 200:
        raise SystemExit(f"{question}: {response.status} {answer}")
    return took, answer["data"]


def bare(file: Path, sql: str) -> float:
    """Milliseconds of the same statement with the bare driver, rows fetched."""
    began = time.perf_counter()
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    connection.execute(sql).fetchmany(10_000)
    connection.close()
    return (time.perf_counter() - began) * 1_000


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        process, key, port = start(home)
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            file = next((home / "files").glob("*.sqlite"))
            rows = []
            for question in QUESTIONS:
                asked = [ask(connection, key, question) for _ in range(options.repeat)]
                sql = str(asked[0][1]["sql"])
                driver = [bare(file, sql) for _ in range(options.repeat)]
                rows.append((question, statistics.median(took for took, _ in asked), statistics.median(driver)))
        finally:
            process.terminate()
            process.wait(30)
    overall = statistics.median(http for _, http, _ in rows)
    driver_overall = statistics.median(driver for *_, driver in rows)
    if options.json:
        print(json.dumps({"http_ms": overall, "driver_ms": driver_overall, "questions": rows}))
        return
    for question, http_ms, driver_ms in rows:
        print(f"{http_ms:7.1f} ms  {driver_ms:7.1f} ms  {http_ms / driver_ms:6.1f}×  {question}")
    print(f"{overall:7.1f} ms  {driver_overall:7.1f} ms  median over questions: over HTTP, bare driver")


if __name__ == "__main__":
    main()
