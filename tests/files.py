"""Small files of every kind for tests, true ones and hostile ones, made here and nowhere copied."""

from __future__ import annotations

import zipfile
from io import BytesIO

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\x00IEND\xaeB`\x82"
)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00\xff\xd9"
TEXT = "Åtta rader om en väg.\n".encode()
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200)
PAGE = b"<!doctype html><script>alert(1)</script>"
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def packed(parts: dict[str, bytes]) -> bytes:
    """A packed document of these parts."""
    whole = BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return whole.getvalue()


def office(main: str, **more: bytes) -> bytes:
    """An Office document whose main part is of this type; `more` are further parts, with __ for a slash."""
    index = f'<Types><Override PartName="/main.xml" ContentType="{main}"/></Types>'.encode()
    parts = {"[Content_Types].xml": index, "main.xml": b"<x/>"}
    return packed(parts | {name.replace("__", "/"): content for name, content in more.items()})


DOCX, XLSX = office(WORD), office(SHEET)
ODT = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"})
MACROS = office(WORD, **{"word__vbaProject.bin": b"\xd0\xcf"})
MACRO_TYPE = office(MACRO_WORD)
BOMB = office(WORD, **{f"part{n}": bytes(21_000_000) for n in range(10)})
"""Unfolds to 210 MB from some 200 kB."""
