"""Running statements: results, limits, times, cancelling, and what is left when something dies."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import asdict, replace
from decimal import Decimal

import pytest
import strangers
from aifordb.core import CheckedStatement, DatabaseUnreachable, Limits, QueryFailed, Sampling
from aifordb.core.errors import ServiceUnavailable, ValidationError
from aifordb.core.running import Runner, Target
from aifordb.core.running.host import Host
from aifordb.core.running.messages import decode, statement_to_json
from aifordb.core.settings.model import RunningSettings
from aifordb.plugins.connectors.sqlite import SQLiteConnector

FOREVER = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT COUNT(*) FROM n"
LIMITS = Limits(timeout_ms=10_000)


def sql(text, row_limit=1_000, **parameters):
    return CheckedStatement(text, "sqlite", text, row_limit, parameters)


def stranger(kind=strangers.Numbers, host="here", key="conn_numbers"):
    return Target(key, kind(), {"host": host})


def children_of(parent):
    """Process ids of the engine processes that a process has, dead ones not counted."""
    listed = subprocess.run(["ps", "-axwwo", "pid=,ppid=,stat=,command="], capture_output=True, text=True, check=True)
    rows = [line.split(None, 3) for line in listed.stdout.splitlines()]
    ours = [row for row in rows if int(row[1]) == parent and "aifordb.core.running.child" in row[3]]
    return [int(pid) for pid, _, state, _ in ours if not state.startswith("Z")]


def is_running(pid):
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return state.stdout.strip()[:1] not in {"", "Z"}


def until(condition, seconds=5.0):
    """Waits for a condition that becomes true without telling."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not become true"
        threading.Event().wait(0.01)


@pytest.fixture(params=["sqlite_target", "duckdb_target"])
def target(request):
    return request.getfixturevalue(request.param)


@pytest.fixture(params=[strangers.Numbers, strangers.NumbersInChild])
def numbers(request):
    return stranger(request.param)


# Results


def test_a_result_has_columns_and_rows(runner, target):
    result = runner.run(target, sql("SELECT a, b FROM t ORDER BY a LIMIT 2"), LIMITS)
    assert [(column.name, column.type) for column in result.columns] == [("a", "integer"), ("b", "text")]
    assert result.rows == ((1, "text 1"), (2, "text 2"))
    assert (result.truncated, result.limit_source) == (False, None)


def test_column_names_are_made_unique(runner, target):
    result = runner.run(target, sql("SELECT 1 AS a, 2 AS a, 3 AS b"), LIMITS)
    assert [column.name for column in result.columns] == ["a", "a_2", "b"]


def test_values_keep_their_types_on_the_way(runner, sqlite_target):
    statement = sql("SELECT :big + 0, :half, :word, :nothing", big=2**40, half=Decimal("0.5"), word="ü'", nothing=None)
    assert runner.run(sqlite_target, statement, LIMITS).rows == ((2**40, 0.5, "ü'", None),)


def test_a_stream_gives_batches(runner, target):
    with runner.stream(target, sql("SELECT a FROM t ORDER BY a"), replace(LIMITS, batch_rows=30)) as stream:
        assert [len(batch) for batch in stream.batches] == [30, 30, 30, 10]
    assert not stream.truncated


def test_a_stream_may_be_left_early(runner, target):
    with runner.stream(target, sql("SELECT a FROM t"), replace(LIMITS, batch_rows=10)) as stream:
        assert len(next(iter(stream.batches))) == 10
    assert runner.run(target, sql("SELECT 1"), LIMITS).rows == ((1,),)


def test_a_connector_that_runs_elsewhere_works_the_same(runner, numbers):
    result = runner.run(numbers, sql("count 3"), LIMITS)
    assert result.rows == ((0,), (1,), (2,))


# Row and byte limits


def test_the_row_limit_cuts_and_names_whose_it_is(runner, target):
    result = runner.run(target, sql("SELECT a FROM t ORDER BY a", row_limit=7), LIMITS, row_limit_source="request")
    assert result.rows == tuple((n,) for n in range(1, 8))
    assert (result.truncated, result.limit_source) == (True, "request")


def test_as_many_rows_as_allowed_are_not_cut(runner, target):
    result = runner.run(target, sql("SELECT a FROM t", row_limit=100), LIMITS)
    assert (len(result.rows), result.truncated, result.limit_source) == (100, False, None)


def test_the_byte_limit_cuts(runner, target):
    result = runner.run(target, sql("SELECT b FROM t ORDER BY a"), replace(LIMITS, max_bytes=100))
    assert 0 < len(result.rows) < 10
    assert (result.truncated, result.limit_source) == (True, "bytes")


def test_one_row_larger_than_all_bytes_gives_no_rows(runner, sqlite_target):
    result = runner.run(
        sqlite_target, sql("SELECT hex(hex(hex(hex('a text of some length'))))"), replace(LIMITS, max_bytes=100)
    )
    assert (result.rows, result.limit_source) == ((), "bytes")


def test_an_endless_result_ends_at_the_row_limit(runner, numbers):
    result = runner.run(numbers, sql("count 1000000000", row_limit=10), LIMITS)
    assert (len(result.rows), result.truncated) == (10, True)


def test_batches_of_long_texts_stay_within_the_memory(runner, sqlite_target):
    """A thousand rows of 4 MB in one batch would be 4 GB."""
    text = "WITH RECURSIVE s(t, n) AS (SELECT hex(hex(hex(hex(hex(hex(hex(hex(hex(hex('abcd')))))))))), 1 UNION ALL SELECT t, n + 1 FROM s WHERE n < 1000) "
    with runner.stream(
        sqlite_target, sql(text + "SELECT t || t || t || t || n FROM s, (SELECT hex(hex(hex(hex('x')))) AS y)"), LIMITS
    ) as stream:
        rows = sum(len(batch) for batch in stream.batches)
    assert rows == 1_000


# Time


@pytest.mark.parametrize("kind", [strangers.Numbers, strangers.NumbersInChild])
@pytest.mark.parametrize("word", ["wait", "deaf"])
def test_a_timeout_is_answered_within_a_second_whatever_the_statement_does(runner, kind, word):
    runner.run(stranger(kind), sql("count 1"), LIMITS)
    begun = time.monotonic()
    with pytest.raises(QueryFailed) as failed:
        runner.run(stranger(kind), sql(word), Limits(timeout_ms=300))
    assert failed.value.reason == "timeout"
    assert failed.value.message == "The SQL took longer than 0.3 s and was stopped."
    assert 0.3 <= time.monotonic() - begun < 1.3
    assert runner.run(stranger(kind), sql("count 1"), LIMITS).rows == ((0,),)


def test_an_endless_statement_is_stopped_and_its_child_kept(runner, target):
    runner.run(target, sql("SELECT 1"), LIMITS)
    before = children_of(os.getpid())
    with pytest.raises(QueryFailed) as failed:
        runner.run(target, sql(FOREVER), Limits(timeout_ms=300))
    assert failed.value.reason == "timeout"
    assert runner.run(target, sql("SELECT 1"), LIMITS).rows == ((1,),)
    assert children_of(os.getpid()) == before


@pytest.mark.parametrize("text", ["SELECT length(repeat('a', 3000000000))", "SELECT repeat('a', 2000000000)"])
def test_a_huge_value_in_duckdb_does_not_hurt_the_server(runner, duckdb_target, text):
    with pytest.raises(QueryFailed):
        runner.run(duckdb_target, sql(text), Limits(timeout_ms=2_000))
    assert runner.run(duckdb_target, sql("SELECT 1"), LIMITS).rows == ((1,),)


def test_the_time_of_a_slow_reader_does_not_count(runner, target):
    with runner.stream(target, sql("SELECT a FROM t"), Limits(timeout_ms=300, batch_rows=10)) as stream:
        batches = iter(stream.batches)
        rows = len(next(batches))
        threading.Event().wait(0.5)
        assert rows + sum(len(batch) for batch in batches) == 100


# Cancelling


@pytest.mark.parametrize("word", ["wait", "deaf"])
def test_a_statement_is_cancelled_from_another_thread(runner, numbers, word):
    handles = []
    canceller = threading.Timer(0.3, lambda: [handle.cancel() for handle in handles])
    canceller.start()
    begun = time.monotonic()
    with pytest.raises(QueryFailed) as failed:
        runner.run(numbers, sql(word), LIMITS, on_start=handles.append)
    assert failed.value.reason == "cancelled"
    assert time.monotonic() - begun < 2.0
    assert runner.run(numbers, sql("count 1"), LIMITS).rows == ((0,),)


def test_a_cancel_before_the_start_stops_it(runner, target):
    with pytest.raises(QueryFailed) as failed:
        runner.run(target, sql(FOREVER), LIMITS, on_start=lambda handle: handle.cancel())
    assert failed.value.reason == "cancelled"


def test_a_cancel_after_the_end_does_nothing(runner, target):
    handles = []
    runner.run(target, sql("SELECT 1"), LIMITS, on_start=handles.append)
    handles[0].cancel()
    assert runner.run(target, sql("SELECT 2"), LIMITS).rows == ((2,),)


def test_forgetting_a_connection_cancels_what_runs_in_it(runner, target):
    started = threading.Event()
    forgetter = threading.Thread(
        target=lambda: (started.wait(), threading.Event().wait(0.5), runner.forget(target.key))
    )
    forgetter.start()
    with pytest.raises(QueryFailed) as failed:
        runner.run(target, sql(FOREVER), LIMITS, on_start=lambda _: started.set())
    assert failed.value.reason == "cancelled"
    forgetter.join()


# Things that die


def test_a_child_that_takes_too_much_memory_is_an_error_and_the_next_statement_runs(runner):
    target = stranger(strangers.NumbersInChild)
    with pytest.raises(QueryFailed, match="memory"):
        runner.run(target, sql("grow"), LIMITS)
    assert runner.run(target, sql("count 1"), LIMITS).rows == ((0,),)


def test_a_child_that_dies_is_an_error_and_the_next_statement_runs(runner):
    target = stranger(strangers.NumbersInChild)
    with pytest.raises(QueryFailed, match="crashed the database engine"):
        runner.run(target, sql("die"), LIMITS)
    assert runner.run(target, sql("count 1"), LIMITS).rows == ((0,),)


def test_a_child_that_keeps_the_memory_of_a_big_statement_is_replaced(runner):
    target = stranger(strangers.NumbersInChild)
    runner.run(target, sql("hoard"), replace(LIMITS, memory_mb=1_024))
    assert children_of(os.getpid()) == []
    assert runner.run(target, sql("count 1"), LIMITS).rows == ((0,),)


def test_a_duckdb_child_serves_small_statements_after_big_ones(runner, duckdb_target):
    for big in ("SELECT histogram(range) FROM range(50000000)", "SELECT split(repeat('a,', 40000000), ',')"):
        with pytest.raises(QueryFailed):
            runner.run(duckdb_target, sql(big), LIMITS)
        assert runner.run(duckdb_target, sql("SELECT 1"), LIMITS).rows == ((1,),)


def test_a_host_sends_no_more_than_the_answer_may_hold(sqlite_target):
    frames: list[bytes] = []
    limits = replace(LIMITS, max_bytes=2_000)
    host = Host(sqlite_target.connector, sqlite_target.fields, limits, frames.append)
    statement = sql("SELECT 'small' UNION ALL SELECT hex(hex(hex(hex(hex(hex(hex(hex('a text of some length'))))))))")
    host.take({"do": "execute", "run": 1, "statement": statement_to_json(statement), "limits": asdict(limits)})
    host.rest()
    [rows] = [message for message in map(decode, frames) if message["say"] == "rows"]
    assert (rows["rows"], rows["cut"]) == ([["small"]], True)
    assert max(map(len, frames)) < 3_000


def test_a_child_that_died_while_idle_is_replaced(runner, target):
    runner.run(target, sql("SELECT 1"), LIMITS)
    [child] = children_of(os.getpid())
    os.kill(child, signal.SIGKILL)
    until(lambda: not is_running(child))
    assert runner.run(target, sql("SELECT 1"), LIMITS).rows == ((1,),)


def test_a_fault_of_a_connector_shows_nothing_of_it(runner, numbers, caplog):
    with pytest.raises(QueryFailed) as failed:
        runner.run(numbers, sql("fault"), LIMITS)
    assert failed.value.message == "The Numbers connector failed unexpectedly."
    assert "hunter2" not in str(failed.value.to_json()) + caplog.text
    assert "KeyError" in caplog.text
    assert runner.run(numbers, sql("count 1"), LIMITS).rows == ((0,),)


PARENT = """
import sys
from aifordb.core import CheckedStatement, Limits
from aifordb.core.running import Runner, Target
from aifordb.core.settings.model import RunningSettings
from aifordb.plugins.connectors.sqlite import SQLiteConnector
runner = Runner(RunningSettings())
target = Target("c", SQLiteConnector(), {"database": sys.argv[1]})
runner.run(target, CheckedStatement("SELECT 1", "sqlite", "", 1), Limits())
print("ready", flush=True)
runner.run(target, CheckedStatement(sys.argv[2], "sqlite", "", 1), Limits(timeout_ms=60_000))
"""


def test_children_end_with_their_parent_even_while_they_work(sqlite_target):
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, sqlite_target.fields["database"], FOREVER], stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout.readline() == "ready\n"
    [child] = children_of(parent.pid)
    parent.kill()
    parent.wait()
    parent.stdout.close()
    until(lambda: not is_running(child))


# Keeping workers


def test_a_session_is_kept_for_the_next_statement(runner):
    first, second = (runner.run(stranger(), sql("session"), LIMITS).rows for _ in range(2))
    assert first == second


def test_other_fields_under_the_same_key_end_the_old_session(runner):
    first = runner.run(stranger(host="a"), sql("session"), LIMITS).rows
    second = runner.run(stranger(host="b"), sql("session"), LIMITS).rows
    assert first != second


def test_no_more_children_than_set_are_kept(runner, tmp_path):
    for n in range(4):
        sqlite3.connect(tmp_path / f"{n}.db").close()
        target = Target(f"conn_{n}", SQLiteConnector(), {"database": str(tmp_path / f"{n}.db")})
        assert runner.run(target, sql("SELECT 1"), LIMITS).rows == ((1,),)
    assert len(children_of(os.getpid())) == 2


def test_two_statements_on_one_database_run_side_by_side(runner):
    target = stranger(strangers.NumbersInChild)
    results = []
    threads = [
        threading.Thread(target=lambda: results.append(runner.run(target, sql("deaf 0.4"), LIMITS))) for _ in range(2)
    ]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == 2
    assert time.monotonic() - begun < 3.0


def test_an_unused_child_ends(sqlite_target):
    runner = Runner(RunningSettings(child_idle_s=1))
    runner.run(sqlite_target, sql("SELECT 1"), LIMITS)
    assert len(children_of(os.getpid())) == 1
    until(lambda: children_of(os.getpid()) == [])
    runner.close()


def test_nothing_runs_after_the_close(sqlite_target):
    runner = Runner(RunningSettings())
    runner.run(sqlite_target, sql("SELECT 1"), LIMITS)
    runner.close()
    assert children_of(os.getpid()) == []
    with pytest.raises(ServiceUnavailable):
        runner.run(sqlite_target, sql("SELECT 1"), LIMITS)


def test_a_forked_process_has_children_of_its_own(runner, sqlite_target):
    """gunicorn loads the application and then forks."""
    runner.run(sqlite_target, sql("SELECT 1"), LIMITS)
    reader, writer = os.pipe()
    pid = os.fork()
    if pid == 0:
        rows = runner.run(sqlite_target, sql("SELECT 2"), LIMITS).rows
        os.write(writer, repr((rows, len(children_of(os.getpid())))).encode())
        runner.close()
        os._exit(0)
    os.waitpid(pid, 0)
    assert os.read(reader, 100) == b"(((2,),), 1)"
    os.close(reader)
    os.close(writer)
    assert runner.run(sqlite_target, sql("SELECT 3"), LIMITS).rows == ((3,),)


def test_a_child_knows_nothing_of_the_server(runner, monkeypatch):
    monkeypatch.setenv("AIFORDB_SECRETS__KEYS", "hunter2")
    target = stranger(strangers.NumbersInChild)
    names = {name for (name,) in runner.run(target, sql("environment"), LIMITS).rows}
    assert names <= {
        "PYTHONPATH",
        "PYTHONHOME",
        "LD_LIBRARY_PATH",
        "DYLD_LIBRARY_PATH",
        "LANG",
        "TZ",
        "HOME",
        "MALLOC_ARENA_MAX",
        "LC_CTYPE",
    }


def test_a_child_may_write_no_file_and_take_no_more_memory_than_set(runner):
    limits = dict(runner.run(stranger(strangers.NumbersInChild), sql("limits"), LIMITS).rows)
    assert limits == {"RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0, "RLIMIT_AS": 1_024 * 1024 * 1024, "leads its group": True}


def test_a_value_that_is_no_unicode_is_a_mistake_of_the_caller(runner, target):
    with pytest.raises(ValidationError):
        runner.run(target, sql("SELECT :a", a="\ud800"), LIMITS)
    assert runner.run(target, sql("SELECT 1"), LIMITS).rows == ((1,),)


# Looking


def test_a_diagnosis_times_every_stage(runner, target):
    diagnosis = runner.diagnose(target)
    stages = {stage.stage: stage.status for stage in diagnosis.stages}
    assert diagnosis.ok
    assert diagnosis.tables == 1
    assert diagnosis.server_version.split()[0] in {"SQLite", "DuckDB"}
    assert stages == {
        "resolve": "skipped",
        "connect": "ok",
        "tls": "skipped",
        "login": "skipped",
        "read_only": "ok",
        "introspect": "ok",
    }
    assert diagnosis.latency_ms == sum(stage.ms or 0 for stage in diagnosis.stages)


def test_a_failing_database_is_a_finding_and_no_error(runner, numbers):
    diagnosis = runner.diagnose(replace(numbers, fields={"host": "nowhere"}))
    assert diagnosis.to_json() == {
        "ok": False,
        "failed_stage": "connect",
        "retryable": True,
        "stages": [
            {"stage": "resolve", "status": "skipped"},
            {
                "stage": "connect",
                "status": "failed",
                "code": "port_closed",
                "message": "The host is away.",
                "hint": "Wait.",
            },
            {"stage": "tls", "status": "skipped"},
            {"stage": "login", "status": "skipped"},
            {"stage": "read_only", "status": "skipped"},
            {"stage": "introspect", "status": "skipped"},
        ],
    }


def test_a_warning_is_shown_and_the_test_passes(runner, numbers):
    diagnosis = runner.diagnose(numbers)
    warned = next(stage for stage in diagnosis.stages if stage.status == "warning")
    assert (diagnosis.ok, warned.stage, warned.code) == (True, "read_only", "over_privileged")


def test_a_database_that_cannot_be_sampled_is_known_by_its_names(runner):
    catalog = runner.introspect(stranger(strangers.NumbersInChild, host="unsampled"), Sampling())
    assert [table.name for table in catalog.tables] == ["numbers"]


def test_introspection_comes_back_whole(runner, target):
    catalog = runner.introspect(target, Sampling())
    table = catalog.table("t")
    assert [(column.name, column.type) for column in table.columns] == [("a", "integer"), ("b", "text")]
    assert len(table.column("b").values) == 100


@pytest.mark.parametrize("act", ["run", "introspect"])
def test_a_missing_file_is_unreachable(runner, tmp_path, act):
    target = Target("conn_x", SQLiteConnector(), {"database": str(tmp_path / "missing.db")})
    with pytest.raises(DatabaseUnreachable) as failed:
        runner.run(target, sql("SELECT 1"), LIMITS) if act == "run" else runner.introspect(target, Sampling())
    assert failed.value.failure == "file_not_found"
    assert list(tmp_path.iterdir()) == []
