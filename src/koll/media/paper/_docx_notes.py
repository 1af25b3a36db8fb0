"""Footnotes in a Word file: Word numbers them, sets them at the foot of the page, and finds its way back.

The library that makes the file knows nothing of them (its version 1.2). They are a part of their own, beside the text.
"""

from __future__ import annotations

from html import escape

from docx.document import Document as WordFile
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import PartFactory, XmlPart
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from koll.media.paper._docx_styles import note_mark_style, note_style

PartFactory.part_type_for[CONTENT_TYPE.WML_FOOTNOTES] = XmlPart

SPACE = nsdecls("w")
EMPTY = (
    f"<w:footnotes {SPACE}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    "</w:footnotes>"
)
"""No footnotes, only the lines above those of a page, and above those that go on from the page before."""
SAID = f'<w:footnotePr {SPACE}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
AFTER_SAID = (
    *("w:endnotePr", "w:compat", "w:docVars", "w:rsids", "m:mathPr", "w:attachedSchema", "w:themeFontLang"),
    *("w:clrSchemeMapping", "w:shapeDefaults", "w:decimalSymbol", "w:listSeparator"),
)
"""What stands after the footnotes in a file's settings, whose order is fixed."""


def add_note(file: WordFile, paragraph: Paragraph, words: str) -> None:
    """Puts the place of a footnote last in the paragraph, and its words (which XML can hold) among the footnotes."""
    notes = notes_of(file).element
    number = 1 + max((int(note.get(qn("w:id"), "0")) for note in notes), default=0)
    style, mark = note_style(file).style_id, note_mark_style(file)
    notes.append(
        parse_xml(
            f'<w:footnote {SPACE} w:id="{number}"><w:p><w:pPr><w:pStyle w:val="{escape(style)}"/></w:pPr>'
            f'<w:r><w:rPr><w:rStyle w:val="{escape(mark.style_id)}"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> {escape(words)}</w:t></w:r></w:p></w:footnote>'
        )
    )
    place = OxmlElement("w:footnoteReference")
    place.set(qn("w:id"), str(number))
    run = paragraph.add_run()
    run.style = mark
    run._r.append(place)


def notes_of(file: WordFile) -> XmlPart:
    """The part of the file with its footnotes: the template's, or a new one that its settings tell of."""
    try:
        part = file.part.part_related_by(RELATIONSHIP_TYPE.FOOTNOTES)
    except KeyError:
        name = PackURI("/word/footnotes.xml")
        part = XmlPart(name, CONTENT_TYPE.WML_FOOTNOTES, parse_xml(EMPTY), file.part.package)
        file.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        file.settings.element.insert_element_before(parse_xml(SAID), *AFTER_SAID)
    if not isinstance(part, XmlPart):
        raise KeyError(RELATIONSHIP_TYPE.FOOTNOTES)
    return part
