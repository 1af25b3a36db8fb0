"""A unit's plan in the browser: the board, the year, the meeting, and what each may do there."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.world import FIRST_SCHOOL, SCHOOLS, World

from koll.acts.plans import add_plan_item, note_plan_item
from koll.tables.models import PlanItem

pytestmark = pytest.mark.django_db

BOARD = f"/planer/{FIRST_SCHOOL}/"


def added(world: World, heading: str, role: str = "manager") -> int:
    return add_plan_item(world.by(FIRST_SCHOOL, role), body=FIRST_SCHOOL, heading=heading).id


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.both_databases
def test_a_line_is_added_without_leaving_the_board(world: World) -> None:
    client = world.client(FIRST_SCHOOL, "officer")
    response = client.post(f"{BOARD}rad/", {"heading": "Städa förrådet", "receipt": "r-1"})
    assert (response.status_code, response["Location"]) == (302, BOARD)
    again = client.post(f"{BOARD}rad/", {"heading": "Städa förrådet", "receipt": "r-1"})
    assert (again.status_code, PlanItem.objects.count()) == (302, 1)


def test_an_empty_line_says_so_and_adds_nothing(world: World) -> None:
    response = world.client(FIRST_SCHOOL, "officer").post(f"{BOARD}rad/", {"heading": " "})
    assert (response.status_code, PlanItem.objects.count()) == (400, 0)
    assert "ds-validation-message" in response.content.decode()


def test_moving_offers_to_be_undone_and_undoing_moves_it_back(world: World) -> None:
    client = world.client(FIRST_SCHOOL, "officer")
    item = added(world, "Kortet")
    first, second = (verb.key for verb in world.charter.verbs[:2])
    response = client.post(f"{BOARD}{item}/flytta/", {"verb": second})
    assert PlanItem.objects.get().verb == second
    board = client.get(response["Location"].split("#")[0])
    assert board.context["undo"][0] == "flytta"
    assert board.context["undo"][2] == first
    client.post(f"{BOARD}{item}/flytta/", {"verb": first})
    assert PlanItem.objects.get().verb == first


def test_taking_out_offers_to_be_undone(world: World) -> None:
    client = world.client(FIRST_SCHOOL, "manager")
    item = added(world, "Kortet")
    board = client.get(client.post(f"{BOARD}{item}/bort/")["Location"])
    assert (board.context["undo"][0], board.context["page"].items) == ("bort", ())
    client.post(f"{BOARD}{item}/tillbaka/")
    assert PlanItem.objects.get().removed_on is None


@pytest.mark.parametrize("way", ["", "ny/", "tid/", "mote/"])
def test_every_way_to_see_a_plan_opens_for_its_manager(world: World, way: str) -> None:
    added(world, "Något")
    assert world.client(FIRST_SCHOOL, "manager").get(f"{BOARD}{way}").status_code == 200


@pytest.mark.parametrize("rest", ["ny/", "{item}/andra/", "{item}/valj/", "{item}/anteckna/"])
def test_a_form_that_one_may_not_send_is_not_shown(world: World, rest: str) -> None:
    item = added(world, "Delat")
    PlanItem.objects.update(shared=True)
    response = world.client(SCHOOLS, "member").get(f"{BOARD}{rest.format(item=item)}")
    assert response.status_code == 302


def test_what_is_not_shared_does_not_exist_for_others(world: World) -> None:
    item = added(world, "Hemligheten")
    client = world.client(SCHOOLS, "member")
    assert client.get(f"{BOARD}{item}/").status_code == 404
    assert "Hemligheten" not in text(client, BOARD)


def test_nothing_can_be_done_on_an_earlier_day(world: World) -> None:
    added(world, "Något")
    page = text(world.client(FIRST_SCHOOL, "manager"), f"{BOARD}?on={world.day.isoformat()}")
    assert "/rad/" in page
    earlier = text(world.client(FIRST_SCHOOL, "manager"), f"{BOARD}?on=2027-03-01")
    assert ("/rad/" in earlier, "Något" in earlier) == (False, False)


def test_what_was_typed_comes_back_when_a_reason_is_missing(world: World) -> None:
    item = added(world, "Broschyren")
    sent = {"chosen": "not", "why": "", "agreed_with": "arbetslaget", "revision": "1"}
    response = world.client(FIRST_SCHOOL, "manager").post(f"{BOARD}{item}/valj/", sent)
    assert response.status_code == 400
    assert "arbetslaget" in response.content.decode()


@pytest.mark.parametrize("way", ["", "tid/", "mote/"])
def test_a_plan_asks_as_much_for_three_things_as_for_one(world: World, way: str) -> None:
    client = world.client(FIRST_SCHOOL, "manager")
    counts = []
    for _time in range(3):
        note_plan_item(world.by(FIRST_SCHOOL, "officer"), item=added(world, "En sak"), words="Det går.")
        client.get(f"{BOARD}{way}")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{BOARD}{way}")
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_a_note_that_was_begun_stands_in_its_box_at_the_meeting(world: World) -> None:
    item = added(world, "Något")
    client = world.client(FIRST_SCHOOL, "manager")
    sent = {"form": f"note:{item}", "fields": {"words": "Halva meningen"}, "revision": 0}
    client.post("/utkast/", sent, content_type="application/json")
    assert "Halva meningen" in text(client, f"{BOARD}mote/")
    assert "Halva meningen" in text(client, f"{BOARD}{item}/")
