"""Several at once, each with a connection of its own, in a database that really commits."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from pysqlite3 import dbapi2 as library
from pytest_django import Settings
from tests.clock import TODAY
from tests.world import World

from koll.tables import triggers

__all__ = ["Town", "town"]


@dataclass(kw_only=True)
class Town:
    """A municipality in a database that several write to at once."""

    world: World

    def at_once[T](self, *jobs: Callable[[], T]) -> list[T | Exception]:
        """Lets every job begin at the same moment; what each gave, or what it raised, in the order of the jobs."""
        begin = threading.Barrier(len(jobs))

        def done(job: Callable[[], T]) -> T | Exception:
            begin.wait(30)
            try:
                return job()
            except Exception as refusal:  # a test compares what was raised
                return refusal
            finally:
                connections.close_all()

        with ThreadPoolExecutor(len(jobs)) as threads:
            return list(threads.map(done, jobs))

    def ask[T](self, question: Callable[[], T]) -> T:
        """What somebody alone gets; what is raised is raised."""
        (answer,) = self.at_once(question)
        if isinstance(answer, Exception):
            raise answer
        return answer


@contextmanager
def on_a_file(path: Path) -> Iterator[None]:
    """The database in memory as a file, for other threads to open: in memory, a writer locks tables against readers."""
    connection.ensure_connection()
    with library.connect(str(path)) as copy:
        connection.connection.backup(copy)
    copy.close()
    settings = connections.settings["default"]
    name, settings["NAME"] = settings["NAME"], str(path)
    try:
        yield
    finally:
        settings["NAME"] = name


@pytest.fixture
def town(transactional_db: None, settings: Settings, tmp_path: Path) -> Iterator[Town]:
    """The small municipality, committed; emptying the database afterwards is what the ledger's triggers refuse."""
    settings.DEMO = True
    settings.KOLL_TODAY = TODAY.isoformat()
    made = Town(world=World())
    if connection.vendor == "sqlite":
        with on_a_file(tmp_path / "koll.sqlite3"):
            yield made
    else:
        yield made
    triggers.drop(connection)


def raised(answers: Sequence[Any], kind: type[Exception]) -> list[Exception]:
    """The refusals of this kind; anything else that was raised is raised here."""
    for answer in answers:
        if isinstance(answer, Exception) and not isinstance(answer, kind):
            raise answer
    return [answer for answer in answers if isinstance(answer, kind)]
