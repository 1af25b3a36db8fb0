"""Adopting anew: what holds stands in the boxes, runs on until somebody changes it, and lapses only with a reason."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from tests.world import CARE, COUNCIL, SCHOOLS, World

from koll.acts.instruments import StatementInput, VersionInput, adopt_instrument
from koll.frame.routes import address as address_of
from koll.tables.models import StatementLapse, Version

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)
READ, COUNT = "Alla lär sig läsa", "Alla lär sig räkna"


def boxes_of(client: Client, address: str) -> dict[str, Any]:
    """What stands in the form's boxes, as a browser would send it."""
    form = client.get(address).context["form"]
    held = {name: form[name].value() for name in form.fields}
    return {name: value or "" for name, value in held.items() if value or not name.startswith("targets")}


def sent(client: Client, address: str, status: int, fields: dict[str, Any]) -> str:
    answer = client.post(address, fields)
    assert answer.status_code == status, unescape(answer.content.decode())
    return unescape(answer.content.decode())


DECISION = {"paragraph": "77", "heading": "Målen", "title": "Målen från mars", "in_force_from": "2027-03-15"}


@pytest.mark.both_databases
def test_every_earlier_statement_stands_in_its_row_and_runs_on_untouched(world: World) -> None:
    world.adopt("goal", READ, COUNT, day=JANUARY, mode="reasoned")
    before = [(row.key, row.heading, row.text, row.suggested_mode) for row in world.in_force("goal")]
    client, address = world.client(COUNCIL), f"/styrningen/{world.level('goal').key}/anta/"
    boxes = boxes_of(client, address)
    assert (boxes["heading_1"], boxes["heading_2"], boxes["fate_1"]) == (READ, COUNT, "on")
    assert boxes["targets_1"] == [str(row.id) for row in world.in_force("goal")[0].contributes_to]
    sent(client, address, 302, boxes | DECISION)
    assert [(row.key, row.heading, row.text, row.suggested_mode) for row in world.in_force("goal")] == before
    assert Version.objects.filter(instrument=world.level("goal").key).count() == 2


def test_a_statement_is_changed_let_lapse_or_added_without_retyping_the_others(world: World) -> None:
    world.adopt("goal", READ, COUNT, day=JANUARY)
    count = world.in_force("goal")[1].key
    client, address = world.client(COUNCIL), f"/styrningen/{world.level('goal').key}/anta/"
    boxes = boxes_of(client, address) | DECISION | {"heading_1": "Alla läser", "fate_2": "lapse"}
    boxes |= {
        "heading_3": "Alla hör till",
        "targets_3": boxes["targets_1"],
        "how_3": "Närhet.",
        "horizon_3": "2035-12-31",
    }
    refused = sent(client, address, 400, boxes)
    assert f"Skriv varför ”{COUNT}” upphör." in refused
    assert 'value="Alla läser"' in refused
    sent(client, address, 302, boxes | {f"lapses_{count}": "Ryms i det första."})
    first, new = world.in_force("goal")
    assert (first.heading, new.heading, new.horizon_on) == ("Alla läser", "Alla hör till", date(2035, 12, 31))
    assert [row.how for row in new.contributes_to] == ["Närhet."] * len(new.contributes_to)
    assert StatementLapse.objects.get().words == "Ryms i det första."


def test_a_reason_left_in_the_box_of_what_runs_on_after_all_is_no_lapse(world: World) -> None:
    world.adopt("goal", READ, day=JANUARY)
    (line,) = world.in_force("goal")
    client, address = world.client(COUNCIL), f"/styrningen/{world.level('goal').key}/anta/"
    sent(client, address, 302, boxes_of(client, address) | DECISION | {f"lapses_{line.key}": "Nej."})
    assert (world.in_force("goal")[0].key, StatementLapse.objects.count()) == (line.key, 0)


def test_rows_are_added_and_everything_typed_is_still_there(world: World) -> None:
    world.adopt("goal", READ, day=JANUARY)
    client, address = world.client(COUNCIL), f"/styrningen/{world.level('goal').key}/anta/"
    boxes = boxes_of(client, address)
    typed = {"heading_2": "Ett nytt mål", "paragraph": "12", "targets_2": boxes["targets_1"], "more": "1"}
    answer = client.post(address, boxes | typed)
    form = answer.context["form"]
    assert (answer.status_code, form.numbers) == (200, (1, 2, 3, 4, 5))
    assert (form["heading_2"].value(), form["paragraph"].value()) == ("Ett nytt mål", "12")
    assert form["targets_2"].value() == boxes["targets_1"]
    assert not form.errors


def test_a_bodys_own_text_stands_in_the_boxes_when_the_body_is_chosen(world: World) -> None:
    mandate = world.level("mandate", SCHOOLS)
    words = VersionInput(
        instrument=mandate.key,
        title="Reglemente",
        in_force_from=JANUARY,
        text="Nämnden undervisar.",
        body=SCHOOLS,
        statements=(StatementInput(heading="Undervisa"),),
    )
    adopt_instrument(
        world.by(COUNCIL, day=JANUARY), decision=world.decision(COUNCIL, "Reglemente", JANUARY), version=words
    )
    client, address = world.client(COUNCIL), f"/styrningen/{mandate.key}/anta/"
    assert f"{address}?organ={SCHOOLS}" in unescape(client.get(f"/styrningen/{mandate.key}/").content.decode())
    boxes = boxes_of(client, f"{address}?organ={SCHOOLS}")
    assert (boxes["whose"], boxes["words"], boxes["heading_1"]) == (SCHOOLS, "Nämnden undervisar.", "Undervisa")
    assert boxes_of(client, f"{address}?organ={CARE}")["heading_1"] == ""
    refused = sent(client, address, 400, DECISION | {"day": "2027-03-15", "whose": SCHOOLS, "heading_1": "Ny uppgift"})
    assert "”Undervisa”" in refused
    assert 'value="Undervisa"' in refused
    assert 'value="Ny uppgift"' in refused


def test_a_statement_says_how_it_is_best_answered(world: World) -> None:
    world.adopt("goal", READ, day=JANUARY)
    client, address = world.client(COUNCIL), f"/styrningen/{world.level('goal').key}/anta/"
    sent(client, address, 302, boxes_of(client, address) | DECISION | {"mode_1": "measured"})
    assert world.in_force("goal")[0].suggested_mode == "measured"


def test_an_assignment_says_once_what_it_is_why_by_when_and_with_what_means(world: World) -> None:
    client, address = world.client(COUNCIL), f"/styrningen/{world.level('assignment').key}/anta/"
    form = client.get(address).context["form"]
    assert {"title", "words"} & set(form.fields) == set()
    words = {"day": "2027-03-15", "heading": "Beslut", "in_force_from": "2027-03-15", "whose": SCHOOLS}
    words |= {"heading_1": "Se över lokalerna", "text_1": "Alla.", "why_1": "De är slitna."}
    sent(client, address, 302, words | {"horizon_1": "2027-12-31", "means_1": "Två miljoner."})
    (line,) = world.in_force("assignment")
    assert (line.heading, line.text, line.why, line.horizon_on, line.means, line.body_key) == (
        "Se över lokalerna",
        "Alla.",
        "De är slitna.",
        date(2027, 12, 31),
        "Två miljoner.",
        SCHOOLS,
    )


def test_a_page_of_another_day_offers_nothing_to_write_and_a_form_leads_to_today(world: World) -> None:
    world.adopt("goal", READ, day=JANUARY)
    world.adopt("assignment", "Se över lokalerna", whose=SCHOOLS, day=JANUARY)
    (goal,), (given,) = world.in_force("goal"), world.in_force("assignment")
    client = world.client(COUNCIL)
    made = Version.objects.select_related("decision").get(instrument=world.level("goal").key).decision
    for address in (
        "/styrningen/",
        f"/styrningen/{world.level('goal').key}/",
        address_of(goal.ref),
        address_of(given.ref),
        "/uppdrag/",
        "/beslut/",
        f"/beslut/{COUNCIL}/{made.year}/{made.paragraph}/",
        "/dialoger/2027/",
        "/forslag/",
    ):
        page = unescape(client.get(f"{address}?on=2027-02-01").content.decode())
        assert "Du ser hur det var den 1 februari 2027" in page, address
        main = page.split("<main")[1].split("</main>")[0]
        assert ('method="post"' in main, 'data-variant="primary"' in main) == (False, False), address
    form = client.get(f"/styrningen/{world.level('goal').key}/anta/?on=2027-02-01")
    assert (form.status_code, form.headers["Location"]) == (302, f"/styrningen/{world.level('goal').key}/anta/")
