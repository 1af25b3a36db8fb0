"""The commands act on the Swedish day, and in an example on the example's own."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from pytest_django import Settings
from tests.cli.conftest import ALE, Run
from tests.world import World, world

from koll.cli.moment import moment_of_record
from koll.cli.setup._command_log import split_log

__all__ = ["world"]

NEW_YEARS_NIGHT = "2026-12-31T23:30:00+00:00"


def test_what_is_set_up_on_new_years_night_is_set_up_in_the_new_year(run: Run, tmp_path: Path) -> None:
    answer = run("start", ALE, "--admin", "anna", KOLL_CLOCK=NEW_YEARS_NIGHT)
    assert answer.returncode == 0, answer.stderr
    with closing(sqlite3.connect(tmp_path / "data" / "koll.sqlite3")) as record:
        assert record.execute("SELECT begins_on FROM tables_seat").fetchall() == [("2027-01-01",)]
        assert {at for (at,) in record.execute("SELECT at FROM tables_ledgerentry")} == {"2026-12-31 23:30:00"}


def test_a_clock_that_may_not_be_set_is_refused_by_every_command_that_acts(run: Run, data: Path) -> None:
    said = "KOLL_CLOCK är angiven, men bara ett exempel går efter en annan klocka än datorns. Ta bort KOLL_CLOCK."
    for arguments in (("tick",), ("check",), ("start", ALE)):
        answer = run(*arguments, KOLL_CLOCK=NEW_YEARS_NIGHT, KOLL_TEST_CONTROL="0")
        _logged, told = split_log(answer.stderr)
        assert (answer.returncode, answer.stdout, told) == (2, "", [said])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("clock", "moment"),
    [
        ("2027-01-31T23:30:00+00:00", "2027-02-01T00:30:00+01:00"),
        ("2027-06-30T22:30:00+00:00", "2027-07-01T00:30:00+02:00"),
    ],
)
def test_commands_act_on_the_day_it_is_in_sweden(settings: Settings, clock: str, moment: str) -> None:
    settings.KOLL_CLOCK = clock
    assert moment_of_record().isoformat() == moment


def test_commands_in_an_example_act_on_its_own_day(world: World, settings: Settings) -> None:
    settings.KOLL_CLOCK = "2027-06-30T22:30:00+00:00"
    assert moment_of_record() == datetime.fromisoformat("2027-03-15T00:30:00+01:00")
    settings.DEMO = False
    assert moment_of_record() == datetime.fromisoformat("2027-07-01T00:30:00+02:00")
