"""Decisions to follow: the list for those inside and for everybody, and the forms for listing, telling and ending."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.browsing import queries, sent, text_of
from tests.world import CARE, COUNCIL, SCHOOLS, World

from koll.acts.assignments import FollowedDecisionInput, follow_decision, report_on_followed_decision
from koll.acts.decisions import record_decision
from koll.frame.routes import address as address_of
from koll.tables.models import FollowedDecision

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)
HEADING = "Motioner och andra beslut att följa"


def decided(world: World, heading: str = "Motion om skolgårdar") -> tuple[int, str]:
    done = record_decision(world.by(COUNCIL, day=JANUARY), words=world.decision(COUNCIL, heading, JANUARY))
    return done.id, address_of(done.subject)


def listed(world: World, heading: str = "Motion om skolgårdar", body: str = SCHOOLS) -> int:
    words = FollowedDecisionInput(kind="motion", body=body, why="Den berör alla.")
    return follow_decision(world.by(COUNCIL, day=JANUARY), decision=decided(world, heading)[0], words=words).id


@pytest.mark.both_databases
def test_a_motion_is_put_on_the_list_told_of_and_taken_off_in_the_browser(world: World) -> None:
    number, address = decided(world)
    clerk = world.client(COUNCIL)
    assert f"/beslut/{number}/folj/?kind=motion" in text_of(clerk, address)
    form = text_of(clerk, f"/beslut/{number}/folj/?kind=motion")
    assert "2028-01-11" in form
    assert "KL 5:35" in form
    said = {"kind": "motion", "organ": SCHOOLS, "why": "Den berör alla skolor.", "due_on": "2028-01-11"}
    sent(clerk, f"/beslut/{number}/folj/", 302, **said)
    row = FollowedDecision.objects.get()
    for client, page in ((Client(), "/oppet/uppdrag/"), (world.client(CARE), "/uppdrag/")):
        shown = text_of(client, page)
        assert all(words in shown for words in (HEADING, "Den berör alla skolor.", "beslutat för 2 månader sedan"))
    assert f"/uppdrag/#beslut-{row.pk}" in text_of(Client(), f"/oppet{address}")
    sent(world.client(SCHOOLS), f"/uppdrag/beslut/{row.pk}/redovisa/", 302, words="Hälften är sedda.")
    assert "Hälften är sedda." in text_of(Client(), "/oppet/uppdrag/")
    sent(clerk, f"/uppdrag/beslut/{row.pk}/ta-bort/", 302, outcome="Motionen är besvarad.")
    assert "Motion om skolgårdar" not in text_of(Client(), "/oppet/uppdrag/")
    assert "Motionen är besvarad." in text_of(Client(), "/oppet/uppdrag/?state=closed")
    assert "Motionen är besvarad." in text_of(world.client(CARE), address)


def test_what_is_refused_keeps_what_was_typed(world: World) -> None:
    number = listed(world)
    page = sent(world.client(CARE), f"/uppdrag/beslut/{number}/redovisa/", 403, words="Vi har gjort allt.")
    assert "Vi har gjort allt." in page
    page = sent(world.client(COUNCIL), f"/uppdrag/beslut/{number}/ta-bort/", 400, outcome=" ")
    assert "Välj det beslut som avslutar det, eller skriv vad det ledde till." in page


def test_the_links_show_for_those_who_may(world: World) -> None:
    number = listed(world)
    address = f"/beslut/{COUNCIL}/2027/1/"
    for body, expected in ((COUNCIL, {"ta-bort"}), (SCHOOLS, {"redovisa"}), (CARE, set())):
        page = text_of(world.client(body), address)
        assert {row for row in ("redovisa", "ta-bort") if f"/uppdrag/beslut/{number}/{row}/" in page} == expected
        assert f"/uppdrag/beslut/{number}/" not in text_of(world.client(body), f"{address}?on=2027-02-01")


def test_it_waits_among_the_work_of_the_body_that_sees_to_it_and_nobody_elses(world: World) -> None:
    listed(world)
    shown = {body: "Berätta hur det går med" in text_of(world.client(body), "/mitt/") for body in (SCHOOLS, CARE)}
    assert shown == {SCHOOLS: True, CARE: False}


def test_everybody_reads_the_list_and_nobody_who_wrote_it(world: World) -> None:
    number = listed(world)
    report_on_followed_decision(world.by(SCHOOLS), listed=number, words="Vi har börjat.")
    writers = [row.name for row in (world.by(COUNCIL).actor, world.by(SCHOOLS).actor)]
    for page in ("/oppet/uppdrag/", f"/oppet/beslut/{COUNCIL}/2027/1/"):
        shown = text_of(Client(), page)
        assert [name for name in writers if name in shown] == []
        assert f"/uppdrag/beslut/{number}/" not in shown


def test_what_is_not_there_has_no_pages(world: World) -> None:
    for page in ("/beslut/77/folj/", "/uppdrag/beslut/77/redovisa/", "/uppdrag/beslut/77/ta-bort/"):
        text_of(world.client(COUNCIL), page, 404)


@pytest.mark.parametrize("address", ["/uppdrag/", "/oppet/uppdrag/", f"/beslut/{COUNCIL}/2027/1/", "/mitt/"])
def test_more_decisions_on_the_list_ask_no_more_questions(world: World, address: str) -> None:
    client = world.client(SCHOOLS)
    listed(world, "Ett")
    few = queries(client, address)
    listed(world, "Två")
    listed(world, "Tre", CARE)
    assert queries(client, address) == few
