"""Nothing that was acknowledged is lost and nothing is done twice, however often something is killed."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker
from tests.crash.databases import fresh_database, postgresql_settings
from tests.crash.evidence import Evidence, embedded, evidence_in
from tests.crash.town import Town, Writers, chance_from, tell
from tests.postgres import programs, running_postgresql
from tests.shelf import Shelf

ROUNDS = int(os.environ.get("KOLL_CRASH_ROUNDS", "3"))
BATCH = 25
"""Kills of one municipality; its pages would grow long and slow with more."""
CONTROL_ROUNDS = 10
CONTROL_TRIES = 8
"""A control that does nothing twice in this many tries means that the test cannot see it."""
DATABASE_ROUNDS = max(1, ROUNDS // 5)
MOST_BETWEEN = 15
"""Answers between two kills, at most."""

LONGEST_PAUSE = 0.1
"""Seconds from an answer to the kill, at most: about as long as a request takes, to hit it anywhere."""

pytestmark = [pytest.mark.crash, pytest.mark.both_databases, pytest.mark.timeout(7200)]


@pytest.mark.parametrize("start", range(0, ROUNDS, BATCH))
def test_a_killed_server_has_lost_nothing_and_does_nothing_twice(
    start: int, tmp_path: Path, shelf: Shelf, django_db_blocker: DjangoDbBlocker
) -> None:
    rounds = min(BATCH, ROUNDS - start)
    with fresh_database() as url, django_db_blocker.unblock():
        town = Town(folder=tmp_path, database_url=url)
        town.found(shelf)
        writers = killed(town, rounds, renew=False)
        found = evidence_in(postgresql_settings(url) if url else embedded(town.database))
    expect_everything_once(found, writers, rounds)


@pytest.mark.slow_control
def test_the_control_that_sends_again_with_a_new_key_does_something_twice(
    tmp_path: Path, shelf: Shelf, django_db_blocker: DjangoDbBlocker
) -> None:
    with fresh_database() as url, django_db_blocker.unblock():
        town = Town(folder=tmp_path, database_url=url)
        town.found(shelf)
        twice: list[str] = []
        tries = 0
        while not twice and tries < CONTROL_TRIES:
            tries += 1
            killed(town, CONTROL_ROUNDS, renew=True)
            twice = evidence_in(postgresql_settings(url) if url else embedded(town.database)).twice()
    tell(f"{tries * CONTROL_ROUNDS} kills: the control did {len(twice)} things twice")
    assert twice != []


@pytest.mark.skipif(not os.environ.get("DATABASE_URL"), reason="run with the tests on PostgreSQL")
@pytest.mark.skipif(programs() is None, reason="PostgreSQL's server programs are not installed")
def test_a_database_server_that_stops_at_once_has_lost_nothing(
    tmp_path: Path, shelf: Shelf, django_db_blocker: DjangoDbBlocker
) -> None:
    chance = chance_from("KOLL_CRASH_SEED")
    with running_postgresql() as cluster, django_db_blocker.unblock():
        town = Town(folder=tmp_path, database_url=cluster.url)
        town.found(shelf)
        with town.serve() as server, Writers(server=lambda: server, may_fail=True) as writers:
            for _round in range(DATABASE_ROUNDS):
                writers.wait_for(chance.randint(1, MOST_BETWEEN))
                cluster.stop("immediate")
                cluster.start()
        found = evidence_in(postgresql_settings(cluster.url))
    expect_everything_once(found, writers, DATABASE_ROUNDS)


def killed(town: Town, rounds: int, *, renew: bool) -> Writers:
    """Lets people write while the server they write to is killed, and the next, already starting, takes over."""
    chance = chance_from("KOLL_CRASH_SEED")
    servers = [town.serve(), town.serve()]
    try:
        with Writers(server=lambda: servers[0], renew=renew) as writers:
            for left in reversed(range(rounds)):
                writers.wait_for(chance.randint(1, MOST_BETWEEN))
                if left:
                    servers.append(town.serve())
                time.sleep(chance.uniform(0, LONGEST_PAUSE))
                servers.pop(0).kill()
    finally:
        for server in servers:
            server.kill()
    return writers


def expect_everything_once(found: Evidence, writers: Writers, rounds: int) -> None:
    """What is there is what was acknowledged, each once, and the ledger says so."""
    tell(f"{rounds} kills: {len(writers.kept)} kept, {writers.unanswered} tries without an answer")
    assert found.sound
    assert found.faults == ()
    assert found.lost(writers.kept) == []
    assert found.twice() == []
    assert found.notes.keys() == set(writers.kept)
    assert len(writers.kept) >= rounds
