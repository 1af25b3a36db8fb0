"""How rows are fetched and written: a related row that was not asked for is fetched for all its peers, or refused
in tests; rows that one statement writes are noted in the act's journal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F

from koll.tables.ledger import current, is_kept, note_written_at_once, values_of


class NotedRows[M: models.Model](models.QuerySet[M]):
    """Rows that, written by one statement within an act, are noted in its journal."""

    def update(self, **values: Any) -> int:
        """Updates the rows; within an act by asking first which they are."""
        journal = current.get()
        if journal is None or journal.is_in_bulk or not is_kept(self.model):
            return super().update(**values)
        pks = list(self.order_by().values_list("pk", flat=True))
        if not pks:
            journal.tables_noted.add(self.model._meta.db_table)
            return 0
        changed = super().update(**values)
        note_written_at_once(self.model, pks, values)
        return changed

    def bulk_create(self, objs: Iterable[M], *args: Any, **options: Any) -> list[M]:
        """Creates the rows and notes each."""
        made = super().bulk_create(objs, *args, **options)
        journal = current.get()
        if journal is not None and is_kept(self.model):
            for row in made:
                journal.note(self.model, row.pk, values_of(row), is_new=True)
        return made

    def bulk_update(self, objs: Iterable[M], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Updates the rows and notes each."""
        rows: Sequence[M] = tuple(objs)
        names = tuple(fields)
        journal = current.get()
        if journal is None or not is_kept(self.model):
            return super().bulk_update(rows, names, batch_size)
        journal.is_in_bulk = True
        try:
            changed = super().bulk_update(rows, names, batch_size)
        finally:
            journal.is_in_bulk = False
        note_written_at_once(self.model, [row.pk for row in rows], dict.fromkeys(names, F("pk")))
        return changed


class Rows[M: models.Model](models.Manager[M]):
    """The manager of every table; the fetch mode comes from the setting KOLL_FETCH_RAISE."""

    def get_queryset(self) -> models.QuerySet[M]:
        """All rows, in a mode where reading one row's relation never becomes a query per row."""
        mode = models.FETCH_RAISE if settings.KOLL_FETCH_RAISE else models.FETCH_PEERS
        return NotedRows(self.model, using=self._db).fetch_mode(mode)
