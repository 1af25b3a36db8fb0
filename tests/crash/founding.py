"""Founds the municipality that the crash tests write in, by the same acts as any other."""

from __future__ import annotations

from datetime import UTC, date, datetime
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command
from django.test import Client
from tests.crash.town import FIELD, SESSION, UNIT

from koll.acts.act import Doing
from koll.acts.municipality import BodyWords, MunicipalityWords, appoint, register, start
from koll.acts.plans import plan
from koll.charter import load
from koll.permissions import SYSTEM, Actor, SeatHeld
from koll.records.models import Person

CHARTER = Path(__file__).parents[2] / "charters" / "ale-2022" / "charter.toml"
BEGINS = date(2020, 1, 1)


def found() -> str:
    """One unit, its manager, who is signed in, and one thing in its plan; the address that takes a note on it."""
    call_command("migrate", verbosity=0)
    text = CHARTER.read_text(encoding="utf-8")
    now = datetime.now(UTC)
    doing = Doing(SYSTEM, now, now.date(), "")
    kinds = {kind.role: kind.key for kind in load(text).bodies}
    start(
        doing,
        municipality=MunicipalityWords("Exempel", "", "ale-2022", text, BEGINS, is_example=True),
        bodies=(BodyWords(UNIT, "Exempelenheten", kinds["unit"], BEGINS),),
    )
    person = register(doing, username="chef", name="Exempelchefen", is_example=True).id
    appoint(doing, person=person, body=UNIT, role="manager", begins_on=BEGINS)
    manager = Actor(person, "Exempelchefen", (SeatHeld(UNIT, "unit", "manager"),))
    plan(Doing(manager, now, now.date(), ""), body=UNIT, heading="Exempel")
    sign_in(Person.objects.get(pk=person))
    return address_of_form(f"/planer/{UNIT}/")


def sign_in(person: Person) -> None:
    """The session of somebody who has signed in."""
    session = SessionStore(session_key=SESSION)
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.save(must_create=True)


class FormWith(HTMLParser):
    """Finds where the form that holds a field of this name is sent."""

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field
        self.action = ""
        self.found = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remembers the form one is in."""
        given = dict(attrs)
        if tag == "form":
            self.action = given.get("action") or ""
        elif given.get("name") == self.field:
            self.found = self.action


def address_of_form(page: str) -> str:
    """Where the page has its form sent, read as the manager's browser would."""
    client = Client(SERVER_NAME="127.0.0.1")
    client.cookies["sessionid"] = SESSION
    answer = client.get(page)
    reader = FormWith(FIELD)
    reader.feed(answer.content.decode())
    if not reader.found:
        raise LookupError(f"{page} answers {answer.status_code} and has no form with a field called {FIELD}")
    return reader.found
