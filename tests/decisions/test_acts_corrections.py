"""Correcting a typing error: both readings stay, and nothing changes its place in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from tests.clock import TODAY
from tests.refusals import conflict, refused
from tests.world import COUNCIL, SCHOOLS, World, context_on

from koll.acts.decisions import DecisionInput, correct_decision, record_decision, record_minutes_verified
from koll.domain.refs import CitedDecisionRef
from koll.domain.refusals import NotFound, Refusal
from koll.frame.routes import address
from koll.reads.decisions import DecisionPage, corrected_decision, decision_page
from koll.snapshot import read_snapshot
from koll.tables.models import Correction, Decision, LedgerContent

pytestmark = pytest.mark.django_db

WORDS = DecisionInput(body=SCHOOLS, day=date(2027, 3, 10), paragraph=4, registry_number="2027.4", heading="Skolskjutts")


def page_of(world: World, paragraph: int = 4) -> DecisionPage:
    page = decision_page(context_on(world.day), CitedDecisionRef(body=SCHOOLS, year=2027, paragraph=paragraph or 0))
    assert page is not None
    return page


@pytest.mark.both_databases
def test_a_decision_corrected_twice_shows_all_three_readings(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=WORDS).id
    for place, heading in enumerate(("Skolskjust", "Skolskjuts")):
        correct_decision(
            world.by(SCHOOLS),
            decision=made,
            words=replace(WORDS, heading=heading),
            why=f"Bokstav {place}.",
            revision=2 * place,
        )
    page = page_of(world)
    assert page.line.heading == "Skolskjuts"
    assert [(correction.was, correction.became, correction.why) for correction in page.corrections] == [
        ("Skolskjutts", "Skolskjust", "Bokstav 0."),
        ("Skolskjust", "Skolskjuts", "Bokstav 1."),
    ]
    assert all(correction.who and correction.day == world.day for correction in page.corrections)
    said = str(LedgerContent.objects.order_by("-pk")[0].content)
    assert "Skolskjust" in said
    assert "Skolskjuts" in said


def test_a_corrected_paragraph_is_shown_and_the_old_address_leads_on(world: World) -> None:
    done = record_decision(world.by(SCHOOLS), words=WORDS)
    correct_decision(
        world.by(SCHOOLS), decision=done.id, words=replace(WORDS, paragraph=14), why="En etta saknades.", revision=0
    )
    once = CitedDecisionRef(body=SCHOOLS, year=2027, paragraph=4)
    moved = corrected_decision(read_snapshot(TODAY), once)
    assert moved == done.subject
    assert address(moved) == f"/beslut/{SCHOOLS}/2027/14/"
    assert [(correction.field, correction.was, correction.became) for correction in page_of(world, 14).corrections] == [
        ("paragraph", "4", "14")
    ]


def test_a_corrected_day_keeps_its_year_right(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=WORDS).id
    words = replace(WORDS, day=date(2026, 12, 10))
    correct_decision(world.by(SCHOOLS), decision=made, words=words, why="Fel år.", revision=0)
    row = Decision.objects.get(pk=made)
    assert (row.day, row.year) == (date(2026, 12, 10), 2026)


def test_a_correction_does_not_take_a_paragraph_another_decision_has(world: World) -> None:
    record_decision(world.by(SCHOOLS), words=replace(WORDS, paragraph=5, heading="Den andra"))
    made = record_decision(world.by(SCHOOLS), words=WORDS).id
    with refused("decision.paragraph_taken"):
        correct_decision(world.by(SCHOOLS), decision=made, words=replace(WORDS, paragraph=5), why="Fel.", revision=0)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({}, "Inget ändrat."),
        ({"heading": "Rätt"}, "  "),
        ({"heading": ""}, "Tom."),
        ({"day": date(2027, 3, 16)}, "I morgon."),
        ({"attested_on": date(2027, 3, 9)}, "Före beslutet."),
        ({"day": date(2021, 1, 1)}, "Före nämnden."),
    ],
)
def test_a_correction_that_cannot_be_right_is_refused_and_leaves_nothing(
    world: World, changed: dict[str, Any], why: str
) -> None:
    made = record_decision(world.by(SCHOOLS), words=WORDS).id
    words = replace(WORDS, **changed)
    with pytest.raises((Refusal, NotFound)):
        correct_decision(world.by(SCHOOLS), decision=made, words=words, why=why, revision=0)
    assert Correction.objects.count() == 0


def test_the_day_of_a_decision_that_texts_rest_on_is_not_corrected(world: World) -> None:
    world.adopt("vision", title="Visionen", day=date(2027, 1, 11))
    row = Decision.objects.get(versions__title="Visionen")
    words = DecisionInput(
        body=COUNCIL,
        day=date(2027, 1, 12),
        paragraph=row.paragraph,
        registry_number=row.registry_number,
        heading=row.heading,
    )
    with refused("decision.day_rested_on"):
        correct_decision(world.by(COUNCIL), decision=row.pk, words=words, why="Fel dag.", revision=0)


def test_two_who_correct_at_once_lose_nothing(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=WORDS).id
    record_minutes_verified(world.by(SCHOOLS), decision=made, on=date(2027, 3, 12))
    with conflict():
        correct_decision(
            world.by(SCHOOLS), decision=made, words=replace(WORDS, heading="Skolskjuts"), why="Fel.", revision=0
        )
    assert Decision.objects.get(pk=made).attested_on == date(2027, 3, 12)


def test_only_the_secretary_of_the_body_corrects_and_attests(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=WORDS).id
    for body, role in ((COUNCIL, "secretary"), (SCHOOLS, "chair")):
        with refused("permission.correct_decision"):
            correct_decision(
                world.by(body, role), decision=made, words=replace(WORDS, heading="Mitt"), why="Fel.", revision=0
            )
        with refused("permission.verify_minutes"):
            record_minutes_verified(world.by(body, role), decision=made, on=world.day)


def test_the_minutes_are_adjusted_once_and_not_before_the_meeting(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=WORDS).id
    for wrong in (date(2027, 3, 9), date(2027, 3, 16)):
        with refused("decision.minutes_day_impossible"):
            record_minutes_verified(world.by(SCHOOLS), decision=made, on=wrong)
    record_minutes_verified(world.by(SCHOOLS), decision=made, on=date(2027, 3, 12))
    with refused("decision.minutes_adjusted_before"):
        record_minutes_verified(world.by(SCHOOLS), decision=made, on=date(2027, 3, 13))
    assert page_of(world).attested_on == date(2027, 3, 12)


def test_a_correction_is_neither_changed_nor_removed_by_anybody(world: World) -> None:
    made = record_decision(world.by(SCHOOLS), words=WORDS).id
    correct_decision(
        world.by(SCHOOLS), decision=made, words=replace(WORDS, heading="Skolskjuts"), why="Fel.", revision=0
    )
    for sql in ("UPDATE tables_correction SET was = 'x'", "DELETE FROM tables_correction"):
        with pytest.raises(DatabaseError, match="only added to"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
