"""The embedded database is opened so that what is acknowledged is kept."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connections, transaction
from django.test import override_settings
from pysqlite3 import dbapi2 as library
from tests.refusals import refused

from koll.server.settings import embedded
from koll.server.sqlite.base import DatabaseWrapper, refuse_unsafe_library

pytestmark = pytest.mark.django_db


def opened(folder: Path) -> DatabaseWrapper:
    """A database of its own in the folder, as the settings have it."""
    settings: dict[str, Any] = connections.configure_settings({"default": embedded(folder)})["default"]
    return DatabaseWrapper(settings, alias="own")


def pragma(wrapper: DatabaseWrapper, name: str) -> Any:
    with wrapper.cursor() as cursor:
        cursor.execute(f"PRAGMA {name}")
        return cursor.fetchone()[0]


def test_every_commit_is_synced_and_nothing_is_mapped(tmp_path: Path) -> None:
    wrapper = opened(tmp_path)
    names = ("journal_mode", "synchronous", "foreign_keys", "busy_timeout", "mmap_size")
    assert [pragma(wrapper, name) for name in names] == ["wal", 2, 1, 15000, 0]
    wrapper.close()


def test_the_library_is_the_one_that_comes_with_koll(tmp_path: Path) -> None:
    wrapper = opened(tmp_path)
    with wrapper.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        assert cursor.fetchone() == (library.sqlite_version,)
    assert wrapper.get_database_version() >= (3, 51, 3)
    wrapper.close()


def test_a_library_that_may_lose_a_commit_is_refused() -> None:
    with refused("server.unsafe_library") as refusal:
        refuse_unsafe_library((3, 40, 1))
    assert "3.40.1" in str(refusal.value)
    assert "3.51.3" in str(refusal.value)
    assert "pysqlite3" in str(refusal.value)


@pytest.mark.parametrize("level", ["NORMAL", "OFF", "normal", "1"])
def test_a_level_that_loses_writes_is_refused(tmp_path: Path, level: str) -> None:
    with override_settings(SQLITE_SYNCHRONOUS=level), refused("server.loses_writes") as refusal:
        opened(tmp_path).connect()
    assert level in str(refusal.value)


def test_a_folder_that_holds_no_write_ahead_log_is_refused(tmp_path: Path) -> None:
    wrapper = opened(tmp_path)
    wrapper.settings_dict["NAME"] = f"file:{tmp_path}/koll.sqlite3?vfs=unix-dotfile"  # as on a network share: no memory
    with refused("server.no_write_ahead_log"):
        wrapper.connect()


def test_a_transaction_takes_the_write_lock_when_it_begins(tmp_path: Path) -> None:
    connections["own"] = opened(tmp_path)
    other = library.connect(tmp_path / "koll.sqlite3", timeout=0)
    with transaction.atomic(using="own"), pytest.raises(library.OperationalError, match="locked"):
        other.execute("BEGIN IMMEDIATE")
    other.close()
    connections["own"].close()
    del connections["own"]


def test_values_come_back_as_they_went_in(tmp_path: Path) -> None:
    wrapper = opened(tmp_path)
    at = datetime(2027, 3, 15, 9, 30, 0, 1)  # noqa: DTZ001 -- Django hands the library UTC without saying so
    row = (True, date(2027, 3, 15), at, Decimal("10.5"), b"\x00\xff", "å")
    with wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE kept (yes bool, day date, at datetime, sum decimal, raw BLOB, said text)")
        cursor.execute("INSERT INTO kept VALUES (%s, %s, %s, %s, %s, %s)", row)
        cursor.executemany("INSERT INTO kept (said) VALUES (%s)", [("100 %",), ("two",)])
        cursor.execute("SELECT * FROM kept WHERE said = %(said)s", {"said": "å"})
        assert cursor.fetchone() == (True, row[1], row[2], 10.5, row[4], "å")
        cursor.execute("SELECT django_date_extract('year', day) FROM kept WHERE said LIKE 'å'")
        assert cursor.fetchone() == (2027,)
        cursor.execute("SELECT count(*) FROM kept WHERE said LIKE '%%'")
        assert cursor.fetchone() == (3,)
    wrapper.close()


def test_errors_are_the_ones_django_knows(tmp_path: Path) -> None:
    wrapper = opened(tmp_path)
    with wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE once (key text UNIQUE)")
        cursor.execute("INSERT INTO once VALUES ('a')")
        with pytest.raises(IntegrityError):
            cursor.execute("INSERT INTO once VALUES ('a')")
        with pytest.raises(OperationalError):
            cursor.execute("SELECT * FROM nowhere")
    wrapper.close()


def test_a_question_may_carry_as_many_values_as_the_library_allows(tmp_path: Path) -> None:
    wrapper = opened(tmp_path)
    wrapper.connect()
    most = wrapper.features.max_query_params
    with wrapper.cursor() as cursor:
        cursor.execute("VALUES " + ", ".join(["(%s)"] * most), [1] * most)
        assert len(cursor.fetchall()) == most
    wrapper.close()


def test_moments_are_kept_in_utc(tmp_path: Path) -> None:
    wrapper = opened(tmp_path)
    moment = datetime(2027, 3, 15, 9, 30, tzinfo=UTC)
    with override_settings(USE_TZ=True):
        assert wrapper.ops.adapt_datetimefield_value(moment) == "2027-03-15 09:30:00"
    wrapper.close()
