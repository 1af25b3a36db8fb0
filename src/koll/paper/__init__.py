"""Paper knows how a document looks: a tree of plain values in, a tagged A4 PDF out."""

from koll.paper.checking import Problem, UnableToTypeset, problems_of
from koll.paper.outlaid import Outside, printed
from koll.paper.printable import printable
from koll.paper.shown import Html, html_of, html_to_edit
from koll.paper.tree import (
    Block,
    BulletList,
    Callout,
    Document,
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
    Picture,
    Quote,
    Reference,
    Runs,
    Strong,
    Table,
    Theme,
    paragraphs,
)
from koll.paper.typesetting import pdf
from koll.paper.words import Words, words_in
from koll.paper.written import pictures_in, words_of

__all__ = [
    "Block",
    "BulletList",
    "Callout",
    "Document",
    "Emphasis",
    "Figure",
    "GroundNote",
    "Heading",
    "Html",
    "Inline",
    "KeyValues",
    "Link",
    "Note",
    "NumberedList",
    "Outside",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Problem",
    "Quote",
    "Reference",
    "Runs",
    "Strong",
    "Table",
    "Theme",
    "UnableToTypeset",
    "Words",
    "html_of",
    "html_to_edit",
    "paragraphs",
    "pdf",
    "pictures_in",
    "printable",
    "printed",
    "problems_of",
    "words_in",
    "words_of",
]
