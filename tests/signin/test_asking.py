"""Who is asking, on which day, and what is answered to those who cannot have what they ask for."""

from __future__ import annotations

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django import Settings as DjangoSettings
from tests.refusals import refusal_in
from tests.signin.conftest import words_of
from tests.world import CARE, COUNCIL, FORMED, SCHOOLS, World

from koll.acts.organisation import end_seat, give_seat, register_person

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.signin.addresses")]

SENTENCE = "Logga in för att fortsätta. Det du har skrivit finns kvar."
SCRIPT = {"Sec-Fetch-Dest": "empty"}


def signed_in(person: int) -> Client:
    """A browser in which the person has signed in."""
    client = Client()
    client.force_login(get_user_model()._default_manager.get(pk=person))
    return client


@pytest.mark.both_databases
def test_a_stranger_is_nobody(town: World, client: Client) -> None:
    assert client.get("/asking/").json() | {"now": ""} == {
        "name": "",
        "seats": [],
        "day": "2027-03-15",
        "on": "2027-03-15",
        "now": "",
    }


def test_somebody_signed_in_has_the_seats_of_the_day(town: World) -> None:
    answer = town.client(SCHOOLS, "chair").get("/asking/").json()
    assert (answer["name"], answer["seats"]) == ("Chair Schools", ["chair schools"])


def test_a_page_costs_three_questions_for_those_signed_in_and_one_for_others(
    town: World, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    theirs = town.client(SCHOOLS)
    with django_assert_num_queries(4):  # the session, the person, the stamps, and the seats until they are kept
        theirs.get("/asking/")
    with django_assert_num_queries(3):
        theirs.get("/asking/")
    with django_assert_num_queries(1):
        client.get("/asking/")


def test_a_seat_that_is_given_or_ended_counts_from_the_next_page(town: World) -> None:
    theirs = town.client(SCHOOLS)
    assert theirs.get("/asking/").json()["seats"] == ["secretary schools"]
    given = give_seat(town.system(), person=town.person(SCHOOLS), body=CARE, role="member", begins_on=FORMED)
    assert theirs.get("/asking/").json()["seats"] == ["secretary schools", "member care"]
    end_seat(town.system(), seat=given.id, ends_on=town.day)
    assert theirs.get("/asking/").json()["seats"] == ["secretary schools"]


def test_somebody_whose_user_name_is_closed_is_nobody(town: World) -> None:
    theirs = town.client(SCHOOLS)
    get_user_model()._default_manager.update(is_active=False)
    assert theirs.get("/asking/").json()["name"] == ""


@pytest.mark.parametrize(
    ("moment", "day", "here"),
    [
        ("2027-06-30T22:30:00+00:00", "2027-07-01", "2027-07-01T00:30:00+02:00"),
        ("2026-12-31T23:30:00+00:00", "2027-01-01", "2027-01-01T00:30:00+01:00"),
        ("2026-12-31T22:30:00+00:00", "2026-12-31", "2026-12-31T23:30:00+01:00"),
        ("2028-02-28T23:30:00+00:00", "2028-02-29", "2028-02-29T00:30:00+01:00"),
        ("2027-03-28T00:59:59+00:00", "2027-03-28", "2027-03-28T01:59:59+01:00"),
        ("2027-03-28T01:00:00+00:00", "2027-03-28", "2027-03-28T03:00:00+02:00"),
        ("2027-10-31T00:30:00+00:00", "2027-10-31", "2027-10-31T02:30:00+02:00"),
        ("2027-10-31T01:30:00+00:00", "2027-10-31", "2027-10-31T02:30:00+01:00"),
    ],
)
def test_it_is_the_day_it_is_in_sweden(
    town: World, client: Client, settings: DjangoSettings, moment: str, day: str, here: str
) -> None:
    settings.DEMO, settings.KOLL_CLOCK = False, moment
    answer = client.get("/asking/").json()
    assert (answer["day"], answer["now"]) == (day, here)


def test_only_an_example_lives_on_another_day(town: World, client: Client, settings: DjangoSettings) -> None:
    settings.DEMO = False
    settings.KOLL_TODAY = "2031-01-01"
    assert client.get("/asking/").json()["day"] == "2027-03-15"


def test_an_example_lives_through_its_own_day_by_the_clock(
    town: World, client: Client, settings: DjangoSettings
) -> None:
    settings.KOLL_CLOCK = "2027-01-30T09:30:00+00:00"
    assert client.get("/asking/").json()["now"] == "2027-03-15T10:30:00+01:00"


def test_a_page_can_be_asked_how_it_stood(town: World, client: Client) -> None:
    answer = client.get("/asking/?on=2027-01-31").json()
    assert (answer["day"], answer["on"]) == ("2027-03-15", "2027-01-31")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2027-02-29", "Dagen 2027-02-29 finns inte i kalendern. Kontrollera månad och dag."),
        ("15 mars", "”15 mars” är inte en dag. Skriv år, månad och dag, till exempel 2027-03-15."),
        ("20270315", "”20270315” är inte en dag. Skriv år, månad och dag, till exempel 2027-03-15."),
        ("1789-07-14", "Det finns inget att visa för 1789-07-14. Välj en dag mellan år 1900 och år 2047."),
    ],
)
def test_a_day_that_is_none_gets_a_sentence(town: World, client: Client, text: str, sentence: str) -> None:
    answer = client.get("/asking/", {"on": text})
    assert answer.status_code == 400
    assert sentence in words_of(answer)


def test_nothing_is_sent_from_another_day_than_today(town: World, client: Client) -> None:
    refused = client.post("/asking/?on=2027-01-31")
    assert refused.status_code == 400
    assert "Gå till dagens datum och skriv där." in words_of(refused)
    script = client.post("/asking/?on=2027-01-31", headers=SCRIPT)
    assert refusal_in(script) == (400, "day.in_the_past", None)
    assert client.post("/asking/?on=2027-03-15").status_code == 200


def test_a_stranger_is_sent_to_sign_in_and_on_from_there(town: World, client: Client) -> None:
    answer = client.get("/inside/?a=1")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/logga-in/?next=%2Finside%2F%3Fa%3D1")


@pytest.mark.parametrize("header", [SCRIPT, {"Accept": "application/json"}])
def test_a_script_is_told_by_a_sentence_that_the_person_is_signed_out(
    town: World, client: Client, header: dict[str, str]
) -> None:
    answer = client.get("/inside/", headers=header)
    assert refusal_in(answer) == (401, "session.signed_out", None)
    assert answer.json()["sentence"] == SENTENCE


def test_a_form_sent_when_signed_out_says_that_the_words_are_kept_and_where_to_go_on(
    town: World, client: Client
) -> None:
    answer = client.post("/inside/", {"text": "ord"}, headers={"Referer": "http://testserver/inside/?part=2"})
    assert answer.status_code == 401
    assert SENTENCE in words_of(answer)
    assert 'href="/logga-in/?next=%2Finside%2F%3Fpart%3D2"' in answer.content.decode()


def test_one_is_not_sent_on_to_another_site(town: World, client: Client) -> None:
    answer = client.post("/inside/", headers={"Referer": "https://example.com/inside/"})
    assert 'href="/logga-in/?next=%2Fhem%2F"' in answer.content.decode()


def test_somebody_without_a_seat_is_told_why_not(town: World) -> None:
    seatless = signed_in(register_person(town.system(), username="ny", name="Ny Nilsson").id)
    page, script = seatless.get("/inside/"), seatless.get("/inside/", headers=SCRIPT)
    assert (page.status_code, script.status_code) == (403, 403)
    assert script.json()["sentence"] in words_of(page)


def test_only_an_administrator_administers(town: World) -> None:
    assert town.client(COUNCIL, "administrator").get("/administration/").status_code == 200
    assert town.client(COUNCIL, "chair").get("/administration/").status_code == 403


def test_an_empty_installation_says_what_to_do(client: Client) -> None:
    answer = client.get("/asking/")
    assert answer.status_code == 503
    assert "koll start" in words_of(answer)
    assert refusal_in(client.get("/asking/", headers=SCRIPT)) == (503, "municipality.not_started", None)


def test_machines_that_watch_over_the_server_are_answered_even_when_it_is_empty(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(0):
        assert client.get("/live").content == b"live\n"
    with django_assert_num_queries(1):
        assert client.get("/ready").content == b"ready\n"


def test_an_address_that_does_not_exist_leads_to_the_first_page(town: World, client: Client) -> None:
    answer = client.get("/finns-inte/")
    assert answer.status_code == 404
    assert "Det finns ingen sida på den här adressen." in words_of(answer)
    assert refusal_in(client.get("/finns-inte/", headers=SCRIPT)) == (404, "page.none_here", None)


def test_what_breaks_gets_a_calm_page_that_needs_nothing(town: World, client: Client) -> None:
    client.raise_request_exception = False
    answer = client.get("/breaking/")
    assert answer.status_code == 500
    assert "Något gick sönder hos oss" in words_of(answer)


def test_a_form_that_is_not_from_the_page_says_that_the_words_are_kept(town: World) -> None:
    answer = Client(enforce_csrf_checks=True).post("/sprak/", {"language": "en"})
    assert answer.status_code == 403
    assert "det du skrev finns kvar i din webbläsare" in words_of(answer)
    script = Client(enforce_csrf_checks=True).post("/sprak/", {"language": "en"}, headers=SCRIPT)
    assert refusal_in(script) == (403, "request.no_token", None)


def test_a_language_is_chosen_and_one_stays_on_the_page(town: World, client: Client) -> None:
    answer = client.post("/sprak/", {"language": "en", "next": "/inside/"})
    assert (answer.headers["Location"], answer.cookies["django_language"].value) == ("/inside/", "en")
    assert "There is no page at this address." in words_of(client.get("/finns-inte/"))


def test_choosing_a_language_leads_to_no_other_site(town: World, client: Client) -> None:
    assert client.post("/sprak/", {"language": "en", "next": "//example.com/"}).headers["Location"] == "/"


def test_a_language_is_not_chosen_by_following_a_link(town: World, client: Client) -> None:
    assert client.get("/sprak/?language=en").status_code == 405
