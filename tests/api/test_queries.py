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

from koll.acts.activities import TrendInput, add_trend
from koll.acts.assignments import FollowedDecisionInput, follow_decision
from koll.acts.decisions import DecisionInput, MeetingInput, add_meeting, record_decision
from koll.acts.descriptions import add_shift
from koll.acts.instruments import GoverningDocumentInput, VersionInput, adopt_governing_document
from koll.acts.proposals import decide_proposal, prepare_proposal, raise_proposal, submit_proposal

pytestmark = pytest.mark.django_db

DESCRIBED = ((SCHOOLS, 2027), (CARE, 2027), (SCHOOLS, 2026), (SCHOOLS, 2028))
"""Whose descriptions there are, of which year."""


def grown(world: World, numbers: range) -> None:
    """One more of each thing for each number."""
    for number in numbers:
        made = record_decision(world.by(COUNCIL), words=world.decision(COUNCIL, f"Motion {number}")).id
        follow_decision(
            world.by(COUNCIL),
            decision=made,
            words=FollowedDecisionInput(kind="motion", body=SCHOOLS, why="Den är viktig.", due_on=None),
        )
        policy = GoverningDocumentInput(
            kind="Policy", title=f"Policy {number}", in_force_from=world.day, responsible=SCHOOLS
        )
        adopt_governing_document(world.by(COUNCIL), decision=world.decision(COUNCIL, "Policy"), document=policy)
        add_meeting(
            world.by(SCHOOLS),
            body=SCHOOLS,
            words=MeetingInput(day=date(2027, 4, number), begins=time(13), ends=time(16)),
        )
        world.adopt("assignment", f"Uppdrag {number}", whose=SCHOOLS, day=world.day, title=f"Uppdrag {number}")
        world.adopt("own_goal", f"Eget mål {number}", decided_by=SCHOOLS, day=date(2027, 1, number))
        body, period = DESCRIBED[number - 1]
        occasion = world.opened("description", body, period, date(2027, 1, 12))
        add_shift(world.by(body), occasion=occasion, sentence=f"Steg {number}", why="Därför.")
        world.decided(occasion, body)


@pytest.mark.both_databases
def test_every_list_asks_as_often_for_one_row_as_for_many(world: World, client: Client) -> None:
    world.adopt("goal", "Alla lär sig läsa")
    analysis = world.opened("analysis", EXECUTIVE, 2027, date(2027, 1, 11))
    for heading in ("Fler äldre", "Färre barn"):
        words = TrendInput(heading=heading, level="local", kind="people", certainty="sure", text="Text.", effect="")
        add_trend(world.by(EXECUTIVE, day=date(2027, 1, 11)), occasion=analysis, words=words)
    world.decided(analysis, EXECUTIVE, date(2027, 1, 20))
    grown(world, range(1, 2))
    addresses = [
        *(path for path in described(client)["paths"] if "{" not in path),
        f"/api/v1/bodies/{SCHOOLS}",
        f"/api/v1/instruments/{world.level('assignment').key}",
        f"/api/v1/instruments/{world.level('own_goal').key}",
    ]
    few = asked_for(client, addresses)
    rows = {address: len(read(client, address).get("items", ())) for address in addresses}
    grown(world, range(2, 5))
    many = asked_for(client, addresses)
    assert {address: (few[address], many[address]) for address in addresses if few[address] != many[address]} == {}
    more = {address for address in addresses if len(read(client, address).get("items", ())) > rows[address]}
    assert more >= {f"/api/v1/{row}" for row in GROWN}


GROWN = ("decisions", "followed-decisions", "register", "meetings", "assignments", "statements", "occasions", "thread")


def asked_for(client: Client, addresses: list[str]) -> dict[str, int]:
    """How often each address asks the database, once what is kept in memory is there."""
    asked = {}
    for address in addresses:
        read(client, address)
        with CaptureQueriesContext(connection) as noted:
            read(client, address)
        asked[address] = len(noted)
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
    assert [row["heading"] for row in read(client, address)["settled"]] == ["Mål 1", "Mål 2", "Mål 3"]


def settled(world: World, decision: DecisionInput, number: int) -> None:
    """A goal of the committee's own, from a shift in a decided description to a decision on it."""
    doing = world.by(SCHOOLS)
    occasion = world.opened("description", period=2025 + number, day=date(2027, 2, 1))
    shift = add_shift(doing, occasion=occasion, sentence=f"Steg {number}", why="Därför.").id
    world.decided(occasion)
    raised = raise_proposal(
        doing,
        body=SCHOOLS,
        kind="own_goal",
        heading=f"Mål {number}",
        text="Så här.",
        reasons="Därför.",
        occasion=occasion,
        shift=shift,
    ).id
    submit_proposal(doing, proposal=raised, words="")
    prepare_proposal(doing, proposal=raised, words="Ryms.")
    text = VersionInput(
        instrument=world.level("own_goal").key, title="Egna mål", in_force_from=date(2027, 4, number), body=SCHOOLS
    )
    decide_proposal(doing, proposal=raised, decision=decision, outcome=text, words="")
