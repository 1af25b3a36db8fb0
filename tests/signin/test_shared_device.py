"""Several people use one device: what one reads and writes there never becomes another's."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.refusals import refusal_in
from tests.signin.conftest import PASSWORD
from tests.world import COUNCIL, FORMED, World

from koll.acts.organisation import give_seat, register_person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.signin.addresses")]

SOMEBODY_ELSE = (
    "Sidan öppnades innan någon annan loggade in eller ut på den här enheten, så ingenting sparades därifrån. "
    "Det du skrev finns kvar i webbläsaren: logga in och öppna sidan igen, så kommer det fram."
)


@pytest.fixture
def namesake(town: World) -> int:
    """Another person with the same name as Elin Ek."""
    done = register_person(town.system(), username="elin2", name="Elin Ek", email="", password=PASSWORD)
    give_seat(town.system(), person=done.id, body=COUNCIL, role="member", begins_on=FORMED)
    return done.id


def sign_in(client: Client, username: str) -> None:
    """Signs in with the password that all have here."""
    assert client.post("/logga-in/", {"login": username, "password": PASSWORD}).status_code == 302


def test_the_device_forgets_the_pages_it_has_read_when_one_signs_out(client: Client, elin: int) -> None:
    sign_in(client, "elin")
    assert "Clear-Site-Data" not in client.get("/logga-ut/").headers
    assert client.post("/logga-ut/").headers["Clear-Site-Data"] == '"cache"'


def test_what_a_script_sends_from_ones_own_page_is_taken(client: Client, elin: int) -> None:
    sign_in(client, "elin")
    answer = client.post("/inside/", headers={"X-Koll-Person": str(elin)})
    assert (answer.status_code, answer.content) == (200, b"inside")


@pytest.mark.parametrize("now", ["elin2", ""])
def test_what_a_script_sends_from_the_page_of_who_was_signed_in_before_is_not_taken(
    client: Client, elin: int, namesake: int, now: str
) -> None:
    sign_in(client, "elin")
    client.post("/logga-ut/")
    if now:
        sign_in(client, now)
    headers = {"X-Koll-Person": str(elin), "Accept": "application/json"}
    answer = client.post("/inside/", headers=headers, content_type="application/json")
    assert refusal_in(answer) == (401, "request.another_person", None)
    assert answer.json()["sentence"] == SOMEBODY_ELSE


def test_what_was_written_before_anybody_signed_in_is_not_taken_in_the_name_of_who_has(
    client: Client, elin: int
) -> None:
    sign_in(client, "elin")
    answer = client.post("/inside/", headers={"X-Koll-Person": "", "Accept": "application/json"})
    assert refusal_in(answer) == (401, "request.another_person", None)
    assert answer.json()["sentence"] == SOMEBODY_ELSE
