"""Which files are let in: a short list of kinds, each known by its content, and never by its name alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from koll.domain.refusals import Refusal
from koll.media.formats import LARGE, MACRO, FileReadError, is_of_kind

LONGEST_NAME = 120
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class UncheckedFile:
    """A file as it was sent: what it was called there, and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedFile:
    """A file that may be kept: a safe name, the media type found in it, its size in bytes and its hash in hex."""

    name: str
    media_type: str
    size: int
    sha256: str
    content: bytes


def is_pdf(content: bytes) -> bool:
    """Tells a whole PDF: the header first, and an end of file near the end."""
    return re.match(rb"%PDF-[12]\.\d", content) is not None and b"%%EOF" in content[-2048:]


def is_png(content: bytes) -> bool:
    """Tells a whole PNG: signature, header, and the last chunk."""
    return content.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") and b"IEND\xaeB`\x82" in content[-64:]


def is_jpeg(content: bytes) -> bool:
    """Tells a whole JPEG: the markers of its beginning and end."""
    return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-65_536:]


type Kind = str
"""The media type of a file that is let in."""

KINDS: dict[str, Kind] = {
    "pdf": "application/pdf",
    "docx": WORD,
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "csv": "text/csv",
    "txt": "text/plain",
}
"""Each ending that is let in, with its media type."""

SEEN_FROM_OUTSIDE: dict[str, Callable[[bytes], bool]] = {
    "pdf": is_pdf,
    "png": is_png,
    "jpg": is_jpeg,
    "jpeg": is_jpeg,
}
"""What is known by how it begins and ends; all else is opened, in the child process."""


def is_what_it_is_called(content: bytes, ending: str) -> bool:
    """Whether the file is what its name says; Refusal when it is dangerous to open, or holds programs."""
    if ending in SEEN_FROM_OUTSIDE:
        return SEEN_FROM_OUTSIDE[ending](content)
    try:
        return is_of_kind(content, ending)
    except FileReadError as fault:
        if fault.why == MACRO:
            raise Refusal(
                "file.macros",
                _("The file holds macros, which are programs. Save it without macros, or as a PDF."),
                field="file",
            ) from None
        if fault.why == LARGE:
            raise Refusal(
                "file.unfolds",
                _("The file unfolds to far more than it seems to hold. Save it anew from the program that made it."),
                field="file",
            ) from None
        return False


def safe_name(name: str) -> str:
    """The last part of the name without anything that a system or an eye could take for something else.

    >>> safe_name("C:\\\\x\\\\..\\\\ Report\\u202efdp.PDF ")
    'Reportfdp.pdf'
    >>> safe_name("../../.htaccess")
    'htaccess'
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    kept = "".join(row for row in last if unicodedata.category(row)[0] not in "C" and row not in '<>:"|?*;')
    stem, dot, ending = " ".join(kept.split()).strip(" .").rpartition(".")
    if not dot:
        return ending[:LONGEST_NAME]
    return f"{stem.strip(' .')[: LONGEST_NAME - len(ending) - 1]}.{ending.lower()}"


TABLES = {ending: KINDS[ending] for ending in ("xlsx", "csv")}
"""The kinds that hold a table."""

CALENDARS = TABLES | {"ics": "text/calendar"}
"""The kinds that hold a calendar."""


def check_file(file: UncheckedFile, most: int, kinds: Mapping[str, Kind] = KINDS) -> CheckedFile:
    """The file, found to be what its name says and at most so many bytes; Refusal otherwise."""
    name = safe_name(file.name)
    ending = name.rpartition(".")[2] if "." in name else ""
    if ending not in kinds or len(name) <= len(ending) + 1:
        raise Refusal(
            "file.unknown_kind",
            _("“%(name)s” is of a kind that is not kept here. Send a %(kinds)s file.")
            % {"name": name, "kinds": ", ".join(kinds)},
            field="file",
        )
    refuse_size(name, len(file.content), most)
    if not is_what_it_is_called(file.content, ending):
        raise Refusal(
            "file.not_what_it_says",
            _(
                "“%(name)s” is called .%(ending)s, but its content is something else or is broken. "
                "Open it, save it anew in the right format, and choose it again."
            )
            % {"name": name, "ending": ending},
            field="file",
        )
    return CheckedFile(
        name=name,
        media_type=kinds[ending],
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        content=file.content,
    )


def refuse_size(name: str, size: int, most: int) -> None:
    """Raises Refusal when the file is empty or larger than may be kept."""
    if size == 0:
        raise Refusal("file.empty", _("“%(name)s” is empty. Choose another file.") % {"name": name}, field="file")
    if size > most:
        raise Refusal(
            "file.too_large",
            _("“%(name)s” is larger than the %(most)s MB that may be kept. Make it smaller, or divide it.")
            % {"name": name, "most": most // 1_000_000},
            field="file",
        )
