"""The tables and the migrations say the same, and the migrations stand in one line."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader
from tests.house.tree import PACKAGE

OURS = "records"


@pytest.mark.django_db
def test_the_migrations_make_the_tables_that_the_code_describes() -> None:
    call_command("makemigrations", OURS, check=True, dry_run=True, verbosity=0)


def test_each_migration_follows_one_other() -> None:
    loader = MigrationLoader(None)
    line = sorted(name for app, name in loader.disk_migrations if app == OURS)
    before = [
        [name for app, name in loader.disk_migrations[OURS, migration].dependencies if app == OURS]
        for migration in line
    ]
    assert before == [[], *([earlier] for earlier in line[:-1])]


def test_the_last_migration_is_named_so_that_two_at_once_collide() -> None:
    folder = PACKAGE / OURS / "migrations"
    last = sorted(file.stem for file in folder.glob("0*.py"))[-1]
    assert (folder / "max_migration.txt").read_text(encoding="utf-8") == f"{last}\n"
