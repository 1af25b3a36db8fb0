"""`koll serve` ticks by itself: once however many workers, through faults, and not when it is told not to."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_serve import free_port, serving
from tests.states import PATIENCE, wait_until

OLD = "2020-01-01 00:00:00"


@contextmanager
def opened(folder: Path) -> Iterator[sqlite3.Connection]:
    """The server's database, saved and closed afterwards."""
    with closing(sqlite3.connect(folder / "koll.sqlite3", timeout=PATIENCE)) as record, record:
        yield record


def put_ended_receipt(folder: Path) -> None:
    """A receipt that has had its time: what only a tick clears away."""
    with opened(folder) as record:
        record.execute(
            "INSERT INTO tables_receipt (key, act, answer, digest, at) VALUES ('old', 'plan', '{}', '', ?)",
            (OLD,),
        )


def receipts(folder: Path) -> int:
    """How many receipts there are."""
    with opened(folder) as record:
        count: int = record.execute("SELECT count(*) FROM tables_receipt").fetchone()[0]
        return count


def timers_of(process: subprocess.Popen[str]) -> list[int]:
    """The numbers of the timers in the server's own group of processes."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,args="], capture_output=True, text=True, check=True).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [int(pid) for pid, group, words in rows if int(group) == process.pid and "koll.cli.setup._timer" in words]


def test_a_server_ticks_by_itself_once_whatever_the_number_of_workers(data: Path, tmp_path: Path) -> None:
    with serving(data, free_port(), workers="2", KOLL_TICK_SECONDS="1") as process:
        for _time in range(2):
            put_ended_receipt(data)
            wait_until(lambda: receipts(data) == 0)
        logged = (tmp_path / "log").read_text(encoding="utf-8")
        assert ("event=tick" in logged, "event=command command=serve" in logged) == (True, True)
        timers = timers_of(process)
        assert len(timers) == 1
        expect_a_tick_after_one_that_failed(data, tmp_path / "log")
        assert timers_of(process) == timers
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE)
        wait_until(lambda: timers_of(process) == [])


def expect_a_tick_after_one_that_failed(data: Path, log: Path) -> None:
    """A tick that fails is said in the log, and the next is done."""
    with opened(data) as record:
        record.execute("ALTER TABLE tables_receipt RENAME TO away")
    wait_until(lambda: "tas om nästa gång" in log.read_text(encoding="utf-8"))
    with opened(data) as record:
        record.execute("ALTER TABLE away RENAME TO tables_receipt")
    put_ended_receipt(data)
    wait_until(lambda: receipts(data) == 0)


def test_a_killed_servers_timer_ends_and_the_next_start_keeps_the_secret_and_no_timer_when_told(data: Path) -> None:
    with serving(data, free_port(), KOLL_TICK_SECONDS="3600") as process:
        assert len(timers_of(process)) == 1
        secret = (data / "secret").read_text(encoding="ascii")
        os.kill(process.pid, signal.SIGKILL)
        wait_until(lambda: timers_of(process) == [])
    with serving(data, free_port(), KOLL_TICK_SECONDS="0") as process:
        assert timers_of(process) == []
        assert (data / "secret").read_text(encoding="ascii") == secret


def test_a_timer_that_is_asked_for_a_time_that_is_none_is_refused(run: Run) -> None:
    answer = run("serve", KOLL_TICK_SECONDS="-5")
    assert answer.returncode == 2
    assert "TICK_SECONDS" in answer.stderr
