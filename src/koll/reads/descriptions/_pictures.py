"""Pictures in what is written: each is seen by those who may read the occasion that it was put into."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from koll.media.rich_text import pictures_in
from koll.permissions import Permission, may
from koll.public.decisions import AttachmentFile
from koll.public.descriptions import sent_as
from koll.reads.descriptions._descriptions import OccasionPage
from koll.snapshot import Context, subject_of_occasion
from koll.tables.models import Occasion, Picture


def picture_file(context: Context, number: int) -> AttachmentFile | None:
    """A picture to be shown; None when there is none or its occasion may not be read."""
    row = Picture.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        return None
    act = Permission.READ_INSIDE if is_done(row.occasion, context.day) else Permission.READ_DRAFT
    seen = may(context.actor, act, subject_of_occasion(context.snapshot.charter, row.occasion)).allowed
    return sent_as(row) if seen else None


def is_done(row: Occasion, day: date) -> bool:
    """Whether the occasion had been decided by the day."""
    return row.done_on is not None and row.done_on <= day


def pictures_of(context: Context, page: OccasionPage) -> dict[int, bytes]:
    """The pictures in an occasion's parts, to be printed: its own, and those of what was decided. One query."""
    return contents_of(context, {number for part in page.parts for number in pictures_in(part.text)}, page.line.id)


def contents_of(context: Context, numbers: Iterable[int], occasion: int) -> dict[int, bytes]:
    """Those of the pictures that belong to the occasion or to what was decided by the day."""
    which = Q(occasion=occasion) | Q(occasion__done_on__lte=context.day)
    found = Picture.objects.filter(which, pk__in=sorted(numbers)).values_list("pk", "content")
    return {number: bytes(content) for number, content in found}
