"""In which order acts get to write: one at a time, first come first served, across threads and processes."""

from __future__ import annotations

import fcntl
import os
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connections
from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Busy

PATIENCE = 30.0
"""Seconds an act waits for its turn; a turn takes milliseconds: this long means that something stopped."""


class WriteQueue:
    """The line of this process's threads, and the door they pass one at a time.

    SQLite's own wait is unfair: a writer may never get in. Here a process waits in the kernel, at two files:
    the one next in line holds the gate while it waits for the turn, so that the one that leaves cannot slip
    back in before it. The kernel lets go of both when a process dies. Such a wait cannot be cut short, so a
    thread of its own does it, and acts wait for that one. `path` is None where no other process can write.
    """

    def __init__(self, path: Path | None) -> None:
        self._gate = _opened(path, "-gate")
        self._turn = _opened(path, "-turn")
        self._line: deque[threading.Event] = deque()
        self._changed = threading.Condition()
        self._inside = False
        threading.Thread(target=self._keep_door, name="koll-write-queue", daemon=True).start()

    def enter(self, patience: float) -> None:
        """Returns when it is this thread's turn; Busy after `patience` seconds."""
        called = threading.Event()
        with self._changed:
            self._line.append(called)
            self._changed.notify_all()
        if called.wait(patience):
            return
        with self._changed:
            if called.is_set():
                return
            self._line.remove(called)
        raise Busy(
            "act.waited_too_long",
            _(
                "Your text could not be saved: others have been saving for too long. It is still on the "
                "page. Wait a minute and save again, and tell the administrator if it happens once more."
            ),
        )

    def leave(self) -> None:
        """Lets the next one in."""
        with self._changed:
            _unlock(self._turn)
            self._inside = False
            self._changed.notify_all()

    def _keep_door(self) -> None:
        """Gets the turn for the first in line, again and again."""
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._line and not self._inside)
            _lock(self._gate)
            _lock(self._turn)
            _unlock(self._gate)
            with self._changed:
                if self._line:
                    self._inside = True
                    self._line.popleft().set()
                else:
                    _unlock(self._turn)


def _opened(path: Path | None, ending: str) -> int | None:
    """A file to lock beside the database, made when it is missing."""
    if path is None:
        return None
    return os.open(f"{path}{ending}", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _lock(file: int | None) -> None:
    if file is not None:
        fcntl.flock(file, fcntl.LOCK_EX)


def _unlock(file: int | None) -> None:
    if file is not None:
        fcntl.flock(file, fcntl.LOCK_UN)


_queues: dict[str, WriteQueue] = {}
_opening = threading.Lock()
_mine = threading.local()

# A forked process has none of its parent's threads: it stands in line by itself.
os.register_at_fork(after_in_child=_queues.clear)


def is_in_memory(name: str) -> bool:
    """Whether no other process can reach the database.

    >>> is_in_memory("file:memorydb_default?mode=memory&cache=shared"), is_in_memory("data/koll.sqlite3")
    (True, False)
    """
    return name == ":memory:" or "mode=memory" in name


def queue_of(name: str, *, shared: bool) -> WriteQueue:
    """The queue of the database in the file `name`; `shared` when other processes may write to it."""
    with _opening:
        if name not in _queues:
            _queues[name] = WriteQueue(Path(name) if shared else None)
        return _queues[name]


@contextmanager
def write_lock(alias: str = "default", patience: float = PATIENCE) -> Iterator[None]:
    """Holds the right to write; enter it before the transaction begins, and do nothing slow inside.

    On PostgreSQL nothing: it queues by itself. An act within an act already has the turn. Busy when
    the turn does not come within `patience` seconds.
    """
    connection = connections[alias]
    if connection.vendor != "sqlite" or getattr(_mine, "has", False):
        yield
        return
    name = str(connection.settings_dict["NAME"])
    queue = queue_of(name, shared=not is_in_memory(name))
    queue.enter(patience)
    _mine.has = True
    try:
        yield
    finally:
        _mine.has = False
        queue.leave()
