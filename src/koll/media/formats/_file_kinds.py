"""What a file is, by what is in it: run in the child process, and so without anything of Koll."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from runpy import run_path

ZIP = b"PK\x03\x04"
MOST_PACKED = 2_000
"""Files within an office document."""
MOST_UNPACKED = 200_000_000
"""Bytes that an office document may unfold to."""
MOST_OF_INDEX = 1_000_000
"""Bytes of the list in which an office document says what it holds."""
MACROS = re.compile(r"vbaproject|vbadata|(^|/)activex/|(^|/)macrosheets/|^basic/|^scripts/", re.IGNORECASE)
MARKUP = re.compile(r"<\s*(!doctype|html|head|body|script|svg|iframe|\?xml|\?php)", re.IGNORECASE)
CONTROLS = re.compile("[" + "".join(chr(n) for n in range(160) if unicodedata.category(chr(n)) == "Cc") + "]")
OFFICE = b"application/vnd.openxmlformats-officedocument."
MAIN_PARTS = {
    "docx": OFFICE + b"wordprocessingml.document",
    "xlsx": OFFICE + b"spreadsheetml.sheet",
}
OPEN_TEXT = b"application/vnd.oasis.opendocument.text"


class UnknownKindError(Exception):
    """The file may not be let in; `why` is "large", "broken" or "macros"."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def matches_kind(content: bytes, kind: str) -> bool:
    """Whether the file is what its ending says: an office document, or text that no program takes for a page."""
    if kind in ("csv", "txt", "ics"):
        return is_text(content)
    check_packing(content)
    if kind == "odt":
        return _part_of(content, "mimetype").strip() == OPEN_TEXT
    index = _part_of(content, "[Content_Types].xml")
    return b'"%s.main+xml"' % MAIN_PARTS[kind] in index and b"macroenabled" not in index.lower()


def is_text(content: bytes) -> bool:
    """Tells plain text, of whatever code page, that no program would take for a page or a script."""
    text: str = run_path(str(Path(__file__).with_name("_code_page.py")))["decode_text"](content)
    if text.startswith("#!") or MARKUP.search(text):
        return False
    return not CONTROLS.search(text.translate(dict.fromkeys(map(ord, "\t\r\n\f"), None)))


def check_packing(content: bytes) -> None:
    """Raises UnknownKindError for what is no packed document, holds programs, or says that it unfolds to too much."""
    if not content.startswith(ZIP):
        raise UnknownKindError("broken")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        parts = packed.infolist()
    if any(MACROS.search(part.filename) for part in parts):
        raise UnknownKindError("macros")
    if len(parts) > MOST_PACKED or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnknownKindError("large")


def _part_of(content: bytes, name: str) -> bytes:
    """One part of a packed document, as far as it may be long; empty when there is none."""
    with zipfile.ZipFile(BytesIO(content)) as packed:
        if name not in packed.namelist():
            return b""
        with packed.open(name) as part:
            return part.read(MOST_OF_INDEX)
