"""A decided description as a PDF: tagged, in its language, with every word of it; and no draft is printed."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from django.test import Client
from django.utils.translation import override
from tests.clock import TODAY
from tests.world import SCHOOLS, World

from koll.frame.routes import address as address_of
from koll.media.paper import Document, Heading, Paragraph, build_pdf
from koll.reports.descriptions import description_document
from koll.snapshot import read_snapshot

pytestmark = pytest.mark.django_db

ANSWER = "Vi har resonerat om vägen till skolan."


def answered(world: World) -> tuple[int, str]:
    """A description with one answer to the first goal; its number and address."""
    world.adopt("goal", "Trygg väg till skolan", mode="reasoned")
    occasion = world.opened("description")
    page = world.page("description")
    first = next(
        one_page
        for _label, pages in page.answers
        for one_page in pages
        if one_page.statement.heading == "Trygg väg till skolan"
    )
    key = next(field.key for field, _text in first.fields if field.mode in ("", "reasoned"))
    world.answered(occasion, first.statement.id, {key: ANSWER})
    return occasion, address_of(page.line.ref)


def printed(world: World) -> Document:
    """The decided description as a document."""
    with override("sv"):
        return description_document(
            read_snapshot(TODAY), world.page("description"), "Lillköping", "sv", is_example=True
        )


@pytest.mark.both_databases
def test_the_document_has_the_answer_under_its_statement(world: World) -> None:
    occasion, _ = answered(world)
    world.decided(occasion)
    blocks = printed(world).blocks
    assert Paragraph(runs=ANSWER) in blocks
    assert blocks.index(Heading(text="Trygg väg till skolan", level=3)) < blocks.index(Paragraph(runs=ANSWER))


def test_the_front_has_the_decision(world: World) -> None:
    occasion, _ = answered(world)
    world.decided(occasion)
    front = dict(printed(world).front)
    assert (front["Organ"], front["Beslutat"]) == ("Skolnämnden", "2027-03-15")


def test_the_pdf_is_tagged_and_says_its_language(world: World) -> None:
    occasion, _ = answered(world)
    world.decided(occasion)
    with pikepdf.open(BytesIO(build_pdf(printed(world)))) as made:
        assert str(made.Root.Lang) == "sv"
        assert bool(made.Root.MarkInfo.Marked) is True


def test_a_draft_is_not_printed(world: World) -> None:
    _, address = answered(world)
    with pytest.raises(ValueError, match="draft"):
        printed(world)
    assert world.client(SCHOOLS).get(f"{address}pdf/").status_code == 404


def test_the_file_has_a_name_that_can_be_understood(world: World, client: Client) -> None:
    occasion, address = answered(world)
    world.decided(occasion)
    for sent in (world.client(SCHOOLS).get(f"{address}pdf/"), client.get(f"/oppet{address}pdf/")):
        assert sent["Content-Type"] == "application/pdf"
        assert sent["Content-Disposition"].startswith("inline; filename")
        assert "2027" in sent["Content-Disposition"]
