"""How Koll opens an SQLite database: with its own library, and durable before it is fast."""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Iterable, Mapping
from typing import Any

from django.conf import settings
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]  # not in the stubs
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.translation import gettext_lazy as _
from pysqlite3 import dbapi2 as library

from koll.domain.refusals import Refusal

OLDEST_SAFE = (3, 51, 3)
"""Older libraries can lose a commit or harm the file when two connections write (the WAL-reset bug)."""

SYNCHRONOUS = {"FULL": "FULL", "EXTRA": "EXTRA", "LOSES_WRITES": "NORMAL"}
"""What the setting may say, and what SQLite is told; the last is the crash test's control."""

LIMITS = {"MAX_COLUMN": 2000, "MAX_VARIABLE_NUMBER": 32766}
"""SQLite's own limits where the library was not compiled with others (sqlite.org/limits.html)."""

LIMIT_NAMES = {2: "MAX_COLUMN", 9: "MAX_VARIABLE_NUMBER"}
"""The numbers the C interface gives the limits Django asks for."""


def refuse_unsafe_library(version: tuple[int, ...]) -> None:
    """Raises Refusal for a library that may lose what it has acknowledged.

    >>> refuse_unsafe_library((3, 51, 3))
    """
    if version < OLDEST_SAFE:
        sentence = _(
            "The SQLite library is %(found)s, and before %(needed)s it can lose saved work when two people "
            "write at once. Install the package pysqlite3 0.6.1 or later, or use PostgreSQL by setting "
            "DATABASE_URL."
        )
        found, needed = (".".join(map(str, numbers)) for numbers in (version, OLDEST_SAFE))
        raise Refusal("server.unsafe_library", str(sentence) % {"found": found, "needed": needed})


def synchronous_level(setting: str) -> str:
    """What SQLite is told for the setting SQLITE_SYNCHRONOUS; Refusal for a level that loses writes.

    >>> synchronous_level("FULL")
    'FULL'
    """
    level = SYNCHRONOUS.get(setting.upper())
    if level is None:
        sentence = _(
            "KOLL_SQLITE_SYNCHRONOUS is %(setting)s, which would lose saved work in a power cut. "
            "Remove the setting, or say FULL or EXTRA."
        )
        raise Refusal("server.loses_writes", str(sentence) % {"setting": setting})
    return level


class Connection(library.Connection):  # type: ignore[misc]  # the library has no types
    """A connection that also knows its limits, which Django asks for."""

    def getlimit(self, category: int) -> int:
        """The limit Django asks for by its number in the C interface."""
        name = LIMIT_NAMES[category]
        options = dict(option.partition("=")[::2] for (option,) in self.execute("PRAGMA compile_options"))
        return int(options.get(name, LIMITS[name]))


class Cursor(library.Cursor):  # type: ignore[misc]  # the library has no types
    """Django writes %s for a value; SQLite wants a question mark or a name."""

    convert_query = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        """Runs one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self.convert_query(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Runs one statement for each of several values."""
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], Mapping) else None
        return super().executemany(self.convert_query(query, param_names=names), rows)


class DatabaseWrapper(base.DatabaseWrapper):
    """Write-ahead log, every commit synced, foreign keys on, the write lock taken when a transaction begins.

    `init_commands` is what Django makes of OPTIONS["init_command"].
    """

    init_commands: list[str]

    Database = library

    def get_connection_params(self) -> dict[str, Any]:
        """The arguments of the library's `connect`."""
        refuse_unsafe_library(library.sqlite_version_info)
        return {"factory": Connection, "timeout": 15, **super().get_connection_params()}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """A connection with Django's functions and our settings; Refusal where they do not take."""
        connection: Connection = library.connect(**conn_params)
        register_functions(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA legacy_alter_table = OFF")
        connection.execute("PRAGMA mmap_size = 0")
        (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        if mode not in ("wal", "memory"):
            connection.close()
            sentence = _(
                "The folder of the database cannot hold a write-ahead log, which keeps saved work safe. "
                "Put KOLL_DATA on a disk of this machine, not on a network share."
            )
            raise Refusal("server.no_write_ahead_log", sentence)
        connection.execute(f"PRAGMA synchronous = {synchronous_level(settings.SQLITE_SYNCHRONOUS)}")
        for command in filter(None, map(str.strip, self.init_commands)):
            connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:  # noqa: ARG002 -- Django's signature
        """A cursor that reads Django's placeholders."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor


# The library keeps its own register of how Python's types are stored, apart from the standard library's.
library.register_converter("bool", b"1".__eq__)
library.register_converter("date", base.decoder(parse_date))
library.register_converter("time", base.decoder(parse_time))
library.register_converter("datetime", base.decoder(parse_datetime))
library.register_converter("timestamp", base.decoder(parse_datetime))
library.register_adapter(decimal.Decimal, str)
library.register_adapter(datetime.date, base.adapt_date)
library.register_adapter(datetime.datetime, base.adapt_datetime)
