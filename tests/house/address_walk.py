"""Somebody who opens every page they can reach at a stage of the example, and what they meet on the way."""

from __future__ import annotations

import json
import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Set
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.urls import Resolver404, resolve
from django.utils.text import slugify
from pytest_django.plugin import DjangoDbBlocker
from tests.hostile_forms import forms_on, same_kind
from tests.shelf import Shelf
from tests.staged import staged

from koll.example.stages import STAGES
from koll.frame.http.audience import PROBES, every_address
from koll.snapshot import actor_of_person, read_snapshot

MOST_OF_A_KIND = 2
"""Pages of the same kind that are opened by a stranger and by those who lead: one may be empty, two seldom are."""

BEGINNINGS = ("/", "/hem/")
"""Where everybody begins; what a stranger meets from there is opened by no one else."""

NOBODY = "nobody"
SECRETARIES = (
    "administrator executive, secretary council, secretary executive",
    "secretary committee",
    "manager company, secretary company",
)
"""The seats of those who do most, as a reader is called here."""

MANAGER = "manager unit"
OTHERS = (
    "chair council",
    "chair executive, member council",
    "officer executive",
    "chair committee, member council",
    "manager sector, officer committee",
    MANAGER,
    "officer unit",
    "member council",
    "auditor council",
)
"""The seats of everybody else."""

LEADING = (SECRETARIES[0], MANAGER)

LAST = "followup"
READERS = {
    "analysis": (NOBODY, *SECRETARIES),
    "dialogue": (NOBODY, *SECRETARIES),
    "decision": (NOBODY, *SECRETARIES),
    LAST: (NOBODY, *SECRETARIES, *OTHERS),
}
"""Points in the example's year that together have something under way of every kind, and who walks there.

Everybody walks at the last one, where there is most; before that, those who do most.
"""

LINK = re.compile(r"\b(href|action)=\"(/[^\"]*)\"")
IN_DATA = re.compile(r"\"(href|page|next)\":\"https?://[^/\"]+(/[^\"]*)\"")
"""A link in what other machines read."""

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE)\b", re.IGNORECASE)
SIGN_IN_KEEPS = ("django_session", "signin_attempts")
"""Tables that are about the visit, not about the municipality."""

NOT_WALKED = {
    r"/^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "only a mail leads there",
    "/losenord/nytt/klart/": "comes after the mail",
    "/losenord/glomt/skickat/": "comes after the form is sent",
    "/logga-in/avstangt/": "comes after a sign-in by somebody who may no longer",
    "/aret/<occasion:ref>/skicka-tillbaka/": "nothing waits to be decided",
    "/aret/<occasion:ref>/medarbetare/<num:question>/stang/": "the example asks no staff",
    "/aret/<occasion:ref>/medarbetare/svar/<num:answer>/ta-in/": "as above",
    "/medarbetare/<employee_question:ref>/": "as above",
    "/medarbetare/kvitto/<employee_answer:ref>/": "as above",
    "/aret/<shift_change:ref>/": "no draft has a shift yet",
    "/aret/<shift_change:ref>/historia/": "leads to the shift's page",
    "/aret/<occasion:ref>/kom-fram/<num:outcome>/ta-in/": "nothing of a coming day is noted",
    "/aret/<occasion:ref>/kom-fram/<num:outcome>/ta-bort/": "as above",
    "/aret/<occasion:ref>/trender/ta-over/": "the coming analysis has taken over its trends",
    "/aret/<part:ref>/tillsammans/": "asked by the editor",
    "/beslut/las-in/registrera/": "comes after a table has been shown",
    "/bilagor/<attachment:ref>/": "no decision of the example has a file",
    "/bilagor/<attachment:ref>/dra-tillbaka/": "as above",
    "/oppet/bilagor/<attachment:ref>/": "as above",
    "/forslag/<opinion:ref>/": "every body of the example that was asked has answered",
    "/aret/<dialogue_outcome:ref>/": "opened in the third dialogue of the year",
    "/aret/<dialogue_outcome:ref>/ta-bort/": "as above",
    "/aret/<occasion:ref>/utfall/kvar/<num:upshot>/": "as above",
    "/organ/<body:ref>/upphor/": "two bodies are opened, the council and its board, and they never end",
    "/organ/<body:ref>/andel/": "two bodies are opened, and neither is a company",
    "/organ/<body:ref>/agarplikter/": "as above",
    "/organ/<body:ref>/stamma/": "as above",
    "/rum/": "typed from a screen",
    "/rum/<room:ref>/": "no dialogue of the example has a room",
    "/rum/<room:ref>/lage/": "asked by the page's script",
    "/rum/<room_lead:ref>/": "as above the last",
    "/rum/<room_lead:ref>/steg/": "a button there",
    "/rum/<room_lead:ref>/plats/": "a button there",
    "/rum/<room:ref>/duk/": "a link there",
    "/dialoger/former/<num:number>/": "no body of the example has made a form of its own",
    "/dialoger/former/<num:number>/lagg-undan/": "as above",
    "/budget/<budget:ref>/publicera/<num:number>/": "every proposal of the example is published",
    "/kommentarer/<num:number>/oppna/": "as above",
    "/utkast/": "asked by the page's script, never opened",
    "/utkast/slang/": "a button beside a draft that the example does not have",
    "/styrningen/<instrument:ref>/omprova/": "two kinds of text are opened, and few are taken up after an election",
    "/styrningen/<statement:ref>/ateroppna/": "no assignment of the example is closed",
    "/api/v1/decisions/<slug:body>/<int:year>/without-paragraph/<int:number>": "every decision has a paragraph there",
    "/api/v1/instruments/<slug:instrument>/comparison": "whoever asks chooses two texts",
    "/oppet/styrningen/<instrument:ref>/jamfor/": "two kinds of text are opened, and few have been replaced",
    "/styrningen/ny-mandatperiod/<term:ref>/beslut/": "the new term of the example is settled at these points",
    "/styrningen/ny-mandatperiod/<term_text:ref>/ny/": "as above",
    "/styrningen/ny-mandatperiod/<term_text:ref>/fornya/": "as above",
    "/styrningen/ny-mandatperiod/<term_statement:ref>/": "as above",
    "/styrningen/ny-mandatperiod/<term_statement:ref>/ta-tillbaka/": "as above",
    "/uppsikt/<oversight:ref>/beslut/": "two files are opened, and the company's is the last",
    "/internkontroll/<internal_control_plan:ref>/ta-over/": "two plans are opened, and few have anything to take over",
    "/internkontroll/<internal_control_plan:ref>/faststall/": "two plans are opened, and few are drafts",
    "/planer/<plan_item:ref>/ater/": "nothing has been left out of the example's plans",
    "/omvarlden/": "the year is named wherever it is linked",
    "/kartor/": "the year is named wherever it is linked",
    "/forflyttningar/": "each shift is linked by itself",
    "/laget/": "the seat is named wherever it is linked",
    "/moten/las-in/spara/": "comes after a table has been shown",
    "/bokslut/<accounts:ref>/behandlad/": "no accounts of the example wait for the council",
    "/bokslut/<accounts:ref>/publicera/": "the accounts of the example that are handed over are published",
    "/aret/<part:ref>/bild/": "asked by the editor",
    "/bilder/<picture:ref>/": "a picture is shown within its part, not linked",
    "/oppet/bilder/<picture:ref>/": "as above",
    "/planer/<plan_item:ref>/tillbaka/": "follows the moment something was moved",
    "/planer/<plan_item:ref>/ta/": "everything in the example is taken by somebody",
}
"""Addresses that no page leads to, and why."""


@dataclass(kw_only=True)
class Walk:
    """What was met on the way: pages that write, links that lead nowhere, and the addresses that were opened.

    `forms` are the pages on which forms stand, one for each kind of form.
    """

    writing: list[tuple[str, str]] = field(default_factory=list)
    dead: list[tuple[str, str]] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)
    forms: dict[tuple[str, ...], str] = field(default_factory=dict)


@contextmanager
def writes_noted(notes: list[str]) -> Iterator[None]:
    """Notes every statement that changes a table."""

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITES.match(sql) and not any(table in sql for table in SIGN_IN_KEEPS):
            notes.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def links_in(text: str, media_type: str) -> list[tuple[str, str]]:
    """Every link with how it is made: of a page, or of an answer to another machine."""
    if "html" in media_type:
        return LINK.findall(text)
    return IN_DATA.findall(text) if media_type == "application/json" else []


def walk(client: Client, found: Walk, most: int, but: Set[str] = frozenset()) -> Set[str]:
    """Opens what can be reached by links and forms, a few pages of each kind; forms are asked for, never sent.

    `but` are addresses that are known from before and not opened; all that are known afterwards are answered.
    """
    times: Counter[str] = Counter()
    beginnings = [address for address in BEGINNINGS if address not in but]
    waiting, known = deque((address, "the beginning", False) for address in beginnings), {*but, *beginnings}
    while waiting:
        address, linked_from, is_form = waiting.popleft()
        try:
            route = resolve(address.partition("?")[0]).route
        except Resolver404:
            found.dead.append((linked_from, address))
            continue
        if times[route] >= most:
            continue
        times[route] += 1
        notes: list[str] = []
        with writes_noted(notes):
            response = client.get(address)
        found.opened.add(f"/{route}")
        found.writing.extend((address, note) for note in notes)
        if response.status_code >= (500 if is_form else 404):
            found.dead.append((linked_from, f"{address} {response.status_code}"))
        text = "" if response.streaming else response.content.decode(errors="replace")
        for form in forms_on(address, text):
            found.forms.setdefault(same_kind(form), address)
        for kind, to in links_in(text, response.headers["Content-Type"]):
            following = urldefrag(unescape(to)).url
            if following not in known and not following.startswith("/static/"):
                known.add(following)
                waiting.append((following, address, kind in {"action", "hx-post"}))
    return known


@dataclass(kw_only=True)
class StagedWalks:
    """The example at a stage of its year, and the walks through it, each made once in a run by any of its workers."""

    stage: str
    shelf: Shelf
    folder: Path
    blocker: DjangoDbBlocker
    example: ExitStack
    day: date | None = None
    strangers: Set[str] = frozenset()
    """The addresses that a stranger meets, opened by no one else."""

    def begin(self) -> date:
        """Makes the example, unless it is made; says which day it is there."""
        if self.day is None:
            self.example.enter_context(self.blocker.unblock())
            self.example.enter_context(staged(self.stage, self.folder / "example", self.shelf))
            self.day = STAGES[self.stage].day
        return self.day

    def of(self, reader: str) -> Walk:
        """What the first person with these seats meets; what a stranger meets when the reader is NOBODY."""
        name = f"walk-{self.stage}-{slugify(reader)}"
        self.shelf.put(name, self.folder / name, partial(self.make, reader))
        made = json.loads((self.folder / name / "walk.json").read_text(encoding="utf-8"))
        if reader == NOBODY:
            self.strangers = set(made["known"]) - set(BEGINNINGS)
        forms = {tuple(kind): address for kind, address in made["forms"]}
        return Walk(writing=made["writing"], dead=made["dead"], opened=set(made["opened"]), forms=forms)

    def make(self, reader: str, at: Path) -> None:
        """Walks, and writes down in a new folder what was met."""
        found = Walk()
        if reader == NOBODY:
            self.begin()
            known = walk(Client(), found, MOST_OF_A_KIND)
        else:
            self.of(NOBODY)
            most = MOST_OF_A_KIND if self.stage == LAST and reader in LEADING else 1
            known = walk(signed_in(self.people()[reader]), found, most, but=self.strangers)
        at.mkdir()
        met = {"writing": found.writing, "dead": found.dead, "opened": sorted(found.opened), "known": sorted(known)}
        forms = [[list(kind), address] for kind, address in found.forms.items()]
        (at / "walk.json").write_text(json.dumps(met | {"forms": forms}), encoding="utf-8")

    def people(self) -> dict[str, Any]:
        """The first person with each set of seats."""
        found: dict[str, Any] = {}
        day = self.begin()
        for person in get_user_model().objects.order_by("pk"):
            seats = actor_of_person(read_snapshot(day), person.pk).seats
            found.setdefault(", ".join(sorted({f"{seat.role} {seat.body_role}" for seat in seats})), person)
        return found


def signed_in(person: Any) -> Client:
    """A browser in which the person has signed in."""
    client = Client()
    client.force_login(person)
    return client


def page_addresses() -> set[str]:
    """Every address a person can open."""
    return {address for address, _pattern in every_address()} - PROBES
