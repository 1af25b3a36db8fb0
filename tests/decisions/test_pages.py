"""Beslut: finding a decision, reading what it did, and recording one as in the minutes."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.browsing import sent, text_of
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.decisions import DecisionInput, record_decision
from koll.frame.routes import address as address_of
from koll.tables.models import Decision, LegalDutyMet

pytestmark = pytest.mark.django_db


@pytest.mark.both_databases
def test_decisions_are_found_by_body_year_and_words(world: World) -> None:
    record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS, "Skolskjuts"))
    record_decision(world.by(COUNCIL), words=world.decision(COUNCIL, "Taxor", date(2027, 1, 11)))
    client = world.client(SCHOOLS)
    for query, shown in (
        ("", {"Skolskjuts", "Taxor"}),
        (f"?organ={SCHOOLS}", {"Skolskjuts"}),
        ("?year=2027", {"Skolskjuts", "Taxor"}),
        ("?year=2026", set()),
        ("?words=taxor", {"Taxor"}),
    ):
        page = text_of(client, f"/beslut/{query}")
        assert {row for row in ("Skolskjuts", "Taxor") if f">{row}<" in page} == shown, query


def test_a_decision_says_what_it_did_in_words(world: World) -> None:
    world.adopt("vision", title="Visionen", day=date(2027, 1, 11))
    page = text_of(world.client(SCHOOLS), f"/beslut/{COUNCIL}/2027/1/").split("<main")[1]
    assert f"/styrningen/{world.level('vision').key}/2027-01-11/" in page
    assert "adopted" not in page


def test_a_decision_without_a_paragraph_has_an_address_and_says_so(world: World) -> None:
    done = record_decision(
        world.by(SCHOOLS),
        words=DecisionInput(body=SCHOOLS, day=world.day, paragraph=None, registry_number="", heading="Utan paragraf"),
    )
    assert "Utan paragraf" in text_of(world.client(SCHOOLS), address_of(done.subject))
    assert address_of(done.subject) == f"/beslut/{SCHOOLS}/2027/utan-paragraf/{done.id}/"


def test_a_decision_that_is_not_there_is_not_found(world: World) -> None:
    text_of(world.client(SCHOOLS), f"/beslut/{SCHOOLS}/2027/4711/", 404)


def test_a_secretary_records_a_decision_of_the_own_body_once_however_often_it_is_sent(world: World) -> None:
    form = {"organ": SCHOOLS, "day": "2027-03-15", "paragraph": "5", "heading": "Skolskjuts"}
    client = world.client(SCHOOLS)
    for _again in range(2):
        sent(client, "/beslut/nytt/", 302, **form)
    assert [decision.paragraph for decision in Decision.objects.filter(body__key=SCHOOLS)] == [5]


def test_a_refused_decision_keeps_its_words(world: World) -> None:
    record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS, "Det första"))
    form = {"organ": SCHOOLS, "day": "2027-03-15", "paragraph": "1", "heading": "Det andra", "text": "Allt jag skrev."}
    page = sent(world.client(SCHOOLS), "/beslut/nytt/", 400, **form)
    for kept in ("Det första", "Det andra", "Allt jag skrev."):
        assert kept in page


def test_a_duty_chosen_on_the_page_is_the_duty_that_is_met_though_another_was_met_meanwhile(world: World) -> None:
    client = world.client(COUNCIL)
    page = text_of(client, "/beslut/nytt/")
    chosen = re.findall(r'<option value="([^"]+)">([^<]+)</option>', page.split('name="duty"')[1].split("</select>")[0])
    assert len(chosen) >= 2, chosen
    form = {"organ": COUNCIL, "day": "2027-03-15", "heading": "Pliktens beslut"}
    first, second = chosen[0][0], chosen[1][0]
    client.post("/beslut/nytt/", form | {"receipt": "a", "paragraph": "31", "duty": first})
    met = LegalDutyMet.objects.get()
    wanted = chosen[1][1]
    client.post("/beslut/nytt/", form | {"receipt": "b", "paragraph": "32", "duty": second})
    left = text_of(client, "/beslut/nytt/")
    assert LegalDutyMet.objects.exclude(pk=met.pk).count() == 1
    assert wanted not in left
