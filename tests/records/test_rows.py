"""A municipality whose rows are put back is the one that the acts made."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection, transaction
from tests.rows import read_tables
from tests.world import COUNCIL, World

from koll.reads.oversight import verify

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

READ = 'SELECT {columns} FROM "{table}"'


def stored() -> dict[str, list[tuple[str, ...]]]:
    """Each table with every value in the database's own words, the columns by name."""
    words = "quote({})" if connection.vendor == "sqlite" else "CAST({} AS text)"
    found = {}
    with connection.cursor() as cursor:
        for table in read_tables():
            columns = ", ".join(words.format(f'"{column}"') for column in sorted(table.columns))
            cursor.execute(READ.format(columns=columns, table=table.table))
            found[table.table] = sorted(cursor.fetchall(), key=repr)  # a database promises no order of its own
    return found


def test_what_is_put_back_is_what_the_acts_wrote() -> None:
    with transaction.atomic():
        World.built()
        once = stored()
        transaction.set_rollback(True)
    again = World.built(day=date(2027, 5, 3))
    assert stored() == once
    assert {
        "tables_municipality",
        "tables_body",
        "tables_version",
        "tables_ledgerentry",
        "tables_ledgercontent",
    } <= set(once)
    assert (again.day, again.people) == (date(2027, 5, 3), {})


def test_the_acts_go_on_where_the_rows_end() -> None:
    with transaction.atomic():
        World.built()
        transaction.set_rollback(True)
    world = World.built()
    before = verify()
    world.person(COUNCIL)
    after = verify()
    assert (before.ok, after.ok, after.entries) == (True, True, before.entries + 2)
