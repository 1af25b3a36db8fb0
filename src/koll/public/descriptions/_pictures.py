"""Pictures in what has been decided."""

from __future__ import annotations

from koll.public.decisions import AttachmentFile
from koll.snapshot import Snapshot
from koll.tables.models import Picture


def open_picture(snapshot: Snapshot, number: int) -> AttachmentFile | None:
    """A picture in what has been decided by the day; None for any other."""
    row = Picture.objects.filter(pk=number, occasion__done_on__lte=snapshot.day).first()
    return sent_as(row) if row else None


def sent_as(row: Picture) -> AttachmentFile:
    """The picture as a file."""
    return AttachmentFile(
        name=f"bild-{row.pk}.{row.media_type.removeprefix('image/')}",
        media_type=row.media_type,
        content=bytes(row.content),
    )
