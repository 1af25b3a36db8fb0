"""Beside what is written stands what the record knows, and only what the writer may read."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.markup import laid_flat
from tests.world import CARE, SCHOOLS, World

from koll.acts.descriptions import return_occasion, submit_occasion, write_answer
from koll.acts.followup import IndicatorInput, ReadingInput, add_indicator, record_readings
from koll.domain.refs import IndicatorRef
from koll.frame.routes import address as address_of

pytestmark = pytest.mark.django_db


def measured(world: World, goal: int, name: str) -> None:
    """An indicator of the schools that says something about the goal, with three readings."""
    words = IndicatorInput(
        name=name,
        says="",
        unit="procent",
        body=SCHOOLS,
        source="own",
        code="",
        compared_with=(),
        direction="",
        target_low=None,
        target_high=None,
        statements=(goal,),
    )
    key = IndicatorRef.parse(str(add_indicator(world.by(SCHOOLS), words=words).subject)).key
    readings = [
        ReadingInput(indicator=key, period=str(year), value=Decimal(year - 1950)) for year in (2024, 2025, 2026)
    ]
    record_readings(world.by(SCHOOLS), readings=readings)


def others_say(world: World, words: str, *, decided: bool) -> int:
    """What the care committee writes in the same part, and answers to the first goal."""
    occasion = world.opened("description", CARE)
    part = world.activity("description").parts[-1].key
    world.written(occasion, part, words, CARE)
    goal = world.in_force("goal")[0]
    write_answer(
        world.by(CARE), occasion=occasion, statement=goal.id, mode="reasoned", fields={"reasoning": words}, revision=0
    )
    if decided:
        world.decided(occasion, CARE)
    return occasion


@pytest.mark.both_databases
def test_an_answer_has_its_indicators_with_a_picture_and_a_table(world: World) -> None:
    world.adopt("goal", "Trygghet", "Mod")
    world.opened("description")
    goal, other = world.in_force("goal")[:2]
    measured(world, goal.id, "Andel trygga")
    address = address_of(world.page("description", SCHOOLS).line.ref)
    page = world.client(SCHOOLS).get(f"{address}svara/{goal.id}/").content.decode()
    assert "Andel trygga" in page
    assert 'aria-label="Andel trygga genom åren.' in page
    assert '<th scope="row">2026</th>' in page
    assert "<td>76</td>" in page
    assert "Andel trygga" not in world.client(SCHOOLS).get(f"{address}svara/{other.id}/").content.decode()


def test_others_are_read_when_they_have_decided_and_not_before(world: World) -> None:
    world.adopt("goal", "Trygghet")
    world.opened("description")
    goal = world.in_force("goal")[0]
    part = world.activity("description").parts[-1].key
    address = address_of(world.page("description", SCHOOLS).line.ref)
    occasion = others_say(world, "Hemligt tills det är beslutat.", decided=False)
    client = world.client(SCHOOLS)
    for path in (f"svara/{goal.id}/", f"skriv/{part}/"):
        assert "Hemligt" not in client.get(f"{address}{path}").content.decode()
    world.decided(occasion, CARE)
    for path in (f"svara/{goal.id}/", f"skriv/{part}/"):
        page = client.get(f"{address}{path}").content.decode()
        assert "Hemligt" in page
        assert "Bara det som är beslutat" in page


def test_it_costs_the_same_however_much_there_is(world: World) -> None:
    world.adopt("goal", "Trygghet")
    world.opened("description")
    goal = world.in_force("goal")[0]
    address = f"{address_of(world.page('description', SCHOOLS).line.ref)}svara/{goal.id}/"
    client = world.client(SCHOOLS)
    costs = []
    for number in range(3):
        measured(world, goal.id, f"Nummer {number}")
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            client.get(address)
        costs.append(len(asked))
    assert costs[0] == costs[2]


def test_why_it_was_sent_back_stands_where_one_writes(world: World) -> None:
    occasion = world.opened("description")
    part = world.activity("description").parts[0].key
    submit_occasion(world.by(SCHOOLS), occasion=occasion)
    return_occasion(world.by(SCHOOLS), occasion=occasion, reason="Skriv var siffran kommer ifrån.")
    address = f"{address_of(world.page('description', SCHOOLS).line.ref)}skriv/{part}/"
    assert "Skriv var siffran kommer ifrån." in world.client(SCHOOLS).get(address).content.decode()
    submit_occasion(world.by(SCHOOLS), occasion=occasion)
    assert "Skriv var siffran kommer ifrån." not in world.client(SCHOOLS).get(address).content.decode()


def test_a_comment_says_when_its_words_are_gone_and_goes_back_to_where_it_was_written(world: World) -> None:
    occasion = world.opened("description")
    part = world.activity("description").parts[0].key
    world.written(occasion, part, "Vi *tappar* tid[^1] på resor.\n\n[^1]: Räknat i oktober.")
    address = address_of(world.page("description", SCHOOLS).line.ref)
    here, client = f"{address}skriv/{part}/", world.client(SCHOOLS)
    said = {
        "subject": str(world.page("description", SCHOOLS).line.ref),
        "place": f"part-{part}",
        "quote": "tappar tid på resor",
        "text": "Hur mycket?",
    }
    answer = client.post("/kommentarer/", said | {"back": here, "receipt": "c-1"})
    assert (answer.status_code, answer["Location"]) == (302, f"{here}#talk")
    gone = "Orden står inte längre i texten."
    for page in (here, address):
        shown = laid_flat(client.get(page).content.decode())
        assert "tappar tid på resor" in shown
        assert f"data-koll-gone hidden>{gone}" in shown
    world.written(occasion, part, "Vi vinner tid.", revision=1)
    for page in (here, address):
        assert f"data-koll-gone>{gone}" in laid_flat(client.get(page).content.decode())
    away = client.post("/kommentarer/", said | {"back": "//evil.se/", "receipt": "c-2"})
    assert away["Location"].startswith(f"{address}#comment-")
