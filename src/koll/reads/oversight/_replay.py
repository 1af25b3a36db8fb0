"""The tables as the ledger says they are: every line's rows in order, and where the database says something else."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from koll.tables.ledger import (
    CLEARED_BY_ITSELF,
    SETTLES_BY_ITSELF,
    kept_models,
    link_columns,
    plain_value,
    said_fields,
    secret_digest,
    table_name,
)

type Key = tuple[str, str]
"""A table's name and a row's key as JSON."""


FEW_FILES = 5
"""Rows with files that are held in memory at once."""

MANY_ROWS = 500


@dataclass(slots=True, kw_only=True)
class Told:
    """What the ledger last said of a column: the value or its digest, in which line, and that line's salt."""

    value: object
    line: int
    salt: bytes


@dataclass(slots=True, kw_only=True)
class Replay:
    """The rows by table and key, as they stand after the lines that have been taken in.

    `unknown` are tables of rows written by lines whose words have been erased: nothing can be said of them.
    """

    rows: dict[str, dict[str, dict[str, Told]]] = field(default_factory=dict)
    has_gaps: bool = False

    def take(self, number: int, salt: bytes, words: str) -> None:
        """Takes in the rows of one line."""
        for row in json.loads(words).get("rows", ()):
            key = json.dumps(row["row"])
            table = self.rows.setdefault(row["table"], {})
            if row.get("gone"):
                table.pop(key, None)
                self.let_go(row["table"], row["row"])
                continue
            known = table.setdefault(key, {})
            known |= {name: Told(value=value, line=number, salt=salt) for name, value in row["set"].items()}

    def let_go(self, table: str, row: object) -> None:
        """What follows in the database when a row goes: its links go, and what pointed at it points at nothing."""
        for model in kept_models():
            columns = [f for f in model._meta.concrete_fields if points_at(f, table)]
            if model._meta.auto_created and columns:
                at = link_columns(model).index(columns[0].attname)
                links = self.rows.get(table_name(model), {})
                for key in [key for key in links if json.loads(key)[at] == row]:
                    del links[key]
                continue
            for column in columns:
                for known in self.rows.get(table_name(model), {}).values():
                    said = known.get(column.attname)
                    if said is not None and said.value == row:
                        said.value = None


def points_at(column: models.Field[Any, Any], table: str) -> bool:
    """Whether the column points at rows of the table and is emptied, or its row removed, when one goes."""
    remote = column.remote_field
    if remote is None or not isinstance(remote.model, type):
        return False
    return table_name(remote.model) == table and (
        bool(column.model._meta.auto_created) or getattr(remote, "on_delete", None) is models.SET_NULL
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A row that is not as the ledger says: the line that last told of it (0 when none did), and a sentence."""

    line: int
    sentence: str


def differences(replay: Replay, using: str) -> Iterator[Difference]:
    """Every row that is not as the ledger says, table by table. One query a table."""
    for model in kept_models():
        told = dict(replay.rows.get(table_name(model), {}))
        for key, row in stored_rows(model, using):
            known = told.pop(key, None)
            if known is None:
                if not replay.has_gaps and not is_being_written(replay, model, row):
                    yield Difference(line=0, sentence=_("%(row)s is in no line of the ledger.") % row_title(model, key))
                continue
            yield from row_differences(model, key, row, known)
        for key, known in told.items():
            if table_name(model) in CLEARED_BY_ITSELF:
                continue
            line = max((said.line for said in known.values()), default=0)
            yield Difference(
                line=line, sentence=_("%(row)s is gone, and no line of the ledger removed it.") % row_title(model, key)
            )


def is_being_written(replay: Replay, model: type[models.Model], row: dict[str, Any]) -> bool:
    """Whether the row belongs to what several write at once and nobody has decided."""
    if table_name(model) not in SETTLES_BY_ITSELF:
        return False
    occasion = replay.rows.get("occasion", {}).get(json.dumps(row["occasion_id"]), {})
    done = occasion.get("done_on")
    return done is None or done.value is None


def stored_rows(model: type[models.Model], using: str) -> Iterable[tuple[str, dict[str, Any]]]:
    """The rows of a table as they are stored, by key."""
    rows = model._base_manager.using(using)
    if model._meta.auto_created:
        first, second = link_columns(model)
        return [(json.dumps(list(pair)), {}) for pair in rows.values_list(first, second)]
    columns = [f.attname for f in model._meta.concrete_fields]
    key = model._meta.pk.attname
    has_files = any(isinstance(f, models.BinaryField) for f in model._meta.concrete_fields)
    found = rows.values(*columns).order_by("pk").iterator(chunk_size=FEW_FILES if has_files else MANY_ROWS)
    return ((json.dumps(row[key]), row) for row in found)


def row_differences(
    model: type[models.Model], key: str, row: dict[str, Any], known: dict[str, Told]
) -> Iterator[Difference]:
    """Each column of a row that does not say what the ledger last said, and each file that is another one."""
    table = table_name(model)
    loose = SETTLES_BY_ITSELF.get(table, ()) if is_secret(known.get("text")) else ()
    for column in said_fields(model):
        said = known.get(column.attname)
        if column.attname in loose:
            continue
        if said is None or same(said, plain_value(column, row[column.attname])):
            continue
        if isinstance(column, models.BinaryField):
            words = _("The file of %(row)s is not the one that line %(line)s tells of.")
        else:
            words = _("%(row)s: “%(column)s” does not say what line %(line)s says.")
        named_column = {"column": column.name, "line": said.line}
        yield Difference(line=said.line, sentence=words % (row_title(model, key) | named_column))


def is_secret(said: Told | None) -> bool:
    """Whether the ledger has no more than a digest of a value."""
    return said is not None and isinstance(said.value, dict) and set(said.value) == {"secret"}


def same(said: Told, value: object) -> bool:
    """Whether a stored value is what the ledger said, or what it has the digest of."""
    if is_secret(said):
        return said.value == secret_digest(said.salt, value)
    return said.value == value


def row_title(model: type[models.Model], key: str) -> dict[str, object]:
    """How a row is called in a sentence: what it is, and its number."""
    words = {
        "answer": _("Answer %(number)s"),
        "attachment": _("Attachment %(number)s"),
        "body": _("Body %(number)s"),
        "decision": _("Decision %(number)s"),
        "occasion": _("Occasion %(number)s"),
        "oversightentry": _("Oversight entry %(number)s"),
        "part": _("Part %(number)s"),
        "person": _("Person %(number)s"),
        "proposal": _("Proposal %(number)s"),
        "seat": _("Seat %(number)s"),
        "statement": _("Statement %(number)s"),
        "version": _("Version %(number)s of a text"),
    }
    table = table_name(model)
    word = words.get(table, _("Row %(number)s of %(table)s"))
    return {"row": word % {"number": key, "table": table}}
