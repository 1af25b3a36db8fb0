"""Pictures in what is written: each is seen by those who may read the occasion that it was put into."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from koll.paper import pictures_in
from koll.permissions import Act, Actor, may
from koll.reads.attachments import AttachmentFile
from koll.reads.cycle import OccasionPage
from koll.reads.municipality import ours
from koll.reads.subjects import occasion_subject
from koll.records.models import Occasion, PartPicture


def picture_file(actor: Actor, number: int, day: date) -> AttachmentFile | None:
    """A picture to be shown; None when there is none or its occasion may not be read."""
    row = PartPicture.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        return None
    act = Act.READ_INSIDE if is_done(row.occasion, day) else Act.READ_DRAFT
    seen = may(actor, act, occasion_subject(ours().charter, row.occasion)).allowed
    return sent_as(row) if seen else None


def open_picture(number: int, day: date) -> AttachmentFile | None:
    """A picture in what has been decided by the day; None for any other."""
    row = PartPicture.objects.filter(pk=number, occasion__done_on__lte=day).first()
    return sent_as(row) if row else None


def is_done(row: Occasion, day: date) -> bool:
    """Whether the occasion had been decided by the day."""
    return row.done_on is not None and row.done_on <= day


def sent_as(row: PartPicture) -> AttachmentFile:
    """The picture as a file."""
    return AttachmentFile(f"bild-{row.pk}.{row.media_type.removeprefix('image/')}", row.media_type, bytes(row.content))


def pictures_of(page: OccasionPage, day: date) -> dict[int, bytes]:
    """The pictures in an occasion's parts, to be printed: its own, and those of what was decided. One query."""
    return contents_of({number for part in page.parts for number in pictures_in(part.text)}, page.line.id, day)


def contents_of(numbers: Iterable[int], occasion: int, day: date) -> dict[int, bytes]:
    """Those of the pictures that belong to the occasion or to what was decided by the day."""
    which = Q(occasion=occasion) | Q(occasion__done_on__lte=day)
    found = PartPicture.objects.filter(which, pk__in=sorted(numbers)).values_list("pk", "content")
    return {number: bytes(content) for number, content in found}
