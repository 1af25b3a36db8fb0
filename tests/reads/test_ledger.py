"""Reading the whole ledger finds whatever has been done to it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.db import connection

from koll.acts import ledger
from koll.reads.ledger import Verified, verify
from koll.records import triggers
from koll.records.merkle import Peaks
from koll.records.models import Entry, EntryContent

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2027, 3, 15, 9, 30, 0, 17, tzinfo=UTC)


def written(count: int) -> None:
    for number in range(count):
        ledger.append(at=NOW, actor=None, act="start", subject="/", content={"line": number, "said": "å"})


def places(found: Verified) -> list[int]:
    return [fault.number for fault in found.faults]


def test_an_empty_ledger_is_whole() -> None:
    assert verify() == Verified(ok=True, entries=0, erased=0, head=Peaks.empty().head().hex(), faults=())


def test_a_ledger_that_was_only_added_to_is_whole() -> None:
    written(7)
    last = Entry.objects.get(number=7)
    assert verify() == Verified(ok=True, entries=7, erased=0, head=bytes(last.head).hex(), faults=())


def test_lawful_erasure_leaves_the_ledger_whole() -> None:
    written(5)
    before = verify()
    EntryContent.objects.filter(pk=3).delete()
    assert verify() == Verified(ok=True, entries=5, erased=1, head=before.head, faults=())


def test_changed_words_are_found() -> None:
    written(3)
    triggers.drop(connection)
    EntryContent.objects.filter(pk=2).update(content="{}")
    triggers.create(connection)
    assert places(verify()) == [2]


def test_a_changed_column_is_found() -> None:
    written(3)
    triggers.drop(connection)
    Entry.objects.filter(pk=2).update(act="adopt")
    triggers.create(connection)
    assert places(verify()) == [2]


def test_a_removed_line_is_found() -> None:
    written(4)
    triggers.drop(connection)
    EntryContent.objects.filter(pk=2).delete()
    Entry.objects.filter(pk=2).delete()
    triggers.create(connection)
    assert places(verify()) == [3, 3, 4]


def test_a_rewritten_leaf_breaks_every_later_head() -> None:
    written(4)
    triggers.drop(connection)
    Entry.objects.filter(pk=2).update(leaf=b"x" * 32)
    triggers.create(connection)
    assert places(verify()) == [2, 2, 3, 4]


def test_a_database_that_no_longer_guards_the_ledger_is_found() -> None:
    written(1)
    triggers.drop(connection)
    found = verify()
    assert not found.ok
    assert places(found) == [0] * len(triggers.of(connection))
