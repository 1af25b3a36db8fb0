"""A document as a Word file, in the styles of a template that a municipality may replace."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from io import BytesIO
from pathlib import Path

import docx
from docx.document import Document as WordFile
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from koll.paper.pictures import size_of
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
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Picture,
    Quote,
    Runs,
    Strong,
    Table,
)

PIXEL = 9525
"""A pixel of a screen in Word's units."""
UNSAFE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML, and so a Word file, cannot hold."""


@dataclass(slots=True)
class Sheet:
    """The Word file that is laid, and the footnotes so far, which stand last."""

    file: WordFile
    notes: list[str] = field(default_factory=list)


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
    sheet = Sheet(file)
    if document.is_example:
        set_words(sheet, f"{document.words.example}. {document.words.example_note}", "Intense Quote")
    first, *rest = document.blocks
    lay(sheet, document, first)
    if document.front:
        lay_table(sheet, ((what, value) for what, value in document.front), headed=False)
    for block in rest:
        lay(sheet, document, block)
    if sheet.notes:
        set_words(sheet, document.words.notes, "Heading 2")
    for number, words in enumerate(sheet.notes, 1):
        set_words(sheet, f"{number}. {words}")
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


def set_words(sheet: Sheet, runs: Runs, style: str = "") -> WordParagraph:
    """A paragraph with its runs, in a style when the template has it."""
    paragraph = sheet.file.add_paragraph(style=style_in(sheet.file, style) if style else None)
    set_runs(sheet, paragraph, runs)
    return paragraph


def set_runs(sheet: Sheet, paragraph: WordParagraph, runs: Runs) -> None:
    """The words, the strong ones strong; a link is followed by its address."""
    for piece in (runs,) if isinstance(runs, str) else runs:
        text = piece if isinstance(piece, str) else piece.text
        if isinstance(piece, Note):
            sheet.notes.append(piece.text)
            paragraph.add_run(str(len(sheet.notes))).font.superscript = True
            continue
        address = getattr(piece, "address", "")
        run = paragraph.add_run(UNSAFE.sub("", f"{text} ({address})" if address else text))
        run.bold = True if isinstance(piece, Strong) else None
        run.italic = True if isinstance(piece, Emphasis) else None


def lay(sheet: Sheet, document: Document, block: Block) -> None:
    """Lays one block after the others."""
    match block:
        case Heading(text, level):
            set_words(sheet, text, f"Heading {level}")
        case Paragraph(runs):
            set_words(sheet, runs)
        case BulletList(items):
            for item in items:
                set_words(sheet, item, "List Bullet")
        case NumberedList(items):
            for item in items:
                set_words(sheet, item, "List Number")
        case Quote(text, source):
            set_words(sheet, f"{text} ({source})" if source else text, "Quote")
        case GroundNote(section, quote):
            said = f"{document.words.ground}: {section}"
            set_words(sheet, f"{said}. {quote}" if quote else said, "Quote")
        case Callout(title, parts):
            set_words(sheet, (Strong(title),))
            for part in parts:
                set_words(sheet, part)
        case KeyValues(rows):
            lay_table(sheet, rows, headed=False)
        case Table(caption, header, rows):
            set_words(sheet, caption, "Caption")
            lay_table(sheet, (header, *rows), headed=True)
        case Figure(alt=alt, caption=caption):
            set_words(sheet, caption or alt, "Caption")
        case Picture(content, alt):
            lay_picture(sheet, content, alt)
        case PageBreak():
            sheet.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def lay_picture(sheet: Sheet, content: bytes, alt: str) -> None:
    """A picture no wider than the text, with its words for those who cannot see it; only those when it is broken."""
    wide, _high = size_of(content) or (0, 0)
    if not wide:
        set_words(sheet, (Emphasis(alt),))
        return
    section = sheet.file.sections[-1]
    room = (section.page_width or Cm(21)) - (section.left_margin or 0) - (section.right_margin or 0)
    picture = sheet.file.add_picture(BytesIO(content), width=min(room, wide * PIXEL))
    picture._inline.docPr.set("descr", UNSAFE.sub("", alt))


def lay_table(sheet: Sheet, rows: Iterable[tuple[Runs, ...]], *, headed: bool) -> None:
    """A table whose first row comes back on every page when it is a heading."""
    cells = list(rows)
    table = sheet.file.add_table(rows=len(cells), cols=max(map(len, cells)))
    if style_in(sheet.file, "Table Grid"):
        table.style = "Table Grid"
    for row, values in zip(table.rows, cells, strict=True):
        for cell, value in zip(row.cells, values, strict=False):
            set_runs(sheet, cell.paragraphs[0], value)
    if headed:
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
