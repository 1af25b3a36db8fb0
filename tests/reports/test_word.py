"""A decided description as a Word file: headings, facts in a table, every word, and in the municipality's template."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pytest_django import Settings
from tests.world import CARE, SCHOOLS, World

from koll.paper import Document, Heading, KeyValues, Paragraph, Strong, Table
from koll.paper.word import word


def made(*blocks: Heading | Paragraph | Table | KeyValues, template: Path | None = None) -> docx.document.Document:
    """A document of these blocks, written and read again."""
    document = Document("Titeln", "sv", "Lillköping", date(2027, 3, 15), blocks, front=(("Organ", "Nämnden"),))
    return docx.Document(BytesIO(word(document, template)))


def test_headings_words_and_facts_keep_what_they_are() -> None:
    file = made(Heading("Ett"), Heading("Två", 2), Paragraph(("Det ", Strong("starka"), ".")))
    assert [(each.style.name, each.text) for each in file.paragraphs if each.style] == [
        ("Heading 1", "Ett"),
        ("Heading 2", "Två"),
        ("Normal", "Det starka."),
    ]
    assert [run.text for run in file.paragraphs[-1].runs if run.bold] == ["starka"]
    assert [cell.text for cell in file.tables[0].rows[0].cells] == ["Organ", "Nämnden"]


def test_the_header_of_a_table_comes_back_on_every_page() -> None:
    file = made(Heading("Ett"), Table("Antal", ("Vad", "Hur många"), (("Stolar", "4"), ("Bord", "1"))))
    assert [[cell.text for cell in row.cells] for row in file.tables[1].rows][1:] == [["Stolar", "4"], ["Bord", "1"]]
    assert "w:tblHeader" in file.tables[1].rows[0]._tr.xml


def test_the_same_document_says_its_language_its_title_and_its_day() -> None:
    file = made(Heading("Ett"))
    assert (file.core_properties.title, file.core_properties.language) == ("Titeln", "sv")
    assert file.core_properties.created is not None
    assert file.core_properties.created.date() == date(2027, 3, 15)
    assert 'w:val="sv-SE"' in file.styles.element.xml


def test_characters_that_no_word_file_can_hold_do_not_stop_it() -> None:
    assert made(Heading("Ett"), Paragraph("Före\x00\x07\ud800 och \N{CAT FACE}")).paragraphs[-1].text == (
        "Före och \N{CAT FACE}"
    )


def test_what_a_template_holds_comes_first_and_styles_it_lacks_are_no_fault(tmp_path: Path) -> None:
    template = docx.Document()
    template.add_paragraph("Kommunens vapen")
    template.styles["Heading 2"].delete()
    template.save(str(tmp_path / "mall.docx"))
    file = made(Heading("Ett"), Heading("Två", 2), template=tmp_path / "mall.docx")
    assert [each.text for each in file.paragraphs] == ["Kommunens vapen", "Ett", "Två"]


@pytest.mark.django_db
def test_it_is_downloaded_when_it_is_decided_and_not_before(world: World, settings: Settings, tmp_path: Path) -> None:
    occasion = world.opened("description")
    part = world.activity("description").parts[0].key
    world.written(occasion, part, "Vi finns till för barnen.")
    address = f"{world.page('description').line.address}word/"
    assert world.client(SCHOOLS).get(address).status_code == 404
    assert world.client(CARE).get(address).status_code == 403
    world.decided(occasion)
    docx.Document().save(str(tmp_path / "mall.docx"))
    for template in ("", str(tmp_path / "mall.docx")):
        settings.WORD_TEMPLATE = template
        answer = world.client(CARE).get(address)
        assert (answer.status_code, ".docx" in answer["Content-Disposition"]) == (200, True)
        file = docx.Document(BytesIO(answer.content))
        assert "Vi finns till för barnen." in [each.text for each in file.paragraphs]


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
    answer = world.client(SCHOOLS).get(f"{world.page('description').line.address}word/")
    assert answer.status_code == 400
    assert "Wordmall" in answer.content.decode()
