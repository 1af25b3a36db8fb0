"""The document tree: what a report may consist of, as frozen values without any typography."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from koll.media.paper._layout_strings import LayoutStrings


@dataclass(frozen=True, slots=True, kw_only=True)
class Strong:
    """Words that carry weight."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Emphasis:
    """Words that are stressed, or a name of a document."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link out of the document; the address (https, http or mailto) is printed as a footnote."""

    text: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A link within the document to the heading, table or figure whose `key` is `to`; its page is printed."""

    text: str
    to: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A footnote: the place where its number stands, with its words."""

    text: str


Inline = str | Strong | Emphasis | Link | Reference | Note
Runs = str | tuple[Inline, ...]
"""Running text: a plain string, or pieces set one after another with nothing between them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 6, with the words of its footnotes.

    The first is level 1 and none skips a level on the way down.
    """

    text: str
    level: int = 1
    key: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph; a line break in the text is a line break on the page."""

    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletList:
    """Items in no order."""

    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberedList:
    """Items in order, counted from `start`."""

    items: tuple[Runs, ...]
    start: int = 1


Align = Literal["left", "right", "center"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose header row comes back on every page it reaches.

    `align` and `widths` (shares of the line, such as 2, 1, 1) have one value per column, or are empty:
    left, and equal shares.
    """

    caption: str
    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[Align, ...] = ()
    widths: tuple[float, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Someone else's words, and where they stand."""

    text: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Callout:
    """A short notice that the reader must not miss: a title and paragraphs."""

    title: str
    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyValues:
    """Facts in two columns: what, and its value."""

    rows: tuple[tuple[str, Runs], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundNote:
    """Why something must be: the section of the charter or of a law, and its words if they are quoted."""

    section: str
    quote: str = ""


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A drawing (SVG, self-contained) with a text that says the same to one who cannot see it.

    `width` is a share of the line, above 0 and at most 1.
    """

    svg: str | bytes
    alt: str
    caption: str = ""
    width: float = 1.0
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPicture:
    """A photograph or the like (PNG or JPEG), with a text that says the same to one who cannot see it."""

    content: bytes
    alt: str


@dataclass(frozen=True, kw_only=True)
class PageBreak:
    """What follows begins on a new page."""


Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | Table
    | Quote
    | Callout
    | KeyValues
    | GroundNote
    | Figure
    | DocumentPicture
    | PageBreak
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """A municipality's colours as `#rrggbb`: `accent` for text and rules on white, `tint` behind text."""

    accent: str = "#1f4e5f"
    tint: str = "#eef4f5"


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole document.

    `language` is a code such as "sv"; `author` the municipality; `dated` the day the document states, also
    its creation date, so that the same tree always gives the same bytes. `front` are facts under the title.
    `contents` is None when the length decides whether there is a table of contents.
    """

    title: str
    language: str
    author: str
    dated: date
    blocks: tuple[Block, ...]
    subject: str = ""
    registry: str = ""
    front: tuple[tuple[str, Runs], ...] = ()
    theme: Theme = field(default_factory=Theme)
    words: LayoutStrings = field(default_factory=LayoutStrings)
    is_example: bool = False
    contents: bool | None = None


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """Split plain text at its blank lines.

    >>> paragraphs_of("One\\nline.\\n\\n\\nTwo.")
    (Paragraph(runs='One\\nline.'), Paragraph(runs='Two.'))
    """
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(Paragraph(runs=part.strip()) for part in re.split(r"\n[ \t]*\n", unified) if part.strip())
