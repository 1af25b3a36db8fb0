"""Sending to an address shows nobody more than asking for it: a refusal tells only why, and what the person wrote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.test import Client
from tests.logs import Log, log
from tests.shelf import Shelf
from tests.staged import staged

from koll.acts.engine import Doing
from koll.acts.organisation import give_seat, register_person
from koll.example.stages import STAGES
from koll.frame.http.audience import Audience, every_address
from koll.permissions import SYSTEM

__all__ = ["log"]

WORD = re.compile(r"kanarie\w+")
NAMES = ("text", "words", "heading", "reason", "question", "notes", "result", "sentence", "why", "comment", "name")
FORM = dict.fromkeys(NAMES, "Några ord") | {"receipt": "en-nyckel", "revision": "0", "day": "2027-03-01"}
STAGE, LATER = "analysis", "followup"
WRITER = "farid"
"""Who writes for the social committee."""
WHO = {
    "auditor": ("kf", "auditor"),
    "administrator": ("servicenamnden", "administrator"),
    "manager elsewhere": ("alvskolan", "manager"),
}
"""People who may read no draft of the social committee: where each sits, and as what."""

ALL_ROLES = WHO | {
    "member of the council": ("kf", "member"),
    "secretary elsewhere": ("servicenamnden", "secretary"),
    "chair elsewhere": ("servicenamnden", "chair"),
    "member of another committee": ("servicenamnden", "member"),
    "officer elsewhere": ("alvskolan", "officer"),
    "nobody's": ("", ""),
}
"""Every role, and somebody who can sign in and has no seat."""
AT_EACH = 1
"""How many of them send to each address at the later stage, in turn; whoever is signed out sends to all of them."""

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
    """Puts a word of its own in every text that not all inside may read, and answers with the words.

    Drafts and what is said of them, protected notes, what was thought in a room or answered by employees, what
    oversight has not concluded, budgets that are not published, and what somebody has typed and not sent.
    """
    from koll.tables import models  # noqa: PLC0415 -- the tables are known first here

    drafts = {"occasion__done_on": None}
    texts: tuple[tuple[Any, tuple[str, ...]], ...] = (
        (models.Part.objects.filter(**drafts), ("text",)),
        (models.PartVersion.objects.filter(**drafts), ("text",)),
        (models.Shift.objects.filter(**drafts), ("sentence", "why")),
        (models.Challenge.objects.filter(**drafts), ("heading", "line")),
        (models.Trend.objects.filter(**drafts), ("heading", "text")),
        (models.OwnQuestion.objects.all(), ("text",)),
        (models.Comment.objects.all(), ("text", "quote")),
        (models.Dialogue.objects.filter(**drafts), ("notes", "result", "dissent")),
        (models.Dialogue.objects.all(), ("notes",)),
        (models.EventDayGroup.objects.all(), ("notes",)),
        (models.EventDayOutcome.objects.all(), ("text",)),
        (models.Thought.objects.all(), ("text", "cluster")),
        (models.EmployeeAnswer.objects.all(), ("text",)),
        (models.DialogueOutcome.objects.filter(shared=False), ("text",)),
        (models.OversightEntry.objects.filter(concluded_on=None), ("words",)),
        (models.Budget.objects.filter(published_on=None), ("exception_reason",)),
        (models.PlanItem.objects.filter(shared=False).exclude(body__key="alvskolan"), ("heading", "text")),
        (models.PlanNote.objects.filter(item__shared=False), ("words",)),
    )
    words = set()
    for rows, names in texts:
        for row in rows:
            for name in names:
                words.add(word := f"kanarie{rows.model.__name__}{name}{row.pk}")
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
    """The placed words in what was answered: its head, its cookies, and its body or the messages of the page after."""
    head = f"{answer.headers.items()} {answer.cookies}"
    body = "" if answer.streaming else answer.content.decode(errors="replace")
    return set(WORD.findall(f"{unquote(head)} {body}"))


@cache
def words_at(client: Client, address: str) -> set[str]:
    """The placed words on a page; read once, since nothing that is sent here stays."""
    return words_in(client.get(address, follow=True))


def seen_by_asking(client: Client, address: str) -> set[str]:
    """The placed words that the same person reads at the address, or at one above it."""
    seen: set[str] = set()
    steps = address.strip("/").split("/")
    for count in range(len(steps), 0, -1):
        seen |= words_at(client, "/" + "/".join(steps[:count]) + "/")
    return seen


@pytest.fixture
def example() -> Iterator[ExitStack]:
    """What the example is put away with."""
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def people(
    request: pytest.FixtureRequest, db: None, example: ExitStack, shelf: Shelf, tmp_path: Path
) -> dict[str, Client]:
    """The example while a description is being written, and a browser for each of those who may not read it.

    A test that wants another stage and other people says so as the fixture's parameter.
    """
    key, who_sits = getattr(request, "param", (STAGE, WHO))
    example.enter_context(staged(key, tmp_path / "example", shelf))
    doing = Doing(
        actor=SYSTEM, now=datetime(2027, 2, 1, 10, tzinfo=ZoneInfo("Europe/Stockholm")), day=STAGES[key].day, receipt=""
    )
    clients = {"signed out": Client()}
    for number, (who, (body, role)) in enumerate(who_sits.items()):
        person = register_person(doing, username=f"vem{number}", name=f"Vem {number}", is_example=True).id
        if body:
            give_seat(doing, person=person, body=body, role=role, begins_on=date(2026, 11, 1))
        clients[who] = Client()
        clients[who].force_login(get_user(pk=person))
    return clients


def get_user(**known: object) -> Any:
    """The person known by this; their numbers differ between databases, their names do not."""
    from koll.tables.models import Person  # noqa: PLC0415 -- the tables are known first here

    return Person.objects.get(**known)


def what_is_met(who: str, client: Client, address: str) -> list[tuple[str, ...]]:
    """Sends the form there: what the sender then reads and does not read by asking, or that the server broke."""
    client.raise_request_exception = False
    with transaction.atomic():
        answer = client.post(address, FORM)
        met = words_in(answer)
        if answer.status_code == 302 and client.session.get("_auth_user_id"):
            met |= words_in(client.get(answer.headers["Location"]))
        transaction.set_rollback(True)
    if answer.status_code >= 500:
        return [(who, address, "broke")]
    return [(who, address, *sorted(met))] if met - (seen_by_asking(client, address) if met else set()) else []


@pytest.mark.timeout(600)
def test_no_answer_to_what_is_sent_holds_what_the_sender_may_not_read(people: dict[str, Client], log: Log) -> None:
    words = place_words()
    assert {re.sub(r"\d", "", word) for word in words} >= {
        "kanarieParttext",
        "kanariePartVersiontext",
        "kanarieOwnQuestiontext",
        "kanarieCommenttext",
        "kanarieDialoguenotes",
    }
    met = [
        row for who, client in people.items() for address in addresses() for row in what_is_met(who, client, address)
    ]
    assert met == []
    assert [line for line in log.text.splitlines() if WORD.search(line) or "Några ord" in line] == []


@pytest.mark.timeout(600)
@pytest.mark.parametrize("people", [(LATER, ALL_ROLES)], indirect=True)
def test_it_is_so_for_every_role_when_the_year_has_gone_on(people: dict[str, Client]) -> None:
    place_words()
    stranger, others = people.pop("signed out"), list(people.items())
    met: list[tuple[str, ...]] = []
    for number, address in enumerate(addresses()):
        met += what_is_met("signed out", stranger, address)
        for place in range(AT_EACH):
            met += what_is_met(*others[(number * AT_EACH + place) % len(others)], address)
    assert met == []


def test_those_who_write_still_meet_the_words(people: dict[str, Client]) -> None:
    """The control: the words can be met at all."""
    place_words()
    writer = Client()
    writer.force_login(get_user(username=WRITER))
    page = f"/aret/nulagesbeskrivning/socialnamnden/2027/skriv/nulagesanalys/versioner/{first_numbers()['version']}/"
    assert words_in(writer.get(page))
