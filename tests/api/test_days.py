"""As of any day: what was in force and known then, and which day it is that an answer speaks of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from tests.api.reading import read
from tests.world import CARE, COUNCIL, SCHOOLS, World

from koll.acts.decisions import DecisionInput, correct_decision, record_decision
from koll.acts.organisation import end_body, rename_body

pytestmark = pytest.mark.django_db

JANUARY, MARCH = date(2027, 1, 11), date(2027, 3, 1)


def headings(client: Client, on: str) -> list[str]:
    """The council's goals in force."""
    told = read(client, f"statements?level=goal&on={on}")
    assert told["on"] == on
    return [row["heading"] for row in told["items"]]


@pytest.mark.both_databases
def test_a_text_is_told_as_it_was_in_force_before_and_after_another_took_its_place(
    world: World, client: Client
) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    world.adopt("goal", "Alla lär sig räkna", day=MARCH)
    assert headings(client, "2027-01-10") == []
    assert headings(client, "2027-02-28") == ["Alla lär sig läsa"]
    assert headings(client, "2027-03-01") == ["Alla lär sig räkna"]
    key = world.level("goal").key
    earlier = read(client, f"instruments/{key}/versions/2027-01-11")
    assert (earlier["state"], earlier["until"]) == ("past", "2027-03-01")
    assert earlier["replacedBy"]["inForceFrom"] == "2027-03-01"
    then = read(client, f"instruments/{key}/versions/2027-01-11?on=2027-02-01")
    assert (then["state"], then["until"], then["replacedBy"]) == ("in_force", None, None)
    assert client.get(f"/api/v1/instruments/{key}/versions/2027-03-01?on=2027-02-01").status_code == 404
    compared = read(client, f"instruments/{key}/comparison")
    assert [(row["heading"][0]["words"], row["state"]) for row in compared["statements"]] == [
        ("Alla lär sig läsa", "lapsed"),
        ("Alla lär sig räkna", "added"),
    ]


def test_a_statement_tells_how_it_has_stood_and_what_ended_it(world: World, client: Client) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    world.adopt("goal", "Alla lär sig räkna", day=MARCH)
    told = read(client, f"instruments/{world.level('goal').key}/statements/alla-lar-sig-lasa")
    assert [(row["heading"], row["inForceFrom"], row["until"], row["state"]) for row in told["versions"]] == [
        ("Alla lär sig läsa", "2027-01-11", "2027-03-01", "past")
    ]
    assert (told["standing"]["textState"], told["standing"]["whyLapsed"]) == ("past", "Ersatt.")
    assert told["standing"]["lapsedBy"]["day"] == "2027-03-01"


def test_a_corrected_decision_has_both_readings_and_its_old_address_leads_on(world: World, client: Client) -> None:
    words = DecisionInput(
        body=SCHOOLS, day=date(2027, 3, 10), paragraph=4, registry_number="2027.4", heading="Skolskjutts"
    )
    made = record_decision(world.by(SCHOOLS), words=words).id
    right = replace(words, heading="Skolskjuts", paragraph=14)
    correct_decision(world.by(SCHOOLS), decision=made, words=right, why="Bokstaven och en etta.", revision=0)
    told = read(client, f"decisions/{SCHOOLS}/2027/14")
    why = {"why": "Bokstaven och en etta.", "on": "2027-03-15"}
    assert told["corrections"] == [
        {"field": "paragraph", "was": "4", "became": "14", **why},
        {"field": "heading", "was": "Skolskjutts", "became": "Skolskjuts", **why},
    ]
    moved = client.get(f"/api/v1/decisions/{SCHOOLS}/2027/4?on=2027-03-15")
    assert (moved.status_code, moved["Location"]) == (302, f"{told['href']}?on=2027-03-15")
    assert client.get(f"/api/v1/decisions/{SCHOOLS}/2027/14?on=2027-03-09").status_code == 404


def body(client: Client, key: str, on: str) -> dict[str, Any]:
    """The body on the day."""
    found: dict[str, Any] = read(client, f"bodies/{key}?on={on}")
    return found


def test_a_body_has_the_name_it_had_on_the_day(world: World, client: Client) -> None:
    rename_body(
        world.by(COUNCIL),
        decision=world.decision(COUNCIL, "Nytt namn"),
        body=SCHOOLS,
        name="Nämnden för lärande",
        from_day=date(2027, 5, 1),
    )
    assert body(client, SCHOOLS, "2027-04-30")["name"] == "Skolnämnden"
    assert body(client, SCHOOLS, "2027-05-01")["name"] == "Nämnden för lärande"


def test_what_a_body_had_follows_to_the_one_that_takes_over(world: World, client: Client) -> None:
    world.adopt("assignment", "Öppna en mötesplats", whose=CARE)
    end_body(
        world.by(COUNCIL),
        decision=world.decision(COUNCIL, "Sammanslagning"),
        body=CARE,
        ends_on=date(2027, 7, 1),
        heir=SCHOOLS,
        words="",
    )
    assert [body(client, CARE, on)["state"] for on in ("2027-06-30", "2027-07-01")] == ["here", "past"]
    assert body(client, CARE, "2027-07-01")["heir"]["key"] == SCHOOLS
    assert [row["key"] for row in body(client, SCHOOLS, "2027-07-01")["before"]] == [CARE]
    (eve,) = read(client, "assignments?on=2027-06-30")["items"]
    (after,) = read(client, "assignments?on=2027-07-01")["items"]
    assert (eve["body"]["key"], eve["takenOverFrom"]) == (CARE, "")
    assert (after["body"]["key"], after["takenOverFrom"]) == (SCHOOLS, "Omsorgsnämnden")
    assert after["age"] - eve["age"] == 1


def test_the_ledger_s_head_of_a_day_stays_what_it_was(world: World, client: Client) -> None:
    doing = world.by(SCHOOLS)
    before = read(client, "ledger?on=2027-03-14")
    record_decision(doing, words=world.decision(SCHOOLS))
    now = read(client, "ledger")
    assert read(client, "ledger?on=2027-03-14") == before
    assert (now["on"], now["entries"] - before["entries"]) == ("2027-03-15", 1)
    assert now["at"].endswith("Z")
    assert now["head"] in client.get("/").content.decode()


def test_without_a_day_it_is_today_and_the_answer_says_so(world: World, client: Client) -> None:
    for address in ("decisions", "municipality", "ledger", "thread", f"bodies/{SCHOOLS}"):
        assert read(client, address)["on"] == "2027-03-15"
