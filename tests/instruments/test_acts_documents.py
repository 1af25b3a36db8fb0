"""Governing documents: one text a day, ended by what follows, replaces or repeals it, and only by its own body."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.refusals import refused
from tests.world import CARE, COUNCIL, SCHOOLS, World, context_on

from koll.acts.instruments import GoverningDocumentInput, adopt_governing_document, repeal_governing_document
from koll.domain.refs import CitedDecisionRef, DocumentRef
from koll.frame.routes import address
from koll.reads.decisions import decision_page
from koll.reads.instruments import DocumentPage, governing_document_page
from koll.snapshot import read_snapshot
from koll.tables.models import Decision, DocumentRepeal, GoverningDocument

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)
POLICY = GoverningDocumentInput(
    kind="Policy", title="Resepolicy", in_force_from=JANUARY, revise_on=date(2027, 2, 28), responsible=SCHOOLS
)


def adopted(world: World, words: GoverningDocumentInput = POLICY, body: str = COUNCIL, day: date = JANUARY) -> str:
    """Adopts the document and gives its key."""
    done = adopt_governing_document(
        world.by(body, day=day), decision=world.decision(body, words.title or "Beslut", day), document=words
    )
    return GoverningDocument.objects.get(pk=done.id).key


def repealed(world: World, key: str, ends_on: date, body: str = COUNCIL) -> Any:
    """Repeals the document on the world's day."""
    decision = world.decision(body, "Upphävs")
    return repeal_governing_document(
        world.by(body), decision=decision, document=key, ends_on=ends_on, words="Behövs inte."
    )


def page_of(key: str, day: date) -> DocumentPage:
    page = governing_document_page(read_snapshot(day), key)
    assert page is not None
    return page


@pytest.mark.both_databases
def test_a_document_says_what_its_front_page_says(world: World) -> None:
    line = page_of(adopted(world), world.day).line
    assert (line.kind, line.title, line.state, line.responsible_key) == ("policy", "Resepolicy", "in_force", SCHOOLS)
    assert (line.decision.body_key, line.decision.registry_number) == (COUNCIL, "2027.001")
    assert address(line.ref) == "/styrningen/dokument/resepolicy/"


def test_it_is_overdue_for_revision_after_the_day_and_not_on_it(world: World) -> None:
    key = adopted(world)
    assert page_of(key, date(2027, 2, 28)).line.overdue_since is None
    assert page_of(key, date(2027, 3, 1)).line.overdue_since == date(2027, 2, 28)


def test_a_new_text_ends_the_one_before_and_keeps_the_address(world: World) -> None:
    key = adopted(world)
    assert (
        adopted(world, replace(POLICY, key=key, in_force_from=date(2027, 4, 1), revise_on=None), day=world.day) == key
    )
    before, after = page_of(key, world.day), page_of(key, date(2027, 4, 1))
    assert (before.line.until, before.line.state) == (date(2027, 4, 1), "in_force")
    assert [other.state for other in before.others] == ["coming"]
    assert [other.state for other in after.others] == ["past"]


def test_two_texts_of_one_day_are_refused(world: World) -> None:
    key = adopted(world)
    with refused("document.first_day_taken"):
        adopted(world, replace(POLICY, key=key))


def test_a_document_that_replaces_another_ends_it_and_both_say_so(world: World) -> None:
    old = adopted(world)
    new = adopted(
        world,
        replace(POLICY, title="Mötespolicy", in_force_from=world.day, replaces=old, revise_on=None),
        day=world.day,
    )
    ended = page_of(old, world.day).line
    assert (ended.state, ended.until, ended.replaced_by) == (
        "past",
        world.day,
        ("Mötespolicy", DocumentRef(key=new)),
    )
    assert page_of(new, world.day).line.replaces == ("Resepolicy", DocumentRef(key=old))


def test_a_repealed_document_no_longer_holds_from_the_day(world: World) -> None:
    key = adopted(world)
    repealed(world, key, date(2027, 4, 1))
    assert page_of(key, date(2027, 3, 31)).line.state == "in_force"
    assert page_of(key, date(2027, 4, 1)).line.state == "past"
    assert page_of(key, date(2027, 2, 1)).line.until is None
    decision = Decision.objects.get(heading="Upphävs")
    found = decision_page(
        context_on(world.day), CitedDecisionRef(body=COUNCIL, year=decision.year, paragraph=decision.paragraph or 0)
    )
    assert found is not None
    assert [(effect.kind, effect.words) for effect in found.effects] == [("repealed", "Resepolicy")]


def test_it_is_repealed_once_and_not_before_that_was_decided(world: World) -> None:
    key = adopted(world)
    with refused("document.ends_before_decided"):
        repealed(world, key, date(2027, 2, 1))
    repealed(world, key, date(2027, 4, 1))
    with refused("document.already_repealed"):
        repealed(world, key, world.day)
    assert DocumentRepeal.objects.count() == 1


def test_only_the_body_that_adopted_it_or_the_council_changes_or_ends_it(world: World) -> None:
    theirs = adopted(world, body=CARE)
    for attempt in (
        lambda: adopted(
            world, replace(POLICY, key=theirs, in_force_from=world.day, revise_on=None), SCHOOLS, world.day
        ),
        lambda: adopted(
            world,
            replace(POLICY, title="Ny", replaces=theirs, in_force_from=world.day, revise_on=None),
            SCHOOLS,
            world.day,
        ),
        lambda: repealed(world, theirs, world.day, SCHOOLS),
    ):
        with refused("document.of_another_body") as refusal:
            attempt()
        assert "Omsorgsnämnden" in str(refusal.value)
    repealed(world, theirs, world.day)


def test_a_secretary_of_another_body_cannot_write_down_what_the_council_adopts(world: World) -> None:
    with refused("permission.adopt_document"):
        adopt_governing_document(world.by(SCHOOLS), decision=world.decision(COUNCIL), document=POLICY)
    key = adopted(world)
    with refused("permission.repeal_document"):
        repeal_governing_document(
            world.by(SCHOOLS), decision=world.decision(COUNCIL), document=key, ends_on=world.day, words=""
        )


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"kind": " "}, "kind_missing"),
        ({"title": ""}, "title_missing"),
        ({"in_force_from": date(2027, 1, 10)}, "in_force_before_decided"),
        ({"until": JANUARY}, "ends_before_it_begins"),
        ({"revise_on": JANUARY}, "revised_before_in_force"),
        ({"key": "resepolicy", "replaces": "resepolicy"}, "gone"),
        ({"replaces": "finns-inte"}, "not_in_force"),
    ],
)
def test_what_cannot_stand_is_refused_and_nothing_is_written(world: World, wrong: dict[str, Any], reason: str) -> None:
    with refused(f"document.{reason}"):
        adopted(world, replace(POLICY, **wrong))
    assert (GoverningDocument.objects.count(), Decision.objects.filter(day=JANUARY).count()) == (0, 0)


def test_two_documents_of_one_title_have_an_address_each(world: World) -> None:
    assert [adopted(world), adopted(world)] == ["resepolicy", "resepolicy-2"]
