"""Every address says who may reach it, every link leads somewhere, and reading a page changes nothing."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from typing import Any
from urllib.parse import urldefrag

import pytest
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import Resolver404, resolve
from pytest_django import Settings as DjangoSettings
from tests.house.tree import ROOT

from koll.charter import Charter, load
from koll.frame.addresses import PROBES, every_address, undeclared
from koll.reads.people import actor_of

CHARTER = "ale-2022"
STAGES = ("analysis", "dialogue", "decision", "followup")
"""Points in the example's year that together have something under way of every kind."""

BEGINNINGS = ("/", "/hem/")
"""Where everybody begins; what a stranger meets from there is opened by no one else."""

LINK = re.compile(r"\b(href|action)=\"(/[^\"]*)\"")
IN_DATA = re.compile(r"\"(href|page|next)\":\"https?://[^/\"]+(/[^\"]*)\"")
"""A link in what other machines read."""

MOST_OF_A_KIND = 2
"""Pages of the same kind that one opens who leads at the last stage: one may be empty, two seldom are."""

LEADING = ("secretary council", "manager unit")

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|TRUNCATE)\b", re.IGNORECASE)
SIGN_IN_KEEPS = ("django_session", "signin_attempts")
"""Tables that are about the visit, not about the municipality."""

NOT_WALKED = {
    r"/^losenord/nytt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": "only a mail leads there",
    "/losenord/nytt/klart/": "comes after the mail",
    "/losenord/glomt/skickat/": "comes after the form is sent",
    "/logga-in/avstangt/": "comes after a sign-in by somebody who may no longer",
    "/aret/<slug:activity>/<slug:body>/<year:period>/skicka-tillbaka/": "nothing waits to be decided",
    "/aret/<slug:activity>/<slug:body>/<year:period>/medarbetare/<num:question>/stang/": "the example asks no staff",
    "/aret/<slug:activity>/<slug:body>/<year:period>/medarbetare/svar/<num:answer>/ta-in/": "as above",
    "/medarbetare/<num:number>/<slug:token>/": "as above",
    "/medarbetare/kvitto/<num:number>/<slug:token>/": "as above",
    "/aret/<slug:activity>/<slug:body>/<year:period>/forflyttning/<num:shift>/": "no draft has a shift yet",
    "/aret/<slug:activity>/<slug:body>/<year:period>/forflyttning/<num:shift>/historia/": "leads to the shift's page",
    "/aret/<slug:activity>/<slug:body>/<year:period>/kom-fram/<num:outcome>/ta-in/": "nothing of a coming day is noted",
    "/aret/<slug:activity>/<slug:body>/<year:period>/kom-fram/<num:outcome>/ta-bort/": "as above",
    "/aret/<slug:activity>/<slug:body>/<year:period>/trender/ta-over/": "the coming analysis has taken over its trends",
    "/aret/<slug:activity>/<slug:body>/<year:period>/skriv/<slug:part>/tillsammans/": "asked by the editor",
    "/beslut/las-in/registrera/": "comes after a table has been shown",
    "/bilagor/<num:number>/": "no decision of the example has a file",
    "/bilagor/<num:number>/dra-tillbaka/": "as above",
    "/oppet/bilagor/<num:number>/": "as above",
    "/forslag/<num:number>/yttrande/<num:opinion>/": "every body of the example that was asked has answered",
    "/aret/<slug:activity>/<slug:body>/<year:period>/utfall/<num:upshot>/": "opened in the third dialogue of the year",
    "/aret/<slug:activity>/<slug:body>/<year:period>/utfall/<num:upshot>/ta-bort/": "as above",
    "/aret/<slug:activity>/<slug:body>/<year:period>/utfall/kvar/<num:upshot>/": "as above",
    "/organ/<slug:key>/upphor/": "two bodies are opened, the council and its board, and they never end",
    "/organ/<slug:key>/andel/": "two bodies are opened, and neither is a company",
    "/organ/<slug:key>/agarplikter/": "as above",
    "/organ/<slug:key>/stamma/": "as above",
    "/rum/": "typed from a screen",
    "/rum/<num:number>/": "no dialogue of the example has a room",
    "/rum/<num:number>/lage/": "asked by the page's script",
    "/rum/<num:number>/led/": "as above the last",
    "/rum/<num:number>/led/steg/": "a button there",
    "/rum/<num:number>/led/plats/": "a button there",
    "/rum/<num:number>/duk/": "a link there",
    "/dialoger/former/<num:number>/": "no body of the example has made a form of its own",
    "/dialoger/former/<num:number>/lagg-undan/": "as above",
    "/budget/<year:year>/publicera/<num:number>/": "every proposal of the example is published",
    "/kommentarer/<num:number>/oppna/": "as above",
    "/utkast/": "asked by the page's script, never opened",
    "/utkast/slang/": "a button beside a draft that the example does not have",
    "/beslut/<slug:body>/<year:year>/utan-paragraf/<num:number>/": "every decision of the example has a paragraph",
    "/oppet/beslut/<slug:body>/<year:year>/utan-paragraf/<num:number>/": "as above",
    "/styrningen/<slug:instrument>/omprova/": "two kinds of text are opened, and few are taken up after an election",
    "/styrningen/<slug:instrument>/punkt/<slug:key>/ateroppna/": "no assignment of the example is closed",
    "/api/v1/decisions/<slug:body>/<int:year>/without-paragraph/<int:number>": "every decision has a paragraph there",
    "/api/v1/instruments/<slug:instrument>/comparison": "whoever asks chooses two texts",
    "/oppet/styrningen/<slug:instrument>/jamfor/": "two kinds of text are opened, and few have been replaced",
    "/styrningen/ny-mandatperiod/<day:began>/beslut/": "the new term of the example is settled at these points",
    "/styrningen/ny-mandatperiod/<day:began>/<slug:instrument>/ny/": "as above",
    "/styrningen/ny-mandatperiod/<day:began>/<slug:instrument>/fornya/": "as above",
    "/styrningen/ny-mandatperiod/<day:began>/<slug:instrument>/punkt/<slug:key>/": "as above",
    "/styrningen/ny-mandatperiod/<day:began>/<slug:instrument>/punkt/<slug:key>/ta-tillbaka/": "as above",
    "/uppsikt/<slug:body>/<year:period>/beslut/": "two files are opened, and the company's is the last",
    "/internkontroll/<slug:body>/<year:period>/ta-over/": "two plans are opened, and few have anything to take over",
    "/internkontroll/<slug:body>/<year:period>/faststall/": "two plans are opened, and few are drafts",
    "/planer/<slug:body>/<num:item>/ater/": "nothing has been left out of the example's plans",
    "/omvarlden/": "the year is named wherever it is linked",
    "/kartor/": "the year is named wherever it is linked",
    "/forflyttningar/": "each shift is linked by itself",
    "/laget/": "the seat is named wherever it is linked",
    "/moten/las-in/spara/": "comes after a table has been shown",
    "/bokslut/<year:year>/<slug:kind>/behandlad/": "no accounts of the example wait for the council",
    "/bokslut/<year:year>/<slug:kind>/publicera/": "the accounts of the example that are handed over are published",
    "/aret/<slug:activity>/<slug:body>/<year:period>/skriv/<slug:part>/bild/": "asked by the editor",
    "/bilder/<num:number>/": "a picture is shown within its part, not linked",
    "/oppet/bilder/<num:number>/": "as above",
    "/planer/<slug:body>/<num:item>/tillbaka/": "follows the moment something was moved",
    "/planer/<slug:body>/<num:item>/ta/": "everything in the example is taken by somebody",
}
"""Addresses that no page leads to, and why."""


@dataclass
class Walk:
    """What was met on the way: pages that write, links that lead nowhere, and the addresses that were opened."""

    writing: list[tuple[str, str]] = field(default_factory=list)
    dead: list[tuple[str, str]] = field(default_factory=list)
    opened: set[str] = field(default_factory=set)


@contextmanager
def writes_noted(notes: list[str]) -> Iterator[None]:
    """Notes every statement that changes a table."""

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if WRITES.match(sql) and not any(table in sql for table in SIGN_IN_KEEPS):
            notes.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield


def readers(day: date, charter: Charter, only: str = "") -> Iterator[tuple[str, Client]]:
    """A browser for one person of each role in each kind of body, or of the role `only`, with the seats in words."""
    seen: set[tuple[str, ...]] = set()
    for person in get_user_model().objects.order_by("pk"):
        kind = tuple(sorted({f"{seat.role} {seat.body_role}" for seat in actor_of(person.pk, day, charter).seats}))
        if kind not in seen and any(only in each for each in kind):
            seen.add(kind)
            client = Client()
            client.force_login(person)
            yield ", ".join(kind), client


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
        content = b"" if response.streaming else response.content
        for kind, to in links_in(content.decode(errors="replace"), response.headers["Content-Type"]):
            following = urldefrag(unescape(to)).url
            if following not in known and not following.startswith("/static/"):
                known.add(following)
                waiting.append((following, address, kind == "action"))
    return known


@pytest.fixture
def walked(db: None, settings: DjangoSettings) -> Walk:
    """Everything was opened once by everyone, in the example at several points of its year."""
    from koll.cli.demo.stages import build  # noqa: PLC0415 -- the tables are known first here

    text = (ROOT / "charters" / CHARTER / "charter.toml").read_text(encoding="utf-8")
    found = Walk()
    for key in STAGES:
        with transaction.atomic():
            stage = build(key, CHARTER, text)
            settings.DEMO, settings.KOLL_TODAY = True, stage.day.isoformat()
            # Everybody walks at the last stage, where there is most; before that, those who do most.
            is_last = key == STAGES[-1]
            everybodys = {each for each in walk(Client(), found, MOST_OF_A_KIND) if each not in BEGINNINGS}
            for seats, client in readers(stage.day, load(text), "" if is_last else "secretary"):
                leads = is_last and any(each in seats for each in LEADING)
                walk(client, found, MOST_OF_A_KIND if leads else 1, but=everybodys)
            transaction.set_rollback(True)
    return found


def numbered(address: str) -> bool:
    """An address that only tells the second of a year from the first, which is opened."""
    return "<year:period>/<num:number>/" in address


def test_every_address_says_who_may_reach_it() -> None:
    assert undeclared() == []


@pytest.mark.timeout(900)
def test_reading_changes_nothing_and_every_page_can_be_reached_by_links_that_all_lead_somewhere(walked: Walk) -> None:
    every = {address for address, _pattern in every_address()} - PROBES
    assert walked.writing == []
    assert walked.dead == []
    assert {each for each in every - walked.opened if not numbered(each)} == set(NOT_WALKED)
