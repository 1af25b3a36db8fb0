"""The year's results in one document for the council: tagged, each body's own words, and nothing protected."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest
from django.utils.translation import override
from tests.dialogues.test_acts_upshots import talked
from tests.dialogues.test_pages_upshots import DISSENT, NOTED, TOLD, WITHIN, protected
from tests.world import CARE, COUNCIL, SCHOOLS, World, context_on

from koll.acts.dialogues import report_dialogue_result
from koll.media.paper import Callout, Document, Heading, Paragraph, build_pdf
from koll.reads.dialogues import results_page
from koll.reports.dialogues import results_document
from koll.snapshot import read_snapshot
from koll.tables.models import Dialogue

pytestmark = pytest.mark.django_db


def made(world: World) -> Document:
    """The document of the year."""
    with override("sv"):
        return results_document(
            read_snapshot(world.day), results_page(context_on(world.day), 2027), "Lillköping", "sv", is_example=True
        )


@pytest.mark.both_databases
def test_each_body_speaks_in_its_own_words_and_its_dissent_has_its_place(world: World) -> None:
    number = talked(world, with_bodies=(CARE,))
    Dialogue.objects.filter(occasion=number).update(dissent="En vill vänta.")
    report_dialogue_result(world.by(SCHOOLS), occasion=number, result="Skolans ord.", with_dissent=True)
    report_dialogue_result(world.by(CARE), occasion=number, body=CARE, result="Omsorgens ord.")
    blocks = made(world).blocks
    assert [block.text for block in blocks if isinstance(block, Heading)] == [
        "Dialogernas resultat 2027",
        "Skolnämnden: tillitsdialog",
        "Omsorgsnämnden: tillitsdialog",
    ]
    assert [block.runs for block in blocks if isinstance(block, Paragraph)] == ["Skolans ord.", "Omsorgens ord."]
    assert [block.paragraphs for block in blocks if isinstance(block, Callout)] == [("En vill vänta.",)]


def test_what_is_protected_is_not_in_it(world: World) -> None:
    protected(world)
    said = repr(made(world))
    assert [word in said for word in (NOTED, WITHIN, DISSENT, TOLD)] == [False, False, False, True]


def test_the_pdf_is_tagged_and_those_inside_fetch_it_from_the_list(world: World) -> None:
    number = talked(world)
    report_dialogue_result(world.by(SCHOOLS), occasion=number, result="Skolans ord.")
    client = world.client(COUNCIL)
    assert "/dialoger/2027/resultat/" in client.get("/dialoger/2027/").content.decode()
    sent = client.get("/dialoger/2027/resultat/")
    assert sent["Content-Type"] == "application/pdf"
    with pikepdf.open(BytesIO(sent.content)) as opened:
        assert (str(opened.Root.Lang), bool(opened.Root.MarkInfo.Marked)) == ("sv", True)
    assert build_pdf(made(world)) == build_pdf(made(world))
