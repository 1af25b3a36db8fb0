"""Uppdrag: the list for those inside and for everybody, and the forms in which one is reported, closed and reopened."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.browsing import queries, sent, text_of
from tests.world import CARE, COUNCIL, FIRST_SCHOOL, SCHOOLS, World

from koll.acts.plans import add_plan_item
from koll.frame.routes import address as address_of
from koll.tables.models import AssignmentClosing, AssignmentReport

pytestmark = pytest.mark.django_db

JANUARY = date(2027, 1, 11)


def given(world: World, heading: str = "Se över lokalerna", whose: str = SCHOOLS) -> str:
    world.adopt("assignment", heading, whose=whose, day=JANUARY)
    return next(address_of(row.ref) for row in world.in_force("assignment") if row.heading == heading)


def decided(**more: str) -> dict[str, str]:
    return {"day": "2027-03-15", "paragraph": "9", "heading": "Fullmäktige beslutar"} | more


@pytest.mark.both_databases
def test_before_the_first_assignment_the_page_says_what_will_be_here(world: World) -> None:
    assert "Inga uppdrag har getts" in text_of(world.client(SCHOOLS), "/uppdrag/")
    assert "Inga uppdrag har getts" in text_of(Client(), "/oppet/uppdrag/")


def test_the_list_shows_age_and_that_nobody_has_taken_it_up(world: World) -> None:
    given(world)
    page = text_of(world.client(SCHOOLS), "/uppdrag/")
    assert "2 månader gammalt" in page
    assert "Ingen har tagit upp det än" in page
    assert "Inget är berättat än" in page


def test_plans_stay_inside(world: World) -> None:
    given(world)
    number = world.in_force("assignment")[0].id
    add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading="Vi mäter rummen", serves=number)
    assert "Första skolan" in text_of(world.client(SCHOOLS), "/uppdrag/")
    everybody = text_of(Client(), "/oppet/uppdrag/")
    assert "Se över lokalerna" in everybody
    assert "Första skolan" not in everybody


def test_the_buttons_show_for_those_who_may(world: World) -> None:
    address = given(world)
    for body, role, expected in (
        (COUNCIL, "secretary", {"avsluta"}),
        (COUNCIL, "chair", {"avsluta"}),
        (SCHOOLS, "secretary", {"redovisa"}),
        (SCHOOLS, "member", set()),
        (CARE, "secretary", set()),
    ):
        page = text_of(world.client(body, role), address)
        assert {row for row in ("avsluta", "redovisa", "ateroppna") if f"{address}{row}/" in page} == expected


def test_reporting_closing_and_reopening_in_the_browser(world: World) -> None:
    address = given(world)
    sent(world.client(SCHOOLS), f"{address}redovisa/", 302, words="Hälften är sedda.")
    assert "Hälften är sedda." in text_of(Client(), "/oppet/uppdrag/")
    sent(world.client(COUNCIL), f"{address}avsluta/", 302, **decided(outcome="Alla är sedda."))
    assert "Se över lokalerna" not in text_of(Client(), "/oppet/uppdrag/")
    assert "Alla är sedda." in text_of(Client(), "/oppet/uppdrag/?state=closed")
    sent(world.client(COUNCIL), f"{address}ateroppna/", 302, **decided(paragraph="10", reason="En återstår."))
    assert "Se över lokalerna" in text_of(Client(), "/oppet/uppdrag/")
    assert "En återstår." in text_of(Client(), f"/oppet{address}")
    assert (AssignmentReport.objects.count(), AssignmentClosing.objects.count()) == (1, 1)


def test_what_is_refused_keeps_what_was_typed(world: World) -> None:
    address = given(world)
    page = sent(world.client(CARE), f"{address}redovisa/", 403, words="Vi har gjort allt.")
    assert "Vi har gjort allt." in page
    page = sent(world.client(COUNCIL), f"{address}ateroppna/", 400, **decided(reason="Därför att."))
    assert "Därför att." in page
    assert "Uppdraget är redan öppet" in page


def test_what_is_not_an_assignment_has_no_such_pages(world: World) -> None:
    world.adopt("goal", "Alla lär sig läsa", day=JANUARY)
    (goal,) = world.in_force("goal")
    for page in ("avsluta", "redovisa", "ateroppna"):
        text_of(world.client(COUNCIL), f"{address_of(goal.ref)}{page}/", 404)


def test_choosing_nonsense_shows_the_open_ones(world: World) -> None:
    given(world)
    for address in ("/uppdrag/?state=x&organ=;", "/oppet/uppdrag/?state=&organ="):
        assert "Se över lokalerna" in text_of(world.client(SCHOOLS), address)


@pytest.mark.parametrize("address", ["/uppdrag/", "/oppet/uppdrag/"])
def test_more_assignments_ask_no_more_questions(world: World, address: str) -> None:
    client = world.client(SCHOOLS)
    given(world, "Ett")
    few = queries(client, address)
    given(world, "Två")
    given(world, "Tre", CARE)
    assert queries(client, address) == few


def test_the_list_says_how_old_the_oldest_is(world: World) -> None:
    given(world)
    page = text_of(world.client(SCHOOLS), "/uppdrag/")
    assert "Det äldsta gavs för 2 månader sedan: Se över lokalerna." in page


def test_the_list_is_printed_for_a_meeting_as_it_was_chosen(world: World) -> None:
    given(world)
    for client, address in ((world.client(COUNCIL), "/uppdrag/"), (Client(), "/oppet/uppdrag/")):
        asked = f"{address}pdf/?giver={COUNCIL}&state=open"
        assert asked in text_of(client, f"{address}?giver={COUNCIL}").replace("&amp;", "&")
        for chosen in (asked, f"{address}pdf/?organ={CARE}&state=all", f"{address}pdf/?state=nonsense&organ=%00"):
            answer = client.get(chosen)
            assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
