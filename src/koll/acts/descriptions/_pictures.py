"""Putting a picture into what is written: known by its content, small enough, and without what the camera noted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from koll.acts.activities import subject_of_given_occasion
from koll.acts.engine import Doing, Done, Input, act, create, occasion_with
from koll.acts.imports import CheckedFile
from koll.domain.refs import PictureRef
from koll.domain.refusals import Refusal
from koll.media.paper import size_of
from koll.permissions import Permission, Trail
from koll.tables.models import Picture

KINDS = ("image/png", "image/jpeg")
LARGEST = 3_000_000
"""The most bytes of a picture; the editor makes larger ones smaller before it sends them."""
MOST_SENT = 2 * LARGEST
"""The most bytes of one with what the camera noted in it; more is not looked through."""
WIDEST = 8_000
"""The most pixels of a side."""
MOST = 60
"""The most pictures of an occasion."""
LONGEST = 500
KEPT_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"pHYs"})
KEPT_MARKERS = frozenset({0xE0, 0xE2, 0xEE})
"""JFIF, colour profile and Adobe's colour transform: what a picture needs to look as it should."""
SCAN = 0xDA


def of_the_picture_alone(content: bytes) -> bytes:
    """The picture without what the camera or the program noted in it: place, owner, thumbnail, comments."""
    whole = b"".join(png_chunks(content) if content.startswith(b"\x89PNG") else jpeg_segments(content))
    return whole if size_of(whole) is not None else b""


def png_chunks(content: bytes) -> Iterator[bytes]:
    """The parts of a PNG that make the picture."""
    yield content[:8]
    at = 8
    while at + 12 <= len(content):
        size = int.from_bytes(content[at : at + 4])
        if content[at + 4 : at + 8] in KEPT_CHUNKS:
            yield content[at : at + 12 + size]
        at += 12 + size


def jpeg_segments(content: bytes) -> Iterator[bytes]:
    """The parts of a JPEG that make the picture."""
    yield content[:2]
    at = 2
    while at + 4 <= len(content) and content[at] == 0xFF:
        marker, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker == SCAN:
            yield content[at:]
            return
        noted = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not noted or marker in KEPT_MARKERS:
            yield content[at : at + 2 + size]
        at += 2 + size


def taken_picture(file: CheckedFile) -> CheckedFile:
    """The picture as it is kept; Refusal when it is none, or too large."""
    if file.media_type not in KINDS:
        raise Refusal("picture.unknown_type", _("Choose a picture that ends in .png, .jpg or .jpeg."), field="file")
    content = of_the_picture_alone(file.content) if file.size <= MOST_SENT else file.content
    wide, high = (size_of(content) or (0, 0)) if file.size <= MOST_SENT else (WIDEST, WIDEST)
    if not content or not wide:
        raise Refusal("picture.broken", _("The picture is broken. Save it anew, and choose it again."), field="file")
    if len(content) > LARGEST or max(wide, high) > WIDEST:
        raise Refusal(
            "picture.too_large",
            _("The picture is too large. Make it smaller: at most 3 MB and 8,000 pixels a side."),
            field="file",
        )
    return replace(file, content=content, size=len(content), sha256=hashlib.sha256(content).hexdigest())


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPicture(Input):
    """Keeps a picture with an occasion, to stand in its parts; `shows` is for those who cannot see it."""

    occasion: int
    file: CheckedFile
    shows: str


@act(
    AddPicture,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.OWN,
)
def add_picture(doing: Doing, given: AddPicture) -> Done:
    row = occasion_with(given.occasion)
    words = " ".join(given.shows.split())
    if not words:
        raise Refusal(
            "picture.words_missing",
            _("Say what the picture shows. Those who cannot see it read that instead."),
            field="shows",
        )
    if len(words) > LONGEST:
        raise Refusal(
            "picture.words_too_long",
            _("Say what the picture shows in at most 500 characters; put the rest in the text."),
            field="shows",
        )
    picture = taken_picture(given.file)
    kept = Picture.objects.filter(occasion=row, sha256=picture.sha256).first()
    if kept is None and Picture.objects.filter(occasion=row).count() >= MOST:
        raise Refusal(
            "picture.too_many", _("There are as many pictures here as can be kept. Attach the others to the decision.")
        )
    if kept is None:
        kept = create(
            Picture,
            occasion=row,
            shows=words,
            media_type=picture.media_type,
            sha256=picture.sha256,
            content=picture.content,
            put_in_at=doing.now,
            put_in_by_id=doing.actor.person,
        )
    return Done(subject=PictureRef(number=kept.pk), said="", id=kept.pk)
