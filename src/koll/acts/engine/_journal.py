"""The rows an act writes: created, changed and removed through these, noted whichever way they are written.

Rows of tables that no line of the ledger tells of (drafts, uploads, digests that were sent, documents that are written
together) are written through these too; `tables.ledger.is_kept` says which those are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, models

from koll.tables.ledger import Journal, RowNote, current, values_of, watch

__all__ = [
    "Journal",
    "RowNote",
    "change",
    "change_rows",
    "create",
    "create_many",
    "hide_rows",
    "journal_of_act",
    "link",
    "remove",
    "remove_rows",
    "reveal",
]


@contextmanager
def journal_of_act() -> Iterator[Journal]:
    """Notes every row that is written inside; RuntimeError when one was written and not noted."""
    journal = Journal()
    token = current.set(journal)
    try:
        with connection.execute_wrapper(watch):
            yield journal
    finally:
        current.reset(token)
    unseen = journal.unseen()
    if unseen:
        raise RuntimeError(f"rows of {', '.join(sorted(unseen))} were written past the journal")


def create[M: models.Model](table: type[M], **values: Any) -> M:
    """Creates a row and notes it."""
    return table._default_manager.create(**values)


def create_many[M: models.Model](table: type[M], rows: Iterable[M]) -> list[M]:
    """Creates rows by one statement and notes each."""
    return table._default_manager.bulk_create(rows)


def change[M: models.Model](
    row: M, *, revision: int | None = None, conflict: Callable[[], Exception] | None = None, **values: Any
) -> M:
    """Changes a row and notes what was set.

    With `revision` only a row that still has it is changed, and gets the next; otherwise `conflict` is raised.
    """
    if revision is not None:
        row.refresh_from_db(fields=["revision"])
        if getattr(row, "revision", None) != revision:
            raise conflict() if conflict is not None else RuntimeError("the row was changed by another")
        values = values | {"revision": revision + 1}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    return row


def remove(row: models.Model) -> None:
    """Removes a row and notes that it is gone."""
    row.delete()


def change_rows(rows: models.QuerySet[Any], **values: Any) -> int:
    """Changes rows by one statement and notes each; answers how many."""
    return rows.update(**values)


def remove_rows(rows: models.QuerySet[Any]) -> int:
    """Removes rows and notes that they are gone; answers how many, those that hang from them not counted."""
    _all, by_table = rows.delete()
    return by_table.get(rows.model._meta.label, 0)


def link(row: models.Model, field: str, targets: Iterable[models.Model]) -> None:
    """Ties a row to exactly these others by its field of many, and notes the ties that came and went."""
    getattr(row, field).set(targets)


def reveal(rows: Iterable[models.Model], hiding: tuple[str, ...] = ()) -> None:
    """Has the act's line hold rows as they now read, their secret words included: they are decided by it.

    `hiding` are columns that stay a digest: protected notes.
    """
    journal = current.get()
    if journal is None:
        return
    for row in rows:
        note = journal.note(type(row), row.pk, values_of(row), is_new=False)
        note.revealed = frozenset(note.fields or ()) - set(hiding)


def hide_rows(rows: Iterable[models.Model]) -> None:
    """Has the act's line hold rows as they now read, every value as a digest: earlier words of them are erased."""
    journal = current.get()
    if journal is None:
        return
    for row in rows:
        journal.note(type(row), row.pk, values_of(row), is_new=False).is_hidden = True
