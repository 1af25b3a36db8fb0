"""Recording decisions: each has its own paragraph of the year, a body that existed, and a day that has come."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.refusals import refused
from tests.world import COUNCIL, FORMED, SCHOOLS, World, context_on

from koll.acts.decisions import DecisionInput, record_decision, record_reconsideration
from koll.domain.refs import CitedDecisionRef
from koll.domain.refusals import Forbidden, Refusal
from koll.reads.decisions import decision_page
from koll.tables.models import Decision

pytestmark = pytest.mark.django_db


@pytest.mark.both_databases
def test_a_paragraph_is_used_once_a_year_and_the_refusal_names_the_decision_that_has_it(world: World) -> None:
    words = world.decision(SCHOOLS, "Det första")
    record_decision(world.by(SCHOOLS), words=words)
    with refused("decision.paragraph_taken"):
        record_decision(world.by(SCHOOLS), words=replace(words, heading="Det andra"))
    assert [decision.heading for decision in Decision.objects.filter(body__key=SCHOOLS)] == ["Det första"]


def test_a_new_year_begins_again_at_the_first_paragraph(world: World) -> None:
    for day in (date(2026, 12, 1), date(2027, 1, 12)):
        record_decision(
            world.by(SCHOOLS),
            words=DecisionInput(body=SCHOOLS, day=day, paragraph=1, registry_number="", heading="Det första"),
        )
    assert Decision.objects.filter(body__key=SCHOOLS, paragraph=1).count() == 2


def test_decisions_without_a_paragraph_are_as_many_as_they_are_and_each_has_its_address(world: World) -> None:
    words = DecisionInput(body=SCHOOLS, day=world.day, paragraph=None, registry_number="", heading="Utan paragraf")
    done = [record_decision(world.by(SCHOOLS), words=words) for _again in range(2)]
    assert len({row.subject for row in done}) == 2


def test_a_body_decides_nothing_before_it_exists(world: World) -> None:
    early = DecisionInput(
        body=SCHOOLS, day=FORMED - timedelta(days=1), paragraph=1, registry_number="", heading="För tidigt"
    )
    with refused("body.not_begun"):
        record_decision(world.by(SCHOOLS), words=early)


def test_a_decision_of_tomorrow_is_not_recorded_today(world: World) -> None:
    with refused("decision.day_not_come"):
        record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS, "I morgon", world.day + timedelta(days=1)))


def test_a_decision_says_what_was_decided(world: World) -> None:
    with refused("decision.heading_missing"):
        record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS, "  "))


def test_nobody_records_what_another_body_decides(world: World) -> None:
    with refused("permission.record_decision"):
        record_decision(world.by(SCHOOLS), words=world.decision(COUNCIL))


def test_only_the_body_that_decides_a_text_takes_it_up_again(world: World) -> None:
    key = world.level("goal").key
    with pytest.raises((Refusal, Forbidden)):
        record_reconsideration(
            world.by(SCHOOLS), words=world.decision(SCHOOLS), instruments=(key,), outcome="Ingen ändring."
        )
    done = record_reconsideration(
        world.by(COUNCIL), words=world.decision(COUNCIL), instruments=(key,), outcome="Ingen ändring."
    )
    row = Decision.objects.get(pk=done.id)
    page = decision_page(
        context_on(world.day), CitedDecisionRef(body=COUNCIL, year=row.year, paragraph=row.paragraph or 0)
    )
    assert page is not None
    assert [(effect.kind, effect.words) for effect in page.effects] == [("reconsidered", "Ingen ändring.")]
