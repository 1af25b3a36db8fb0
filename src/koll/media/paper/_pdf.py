"""From tree to page: hands the document to typst as data, never as markup, and gets a tagged PDF back."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import typst

from koll.domain.sentences import N_
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
    Inline,
    KeyValues,
    Link,
    Note,
    NumberedList,
    PageBreak,
    Paragraph,
    Quote,
    Reference,
    Runs,
    Strong,
    Table,
)
from koll.media.paper._document_checks import DocumentProblem, TypesetError, problems_of
from koll.media.paper._images import drawn
from koll.media.paper._printable_characters import code_of_character, printable

_TEMPLATE = Path(__file__).with_name("document.typ")
_LONG_HEADINGS = 8
_LONG_TEXT = 9_000
_TRIES = 12
_LATIN_ENDS = 0x250
_UNSHOWN = re.compile(r'the text `?"(?P<text>.*)"`? could not be displayed', re.DOTALL)
_FORBIDDEN = re.compile(r'contains the codepoint `?"(?P<text>.*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\u\{([0-9a-fA-F]+)\}|\\(.)", re.DOTALL)


def build_pdf(document: Document) -> bytes:
    """Typeset the document as PDF/A-2a and PDF/UA-1; the same document always gives the same bytes.

    Raises TypesetError with every fault when the result could not be read by everyone.
    """
    problems = problems_of(document)
    if problems:
        raise TypesetError(problems)
    data = json.dumps(_document(document), ensure_ascii=False)
    for _ in range(_TRIES):
        try:
            return _set(data, document)
        except typst.TypstError as error:
            message, unshown = error.message, _unshown_in(error.message)
        if not unshown:
            raise TypesetError((_refusal(message),))
        for character in unshown:
            data = data.replace(character, code_of_character(character))
    return _set_plainly(data, document)


def _set_plainly(data: str, document: Document) -> bytes:
    """Set it with Latin letters only: rare ones join into more unknown shapes than is worth one try each."""
    try:
        return _set("".join(c if ord(c) < _LATIN_ENDS else code_of_character(c) for c in data), document)
    except typst.TypstError as error:
        raise TypesetError((_refusal(error.message),)) from error


def _set(data: str, document: Document) -> bytes:
    """One file for the archive (PDF/A-2a) and for every reader (PDF/UA-1); typst refuses the rest."""
    moment = datetime.combine(document.dated, time(0), tzinfo=UTC)
    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"document": data},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=moment,
    )


def _refusal(message: str) -> DocumentProblem:
    sentence = N_("The document could not be typeset: {message}. Report it together with the document.")
    return DocumentProblem(sentence=sentence, params=(("message", message),))


def _unshown_in(message: str) -> set[str]:
    """Read out of typst's message which characters no font could show."""
    found = _UNSHOWN.search(message) or _FORBIDDEN.search(message)
    if found is None:
        return set()
    text = _ESCAPE.sub(lambda m: chr(int(m[1], 16)) if m[1] else m[2], found["text"])
    return {character for character in text if ord(character) >= 0x80}


def _document(document: Document) -> dict[str, Any]:
    words = {key: printable(value) for key, value in asdict(document.words).items()}
    return {
        "title": printable(document.title).replace("\n", " "),
        "language": document.language,
        "author": printable(document.author).replace("\n", " "),
        "subject": printable(document.subject),
        "registry": printable(document.registry),
        "dated": [document.dated.year, document.dated.month, document.dated.day],
        "front": _facts(document.front),
        "accent": document.theme.accent,
        "tint": document.theme.tint,
        "words": words,
        "example": document.is_example,
        "contents": _is_long(document) if document.contents is None else document.contents,
        "blocks": [_block(block) for block in document.blocks],
    }


def _is_long(document: Document) -> bool:
    headings = sum(isinstance(block, Heading) and block.level <= 2 for block in document.blocks)
    return headings >= _LONG_HEADINGS and len(repr(document.blocks)) >= _LONG_TEXT


def _facts(rows: tuple[tuple[str, Runs], ...]) -> list[list[Any]]:
    return [[printable(name), _runs(value)] for name, value in rows]


def _runs(runs: Runs) -> list[dict[str, str]]:
    return [_run(run) for run in ((runs,) if isinstance(runs, str) else runs)]


def _run(run: Inline) -> dict[str, str]:
    match run:
        case str():
            return {"kind": "text", "text": printable(run)}
        case Strong(text=text):
            return {"kind": "strong", "text": printable(text)}
        case Emphasis(text=text):
            return {"kind": "emphasis", "text": printable(text)}
        case Link(text=text, address=address):
            return {"kind": "link", "text": printable(text), "to": address, "shown": printable(address)}
        case Note(text=text):
            return {"kind": "note", "text": printable(text)}
        case Reference(text=text, to=to):
            return {"kind": "reference", "text": printable(text), "to": to}


def _block(block: Block) -> dict[str, Any]:
    kind = type(block).__name__
    match block:
        case Heading(text=text, level=level, key=key, notes=notes):
            said = {"text": printable(text).replace("\n", " "), "notes": [printable(note) for note in notes]}
            return {"kind": kind, "level": level, "key": key, **said}
        case Paragraph(runs=runs):
            return {"kind": kind, "runs": _runs(runs)}
        case BulletList(items=items):
            return {"kind": kind, "items": [_runs(item) for item in items]}
        case NumberedList(items=items, start=start):
            return {"kind": kind, "items": [_runs(item) for item in items], "start": start}
        case Table():
            return {"kind": kind, **_table(block)}
        case Quote(text=text, source=source):
            return {"kind": kind, "text": printable(text), "source": printable(source)}
        case Callout(title=title, paragraphs=paragraphs):
            return {
                "kind": kind,
                "title": printable(title),
                "paragraphs": [_runs(runs) for runs in paragraphs],
            }
        case KeyValues(rows=rows):
            return {"kind": kind, "rows": _facts(rows)}
        case GroundNote(section=section, quote=quote):
            return {"kind": kind, "section": printable(section), "quote": printable(quote)}
        case Figure():
            return {"kind": kind, **_figure(block)}
        case DocumentPicture(content=content, alt=alt):
            return {"kind": "Figure", **_figure(Figure(svg=drawn(content), alt=alt))}
        case PageBreak():
            return {"kind": kind}


def _table(table: Table) -> dict[str, Any]:
    columns = len(table.header)
    return {
        "caption": printable(table.caption),
        "header": [_runs(cell) for cell in table.header],
        "rows": [[_runs(cell) for cell in row] for row in table.rows],
        "align": list(table.align) or ["left"] * columns,
        "widths": list(table.widths) or [1] * columns,
        "key": table.key,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    svg = figure.svg.decode() if isinstance(figure.svg, bytes) else figure.svg
    return {
        "svg": svg,
        "alt": printable(figure.alt),
        "caption": printable(figure.caption),
        "width": figure.width,
        "key": figure.key,
    }
