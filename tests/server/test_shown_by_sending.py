"""Sending to an address shows nobody more than asking for it: a refusal tells only why, and what the person wrote."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client
from pytest_django import Settings as DjangoSettings
from tests.house.tree import ROOT

from koll.acts.engine import Doing
from koll.acts.organisation import give_seat, register_person
from koll.domain.charter import load
from koll.frame.http.audience import Audience, every_address
from koll.permissions import SYSTEM

WORD = re.compile(r"kanarie\w+")
NAMES = ("text", "words", "heading", "reason", "question", "notes", "result", "sentence", "why", "comment", "name")
FORM = dict.fromkeys(NAMES, "Några ord") | {"receipt": "en-nyckel", "revision": "0", "day": "2027-03-01"}
STAGE = "analysis"
WHO = {
    "auditor": ("kf", "auditor"),
    "administrator": ("servicenamnden", "administrator"),
    "manager elsewhere": ("alvskolan", "manager"),
}
"""People who may read no draft of the social committee: where each sits, and as what."""

VALUES: dict[str, object] = {
    "activity": "nulagesbeskrivning",
    "body": "socialnamnden",
    "period": 2027,
    "year": 2028,
    "part": "nulagesanalys",
    "instrument": "reglemente",
    "kind": "annual",
    "about": "whole",
    "role": "secretary",
    "began": "2026-10-15",
    "day": "2027-02-01",
    "on": "2027-02-01",
    "first_day": "2027-02-01",
    "token": "x",
    "uidb36": "x",
}
PARAMETER = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>|\(\?P<(?P<bare>\w+)>[^)]*\)")


def place_words() -> set[str]:
    """Puts a word of its own in every text that those above may not read, and answers with the words."""
    from koll.tables import models  # noqa: PLC0415 -- the tables are known first here

    texts: tuple[tuple[Any, str], ...] = (
        (models.Part.objects.filter(occasion__done_on=None), "text"),
        (models.PartVersion.objects.filter(occasion__done_on=None), "text"),
        (models.OwnQuestion.objects.filter(body__key="socialnamnden"), "text"),
        (models.Dialogue.objects.all(), "notes"),
        (models.PlanItem.objects.filter(shared=False).exclude(body__key="alvskolan"), "heading"),
    )
    words = set()
    for rows, name in texts:
        for row in rows:
            words.add(word := f"kanarie{rows.model.__name__}{row.pk}")
            rows.model.objects.filter(pk=row.pk).update(**{name: word})
    return words


def first_numbers() -> dict[str, object]:
    """A number for each thing that is called by one: of what cannot be read where there is such a thing."""
    from koll.tables import models  # noqa: PLC0415 -- the tables are known first here

    draft = models.Occasion.objects.get(activity="nulagesbeskrivning", body__key="socialnamnden", period=2027)
    version = models.PartVersion.objects.filter(occasion=draft, key="nulagesanalys").first()
    question = models.OwnQuestion.objects.filter(body__key="socialnamnden").first()
    shift = models.Shift.objects.filter(occasion=draft).first()
    return {
        "version": version.number if version else 1,
        "question": question.pk if question else 1,
        "shift": shift.pk if shift else 1,
    }


def addresses() -> list[str]:
    """One address of each pattern."""
    values = VALUES | first_numbers()

    def filled(pattern: str) -> str:
        return PARAMETER.sub(lambda found: str(values.get(found["name"] or found["bare"], 1)), pattern)

    inside = {Audience.INSIDE, Audience.ADMINISTRATORS, Audience.SIGNED_IN}
    patterns = {
        address for address, pattern in every_address() if getattr(pattern.callback, "reached_by", "") in inside
    }
    return sorted({filled(pattern).removesuffix("$").replace("^", "") for pattern in patterns})


def words_in(answer: Any) -> set[str]:
    """The placed words in what was answered."""
    return set() if answer.streaming else set(WORD.findall(answer.content.decode(errors="replace")))


def seen_by_asking(client: Client, address: str) -> set[str]:
    """The placed words that the same person reads at the address, or at one above it."""
    seen: set[str] = set()
    steps = address.strip("/").split("/")
    for count in range(len(steps), 0, -1):
        seen |= words_in(client.get("/" + "/".join(steps[:count]) + "/", follow=True))
    return seen


@pytest.fixture
def people(db: None, settings: DjangoSettings) -> dict[str, Client]:
    """The example while a description is being written, and a browser for each of those who may not read it."""
    from koll.example.stages import build  # noqa: PLC0415 -- the tables are known first here

    text = (ROOT / "charters" / "ale-2022" / "charter.toml").read_text(encoding="utf-8")
    stage = build(STAGE, "ale-2022", text)
    settings.DEMO, settings.KOLL_TODAY = True, stage.day.isoformat()
    assert load(text).activities
    doing = Doing(
        actor=SYSTEM, now=datetime(2027, 2, 1, 10, tzinfo=ZoneInfo("Europe/Stockholm")), day=stage.day, receipt=""
    )
    clients = {"signed out": Client()}
    for number, (who, (body, role)) in enumerate(WHO.items()):
        person = register_person(doing, username=f"vem{number}", name=f"Vem {number}", is_example=True).id
        give_seat(doing, person=person, body=body, role=role, begins_on=date(2026, 11, 1))
        clients[who] = Client()
        clients[who].force_login(get_user(person))
    return clients


def get_user(person: int) -> Any:
    """The person's row."""
    from koll.tables.models import Person  # noqa: PLC0415 -- the tables are known first here

    return Person.objects.get(pk=person)


@pytest.mark.timeout(600)
def test_no_answer_to_what_is_sent_holds_what_the_sender_may_not_read(people: dict[str, Client]) -> None:
    words = place_words()
    assert {re.sub(r"\d", "", word) for word in words} >= {"kanariePart", "kanariePartVersion", "kanarieOwnQuestion"}
    shown, broken = [], []
    for who, client in people.items():
        client.raise_request_exception = False
        for address in addresses():
            with transaction.atomic():
                answer = client.post(address, FORM)
                met = words_in(answer)
                transaction.set_rollback(True)
            if answer.status_code >= 500:
                broken.append((who, address))
            if met and met - seen_by_asking(client, address):
                shown.append((who, address, sorted(met)))
    assert shown == []
    assert broken == []


def test_those_who_write_still_meet_the_words(people: dict[str, Client]) -> None:
    """The control: the words can be met at all."""
    place_words()
    writer = Client()
    writer.force_login(get_user(6))
    page = f"/aret/nulagesbeskrivning/socialnamnden/2027/skriv/nulagesanalys/versioner/{first_numbers()['version']}/"
    assert words_in(writer.get(page))
