"""The styles of a Word file: those its template has, and those it lacks, made as Word makes them."""

from __future__ import annotations

from collections.abc import Iterator

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.styles.style import CharacterStyle, ParagraphStyle

SIZES = {1: 16, 2: 14, 3: 12}
"""Points of a heading that the template has no style for; those below are as large as the text."""


def style_in(file: WordFile, name: str) -> str | None:
    """The style if the template has it; otherwise the usual one."""
    return name if any(style.name == name for style in file.styles) else None


def paragraph_styles(file: WordFile) -> Iterator[ParagraphStyle]:
    """The styles for paragraphs."""
    yield from (style for style in file.styles if isinstance(style, ParagraphStyle))


def heading_style(file: WordFile, level: int) -> ParagraphStyle:
    """The style of a heading, so that it is found in Word's navigation and its table of contents.

    The template's own of Word's name; else one that the template places at that level of the outline; else a new one.
    """
    name = f"Heading {level}"
    for style in paragraph_styles(file):
        if style.name == name:
            return style
    for style in paragraph_styles(file):
        if outline_level_of(style) == level:
            return style
    style = new_paragraph_style(file, name)
    style.font.bold = True
    if level in SIZES:
        style.font.size = Pt(SIZES[level])
    style.paragraph_format.keep_with_next = True
    style.paragraph_format.space_before = Pt(12)
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level - 1))
    style.element.get_or_add_pPr().append(outline)
    return style


def outline_level_of(style: ParagraphStyle) -> int | None:
    """The level of headings that a style says it is for, from 1."""
    for row in style.element.iter(qn("w:outlineLvl")):
        return int(row.get(qn("w:val"), "9")) + 1
    return None


def note_style(file: WordFile) -> ParagraphStyle:
    """The style of a footnote's words, by the name that Word knows it by."""
    for style in paragraph_styles(file):
        if (style.name or "").lower() == "footnote text":
            return style
    style = new_paragraph_style(file, "footnote text")
    style.font.size = Pt(9)
    style.paragraph_format.space_after = Pt(0)
    return style


def note_mark_style(file: WordFile) -> CharacterStyle:
    """The style of a footnote's number."""
    for style in file.styles:
        if isinstance(style, CharacterStyle) and (style.name or "").lower() == "footnote reference":
            return style
    made: CharacterStyle = file.styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    made.font.superscript = True
    return made


def new_paragraph_style(file: WordFile, name: str) -> ParagraphStyle:
    """A style of Word's that the template lacks, after its usual one."""
    style: ParagraphStyle = file.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
    usual = file.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = style.next_paragraph_style = usual
    style.hidden, style.quick_style = False, True
    return style
