"""Writers get their turns in order, in threads and in processes, and nobody waits for ever."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from tests.refusals import refused

import koll
from koll.acts.engine import WriteQueue, queue_of, write_lock

WRITERS = 6
TURNS = 120

WRITER = """
import sys
from pathlib import Path
import django
django.setup()
from koll.acts.engine import WriteQueue

database, me = Path(sys.argv[1]), sys.argv[2]
queue = WriteQueue(database)
print("ready", flush=True)
sys.stdin.readline()
while True:
    queue.enter(20)
    written = database.read_text().splitlines()
    if len(written) >= int(sys.argv[3]):
        queue.leave()
        break
    # Read and then written whole: two at once would lose a line.
    database.write_text("\\n".join([*written, me]))
    queue.leave()
"""


HOLDER = """
import sys
from pathlib import Path
import django
django.setup()
from koll.acts.engine import WriteQueue

WriteQueue(Path(sys.argv[1])).enter(20)
print("inside", flush=True)
sys.stdin.readline()
"""


def started(code: str, *words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONPATH": str(Path(koll.__file__).parent.parent)},
    )


def test_every_process_gets_its_turns_and_none_writes_over_another(tmp_path: Path) -> None:
    database = tmp_path / "koll.sqlite3"
    database.write_text("")
    writers = [started(WRITER, str(database), f"writer{number}", str(TURNS)) for number in range(WRITERS)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate(timeout=60)
        assert writer.returncode == 0
    lines = database.read_text().splitlines()
    assert len(lines) == TURNS
    fewest = min(lines.count(f"writer{number}") for number in range(WRITERS))
    assert fewest >= TURNS // WRITERS // 4


def test_a_process_that_dies_in_its_turn_holds_nobody_up(tmp_path: Path) -> None:
    database = tmp_path / "koll.sqlite3"
    database.write_text("")
    holder = started(HOLDER, str(database))
    assert holder.stdout is not None
    assert holder.stdout.readline() == "inside\n"
    queue = WriteQueue(database)
    with refused("act.waited_too_long"):
        queue.enter(0.05)
    holder.kill()
    holder.communicate()
    queue.enter(20)
    queue.leave()


def test_threads_get_their_turns_in_the_order_they_came() -> None:
    queue = WriteQueue(None)
    order: list[int] = []
    queue.enter(20)

    def write(number: int) -> None:
        queue.enter(20)
        order.append(number)
        queue.leave()

    threads = []
    for number in range(10):
        thread = threading.Thread(target=write, args=(number,))
        thread.start()
        threads.append(thread)
        while len(queue._line) <= number:
            thread.join(0.001)
    queue.leave()
    for thread in threads:
        thread.join()
    assert order == list(range(10))


def test_one_that_gives_up_leaves_the_line_to_the_others() -> None:
    queue = WriteQueue(None)
    queue.enter(20)
    with refused("act.waited_too_long") as refusal:
        queue.enter(0.01)
    assert "Den finns kvar på sidan." in str(refusal.value)
    queue.leave()
    queue.enter(20)
    queue.leave()


def test_one_database_has_one_queue(tmp_path: Path) -> None:
    name = str(tmp_path / "koll.sqlite3")
    assert queue_of(name, shared=True) is queue_of(name, shared=True)


@pytest.mark.django_db
def test_an_act_within_an_act_already_has_the_turn() -> None:
    with write_lock(), write_lock(patience=0.01):
        pass
    with write_lock(patience=20):
        pass


@pytest.mark.django_db
def test_an_act_that_fails_gives_its_turn_back() -> None:
    with pytest.raises(RuntimeError), write_lock():
        raise RuntimeError
    with write_lock(patience=20):
        pass
