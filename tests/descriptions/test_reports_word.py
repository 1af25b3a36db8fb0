"""A decided description as a Word file: headings, footnotes, facts in a table, every word, in their own template."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pytest_django import Settings
from tests.world import CARE, SCHOOLS, World

from koll.frame.routes import address as address_of
from koll.media.formats import read_word_file, split_into_pieces
from koll.media.paper import Block, Document, Heading, Paragraph, Strong, Table, add_note, build_docx
from koll.media.rich_text import LinkTargets, document_blocks


def written(*blocks: Block, template: Path | None = None) -> bytes:
    """A document of these blocks as a Word file."""
    document = Document(
        title="Titeln",
        language="sv",
        author="Lillköping",
        dated=date(2027, 3, 15),
        blocks=blocks,
        front=(("Organ", "Nämnden"),),
    )
    return build_docx(document, template)


def made(*blocks: Block, template: Path | None = None) -> docx.document.Document:
    """A document of these blocks, written and read again."""
    return docx.Document(BytesIO(written(*blocks, template=template)))


def outline(file: docx.document.Document) -> list[tuple[str | None, str]]:
    """The headings with their styles, as Word's navigation shows them."""
    return [
        (paragraph.style.name, paragraph.text)
        for paragraph in file.paragraphs
        if paragraph.style and next(paragraph.style.element.iter(qn("w:outlineLvl")), None) is not None
    ]


def test_headings_words_and_facts_keep_what_they_are() -> None:
    file = made(Heading(text="Ett"), Heading(text="Två", level=2), Paragraph(runs=("Det ", Strong(text="starka"), ".")))
    assert [(paragraph.style.name, paragraph.text) for paragraph in file.paragraphs if paragraph.style] == [
        ("Heading 1", "Ett"),
        ("Heading 2", "Två"),
        ("Normal", "Det starka."),
    ]
    assert [run.text for run in file.paragraphs[-1].runs if run.bold] == ["starka"]
    assert [cell.text for cell in file.tables[0].rows[0].cells] == ["Organ", "Nämnden"]


def test_the_header_of_a_table_comes_back_on_every_page() -> None:
    file = made(
        Heading(text="Ett"), Table(caption="Antal", header=("Vad", "Hur många"), rows=(("Stolar", "4"), ("Bord", "1")))
    )
    assert [[cell.text for cell in row.cells] for row in file.tables[1].rows][1:] == [["Stolar", "4"], ["Bord", "1"]]
    assert "w:tblHeader" in file.tables[1].rows[0]._tr.xml


def test_the_same_document_says_its_language_its_title_and_its_day() -> None:
    file = made(Heading(text="Ett"))
    assert (file.core_properties.title, file.core_properties.language) == ("Titeln", "sv")
    assert file.core_properties.created is not None
    assert file.core_properties.created.date() == date(2027, 3, 15)
    assert 'w:val="sv-SE"' in file.styles.element.xml


def test_characters_that_no_word_file_can_hold_do_not_stop_it() -> None:
    assert made(Heading(text="Ett"), Paragraph(runs="Före\x00\x07\ud800 och \N{CAT FACE}")).paragraphs[-1].text == (
        "Före och \N{CAT FACE}"
    )


def test_what_a_template_holds_comes_first_and_styles_it_lacks_are_no_fault(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("Kommunens vapen")
    template.styles["Heading 2"].delete()
    template.save(str(tmp_path / "mall.docx"))
    file = made(Heading(text="Ett"), Heading(text="Två", level=2), template=tmp_path / "mall.docx")
    assert [paragraph.text for paragraph in file.paragraphs] == ["Kommunens vapen", "Ett", "Två"]
    assert outline(file) == [("Heading 1", "Ett"), ("Heading 2", "Två")]


def test_a_template_with_headings_of_names_of_its_own_has_them_used_and_understood_again(tmp_path: Path) -> None:
    template = docx.Document()
    template.styles["Heading 2"].delete()
    own = template.styles.add_style("Kommunens d'Ampezzo", WD_STYLE_TYPE.PARAGRAPH)
    level = OxmlElement("w:outlineLvl")
    level.set(qn("w:val"), "1")
    own.element.get_or_add_pPr().append(level)
    template.save(str(tmp_path / "mall.docx"))
    content = written(
        Heading(text="Ett"), Heading(text="Två", level=2), Paragraph(runs="Ord."), template=tmp_path / "mall.docx"
    )
    assert outline(docx.Document(BytesIO(content))) == [("Heading 1", "Ett"), ("Kommunens d'Ampezzo", "Två")]
    assert [
        (split_into_piece.level, split_into_piece.heading)
        for split_into_piece in split_into_pieces(read_word_file(content))
    ] == [
        (1, "Ett"),
        (2, "Två"),
    ]


TEXT = """#### Köerna[^2]

Fler väntar[^1] sedan våren.

## Lokalerna

#### Förskolan

| År | Platser |
| --- | --- |
| 2026 | 12[^3] |

### Skolan

- Ett skäl[^4]

[^1]: Socialstyrelsen, se <https://example.se/x> & "egna".
[^2]: Muntligt.
[^3]: Räknat i maj.
[^4]: Ur dialogen."""


def test_headings_within_a_part_are_headings_below_it_and_none_skips_a_level() -> None:
    file = made(
        Heading(text="Ett"),
        Heading(text="Nuläge", level=2),
        *document_blocks(TEXT, LinkTargets(table="Tabell")),
        Heading(text="Sist", level=2),
    )
    assert outline(file) == [
        ("Heading 1", "Ett"),
        ("Heading 2", "Nuläge"),
        ("Heading 3", "Köerna"),
        ("Heading 3", "Lokalerna"),
        ("Heading 4", "Förskolan"),
        ("Heading 4", "Skolan"),
        ("Heading 2", "Sist"),
    ]


def with_notes(tmp_path: Path) -> Path:
    """A template that has a footnote of its own already, with a style of its own name for its words."""
    template = docx.Document()
    template.styles.add_style("Footnote Text", WD_STYLE_TYPE.PARAGRAPH)
    add_note(template, template.add_paragraph("Kommunens vapen"), "Antaget 1974.")
    template.save(str(tmp_path / "mall.docx"))
    return tmp_path / "mall.docx"


@pytest.mark.parametrize("own", [False, True])
def test_footnotes_are_words_own_each_at_its_place(tmp_path: Path, own: bool) -> None:
    template = with_notes(tmp_path) if own else None
    content = written(
        Heading(text="Ett"), *document_blocks(TEXT, LinkTargets(table="Tabell"), under=1), template=template
    )
    again = BytesIO()
    docx.Document(BytesIO(content)).save(again)  # opened and saved by another, nothing is lost
    html = read_word_file(again.getvalue())
    before = ["Antaget 1974."] if own else []
    notes = ["Muntligt.", 'Socialstyrelsen, se <https://example.se/x> & "egna".', "Räknat i maj.", "Ur dialogen."]
    assert [unescape(one_match) for one_match in re.findall(r'<li id="footnote-\d+"><p>(.*?) <a', html)] == [
        f" {note}" for note in before + notes
    ]
    assert re.findall(r'(\w+)<sup><a href="#footnote-(\d)"', html) == [
        (word, str(number))
        for number, word in enumerate((["vapen"] if own else []) + ["Köerna", "väntar", "12", "skäl"], 1)
    ]
    with ZipFile(BytesIO(content)) as packed:
        parts = [row for row in packed.namelist() if "footnotes" in row]
        settings = packed.read("word/settings.xml").decode()
    assert (parts, settings.count("<w:footnotePr")) == (["word/footnotes.xml"], 1)


@pytest.mark.both_databases
@pytest.mark.django_db
def test_it_is_downloaded_when_it_is_decided_and_not_before(world: World, settings: Settings, tmp_path: Path) -> None:
    occasion = world.opened("description")
    part = world.activity("description").parts[0].key
    world.written(occasion, part, "Vi finns till för barnen.")
    address = f"{address_of(world.page('description').line.ref)}word/"
    assert world.client(SCHOOLS).get(address).status_code == 404
    assert world.client(CARE).get(address).status_code == 403
    world.decided(occasion)
    docx.Document().save(str(tmp_path / "mall.docx"))
    for template in ("", str(tmp_path / "mall.docx")):
        settings.WORD_TEMPLATE = template
        answer = world.client(CARE).get(address)
        assert (answer.status_code, ".docx" in answer["Content-Disposition"]) == (200, True)
        file = docx.Document(BytesIO(answer.content))
        assert "Vi finns till för barnen." in [paragraph.text for paragraph in file.paragraphs]


@pytest.mark.django_db
@pytest.mark.parametrize("content", [None, b"", b"PK\x03\x04 nothing more", b"words"])
def test_a_template_that_cannot_be_opened_says_so(
    world: World, settings: Settings, tmp_path: Path, content: bytes | None
) -> None:
    world.decided(world.opened("description"))
    template = tmp_path / "mall.docx"
    if content is not None:
        template.write_bytes(content)
    settings.WORD_TEMPLATE = str(template)
    answer = world.client(SCHOOLS).get(f"{address_of(world.page('description').line.ref)}word/")
    assert answer.status_code == 400
    assert "Wordmall" in answer.content.decode()
