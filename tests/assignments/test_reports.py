"""The list of assignments as a document: an overview with ages, and what came of each; plans stay inside."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.clock import TODAY
from tests.printed import needs_pdftotext, squeezed, text_in
from tests.world import CARE, COUNCIL, FIRST_SCHOOL, SCHOOLS, World, context_on

from koll.acts.assignments import (
    FollowedDecisionInput,
    close_assignment,
    end_following_decision,
    follow_decision,
    report_assignment,
    report_on_followed_decision,
)
from koll.acts.decisions import record_decision
from koll.acts.plans import add_plan_item
from koll.frame.components.formats import age
from koll.media.paper import Callout, Document, Heading, KeyValues, Paragraph, Table, build_pdf
from koll.public import assignments as public
from koll.reads.assignments import AssignmentsPage, assignments_page
from koll.reports.assignments import assignments_document
from koll.snapshot import read_snapshot

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)


def printed(page: public.AssignmentsPage, world: World) -> Document:
    plans = page.plans if isinstance(page, AssignmentsPage) else None
    return assignments_document(page, world.day, read_snapshot(TODAY).municipality, "sv", age, plans)


@pytest.mark.both_databases
def test_each_assignment_stands_with_its_age_and_what_was_told(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)["Se över lokalerna"]
    add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Vi mäter rummen", serves=given)
    report_assignment(world.by(SCHOOLS), statement=given, words="Två skolor har tomma rum.\n\nEn tredje får det.")
    document = printed(assignments_page(context_on(world.day)), world)
    assert document.front == (
        ("Så såg det ut", "2027-03-15"),
        ("I listan", "1 uppdrag"),
        ("Det äldsta öppna", "Se över lokalerna, 2 månader"),
    )
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert table.rows == (("Se över lokalerna", "Skolnämnden", "2 månader", "2027-03-15"),)
    (facts,) = [block for block in document.blocks if isinstance(block, KeyValues)]
    assert ("I vilken plan", "Första skolan") in facts.rows
    told = Callout(title="Senast berättat 2027-03-15", paragraphs=("Två skolor har tomma rum.", "En tredje får det."))
    assert told in document.blocks
    assert build_pdf(document).startswith(b"%PDF")


def test_what_came_of_a_closed_one_is_told_and_the_public_reads_no_plans(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)["Se över lokalerna"]
    add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Vi mäter rummen", serves=given)
    words = "Lokalerna är sedda."
    close_assignment(world.by(COUNCIL), statement=given, decision=world.decision(COUNCIL, "Klart"), words=words)
    document = printed(public.assignments_page(read_snapshot(world.day), state="closed"), world)
    assert Callout(title="Vad det ledde till", paragraphs=(words,)) in document.blocks
    assert "Första skolan" not in repr(document)


def test_a_list_without_assignments_says_so(world: World) -> None:
    document = printed(assignments_page(context_on(world.day)), world)
    assert document.blocks == (
        Heading(text="Uppdrag"),
        Paragraph(runs="Inget uppdrag passar det som valdes."),
    )
    assert build_pdf(document).startswith(b"%PDF")


def followed(world: World, heading: str) -> int:
    """A motion that the schools see to; its number on the list."""
    made = record_decision(world.by(COUNCIL, day=JANUARY), words=world.decision(COUNCIL, heading, JANUARY)).id
    words = FollowedDecisionInput(kind="motion", body=SCHOOLS, why="Den berör alla skolor.", due_on=date(2028, 1, 11))
    return follow_decision(world.by(COUNCIL, day=JANUARY), decision=made, words=words).id


@needs_pdftotext
def test_the_printed_list_has_the_motions_and_decisions_that_are_followed(world: World, tmp_path: Path) -> None:
    report_on_followed_decision(
        world.by(SCHOOLS), listed=followed(world, "Motion om skolgårdar"), words="Två av fem är sedda."
    )
    ended = followed(world, "Motion om cykelställ")
    end_following_decision(world.by(COUNCIL), listed=ended, decision=None, outcome="Ställen är på plats.")
    client = world.client(CARE)
    waiting = text_in(client.get("/uppdrag/pdf/?state=open").content, tmp_path)
    assert [line.split() for line in waiting.splitlines() if "Motion om skolgårdar" in line] == [
        ["Motion", "om", "skolgårdar", "Skolnämnden", "2", "månader", "2027-03-15"],
        ["Motion", "om", "skolgårdar"],
    ]
    for words in (
        "0 uppdrag",
        "1 beslut att följa",
        "Motioner och andra beslut att följa",
        "Beslut Fullmäktige i Lillköping 2027-01-11, § 1",
        "Ålder 2 månader",
        "Klart senast 2028-01-11",
        "Därför följs det Den berör alla skolor.",
        "Senast berättat 2027-03-15 Två av fem är sedda.",
    ):
        assert squeezed(words) in squeezed(waiting)
    assert "cykelställ" not in waiting
    every = squeezed(text_in(client.get("/uppdrag/pdf/?state=all").content, tmp_path))
    for words in ("2 beslut att följa", "Borttaget 2027-03-15", "Vad det ledde till Ställen är på plats."):
        assert squeezed(words) in every


@needs_pdftotext
def test_the_printed_list_says_nothing_of_decisions_when_none_is_followed(world: World, tmp_path: Path) -> None:
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    printed_list = text_in(world.client(CARE).get("/uppdrag/pdf/").content, tmp_path)
    assert "Se över lokalerna" in printed_list
    assert [words for words in ("Motioner", "att följa") if words in printed_list] == []
