"""What a database holds of what was written, and whether its ledger is whole, read as `koll verify` reads it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connections

from koll.reads.oversight import LedgerFault, verify
from koll.tables.models import Shift

ALIAS = "evidence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Every note by how often it is there, whether the file is sound, and what is wrong with the ledger."""

    notes: Counter[str]
    sound: bool
    faults: tuple[LedgerFault, ...]
    entries: int

    def lost(self, acknowledged: list[str]) -> list[str]:
        """What somebody was told is kept and is not there."""
        return [words for words in acknowledged if words not in self.notes]

    def twice(self) -> list[str]:
        """What was written once and is there more than once."""
        return [words for words, times in self.notes.items() if times > 1]


@contextmanager
def opened(settings: dict[str, Any]) -> Iterator[None]:
    """The database under the name ALIAS."""
    connections.databases[ALIAS] = connections.configure_settings({"default": {}, ALIAS: settings})[ALIAS]
    try:
        yield
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        del connections.databases[ALIAS]


def embedded(database: Path) -> dict[str, Any]:
    """Django's settings for a database file."""
    return {"ENGINE": "koll.server.sqlite", "NAME": str(database)}


def evidence_in(settings: dict[str, Any]) -> Evidence:
    """Reads it all."""
    with opened(settings):
        connection = connections[ALIAS]
        sound = True
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("PRAGMA integrity_check")
                sound = cursor.fetchall() == [("ok",)]
        notes = Counter(Shift.objects.using(ALIAS).values_list("sentence", flat=True).order_by())
        found = verify(ALIAS)
        return Evidence(notes=notes, sound=sound, faults=found.faults, entries=found.entries)
