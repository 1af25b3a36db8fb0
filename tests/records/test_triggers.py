"""The database itself refuses to change or remove a line of the ledger."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.state import ProjectState

from koll.acts import ledger
from koll.records import triggers
from koll.records.models import Entry, EntryContent, Erasure

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2027, 3, 15, 9, 30, tzinfo=UTC)


def written(count: int) -> None:
    for number in range(count):
        ledger.append(at=NOW, actor=None, act="start", subject="/", content={"line": number})


def refused(sql: str) -> bool:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError as error:
        return "the ledger is only added to" in str(error)
    return False


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE records_entry SET act = 'adopt' WHERE number = 1",
        "UPDATE records_entry SET number = 9 WHERE number = 3",
        "DELETE FROM records_entry WHERE number = 3",
        "DELETE FROM records_entry",
        "UPDATE records_entrycontent SET content = '{}' WHERE entry_id = 1",
        "INSERT INTO records_entry (number, at, act, subject, leaf, head, peaks, actor_id) "
        "SELECT number + 7, at, act, subject, leaf, head, peaks, actor_id "
        "FROM records_entry WHERE number = 3",
    ],
)
def test_a_line_is_neither_changed_removed_nor_put_in_between(sql: str) -> None:
    written(3)
    assert refused(sql)
    assert list(Entry.objects.values_list("number", "act")) == [(1, "start"), (2, "start"), (3, "start")]


def test_a_line_is_not_replaced_behind_the_triggers_back() -> None:
    written(2)
    if connection.vendor == "sqlite":
        assert refused("INSERT OR REPLACE INTO records_entry SELECT * FROM records_entry LIMIT 1")
        assert refused("REPLACE INTO records_entrycontent SELECT * FROM records_entrycontent LIMIT 1")
    else:
        connection.check_constraints()
        assert refused("TRUNCATE records_entry, records_entrycontent")


def test_the_words_of_a_line_may_be_lawfully_erased() -> None:
    written(2)
    assert refused("DELETE FROM records_entrycontent WHERE entry_id = 1")
    Erasure.objects.create(entry_id=1, reason="Lag", at=NOW)
    EntryContent.objects.filter(pk=1).delete()
    assert list(EntryContent.objects.values_list("pk", flat=True)) == [2]


def test_a_missing_trigger_is_noticed() -> None:
    assert triggers.missing(connection) == ()
    triggers.drop(connection)
    assert triggers.missing(connection) == tuple(triggers.of(connection))
    triggers.create(connection)
    triggers.create(connection)
    assert triggers.missing(connection) == ()


def test_a_table_rebuilt_by_a_migration_has_its_triggers_again(emptied_afterwards: None) -> None:
    state = ProjectState.from_apps(Entry._meta.apps)
    model = state.apps.get_model("records", "Entry")
    old, new = model._meta.get_field("subject"), model._meta.get_field("act")
    wider = new.clone()
    wider.max_length = 300
    wider.set_attributes_from_name("subject")
    wider.model = model
    with connection.schema_editor() as editor:
        editor.alter_field(model, old, wider)
    rebuilt = connection.vendor == "sqlite"
    assert (triggers.missing(connection) != ()) == rebuilt
    call_command("migrate", verbosity=0)
    assert triggers.missing(connection) == ()
    with connection.schema_editor() as editor:
        editor.alter_field(model, wider, old)
    call_command("migrate", verbosity=0)
