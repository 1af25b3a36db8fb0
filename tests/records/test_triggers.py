"""The database itself refuses to change or remove a line of the ledger."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.state import ProjectState

from koll.acts.engine import append
from koll.tables import triggers
from koll.tables.models import Erasure, LedgerContent, LedgerEntry

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

NOW = datetime(2027, 3, 15, 9, 30, tzinfo=UTC)


def written(count: int) -> None:
    for number in range(count):
        append(at=NOW, actor=None, act="start", subject="/", content={"line": number})


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
        "UPDATE tables_ledgerentry SET act = 'adopt' WHERE number = 1",
        "UPDATE tables_ledgerentry SET number = 9 WHERE number = 3",
        "DELETE FROM tables_ledgerentry WHERE number = 3",
        "DELETE FROM tables_ledgerentry",
        "UPDATE tables_ledgercontent SET content = '{}' WHERE entry_id = 1",
        "INSERT INTO tables_ledgerentry (number, at, act, subject, leaf, head, peaks, actor_id) "
        "SELECT number + 7, at, act, subject, leaf, head, peaks, actor_id "
        "FROM tables_ledgerentry WHERE number = 3",
    ],
)
def test_a_line_is_neither_changed_removed_nor_put_in_between(sql: str) -> None:
    written(3)
    assert refused(sql)
    assert list(LedgerEntry.objects.values_list("number", "act")) == [(1, "start"), (2, "start"), (3, "start")]


def test_a_line_is_not_replaced_behind_the_triggers_back() -> None:
    written(2)
    if connection.vendor == "sqlite":
        assert refused("INSERT OR REPLACE INTO tables_ledgerentry SELECT * FROM tables_ledgerentry LIMIT 1")
        assert refused("REPLACE INTO tables_ledgercontent SELECT * FROM tables_ledgercontent LIMIT 1")
    else:
        connection.check_constraints()
        assert refused(
            "TRUNCATE tables_ledgerentry, tables_ledgercontent CASCADE"
        )  # stamps and erasures point at lines


def test_the_words_of_a_line_may_be_lawfully_erased() -> None:
    written(2)
    assert refused("DELETE FROM tables_ledgercontent WHERE entry_id = 1")
    Erasure.objects.create(entry_id=1, reason="Lag", at=NOW)
    LedgerContent.objects.filter(pk=1).delete()
    assert list(LedgerContent.objects.values_list("pk", flat=True)) == [2]


def test_a_missing_trigger_is_noticed() -> None:
    assert triggers.missing(connection) == ()
    triggers.drop(connection)
    assert triggers.missing(connection) == tuple(triggers.triggers_of(connection))
    triggers.create(connection)
    triggers.create(connection)
    assert triggers.missing(connection) == ()


def test_a_table_rebuilt_by_a_migration_has_its_triggers_again(emptied_afterwards: None) -> None:
    state = ProjectState.from_apps(LedgerEntry._meta.apps)
    model = state.apps.get_model("tables", "LedgerEntry")
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
