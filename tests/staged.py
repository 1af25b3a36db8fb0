"""The example at a stage, as `koll demo` has built it, put in the database that the test itself asks.

It is told once a run; on PostgreSQL, which does not take the rows as the other holds them, once a test that asks.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from django.apps import apps
from django.db import connection, transaction
from django.test import override_settings
from tests.journeys.serving import tell
from tests.rows import READ, TableRows, put_back
from tests.shelf import Shelf

from koll.cli.demo import charter_of_the_example
from koll.example.cast import content
from koll.example.stages import STAGES, build


def rows_in(database: Path) -> Iterator[TableRows]:
    """The rows of every table of the product's that has any."""
    with closing(sqlite3.connect(database)) as connection:
        for model in apps.get_app_config("tables").get_models(include_auto_created=True):
            table = model._meta.db_table
            asked = connection.execute(READ.format(table=f'"{table}"', key=f'"{model._meta.pk.column}"'))
            if rows := asked.fetchall():
                yield TableRows(table=table, columns=tuple(column[0] for column in asked.description), rows=rows)


@contextmanager
def staged(stage: str, folder: Path, shelf: Shelf) -> Iterator[None]:
    """The example at the stage, on its day, in the test's database as long as this lasts."""
    with transaction.atomic(), override_settings(DEMO=True, KOLL_TODAY=STAGES[stage].day.isoformat()):
        if connection.vendor == "sqlite":
            shelf.put("example", folder, tell)
            put_back(tuple(rows_in(folder / f"demo-{stage}" / "koll.sqlite3")))
        else:
            key = content()["municipality"]["charter"]
            build(stage, key, charter_of_the_example(key))
        try:
            yield
        finally:
            transaction.set_rollback(True)
