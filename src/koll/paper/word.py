"""A document as a Word file, in the styles of a template that a municipality may replace."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph as WordParagraph

from koll.paper.tree import (
    Block,
    BulletList,
    Callout,
    Document,
    Emphasis,
    Figure,
    GroundNote,
    Heading,
    KeyValues,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Runs,
    Strong,
    Table,
)

UNSAFE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML, and so a Word file, cannot hold."""


def word(document: Document, template: Path | None = None) -> bytes:
    """The document as a .docx, laid after what the template holds and in its styles; Word's own without one.

    Raises OSError or docx's PackageNotFoundError when the template cannot be opened.
    """
    file = docx.Document(str(template) if template else None)
    facts = file.core_properties
    facts.title, facts.author, facts.subject = document.title, document.author, document.subject
    facts.language = document.language
    facts.created = facts.modified = datetime.combine(document.dated, time(), UTC)
    facts.comments = ""
    speak(file, document.language)
    if document.is_example:
        set_words(file, f"{document.words.example}. {document.words.example_note}", "Intense Quote")
    first, *rest = document.blocks
    lay(file, document, first)
    if document.front:
        lay_table(file, ((what, value) for what, value in document.front), headed=False)
    for block in rest:
        lay(file, document, block)
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()


def speak(file: WordFile, language: str) -> None:
    """Says which language the text is in, so that spelling is checked and it is read aloud as it should."""
    for style in file.styles.element.iter(qn("w:rPrDefault")):
        for properties in style.iter(qn("w:rPr")):
            for old in properties.findall(qn("w:lang")):
                properties.remove(old)
            said = OxmlElement("w:lang")
            said.set(qn("w:val"), "sv-SE" if language == "sv" else "en-GB")
            properties.append(said)


def style_in(file: WordFile, name: str) -> str | None:
    """The style if the template has it; otherwise the usual one."""
    return name if any(style.name == name for style in file.styles) else None


def set_words(file: WordFile, runs: Runs, style: str = "") -> WordParagraph:
    """A paragraph with its runs, in a style when the template has it."""
    paragraph = file.add_paragraph(style=style_in(file, style) if style else None)
    set_runs(paragraph, runs)
    return paragraph


def set_runs(paragraph: WordParagraph, runs: Runs) -> None:
    """The words, the strong ones strong; a link is followed by its address."""
    for piece in (runs,) if isinstance(runs, str) else runs:
        text = piece if isinstance(piece, str) else piece.text
        address = getattr(piece, "address", "")
        run = paragraph.add_run(UNSAFE.sub("", f"{text} ({address})" if address else text))
        run.bold = True if isinstance(piece, Strong) else None
        run.italic = True if isinstance(piece, Emphasis) else None


def lay(file: WordFile, document: Document, block: Block) -> None:
    """Lays one block after the others."""
    match block:
        case Heading(text, level):
            set_words(file, text, f"Heading {level}")
        case Paragraph(runs):
            set_words(file, runs)
        case BulletList(items):
            for item in items:
                set_words(file, item, "List Bullet")
        case NumberedList(items):
            for item in items:
                set_words(file, item, "List Number")
        case Quote(text, source):
            set_words(file, f"{text} ({source})" if source else text, "Quote")
        case GroundNote(section, quote):
            said = f"{document.words.ground}: {section}"
            set_words(file, f"{said}. {quote}" if quote else said, "Quote")
        case Callout(title, parts):
            set_words(file, (Strong(title),))
            for part in parts:
                set_words(file, part)
        case KeyValues(rows):
            lay_table(file, rows, headed=False)
        case Table(caption, header, rows):
            set_words(file, caption, "Caption")
            lay_table(file, (header, *rows), headed=True)
        case Figure(alt=alt, caption=caption):
            set_words(file, caption or alt, "Caption")
        case PageBreak():
            file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def lay_table(file: WordFile, rows: Iterable[tuple[Runs, ...]], *, headed: bool) -> None:
    """A table whose first row comes back on every page when it is a heading."""
    cells = list(rows)
    table = file.add_table(rows=len(cells), cols=max(map(len, cells)))
    if style_in(file, "Table Grid"):
        table.style = "Table Grid"
    for row, values in zip(table.rows, cells, strict=True):
        for cell, value in zip(row.cells, values, strict=False):
            set_runs(cell.paragraphs[0], value)
    if headed:
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
