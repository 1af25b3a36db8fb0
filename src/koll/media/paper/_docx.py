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
from docx.shared import Cm
from docx.text.paragraph import Paragraph as WordParagraph

from koll.media.paper._document import (
    Block,
    BulletList,
    Callout,
    Document,
    DocumentPicture,
    Emphasis,
    Figure,
    GroundNote,
    Heading,
    KeyValues,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Runs,
    Strong,
    Table,
)
from koll.media.paper._docx_notes import add_note
from koll.media.paper._docx_styles import heading_style, style_in
from koll.media.paper._images import size_of

PIXEL = 9525
"""A pixel of a screen in Word's units."""
UNSAFE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML, and so a Word file, cannot hold."""


def build_docx(document: Document, template: Path | None = None) -> bytes:
    """The document as a .docx, laid after what the template holds and in its styles; Word's own without one.

    Raises OSError or docx's PackageNotFoundError when the template cannot be opened.
    """
    file = docx.Document(str(template) if template else None)
    facts = file.core_properties
    facts.title, facts.author, facts.subject = document.title, document.author, document.subject
    facts.language = document.language
    facts.created = facts.modified = datetime.combine(document.dated, time(), UTC)
    facts.comments = ""
    set_language(file, document.language)
    if document.is_example:
        set_words(file, f"{document.words.example}. {document.words.example_note}", "Intense Quote")
    first, *rest = document.blocks
    lay_out_block(file, document, first)
    if document.front:
        lay_table(file, ((what, value) for what, value in document.front), headed=False)
    for block in rest:
        lay_out_block(file, document, block)
    saved = BytesIO()
    file.save(saved)
    return saved.getvalue()


def set_language(file: WordFile, language: str) -> None:
    """Says which language the text is in, so that spelling is checked and it is read aloud as it should."""
    for style in file.styles.element.iter(qn("w:rPrDefault")):
        for properties in style.iter(qn("w:rPr")):
            for old in properties.findall(qn("w:lang")):
                properties.remove(old)
            said = OxmlElement("w:lang")
            said.set(qn("w:val"), "sv-SE" if language == "sv" else "en-GB")
            properties.append(said)


def set_words(file: WordFile, runs: Runs, style: str = "") -> WordParagraph:
    """A paragraph with its runs, in a style when the template has it."""
    paragraph = file.add_paragraph(style=style_in(file, style) if style else None)
    set_runs(file, paragraph, runs)
    return paragraph


def set_runs(file: WordFile, paragraph: WordParagraph, runs: Runs) -> None:
    """The words, the strong ones strong; a link is followed by its address."""
    for piece in (runs,) if isinstance(runs, str) else runs:
        text = piece if isinstance(piece, str) else piece.text
        if isinstance(piece, Note):
            add_note(file, paragraph, UNSAFE.sub("", piece.text))
            continue
        address = getattr(piece, "address", "")
        run = paragraph.add_run(UNSAFE.sub("", f"{text} ({address})" if address else text))
        run.bold = True if isinstance(piece, Strong) else None
        run.italic = True if isinstance(piece, Emphasis) else None


def lay_out_block(file: WordFile, document: Document, block: Block) -> None:
    """Lays one block after the others."""
    match block:
        case Heading(text=text, level=level, notes=notes):
            paragraph = file.add_paragraph(style=heading_style(file, level))
            set_runs(file, paragraph, (text, *(Note(text=note) for note in notes)))
        case Paragraph(runs=runs):
            set_words(file, runs)
        case BulletList(items=items):
            for item in items:
                set_words(file, item, "List Bullet")
        case NumberedList(items=items):
            for item in items:
                set_words(file, item, "List Number")
        case Quote(text=text, source=source):
            set_words(file, f"{text} ({source})" if source else text, "Quote")
        case GroundNote(section=section, quote=quote):
            said = f"{document.words.ground}: {section}"
            set_words(file, f"{said}. {quote}" if quote else said, "Quote")
        case Callout(title=title, paragraphs=parts):
            set_words(file, (Strong(text=title),))
            for part in parts:
                set_words(file, part)
        case KeyValues(rows=rows):
            lay_table(file, rows, headed=False)
        case Table(caption=caption, header=header, rows=rows):
            set_words(file, caption, "Caption")
            lay_table(file, (header, *rows), headed=True)
        case Figure(alt=alt, caption=caption):
            set_words(file, caption or alt, "Caption")
        case DocumentPicture(content=content, alt=alt):
            lay_picture(file, content, alt)
        case PageBreak():
            file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def lay_picture(file: WordFile, content: bytes, alt: str) -> None:
    """A picture no wider than the text, with its words for those who cannot see it; only those when it is broken."""
    wide, _high = size_of(content) or (0, 0)
    if not wide:
        set_words(file, (Emphasis(text=alt),))
        return
    section = file.sections[-1]
    room = (section.page_width or Cm(21)) - (section.left_margin or 0) - (section.right_margin or 0)
    picture = file.add_picture(BytesIO(content), width=min(room, wide * PIXEL))
    picture._inline.docPr.set("descr", UNSAFE.sub("", alt))


def lay_table(file: WordFile, rows: Iterable[tuple[Runs, ...]], *, headed: bool) -> None:
    """A table whose first row comes back on every page when it is a heading."""
    cells = list(rows)
    table = file.add_table(rows=len(cells), cols=max(map(len, cells)))
    if style_in(file, "Table Grid"):
        table.style = "Table Grid"
    for row, values in zip(table.rows, cells, strict=True):
        for cell, value in zip(row.cells, values, strict=False):
            set_runs(file, cell.paragraphs[0], value)
    if headed:
        repeated = OxmlElement("w:tblHeader")
        table.rows[0]._tr.get_or_add_trPr().append(repeated)
