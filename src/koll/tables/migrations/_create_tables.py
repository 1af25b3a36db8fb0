"""Many tables made by one operation, each once and as it is in the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState
from django.db.models import Model
from django.db.models.options import Options


class CreateTables(Operation):
    """Operations that only create models and add to them, done as one.

    Django renders every related model anew for each operation on a model that others point at, and SQLite builds the
    whole table anew for each added field: 11 s for our first migration. Here the models are rendered once.
    """

    serialization_expand_args = ["operations"]
    category = OperationCategory.ADDITION

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        """How the operation is written in a migration."""
        return self.__class__.__qualname__, [], {"operations": self.operations}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Adds the models; those already rendered are dropped, and all rendered together when somebody asks."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Makes each table."""
        for model in self.created(app_label, schema_editor, from_state, to_state):
            schema_editor.create_model(model)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Takes the tables away, the last made first."""
        for model in reversed(list(self.created(app_label, schema_editor, to_state, from_state))):
            schema_editor.delete_model(model)

    def created(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, without: ProjectState, complete: ProjectState
    ) -> Iterator[type[Model]]:
        """The models that only the complete state has and that have a table in this database."""
        for app, name in complete.models:
            if app == app_label and (app, name) not in without.models:
                model = complete.apps.get_model(app, name)
                options: Options[Model] = model._meta
                if options.can_migrate(schema_editor.connection) and self.allow_migrate_model(
                    schema_editor.connection.alias, model
                ):
                    yield model

    def describe(self) -> str:
        """What the operation does, as `migrate` tells it."""
        return f"Create tables ({len(self.operations)} operations)"
