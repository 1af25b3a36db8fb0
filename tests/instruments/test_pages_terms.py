"""A new term on the page: what is taken up again, choosing, and the decision; and the texts compared."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests import browsing
from tests.browsing import queries, sent
from tests.markup import laid_flat
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.frame.routes import address as address_of
from koll.tables.models import Decision, ReconsiderationSuggestion, Version

pytestmark = pytest.mark.django_db

FORMER = date(2023, 2, 13)
WORK = "/styrningen/ny-mandatperiod/2026-10-15/"
READ, COUNT = "Alla lär sig läsa", "Alla lär sig räkna"


@pytest.fixture
def former(world: World) -> World:
    """Goals and a factor that an earlier council decided, and that hold still."""
    world.adopt("goal", READ, COUNT, day=FORMER)
    world.adopt("factor", "Färre ska försörja fler", day=FORMER)
    return world


def text_of(client: Client, address: str, status: int = 200) -> str:
    return laid_flat(browsing.text_of(client, address, status).split("<main")[1].split("</main>")[0])


@pytest.mark.both_databases
def test_the_work_is_reached_from_the_first_page_of_both_secretaries_and_from_the_duty(former: World) -> None:
    for body, role, there in (
        (COUNCIL, "secretary", True),
        (EXECUTIVE, "secretary", True),
        (COUNCIL, "member", False),
        (SCHOOLS, "secretary", False),
    ):
        assert (f'href="{WORK}"' in text_of(former.client(body, role), "/hem/")) == there, (body, role)
    goal = former.level("goal").key
    assert 'href="/styrningen/ny-mandatperiod/"' in text_of(former.client(COUNCIL), f"/styrningen/{goal}/")
    assert f'href="{WORK}"' in text_of(former.client(SCHOOLS), "/styrningen/ny-mandatperiod/")


def test_every_page_about_a_former_statement_says_that_it_holds_and_is_to_be_reconsidered(former: World) -> None:
    goal = former.level("goal").key
    (line, _other) = former.in_force("goal")
    for before, client in (("", former.client(CARE)), ("/oppet", Client())):
        for address in (
            "/styrningen/",
            f"/styrningen/{goal}/",
            f"/styrningen/{goal}/2023-02-13/",
            address_of(line.ref),
        ):
            assert "äller, ska omprövas" in text_of(client, before + address), before + address


def test_a_choice_is_made_saved_and_changed(former: World) -> None:
    goal = former.level("goal").key
    (line, _other) = former.in_force("goal")
    target = f"{former.level('vision').key}/{former.in_force('vision')[0].key}"
    client, address = former.client(EXECUTIVE), f"{WORK}{goal}/punkt/{line.key}/"
    page = text_of(client, address)
    assert f"Texten om {READ}." in page
    words = {"choice": "change", "heading": "Alla läser", "text": "Läslust.", "targets": target, "revision": "0"}
    sent(client, address, 302, **words)
    page = text_of(client, WORK)
    assert "Förslag: ny lydelse" in page
    assert "<ins>" in page
    assert "Alla läser" in text_of(client, address)
    refused = sent(former.client(COUNCIL), address, 409, **(words | {"heading": "Alla skriver"}))
    assert "Alla läser" in refused
    assert "Alla skriver" in refused


def test_the_rest_is_renewed_with_a_button_and_decided_by_one_decision(former: World) -> None:
    goal, factor = former.level("goal").key, former.level("factor").key
    client = former.client(COUNCIL)
    for row in (goal, factor):
        sent(client, f"{WORK}{row}/fornya/", 302)
    assert "Anteckna fullmäktiges beslut" in text_of(client, WORK)
    page = client.get(f"{WORK}beslut/")
    boxes = dict(page.context["form"].initial)
    decisions = Decision.objects.count()
    form = boxes | {"paragraph": "44", "heading": "Målen", f"title_{goal}": "", f"with_{goal}": "on"}
    empty = {f"until_{goal}": "", f"until_{factor}": "", f"with_{factor}": "on", "registry_number": "", "text": ""}
    kept = sent(client, f"{WORK}beslut/", 400, **(form | empty))
    assert 'value="Målen"' in kept
    sent(client, f"{WORK}beslut/", 302, **(form | empty | {f"title_{goal}": "Målen 2027–2030"}))
    assert Decision.objects.count() == decisions + 1
    made = Decision.objects.get(paragraph=44)
    assert set(Version.objects.filter(decision=made).values_list("instrument", "title")) == {
        (goal, "Målen 2027–2030"),
        (factor, boxes[f"title_{factor}"]),
    }
    done = text_of(client, WORK)
    assert "Fullmäktige har omprövat allt." in done
    assert f"/styrningen/{goal}/jamfor/?fran=2023-02-13&till={former.day.isoformat()}" in done.replace("&amp;", "&")
    assert WORK not in text_of(client, "/hem/")


def test_a_working_draft_is_shown_only_to_those_who_prepare(former: World) -> None:
    goal = former.level("goal").key
    sent(former.client(EXECUTIVE), f"{WORK}{goal}/fornya/", 302)
    assert "förnyas oförändrad" in text_of(former.client(COUNCIL), WORK)
    page = text_of(former.client(SCHOOLS), WORK)
    assert "förnyas oförändrad" not in page
    assert READ in page
    (line, _other) = former.in_force("goal")
    assert former.client(SCHOOLS).get(f"{WORK}{goal}/punkt/{line.key}/").status_code == 403
    assert former.client(SCHOOLS).post(f"{WORK}{goal}/fornya/").status_code == 403


def test_nothing_is_suggested_on_another_day_than_today(former: World) -> None:
    goal = former.level("goal").key
    page = text_of(former.client(COUNCIL), f"{WORK}?on=2027-03-01")
    assert "<form" not in page
    assert former.client(COUNCIL).post(f"{WORK}{goal}/fornya/?on=2027-03-01").status_code == 400
    assert not ReconsiderationSuggestion.objects.exists()
    assert former.client(COUNCIL).get(f"{WORK}?on=2026-10-01").status_code == 404


def test_a_change_of_majority_is_opened_with_a_reason_when_nothing_waits(former: World) -> None:
    client = former.client(COUNCIL)
    assert "oppna" not in text_of(client, "/styrningen/ny-mandatperiod/")
    for level in ("goal", "factor"):
        former.adopt(level, "Nytt", day=date(2027, 2, 8))
    assert "oppna" in text_of(client, "/styrningen/ny-mandatperiod/")
    assert "KL 6:21" in text_of(client, "/styrningen/ny-mandatperiod/oppna/")
    sent(client, "/styrningen/ny-mandatperiod/oppna/", 302, words="Ett nytt styre tillträdde.")
    assert "Ett nytt styre tillträdde." in text_of(client, "/styrningen/ny-mandatperiod/2027-03-15/")


def test_more_statements_ask_no_more_questions(former: World) -> None:
    client = former.client(COUNCIL)
    sent(client, f"{WORK}{former.level('goal').key}/fornya/", 302)
    few = queries(client, WORK)
    more = World.adopt
    more(former, "goal", "Ett", "Två", "Tre", "Fyra", day=date(2023, 5, 8))
    sent(client, f"{WORK}{former.level('goal').key}/fornya/", 302)
    assert queries(client, WORK) == few


def test_texts_are_compared_word_by_word_inside_and_openly_and_read_aloud(former: World) -> None:
    goal = former.level("goal").key
    former.adopt("goal", "Alla läser", day=date(2027, 2, 8))
    for before, client in (("", former.client(CARE)), ("/oppet", Client())):
        page = text_of(client, f"{before}/styrningen/{goal}/jamfor/")
        for said in ("Oförändrade: 0. Ändrade: 0. Nya: 1. Upphörda: 2.", "borttaget:", "tillagt:", "Ersatt."):
            assert said in page
        assert text_of(client, f"{before}/styrningen/{goal}/2023-02-13/").count("/jamfor/") == 1
        assert client.get(f"{before}/styrningen/no-such-text/jamfor/").status_code == 404
