"""The list of assignments as a document: an overview with ages, and what came of each; plans stay inside."""

from __future__ import annotations

from datetime import date

import pytest
from tests.world import COUNCIL, FIRST_SCHOOL, SCHOOLS, World

from koll.acts.assignments import close_assignment, report_assignment
from koll.acts.plans import plan
from koll.frame.templatetags.parts import age
from koll.paper import Callout, Document, Heading, KeyValues, Paragraph, Table, pdf
from koll.reads import public
from koll.reads.assignments import AssignmentsPage, assignments_page
from koll.reads.municipality import ours
from koll.reports.assignments import document_of

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)


def printed(page: AssignmentsPage, world: World) -> Document:
    return document_of(page, world.day, ours(), "sv", age)


def test_each_assignment_stands_with_its_age_and_what_was_told(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)["Se över lokalerna"]
    plan(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Vi mäter rummen", serves=given)
    report_assignment(world.by(SCHOOLS), statement=given, words="Två skolor har tomma rum.\n\nEn tredje får det.")
    document = printed(assignments_page(world.day), world)
    assert document.front == (
        ("Så såg det ut", "2027-03-15"),
        ("I listan", "1 uppdrag"),
        ("Det äldsta öppna", "Se över lokalerna, 2 månader"),
    )
    (table,) = [each for each in document.blocks if isinstance(each, Table)]
    assert table.rows == (("Se över lokalerna", "Skolnämnden", "2 månader", "2027-03-15"),)
    (facts,) = [each for each in document.blocks if isinstance(each, KeyValues)]
    assert ("I vilken plan", "Första skolan") in facts.rows
    told = Callout("Senast berättat 2027-03-15", ("Två skolor har tomma rum.", "En tredje får det."))
    assert told in document.blocks
    assert pdf(document).startswith(b"%PDF")


def test_what_came_of_a_closed_one_is_told_and_the_public_reads_no_plans(world: World) -> None:
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)["Se över lokalerna"]
    plan(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Vi mäter rummen", serves=given)
    words = "Lokalerna är sedda."
    close_assignment(world.by(COUNCIL), statement=given, decision=world.decision(COUNCIL, "Klart"), words=words)
    document = printed(public.assignments(world.day, state="closed"), world)
    assert Callout("Vad det ledde till", (words,)) in document.blocks
    assert "Första skolan" not in repr(document)


def test_a_list_without_assignments_says_so(world: World) -> None:
    document = printed(assignments_page(world.day), world)
    assert document.blocks == (
        Heading("Uppdrag: vad blev det av dem?"),
        Paragraph("Inget uppdrag passar det som valdes."),
    )
    assert pdf(document).startswith(b"%PDF")
