"""Tables that somebody has chosen and not taken in yet: the person's own, for a day, and not in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from koll.acts.engine import create, remove_rows, write_lock
from koll.acts.imports._tables import TableInFile
from koll.domain.refusals import Refusal
from koll.permissions import Actor
from koll.tables.models import ImportUpload

UPLOADS_KEPT = timedelta(days=1)
MOST_KEPT = 5
"""Of one person; the oldest goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptUpload:
    """A table as it was read, what its file was called, and what was chosen with it."""

    token: str
    name: str
    table: TableInFile
    settings: Mapping[str, str]


def keep_upload(actor: Actor, now: datetime, upload: KeptUpload, *, kind: str) -> None:
    """Keeps a table for a day; `upload.token` is a secret that nobody can guess."""
    if actor.person is None:
        raise lost_upload()
    with write_lock(), transaction.atomic():
        own = ImportUpload.objects.filter(person_id=actor.person).order_by("-at", "-pk")
        remove_rows(own.filter(pk__in=list(own.values_list("pk", flat=True)[MOST_KEPT - 1 :])))
        create(
            ImportUpload,
            token=upload.token,
            person_id=actor.person,
            kind=kind,
            name=upload.name[:120],
            content={"table": asdict(upload.table), "settings": dict(upload.settings)},
            at=now,
        )


def upload_with(actor: Actor, now: datetime, token: str, *, kind: str) -> KeptUpload:
    """The person's own table with this token; Refusal when there is none, or its day is over."""
    if actor.person is None:
        raise lost_upload()
    row = ImportUpload.objects.filter(
        token=token[:64], person_id=actor.person, kind=kind, at__gt=now - UPLOADS_KEPT
    ).first()
    if row is None:
        raise lost_upload()
    table: dict[str, Any] = row.content["table"]
    return KeptUpload(
        token=row.token,
        name=row.name,
        table=TableInFile(
            rows=tuple(tuple(cells) for cells in table["rows"]),
            ignored=tuple(table["ignored"]),
            hidden_rows=tuple(table["hidden_rows"]),
            hidden_columns=tuple(table["hidden_columns"]),
            notes=tuple(table["notes"]),
        ),
        settings=row.content["settings"],
    )


def lost_upload() -> Refusal:
    """The refusal of a table that is not kept any more, or never was the person's."""
    return Refusal("import.upload_lost", _("The table was lost on the way. Choose the file again."), field="file")
