"""Reads a printed document back as the text that a reader gets."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from koll.media.paper import Document, build_pdf

needs_pdftotext = pytest.mark.skipif(
    shutil.which("pdftotext") is None,
    reason="pdftotext (poppler-utils) reads the text back and is not installed",
)


def text_of(document: Document, folder: Path) -> str:
    """The text of the document as it stands on its pages; the file is left in the folder."""
    return text_in(build_pdf(document), folder)


def text_in(content: bytes, folder: Path) -> str:
    """The text of a PDF as it stands on its pages; the file is left in the folder."""
    file = folder / "document.pdf"
    file.write_bytes(content)
    command = ["pdftotext", "-layout", "-enc", "UTF-8", str(file), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode()


def squeezed(text: str) -> str:
    """The text without spaces and line breaks, which differ with how a page is set."""
    return "".join(text.split())
