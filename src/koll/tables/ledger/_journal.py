"""Which rows an act wrote: noted as they are written, whichever of Django's ways they are written by.

`current` is the journal of the act that is carried out in this thread, or None. Signals tell of rows that are saved
and removed, the query set of `rows.py` of those that are written in one statement, and `watch` of every statement, so
that a write that neither saw is an error and not a gap in the ledger.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

from django.db import models

from koll.tables.ledger._rules import OUTSIDE, SECRET, UNSAID, plain_value, secret_digest

WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
"""A statement that writes, and the table it writes to."""

APP = "tables"


@dataclass(slots=True, kw_only=True)
class RowNote:
    """A row that was written: its table, its key, and the fields that were set; None when the row was removed.

    `revealed` are the secret columns that are to stand in the ledger as they read; `is_hidden` when every column is to
    stand there as a digest. The key of a link between two rows is
    the two rows' numbers.
    """

    table: str
    row: object
    fields: dict[str, object] | None
    is_new: bool = False
    revealed: frozenset[str] = frozenset()
    is_hidden: bool = False


@dataclass(slots=True, kw_only=True)
class Journal:
    """The rows of one act, in the order they were first written."""

    notes: dict[str, RowNote] = field(default_factory=dict)
    tables_written: set[str] = field(default_factory=set)
    tables_noted: set[str] = field(default_factory=set)
    is_in_bulk: bool = False

    def note(self, model: type[models.Model], row: object, fields: Mapping[str, object], *, is_new: bool) -> RowNote:
        """Notes the plain values of fields that were set, by column name."""
        self.tables_noted.add(model._meta.db_table)
        table = table_name(model)
        kept = self.notes.get(note_key(table, row))
        if kept is None or kept.fields is None:
            kept = self.notes[note_key(table, row)] = RowNote(
                table=table, row=row, fields={}, is_new=is_new or kept is not None
            )
        if kept.fields is not None:
            kept.fields |= fields
        return kept

    def note_removed(self, model: type[models.Model], row: object) -> None:
        """Notes that a row is gone; nothing remains of one that came and went within the act."""
        self.tables_noted.add(model._meta.db_table)
        for through in links_of(model):
            self.tables_noted.add(through._meta.db_table)
        table = table_name(model)
        kept = self.notes.pop(note_key(table, row), None)
        if kept is None or not kept.is_new:
            self.notes[note_key(table, row)] = RowNote(table=table, row=row, fields=None)

    def lines(self, salt: bytes) -> list[dict[str, object]]:
        """The rows as the ledger has them; what is secret as its digest with the line's salt."""
        return [row_in_ledger(note, salt) for note in self.notes.values()]

    def unseen(self) -> set[str]:
        """The tables of ours that were written to without any row being noted."""
        ours = {model._meta.db_table for model in kept_models()}
        return (self.tables_written & ours) - self.tables_noted


current: ContextVar[Journal | None] = ContextVar("journal", default=None)


def note_key(table: str, row: object) -> str:
    """The key under which a row is noted."""
    return f"{table} {json.dumps(row)}"


def table_name(model: type[models.Model]) -> str:
    """The name of a table in the ledger."""
    return model._meta.model_name or ""


def row_in_ledger(note: RowNote, salt: bytes) -> dict[str, object]:
    """A row as it stands in the ledger."""
    if note.fields is None:
        return {"table": note.table, "row": note.row, "gone": True}
    secret = set(note.fields if note.is_hidden else SECRET.get(note.table, ())) - note.revealed
    said = {
        name: secret_digest(salt, value) if name in secret and value else value for name, value in note.fields.items()
    }
    return {"table": note.table, "row": note.row, "set": said}


def kept_models() -> list[type[models.Model]]:
    """Every table that the ledger answers for, links between rows included."""
    from django.apps import apps  # noqa: PLC0415 -- the tables are not loaded yet when this module is

    found = apps.get_app_config(APP).get_models(include_auto_created=True)
    return [model for model in found if table_name(model) not in OUTSIDE]


def is_kept(model: type[models.Model]) -> bool:
    """Whether the ledger answers for the table."""
    return model._meta.app_label == APP and table_name(model) not in OUTSIDE


def links_of(model: type[models.Model]) -> list[type[models.Model]]:
    """The tables of links whose rows go when a row of this one goes."""
    return [
        other
        for other in kept_models()
        if other._meta.auto_created
        and any(f.remote_field and f.remote_field.model is model for f in other._meta.concrete_fields)
    ]


def said_fields(model: type[models.Model], names: Iterable[str] | None = None) -> list[models.Field[Any, Any]]:
    """The columns that the ledger tells of, of all or of those named by field or column."""
    unsaid = UNSAID.get(table_name(model), ())
    wanted = None if names is None else set(names)
    return [
        f
        for f in model._meta.concrete_fields
        if not f.primary_key and f.name not in unsaid and (wanted is None or {f.name, f.attname} & wanted)
    ]


def values_of(row: models.Model, names: Iterable[str] | None = None) -> dict[str, object]:
    """The plain values of a row as it was just saved; one query when the database worked a value out."""
    fields = said_fields(type(row), names)
    values = {f.attname: row.__dict__.get(f.attname) for f in fields}
    if any(hasattr(value, "resolve_expression") for value in values.values()):
        values = type(row)._base_manager.filter(pk=row.pk).values(*values).get()
    return {f.attname: plain_value(f, values[f.attname]) for f in fields}


def note_saved(
    sender: type[models.Model], instance: models.Model, created: bool, update_fields: Iterable[str] | None, **_: Any
) -> None:
    """A row was saved."""
    journal = current.get()
    if journal is not None and is_kept(sender):
        journal.note(sender, instance.pk, values_of(instance, None if created else update_fields), is_new=created)


def note_removed(sender: type[models.Model], instance: models.Model, **_: Any) -> None:
    """A row was removed."""
    journal = current.get()
    if journal is not None and is_kept(sender):
        journal.note_removed(sender, instance.pk)


def note_links(
    sender: type[models.Model], instance: models.Model, action: str, reverse: bool, pk_set: set[Any] | None, **_: Any
) -> None:
    """Links between rows were made or taken away."""
    journal = current.get()
    if journal is None or not is_kept(sender) or action not in ("post_add", "post_remove", "pre_clear"):
        return
    own, other = link_columns(sender)
    if reverse:
        own, other = other, own
    if action == "pre_clear":
        pk_set = set(sender._base_manager.filter(**{own: instance.pk}).values_list(other, flat=True))
        journal.tables_noted.add(sender._meta.db_table)
    for pk in sorted(pk_set or ()):
        row = [pk, instance.pk] if reverse else [instance.pk, pk]
        if action == "post_add":
            journal.note(sender, row, {}, is_new=True)
        else:
            journal.note_removed(sender, row)


def link_columns(through: type[models.Model]) -> tuple[str, str]:
    """The two columns of a table of links, that of the row which declares the links first."""
    first, second = [f.attname for f in through._meta.concrete_fields if f.is_relation]
    return first, second


def note_written_at_once(model: type[models.Model], pks: list[Any], values: Mapping[str, Any]) -> None:
    """Rows were written by one statement; what the database worked out itself is read back by one query."""
    journal = current.get()
    if journal is None or not is_kept(model):
        return
    fields = said_fields(model, values)
    if not any(hasattr(value, "resolve_expression") for value in values.values()):
        given = {f.attname: values[f.name] if f.name in values else values[f.attname] for f in fields}
        said = {f.attname: plain_value(f, getattr(given[f.attname], "pk", given[f.attname])) for f in fields}
        for pk in pks:
            journal.note(model, pk, said, is_new=False)
        return
    rows = model._base_manager.filter(pk__in=pks).values("pk", *(f.attname for f in fields))
    for row in rows.order_by("pk"):
        journal.note(model, row["pk"], {f.attname: plain_value(f, row[f.attname]) for f in fields}, is_new=False)


def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    """Notes which tables the database is told to write to; wraps every statement of an act."""
    journal = current.get()
    found = WRITES.match(sql) if journal is not None else None
    if journal is not None and found:
        journal.tables_written.add(found[1])
    return execute(sql, params, many, context)
