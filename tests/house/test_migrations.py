"""The tables and the migrations say the same, and the migrations stand in one line."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations import AddField, CreateModel
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.utils import ConnectionHandler
from tests.house.tree import PACKAGE

from koll.tables.migrations._create_tables import CreateTables

OURS = "tables"
SMALL = "small"


class Memory:
    """A database in memory, and what the migrations know of it."""

    def __init__(self, connection: BaseDatabaseWrapper) -> None:
        self.connection = connection
        self.state = ProjectState()

    def forwards(self, *operations: Operation) -> None:
        """Does what `migrate` does with the operations of a migration."""
        with self.connection.schema_editor() as editor:
            for operation in operations:
                before = self.state.clone()
                operation.state_forwards(SMALL, self.state)
                operation.database_forwards(SMALL, editor, before, self.state)

    def backwards(self, operation: Operation) -> None:
        """Takes away all there is."""
        with self.connection.schema_editor() as editor:
            operation.database_backwards(SMALL, editor, self.state, ProjectState())

    def schema(self) -> set[tuple[str, str, str]]:
        """Each table and index: its kind, its name, and the statement that makes it."""
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'")
            return set(cursor.fetchall())


@pytest.fixture
def in_memory(db: None) -> Callable[[], Memory]:
    """Makes an empty database of its own."""
    return lambda: Memory(
        ConnectionHandler({"default": {"ENGINE": "koll.server.sqlite", "NAME": ":memory:"}})["default"]
    )


def two_that_point_at_each_other() -> list[Operation]:
    """A person has a body, and a body, later, a person and a rule."""
    to_body = models.ForeignKey("small.Body", models.PROTECT)
    return [
        CreateModel("Body", [("id", models.BigAutoField(primary_key=True)), ("name", models.CharField(max_length=9))]),
        CreateModel("Person", [("id", models.BigAutoField(primary_key=True)), ("body", to_body)]),
        AddField("Body", "head", models.ForeignKey("small.Person", models.PROTECT, null=True)),
    ]


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


def test_tables_made_at_once_are_those_that_the_operations_make_one_by_one(in_memory: Callable[[], Memory]) -> None:
    operations = two_that_point_at_each_other()
    one_by_one, at_once = in_memory(), in_memory()
    one_by_one.forwards(*operations)
    at_once.forwards(CreateTables(operations))
    assert at_once.schema() == one_by_one.schema()
    assert {name for kind, name, _sql in at_once.schema() if kind == "table"} == {"small_body", "small_person"}
    at_once.backwards(CreateTables(operations))
    assert at_once.schema() == set()
