"""Pictures in what has been decided."""

from __future__ import annotations

from koll.media.rich_text import pictures_in
from koll.public import _rows
from koll.public.decisions import AttachmentFile
from koll.public.descriptions._descriptions import DescriptionPage
from koll.snapshot import Snapshot
from koll.tables.models import Picture


def open_picture(snapshot: Snapshot, number: int) -> AttachmentFile | None:
    """A picture in what has been decided by the day; None for any other."""
    row = _rows.pictures(snapshot.day).filter(pk=number).first()
    return sent_as(row) if row else None


def sent_as(row: Picture) -> AttachmentFile:
    """The picture as a file."""
    return AttachmentFile(
        name=f"bild-{row.pk}.{row.media_type.removeprefix('image/')}",
        media_type=row.media_type,
        content=bytes(row.content),
    )


def open_pictures(snapshot: Snapshot, page: DescriptionPage) -> dict[int, bytes]:
    """The pictures in what a body has decided, to be printed. One query."""
    numbers = {number for part in page.parts for number in pictures_in(part.text)}
    found = _rows.pictures(snapshot.day).filter(pk__in=sorted(numbers)).values_list("pk", "content")
    return {number: bytes(content) for number, content in found}
