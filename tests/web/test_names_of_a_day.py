"""A page of another day calls every body what it was called then, also where it is named in passing."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.browsing import queries, text_of
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts.act import Doing
from koll.acts.assignments import report_assignment
from koll.acts.decisions import record_decision
from koll.acts.listed import ListedWords, list_decision, tell_of_decision
from koll.acts.meetings import MeetingWords, add_meeting
from koll.acts.organisation import rename_body, take_effect
from koll.acts.plans import plan
from koll.acts.proposals import raise_proposal

pytestmark = pytest.mark.django_db

BEFORE, TURN = date(2027, 3, 1), date(2027, 3, 15)
WAS, IS = "Skolnämnden", "Bildningsnämnden"
PAGES = (
    "/analyser/2027/",
    "/analyser/2027/matris/",
    "/uppdrag/",
    "/beslut/",
    "/dialoger/2027/",
    "/forslag/",
    "/aret/2027/",
    "/moten/2027/",
    "/traden/",
    "/organ/",
    "/planer/",
)
OPEN = ("/oppet/uppdrag/", "/oppet/beslut/", "/oppet/traden/", "/oppet/organ/")


def renamed(world: World) -> None:
    """The schools committee has done a little of everything, and has been given another name."""
    doing, council = world.by(SCHOOLS, day=BEFORE), world.by(COUNCIL, day=BEFORE)
    world.adopt("goal", "Alla lär sig läsa", day=BEFORE)
    given = world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=BEFORE)["Se över lokalerna"]
    report_assignment(doing, statement=given, words="Vi har börjat.")
    record_decision(doing, words=world.decision(SCHOOLS, "Nämndens eget", BEFORE))
    made = record_decision(council, words=world.decision(COUNCIL, "Motion", BEFORE)).id
    followed = list_decision(council, decision=made, words=ListedWords("motion", SCHOOLS, "Den berör alla.")).id
    tell_of_decision(doing, listed=followed, words="Vi har läst den.")
    world.opened("description", day=BEFORE)
    world.opened("dialogue", counterparts=(CARE,), day=BEFORE)
    raise_proposal(doing, body=SCHOOLS, kind="assignment", heading="Fler rum", text="", reasons="Det är trångt.")
    add_meeting(doing, body=SCHOOLS, words=MeetingWords(date(2027, 4, 15)))
    plan(world.by("first-school", "manager", day=BEFORE), body="first-school", heading="Läsa högt", serves=given)
    decision = world.decision(COUNCIL, "Nytt namn", BEFORE)
    rename_body(council, decision=decision, body=SCHOOLS, name=IS, from_day=TURN)
    take_effect(Doing(world.system().actor, world.moment(), TURN, ""))


@pytest.mark.both_databases
def test_the_lists_of_an_earlier_day_have_the_name_of_that_day(world: World) -> None:
    renamed(world)
    inside, outside = world.client(EXECUTIVE), Client()
    for client, pages in ((inside, PAGES), (outside, OPEN)):
        for page in pages:
            now, then = text_of(client, page), text_of(client, f"{page}?on={BEFORE}")
            named = [page, IS in now, WAS in now, WAS in then, then.count(IS) - then.count("heter " + IS)]
            assert named == [page, True, False, True, 0]


def test_the_name_of_a_day_costs_no_more_for_many_rows(world: World) -> None:
    renamed(world)
    client, page = world.client(EXECUTIVE), f"/beslut/?on={BEFORE}"
    one = queries(client, page)
    for number in range(3):
        words = world.decision(SCHOOLS, f"Ännu ett {number}", BEFORE)
        record_decision(world.by(SCHOOLS, day=BEFORE), words=words)
    assert queries(client, page) == one


def test_what_is_found_by_search_is_not_renamed_by_who_looks_back_first(world: World) -> None:
    renamed(world)
    client = world.client(EXECUTIVE)
    text_of(client, f"/sok/?q=nämndens&on={BEFORE}")
    assert [hit.whose for hit in client.get("/sok/?q=nämndens").context["page"].hits] == [IS]
