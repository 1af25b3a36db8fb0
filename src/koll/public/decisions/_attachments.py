"""Files attached to decisions: their lines on a decision's page, and a file to be sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce

from koll.domain.refs import AttachmentRef, Ref
from koll.public import _rows
from koll.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentView:
    """A file in one line; `size` in bytes; `withdrawn_why` is empty unless it was attached by mistake."""

    id: int
    name: str
    title: str
    size: int
    sha256: str
    attached_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_why: str = ""

    @property
    def ref(self) -> Ref:
        """Where the file is fetched; below /oppet for the public."""
        return AttachmentRef(number=self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class AttachmentFile:
    """A file to be sent, as it was attached."""

    name: str
    media_type: str
    content: bytes


def attachment_lines(decision: int) -> tuple[AttachmentView, ...]:
    """The decision's files in the order they were attached. One query, which leaves their content where it is."""
    rows = (
        _rows.attachments(_rows.EVER)
        .filter(decision_id=decision)
        .values(
            *("id", "name", "title", "size", "sha256", "attached_at"),
            withdrawn_at=F("withdrawal__at"),
            withdrawn_why=Coalesce("withdrawal__reason", Value("", output_field=TextField())),
        )
    )
    return tuple(AttachmentView(**row) for row in rows)


def attachment_file(snapshot: Snapshot, number: int) -> AttachmentFile | None:
    """The file with this number of a decision made by the day; None when there is none or it was withdrawn."""
    found = _rows.attachments(snapshot.day).filter(pk=number, withdrawal__isnull=True)
    row = found.values_list("name", "media_type", "content").first()
    return AttachmentFile(name=row[0], media_type=row[1], content=bytes(row[2])) if row else None
