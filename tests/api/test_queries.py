"""However many rows there are, an answer asks the database as many times."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.api.reading import described, read
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts import cycle, proposals
from koll.acts.decisions import DecisionWords, record_decision
from koll.acts.documents import DocumentWords, adopt_document
from koll.acts.instruments import VersionWords
from koll.acts.listed import ListedWords, list_decision
from koll.acts.meetings import MeetingWords, add_meeting
from koll.acts.trends import TrendWords, see_trend

pytestmark = pytest.mark.django_db

DESCRIBED = ((SCHOOLS, 2027), (CARE, 2027), (SCHOOLS, 2026), (SCHOOLS, 2028))
"""Whose descriptions there are, of which year."""


def grown(world: World, numbers: range) -> None:
    """One more of each thing for each number."""
    for number in numbers:
        made = record_decision(world.by(COUNCIL), words=world.decision(COUNCIL, f"Motion {number}")).id
        list_decision(world.by(COUNCIL), decision=made, words=ListedWords("motion", SCHOOLS, "Den är viktig.", None))
        policy = DocumentWords("Policy", f"Policy {number}", world.day, responsible=SCHOOLS)
        adopt_document(world.by(COUNCIL), decision=world.decision(COUNCIL, "Policy"), document=policy)
        add_meeting(world.by(SCHOOLS), body=SCHOOLS, words=MeetingWords(date(2027, 4, number), time(13), time(16)))
        world.adopt("assignment", f"Uppdrag {number}", whose=SCHOOLS, day=world.day, title=f"Uppdrag {number}")
        world.adopt("own_goal", f"Eget mål {number}", decided_by=SCHOOLS, day=date(2027, 1, number))
        body, period = DESCRIBED[number - 1]
        occasion = world.opened("description", body, period, date(2027, 1, 12))
        cycle.see_shift(world.by(body), occasion=occasion, sentence=f"Steg {number}", why="Därför.")
        world.decided(occasion, body)


@pytest.mark.both_databases
def test_every_list_asks_as_often_for_one_row_as_for_many(world: World, client: Client) -> None:
    world.adopt("goal", "Alla lär sig läsa")
    analysis = world.opened("analysis", EXECUTIVE, 2027, date(2027, 1, 11))
    for heading in ("Fler äldre", "Färre barn"):
        words = TrendWords(heading, "local", "people", "sure", "Text.", "")
        see_trend(world.by(EXECUTIVE, day=date(2027, 1, 11)), occasion=analysis, words=words)
    world.decided(analysis, EXECUTIVE, date(2027, 1, 20))
    grown(world, range(1, 2))
    addresses = [
        *(path for path in described(client)["paths"] if "{" not in path),
        f"/api/v1/bodies/{SCHOOLS}",
        f"/api/v1/instruments/{world.level('assignment').key}",
        f"/api/v1/instruments/{world.level('own_goal').key}",
    ]
    few = asked_for(client, addresses)
    rows = {each: len(read(client, each).get("items", ())) for each in addresses}
    grown(world, range(2, 5))
    many = asked_for(client, addresses)
    assert {each: (few[each], many[each]) for each in addresses if few[each] != many[each]} == {}
    more = {each for each in addresses if len(read(client, each).get("items", ())) > rows[each]}
    assert more >= {f"/api/v1/{each}" for each in GROWN}


GROWN = ("decisions", "followed-decisions", "register", "meetings", "assignments", "statements", "occasions", "thread")


def asked_for(client: Client, addresses: list[str]) -> dict[str, int]:
    """How often each address asks the database, once what is kept in memory is there."""
    asked = {}
    for each in addresses:
        read(client, each)
        with CaptureQueriesContext(connection) as noted:
            read(client, each)
        asked[each] = len(noted)
    return asked


def test_an_answer_that_is_known_asks_once(world: World, client: Client) -> None:
    tag = client.get("/api/v1/thread")["ETag"]
    with CaptureQueriesContext(connection) as noted:
        assert client.get("/api/v1/thread", headers={"If-None-Match": tag}).status_code == 304
    assert len(noted) == 1


def test_a_decision_asks_as_often_whatever_it_settled(world: World, client: Client) -> None:
    words = world.decision(SCHOOLS, "Egna mål")
    decision = replace(words, same_as=record_decision(world.by(SCHOOLS), words=words).id)
    address = f"/api/v1/decisions/{SCHOOLS}/2027/{decision.paragraph}"
    settled(world, decision, 1)
    (few,) = asked_for(client, [address]).values()
    settled(world, decision, 2)
    settled(world, decision, 3)
    assert asked_for(client, [address]) == {address: few}
    assert [each["heading"] for each in read(client, address)["settled"]] == ["Mål 1", "Mål 2", "Mål 3"]


def settled(world: World, decision: DecisionWords, number: int) -> None:
    """A goal of the committee's own, from a shift in a decided description to a decision on it."""
    doing = world.by(SCHOOLS)
    occasion = world.opened("description", period=2025 + number, day=date(2027, 2, 1))
    shift = cycle.see_shift(doing, occasion=occasion, sentence=f"Steg {number}", why="Därför.").id
    world.decided(occasion)
    raised = proposals.raise_proposal(
        doing,
        body=SCHOOLS,
        kind="own_goal",
        heading=f"Mål {number}",
        text="Så här.",
        reasons="Därför.",
        occasion=occasion,
        shift=shift,
    ).id
    proposals.propose(doing, proposal=raised, words="")
    proposals.prepare(doing, proposal=raised, words="Ryms.")
    text = VersionWords(world.level("own_goal").key, "Egna mål", date(2027, 4, number), body=SCHOOLS)
    proposals.decide_proposal(doing, proposal=raised, decision=decision, outcome=text, words="")
