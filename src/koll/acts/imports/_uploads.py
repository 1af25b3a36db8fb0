"""Which files are let in: a short list of kinds, each known by its content, and never by its name alone."""

from __future__ import annotations

import hashlib
import re
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

from django.utils.translation import gettext as _

from koll.permissions import UnableTo

LONGEST_NAME = 120
MOST_PACKED = 2_000
"""Files within an office document."""
MOST_UNPACKED = 200_000_000
"""Bytes that an office document may unfold to."""
MOST_OF_INDEX = 1_000_000
"""Bytes of the list in which an office document says what it holds."""

ZIP = b"PK\x03\x04"
WORD = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
MACROS = re.compile(r"vbaproject|vbadata|(^|/)activex/|(^|/)macrosheets/|^basic/|^scripts/", re.IGNORECASE)
MARKUP = re.compile(r"<\s*(!doctype|html|head|body|script|svg|iframe|\?xml|\?php)", re.IGNORECASE)


class UnableToTakeFile(UnableTo):
    """The file cannot be kept; the sentence says why and what to do instead."""


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


def office(main: bytes) -> Callable[[bytes], bool]:
    """Tells an Office document whose main part is of this type."""

    def holds(content: bytes) -> bool:
        index = packed(content, "[Content_Types].xml")
        return b'"%s.main+xml"' % main in index and b"macroenabled" not in index.lower()

    return holds


def is_open_text(content: bytes) -> bool:
    """Tells an OpenDocument text: it says so first of all."""
    return packed(content, "mimetype").strip() == OPEN_TEXT


def is_pdf(content: bytes) -> bool:
    """Tells a whole PDF: the header first, and an end of file near the end."""
    return re.match(rb"%PDF-[12]\.\d", content) is not None and b"%%EOF" in content[-2048:]


def is_png(content: bytes) -> bool:
    """Tells a whole PNG: signature, header, and the last chunk."""
    return content.startswith(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR") and b"IEND\xaeB`\x82" in content[-64:]


def is_jpeg(content: bytes) -> bool:
    """Tells a whole JPEG: the markers of its beginning and end."""
    return content.startswith(b"\xff\xd8\xff") and b"\xff\xd9" in content[-65_536:]


def is_text(content: bytes) -> bool:
    """Tells plain text, in UTF-8 or as older Windows writes it, that no program would take for a page or a script."""
    text = text_in(content)
    if text is None or text.startswith("#!") or MARKUP.search(text):
        return False
    return not any(unicodedata.category(row) == "Cc" and row not in "\t\r\n\f" for row in text)


def text_in(content: bytes) -> str | None:
    """What the bytes say as text; None when they are not text.

    >>> text_in("\\u00e5".encode("cp1252")) == text_in("\\u00e5".encode()) == "\\u00e5"
    True
    """
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


type Kind = tuple[str, Callable[[bytes], bool]]

KINDS: dict[str, Kind] = {
    "pdf": ("application/pdf", is_pdf),
    "docx": (WORD.decode(), office(WORD)),
    "xlsx": (SHEET.decode(), office(SHEET)),
    "odt": (OPEN_TEXT.decode(), is_open_text),
    "png": ("image/png", is_png),
    "jpg": ("image/jpeg", is_jpeg),
    "jpeg": ("image/jpeg", is_jpeg),
    "csv": ("text/csv", is_text),
    "txt": ("text/plain", is_text),
}
"""Each ending that is let in, with its media type and how its content is known."""


def opened_upload(content: bytes) -> zipfile.ZipFile:
    """The packed document, once it is known that it is whole, has no macros and unfolds to a size that can be read."""
    if not content.startswith(ZIP):
        raise zipfile.BadZipFile
    packed_files = zipfile.ZipFile(BytesIO(content))
    parts = packed_files.infolist()
    if len(parts) > MOST_PACKED or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnableToTakeFile(
            _("The file unfolds to far more than it seems to hold. Save it anew from the program that made it.")
        )
    if any(MACROS.search(part.filename) for part in parts):
        raise UnableToTakeFile(_("The file holds macros, which are programs. Save it without macros, or as a PDF."))
    return packed_files


def packed(content: bytes, name: str) -> bytes:
    """One part of a packed document, as far as it may be long; empty when the document has none or is broken."""
    try:
        with opened_upload(content) as whole, whole.open(name) as part:
            return part.read(MOST_OF_INDEX)
    except (zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, ValueError):
        return b""


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

CALENDARS = TABLES | {"ics": ("text/calendar", is_text)}
"""The kinds that hold a calendar."""


def check_file(file: UncheckedFile, most: int, kinds: Mapping[str, Kind] = KINDS) -> CheckedFile:
    """The file, found to be what its name says and at most so many bytes; UnableToTakeFile otherwise."""
    name = safe_name(file.name)
    ending = name.rpartition(".")[2] if "." in name else ""
    if ending not in kinds or len(name) <= len(ending) + 1:
        raise UnableToTakeFile(
            _("“%(name)s” is of a kind that is not kept here. Send a %(kinds)s file.")
            % {"name": name, "kinds": ", ".join(kinds)}
        )
    refuse_size(name, len(file.content), most)
    media_type, is_one = kinds[ending]
    if not is_one(file.content):
        raise UnableToTakeFile(
            _(
                "“%(name)s” is called .%(ending)s, but its content is something else or is broken. "
                "Open it, save it anew in the right format, and choose it again."
            )
            % {"name": name, "ending": ending}
        )
    return CheckedFile(
        name=name,
        media_type=media_type,
        size=len(file.content),
        sha256=hashlib.sha256(file.content).hexdigest(),
        content=file.content,
    )


def refuse_size(name: str, size: int, most: int) -> None:
    """Raises UnableToTakeFile when the file is empty or larger than may be kept."""
    if size == 0:
        raise UnableToTakeFile(_("“%(name)s” is empty. Choose another file.") % {"name": name})
    if size > most:
        raise UnableToTakeFile(
            _("“%(name)s” is larger than the %(most)s MB that may be kept. Make it smaller, or divide it.")
            % {"name": name, "most": most // 1_000_000}
        )
