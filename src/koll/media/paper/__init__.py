"""Documents as PDF and Word."""

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
    Theme,
    paragraphs_of,
)
from koll.media.paper._document_checks import DocumentProblem, TypesetError, problems_of
from koll.media.paper._docx import build_docx
from koll.media.paper._docx_notes import add_note
from koll.media.paper._images import size_of
from koll.media.paper._layout_strings import LayoutStrings, layout_strings_in
from koll.media.paper._pdf import build_pdf
from koll.media.paper._printable_characters import COVERED, printable

__all__ = [
    "COVERED",
    "Block",
    "BulletList",
    "Callout",
    "Document",
    "DocumentPicture",
    "DocumentProblem",
    "Emphasis",
    "Figure",
    "GroundNote",
    "Heading",
    "Inline",
    "KeyValues",
    "LayoutStrings",
    "Link",
    "Note",
    "NumberedList",
    "PageBreak",
    "Paragraph",
    "Quote",
    "Reference",
    "Runs",
    "Strong",
    "Table",
    "Theme",
    "TypesetError",
    "add_note",
    "build_docx",
    "build_pdf",
    "layout_strings_in",
    "paragraphs_of",
    "printable",
    "problems_of",
    "size_of",
]
