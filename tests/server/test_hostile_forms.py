"""Whatever is put in a field of a form, the server does it or says what to do; what was typed elsewhere comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker
from tests import files
from tests.hostile_forms import PLACE, FilledForm, Upload, forms_on, not_come_back, said_in, same_kind, send
from tests.house.address_walk import LAST, NOBODY, READERS, SECRETARIES, StagedWalks, signed_in
from tests.journeys.pages import html
from tests.shelf import Shelf

pytestmark = [pytest.mark.django_db, pytest.mark.timeout(900)]

type Values = list[str | Upload] | None

MARKUP = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>"
HOSTILE: dict[str, Values] = {
    "nothing": [""],
    "only space": [" \t\u00a0\u2003\r\n "],
    "far too long": ["x" * 300_000],
    "NUL": ["före\x00efter"],
    "control signs": ["\x01\x1f\x7f\ufffe\uffff"],
    "half a sign": ["a\ud800b"],
    "beyond range": ["9" * 40],
    "below zero": ["-1"],
    "infinite": ["1e999"],
    "not a number": ["NaN"],
    "no such day": ["2027-02-30"],
    "the last day": ["9999-12-31"],
    "the first day": ["0001-01-01"],
    "no such choice": ["inget-sådant"],
    "markup": [MARKUP],
    "right to left": ["\u202e\u2067baklänges\u200f"],
    "several": ["ett", "två", "1"],
    "missing": None,
    "a file": [Upload(name="../../x\u202e.png", content=files.PNG)],
}
ONLY_SHOWN = {"/monster/delar/"}
"""Where forms stand that lead nowhere: the parts that pages are made of."""

EACH_KIND = {"hidden", "text", "textarea", "select", "radio", "checkbox", "number", "day", "file", "email", "password"}
"""The kinds of field that the forms have; a new one is to be thought of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A form, sent by somebody with one field as nobody means it."""

    who: str
    form: FilledForm
    name: str
    hostile: str


def trials(forms: list[tuple[str, FilledForm]]) -> Iterator[Trial]:
    """Each form with each field in turn holding each value; of fields that stand in every row, the first."""
    for who, form in forms:
        alike = {PLACE.sub("", name): name for name in reversed(tuple(form.kinds))}
        for name in alike.values():
            for hostile in HOSTILE:
                yield Trial(who=who, form=form, name=name, hostile=hostile)


def sample(forms: list[tuple[str, FilledForm]]) -> list[Trial]:
    """Each form once or more, so that each kind of field holds each value at least once over all of them."""
    left = [
        (kind, hostile)
        for hostile in HOSTILE
        for kind in sorted({kind for _who, form in forms for kind in form.kinds.values()})
    ]
    chosen: list[Trial] = []
    turn = 0
    while left or turn < len(forms):
        who, form = forms[turn % len(forms)]
        pair = next((pair for pair in left if pair[0] in form.kinds.values()), None)
        if pair is not None:
            left.remove(pair)
        elif turn < len(forms):
            kinds = [kind for kind in form.kinds.values() if kind != "hidden"] or ["hidden"]
            pair = (kinds[turn % len(kinds)], list(HOSTILE)[turn % len(HOSTILE)])
        if pair is not None:
            names = [name for name, kind in form.kinds.items() if kind == pair[0]]
            chosen.append(Trial(who=who, form=form, name=names[turn % len(names)], hostile=pair[1]))
        turn += 1
    return chosen


def faults(client: Any, trial: Trial) -> list[str]:
    """What is wrong with the answer: the server broke, it says nothing, or what was typed is gone."""
    form = trial.form.with_value(trial.name, HOSTILE[trial.hostile])
    cookies = dict(client.cookies)
    with transaction.atomic():
        answer = send(client, form)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.update(cookies)
    if answer.status_code >= 500:
        fault = getattr(answer, "exc_info", None)
        return [f"broke: {fault[1]!r:.200}" if fault else f"broke: {answer.status_code}"]
    if answer.status_code in {301, 302, 303} or "html" not in answer.headers.get("Content-Type", ""):
        return []
    page = answer.content.decode()
    if not page:
        return [f"{answer.status_code} says nothing"]
    document = html.document_fromstring(page)
    said = said_in(document)
    found = [] if said or answer.status_code < 400 else [f"{answer.status_code} says nothing"]
    if trial.hostile == "markup" and MARKUP in page:
        found.append("markup is markup")
    lost = not_come_back(form, document, trial.name) if said or answer.status_code >= 400 else []
    return [*found, *([f"{answer.status_code} lost {', '.join(lost)}: {said[:200]}"] if lost else [])]


def tried(walks: StagedWalks, chosen: list[Trial]) -> list[str]:
    """Sends them all, and tells what is wrong."""
    clients: dict[str, Client] = {}
    wrong: list[str] = []
    for trial in chosen:
        if trial.who not in clients:
            clients[trial.who] = browser_of(walks, trial.who)
        wrong += [
            f"{trial.who}: {trial.form.action} (on {trial.form.page}) {trial.name} = {trial.hostile}: {fault}"
            for fault in faults(clients[trial.who], trial)
        ]
    return wrong


@pytest.fixture
def walks(
    request: pytest.FixtureRequest, tmp_path: Path, shelf: Shelf, django_db_blocker: DjangoDbBlocker
) -> Iterator[StagedWalks]:
    """The example at a stage."""
    with ExitStack() as example:
        walks = StagedWalks(
            stage=request.param, shelf=shelf, folder=tmp_path, blocker=django_db_blocker, example=example
        )
        walks.begin()
        yield walks


def browser_of(walks: StagedWalks, who: str) -> Client:
    """A browser of the first person with these seats, or of nobody."""
    client = Client() if who == NOBODY else signed_in(walks.people()[who])
    client.raise_request_exception = False
    return client


def forms_of(walks: StagedWalks, readers: tuple[str, ...]) -> list[tuple[str, FilledForm]]:
    """One form of each kind that these people meet, and who of them met it."""
    found: dict[tuple[str, ...], tuple[str, FilledForm]] = {}
    for reader in readers:
        client = browser_of(walks, reader)
        new = {page for kind, page in walks.of(reader).forms.items() if kind not in found}
        for page in sorted(new):
            for form in forms_on(page, client.get(page).content.decode()):
                found.setdefault(same_kind(form), (reader, form))
    return [met for met in found.values() if met[1].kinds and met[1].page not in ONLY_SHOWN]


@pytest.mark.parametrize("walks", [LAST], indirect=True)
def test_a_form_with_one_hostile_field_is_done_or_refused_and_loses_nothing(walks: StagedWalks) -> None:
    forms = forms_of(walks, (NOBODY, *SECRETARIES))
    assert {kind for _who, form in forms for kind in form.kinds.values()} <= EACH_KIND
    assert len(forms) > 90
    assert tried(walks, sample(forms)) == []


@pytest.mark.hostile
@pytest.mark.timeout(7200)
@pytest.mark.parametrize("walks", READERS, indirect=True)
def test_it_is_so_for_each_field_of_each_form(walks: StagedWalks) -> None:
    assert tried(walks, list(trials(forms_of(walks, READERS[walks.stage])))) == []
