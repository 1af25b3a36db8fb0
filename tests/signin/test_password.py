"""Signing in with a password, and choosing another."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings as DjangoSettings
from tests.refusals import refusal_in
from tests.signin.conftest import PASSWORD, words_of
from tests.world import SCHOOLS, World

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.signin.addresses")]

ANOTHER = "elva gröna cyklar"


def sign_in(client: Client, login: str, password: str, then: str = "") -> int:
    """The status that the sign-in form is answered with; 302 is in."""
    return client.post("/logga-in/", {"login": login, "password": password, "next": then}).status_code


@pytest.mark.parametrize("login", ["elin", "ELIN", "elin@example.org"])
def test_one_signs_in_by_user_name_or_e_mail_address(client: Client, elin: int, login: str) -> None:
    answer = client.post("/logga-in/", {"login": login, "password": PASSWORD, "next": "/inside/"})
    assert answer.headers["Location"] == "/inside/"
    assert client.get("/inside/").content == b"inside"


def test_one_who_signs_in_without_a_password_has_none_to_change(town: World) -> None:
    client = town.client(SCHOOLS)
    person = get_user_model()._default_manager.get(pk=town.person(SCHOOLS))
    person.set_unusable_password()
    person.save()
    client.force_login(person)
    answer = client.get(reverse("account_change_password"), headers={"Sec-Fetch-Dest": "empty"})
    assert refusal_in(answer) == (400, "password.none_to_change", None)


def test_signing_in_leads_to_no_other_site(client: Client, elin: int) -> None:
    answer = client.post("/logga-in/", {"login": "elin", "password": PASSWORD, "next": "https://example.com/"})
    assert answer.headers["Location"] == "/hem/"


def test_a_refusal_does_not_say_whether_the_person_exists(client: Client, elin: int) -> None:
    pages = [
        words_of(client.post("/logga-in/", {"login": login, "password": "fel"})).replace(login, "")
        for login in ("elin", "ingen", "elin@example.org", "ingen@example.org")
    ]
    assert {
        re.search(r"Användarnamnet eller e-postadressen hör inte ihop[^.]*\.", page) is not None for page in pages
    } == {True}


def test_the_sixth_failure_within_a_minute_is_refused_even_with_the_right_password(client: Client, elin: int) -> None:
    for _ in range(5):
        assert sign_in(client, "elin", "fel") == 200
    refused = client.post("/logga-in/", {"login": "elin", "password": PASSWORD})
    assert "Vänta fem minuter och försök igen" in words_of(refused)
    assert client.get("/inside/").status_code == 302


@pytest.mark.both_databases
def test_one_who_fails_does_not_shut_others_out(client: Client, town: World, elin: int) -> None:
    for _ in range(6):
        sign_in(client, "ingen", "fel")
    assert sign_in(client, "elin", PASSWORD) == 302


def test_the_session_is_another_after_signing_in(client: Client, elin: int) -> None:
    before = client.session
    before["kept"] = 1
    before.save()
    client.cookies["sessionid"] = before.session_key or ""
    sign_in(client, "elin", PASSWORD)
    assert client.cookies["sessionid"].value != before.session_key
    assert not client.session.exists(before.session_key or "")


def test_one_signs_out_by_a_button_and_not_by_a_link(client: Client, elin: int) -> None:
    sign_in(client, "elin", PASSWORD)
    assert client.get("/logga-ut/").status_code == 200
    assert client.get("/inside/").status_code == 200
    assert client.post("/logga-ut/").headers["Location"] == "/"
    assert client.get("/inside/").status_code == 302


@pytest.mark.parametrize("address", ["/signup/", "/accounts/signup/", "/registrera/", "/logga-in/signup/"])
def test_nobody_registers_themselves(client: Client, town: World, address: str) -> None:
    assert client.post(address).status_code == 404


def test_a_password_is_changed_and_other_browsers_are_signed_out(client: Client, elin: int) -> None:
    elsewhere = Client()
    sign_in(client, "elin", PASSWORD)
    sign_in(elsewhere, "elin", PASSWORD)
    form = {"oldpassword": PASSWORD, "password1": ANOTHER, "password2": ANOTHER}
    assert client.post("/losenord/", form).status_code == 302
    assert client.get("/inside/").status_code == 200
    assert elsewhere.get("/inside/").status_code == 302


def test_a_short_password_is_refused(client: Client, elin: int) -> None:
    sign_in(client, "elin", PASSWORD)
    form = {"oldpassword": PASSWORD, "password1": "elva tecken"[:11], "password2": "elva tecken"[:11]}
    answer = client.post("/losenord/", form)
    assert answer.status_code == 200
    assert "12 tecken" in words_of(answer)
    assert Client().post("/logga-in/", {"login": "elin", "password": PASSWORD}).status_code == 302


def test_somebody_without_a_password_has_none_to_change(town: World) -> None:
    answer = town.client(SCHOOLS).get("/losenord/")
    assert answer.status_code == 400
    assert "Du loggar in utan lösenord här" in words_of(answer)


@pytest.mark.filterwarnings("default::ResourceWarning")
def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(
    client: Client, elin: int, settings: DjangoSettings
) -> None:
    settings.PUBLIC_ADDRESS = "https://koll.example.org"
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/losenord/glomt/", {"email": "elin@example.org"}, headers={"Host": "elsewhere.example.com"})
    (message,) = mail.outbox
    assert (message.to, message.subject) == (["elin@example.org"], "Välj ett nytt lösenord till Koll")
    found = re.search(r"https://koll\.example\.org(/losenord/nytt/\S+)", str(message.body))
    assert found is not None
    form = client.get(found[1]).headers["Location"]
    assert client.post(form, {"password1": ANOTHER, "password2": ANOTHER}).status_code == 302
    assert sign_in(Client(), "elin", ANOTHER) == 302
    assert "Länken är redan använd eller för gammal." in words_of(Client().get(found[1]))


def test_asking_for_a_link_does_not_say_whether_the_person_exists(client: Client, elin: int) -> None:
    unknown = client.post("/losenord/glomt/", {"email": "ingen@example.org"})
    assert (unknown.headers["Location"], mail.outbox) == ("/losenord/glomt/skickat/", [])


def test_somebody_whose_user_name_is_closed_does_not_get_in(client: Client, elin: int) -> None:
    get_user_model()._default_manager.filter(pk=elin).update(is_active=False)
    sign_in(client, "elin", PASSWORD)
    assert client.get("/inside/").status_code == 302
