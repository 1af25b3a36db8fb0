"""A small municipality for tests, built by the acts alone: its people act, nothing is put in behind their backs.

`World()` starts it with the bodies below, the model and the mandates, and nothing else; each test has its people do
what it is about. Instruments and activities are found by level and kind, so that any charter can be tried.
Extend it freely, but let what it starts with stay small: every test pays for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import Settings
from tests.clock import TODAY, ten_on
from tests.rows import TableRows, put_back, read_tables

from koll.acts.activities import open_occasion
from koll.acts.decisions import DecisionInput
from koll.acts.descriptions import decide_occasion, write_answer, write_part
from koll.acts.engine import Doing, Done
from koll.acts.instruments import StatementInput, StatementLapseInput, VersionInput, adopt_instrument
from koll.acts.organisation import (
    BodyInput,
    MunicipalityInput,
    StartingDecisionInput,
    give_seat,
    register_person,
    start_municipality,
)
from koll.domain.charter import Activity, Charter, Instrument, load
from koll.domain.refs import OccasionRef
from koll.permissions import NOBODY, SYSTEM, Actor
from koll.reads.descriptions import OccasionPage, occasion_page
from koll.reads.instruments import StatementView, in_force_statements
from koll.snapshot import Context, actor_of_person, read_snapshot

CHARTERS = Path(__file__).parent.parent / "charters"
FORMED = date(2022, 10, 15)
STARTED = date(2026, 10, 15)

COUNCIL, EXECUTIVE, SCHOOLS, CARE, HOUSES = "council", "executive", "schools", "care", "houses"
SCHOOL_SECTOR, FIRST_SCHOOL = "school-sector", "first-school"
BODIES = (
    (COUNCIL, "Fullmäktige i Lillköping", "council", ""),
    (EXECUTIVE, "Styrelsen", "executive", ""),
    (SCHOOLS, "Skolnämnden", "committee", ""),
    (CARE, "Omsorgsnämnden", "committee", ""),
    (HOUSES, "Lillköpings Hus AB", "company", ""),
    (SCHOOL_SECTOR, "Skolsektorn", "sector", SCHOOLS),
    (FIRST_SCHOOL, "Första skolan", "unit", SCHOOL_SECTOR),
)
"""Key, name, role and the body above. Bodies of kinds that the charter does not know are left out."""


def context_on(day: date, actor: Actor = NOBODY, now: datetime | None = None) -> Context:
    """The municipality as somebody asks of it on a day, at ten in the morning, as it is when this is called."""
    return Context(snapshot=read_snapshot(day), actor=actor, now=now or ten_on(day), language="sv")


@dataclass(kw_only=True)
class World:
    """A municipality and its people. `day` is today; people are registered the first time they are asked for.

    Everything numbered is the row's number in the tables; `paragraphs` is the last § of a body in a year.
    """

    charter_key: str = "ale-2022"
    day: date = TODAY
    rows: tuple[tuple[str, str, str, str], ...] = BODIES
    paragraphs: dict[tuple[str, int], int] = field(default_factory=dict)
    people: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        text = (CHARTERS / self.charter_key / "charter.toml").read_text(encoding="utf-8")
        self.charter: Charter = load(text)
        kinds = {kind.role: kind.key for kind in reversed(self.charter.bodies)}
        self.bodies = tuple(
            BodyInput(key=key, name=name, kind=kinds[role], begins_on=FORMED, parent=parent)
            for key, name, role, parent in self.rows
            if role in kinds
        )
        start_municipality(
            self.system(),
            municipality=MunicipalityInput(
                name="Lillköping",
                code="0000",
                charter_key=self.charter_key,
                charter_toml=text,
                kept_from=date(2026, 1, 1),
                is_example=True,
            ),
            bodies=self.bodies,
            decisions=(self.the_model(), self.the_mandates()),
        )

    @classmethod
    def built(cls, day: date = TODAY) -> World:
        """The same as `World(day=day)`: the acts make it once in a process, and then its rows are put back."""
        if not BUILT:
            first = cls(day=day)
            BUILT.append((first, dict(first.paragraphs), read_tables()))
            return first
        first, paragraphs, tables = BUILT[0]
        put_back(tables)
        again = copy(first)
        again.day, again.paragraphs, again.people = day, dict(paragraphs), {}
        return again

    # -- who and when

    def moment(self, day: date | None = None) -> datetime:
        """Ten in the morning."""
        return ten_on(day or self.day)

    def system(self) -> Doing:
        """The `koll` command, on the day the municipality was started."""
        return Doing(actor=SYSTEM, now=self.moment(STARTED), day=STARTED, receipt="")

    def person(self, body: str, role: str = "secretary") -> int:
        """The number of the one person with this role in the body."""
        if (body, role) not in self.people:
            name = f"{role}-{body}"
            done = register_person(self.system(), username=name, name=name.replace("-", " ").title(), is_example=True)
            give_seat(self.system(), person=done.id, body=body, role=role, begins_on=FORMED)
            self.people[body, role] = done.id
        return self.people[body, role]

    def actor(self, body: str, role: str = "secretary", day: date | None = None) -> Actor:
        """The person with this role in the body, with the seats held on the day."""
        return actor_of_person(read_snapshot(day or self.day), self.person(body, role))

    def by(self, body: str, role: str = "secretary", day: date | None = None, receipt: str = "") -> Doing:
        """The person with this role in the body, doing something on the day."""
        return Doing(actor=self.actor(body, role, day), now=self.moment(day), day=day or self.day, receipt=receipt)

    def client(self, body: str, role: str = "secretary") -> Client:
        """A browser in which that person has signed in. Its clock stands at `moment()`, see conftest.py."""
        client = Client()
        client.force_login(get_user_model()._default_manager.get(pk=self.person(body, role)))
        return client

    # -- the charter, by level and kind

    def level(self, level: str, binds: str = "") -> Instrument:
        """The first instrument at a level of the thread; with `binds`, the one that binds that body."""
        kind = next((one_body.kind for one_body in self.bodies if one_body.key == binds), "")
        return next(
            one_instrument
            for one_instrument in self.charter.instruments
            if one_instrument.level == level and (not binds or kind in one_instrument.binds)
        )

    def activity(self, kind: str, held_by: str = SCHOOLS) -> Activity:
        """The first activity of a kind that the body holds."""
        holder = next(one_body.kind for one_body in self.bodies if one_body.key == held_by)
        return next(
            one_activity
            for one_activity in self.charter.activities
            if one_activity.kind == kind and holder in one_activity.held_by
        )

    # -- what is decided

    def the_model(self) -> StartingDecisionInput:
        """The governance model, as its front page has it."""
        front = self.charter.front
        words = DecisionInput(
            body=COUNCIL,
            day=max(front.adopted_on, FORMED),
            paragraph=None,
            registry_number=front.registry_number,
            heading=front.title,
        )
        first = max(front.in_force_from, FORMED)
        return StartingDecisionInput(
            words=words,
            source="",
            versions=(VersionInput(instrument=self.charter.model_instrument, title=front.title, in_force_from=first),),
        )

    def the_mandates(self) -> StartingDecisionInput:
        """What each committee and company exists for."""
        versions = tuple(
            VersionInput(
                instrument=instrument.key,
                title=f"{instrument.label.sv.indefinite} {body.name}",
                in_force_from=date(2023, 1, 1),
                text=f"Det här är uppdraget för {body.name}.",
                body=body.key,
                contents={row.key: f"{row.key} {body.name}" for row in instrument.must_contain},
            )
            for instrument in self.charter.instruments
            if instrument.level == "mandate"
            for body in self.bodies
            if body.kind in instrument.binds
        )
        return StartingDecisionInput(
            words=self.decision(COUNCIL, "Uppdragen", date(2022, 12, 12)), source="", versions=versions
        )

    def decision(self, body: str, heading: str = "Beslut", day: date | None = None) -> DecisionInput:
        """A decision with the body's next paragraph of the year."""
        made = day or self.day
        paragraph = self.paragraphs.get((body, made.year), 0) + 1
        self.paragraphs[body, made.year] = paragraph
        return DecisionInput(
            body=body, day=made, paragraph=paragraph, registry_number=f"{made.year}.{paragraph:03d}", heading=heading
        )

    def adopt(
        self,
        level: str,
        *headings: str,
        decided_by: str = COUNCIL,
        whose: str | None = None,
        day: date | None = None,
        mode: str = "",
        contributes_to: tuple[int, ...] = (),
        **more: Any,
    ) -> dict[str, int]:
        """Adopts statements at a level, in force the same day, and gives their numbers by heading.

        A level that must contribute to others gets them adopted first when there are none. `more` goes to
        VersionInput (`until`, `title` …); the earlier statements lapse, unless `lapsing` says otherwise.
        """
        made = day or date(2027, 1, 11)
        instrument = self.level(level, whose or "")
        if not contributes_to and instrument.contributes_to:
            contributes_to = self.roots(instrument, made)
        if instrument.per_body and whose is None and decided_by != COUNCIL:
            whose = decided_by
        if "lapsing" not in more and instrument.statements == "many" and headings:
            held = in_force_statements(read_snapshot(made), [instrument.key], whose or "")
            more["lapsing"] = tuple(
                StatementLapseInput(key=row.key, why="Ersatt.")
                for row in held
                if not instrument.per_body or row.body_key == whose
            )
        words = VersionInput(
            instrument=instrument.key,
            title=more.pop("title", instrument.label.sv.plural),
            in_force_from=made,
            body=whose,
            statements=tuple(
                StatementInput(
                    heading=one_heading,
                    text=f"Texten om {one_heading}.",
                    suggested_mode=mode,
                    contributes_to=contributes_to,
                )
                for one_heading in headings
            ),
            **more,
        )
        decision = self.decision(decided_by, words.title, made)
        adopt_instrument(self.by(decided_by, day=made), decision=decision, version=words)
        return {row.heading: row.id for row in self.in_force(level, made) if row.heading in headings}

    def roots(self, instrument: Instrument, day: date) -> tuple[int, ...]:
        """One statement of each instrument that this one contributes to, adopted now when there is none."""
        found = []
        for key in instrument.contributes_to:
            kind = self.charter.instrument(key)
            held = in_force_statements(read_snapshot(day), [key])
            if not held and kind.decided_by == instrument.decided_by and not kind.per_body:
                self.adopt(kind.level, f"Det första: {kind.label.sv.definite}", day=day)
                held = in_force_statements(read_snapshot(day), [key])
            found += [row.id for row in held[:1]]
        return tuple(found)

    def in_force(self, level: str, day: date | None = None) -> tuple[StatementView, ...]:
        """The statements in force at a level."""
        keys = [one_instrument.key for one_instrument in self.charter.instruments if one_instrument.level == level]
        return in_force_statements(read_snapshot(day or self.day), keys)

    # -- the year's written work

    def opened(
        self, kind: str, body: str = SCHOOLS, period: int = TODAY.year, day: date | None = None, **more: Any
    ) -> int:
        """Opens the body's occasion of an activity of this kind; its number."""
        activity = self.activity(kind, body)
        doing = self.by(body, day=day or date(period, 2, 1))
        return open_occasion(doing, activity=activity.key, body=body, period=period, **more).id

    def written(self, occasion: int, part: str, text: str, body: str = SCHOOLS, revision: int = 0, **more: Any) -> Done:
        """The body's secretary writes a part."""
        return write_part(self.by(body, **more), occasion=occasion, part=part, text=text, revision=revision)

    def answered(
        self,
        occasion: int,
        statement: int,
        fields: Mapping[str, str],
        *,
        mode: str = "reasoned",
        body: str = SCHOOLS,
        revision: int = 0,
        why: str = "",
        **more: Any,
    ) -> Done:
        """The body's secretary answers a statement; `why` in another way than the council suggested."""
        said: dict[str, Any] = {"mode": mode, "fields": fields, "revision": revision, "mode_why": why}
        return write_answer(self.by(body, **more), occasion=occasion, statement=statement, **said)

    def decided(self, occasion: int, body: str = SCHOOLS, day: date | None = None) -> Done:
        """The body decides what was written."""
        words = self.decision(body, "Beslut om det skrivna", day)
        return decide_occasion(self.by(body, day=day), occasion=occasion, words=words)

    def page(
        self, kind: str, body: str = SCHOOLS, *, period: int = TODAY.year, role: str = "secretary", of: str = ""
    ) -> OccasionPage:
        """The occasion of this kind as the person in `of` (the body itself unless given) sees it."""
        activity = self.activity(kind, body)
        page = occasion_page(
            context_on(self.day, self.actor(of or body, role)),
            OccasionRef(activity=activity.key, body=body, period=period),
        )
        assert page is not None
        return page


BUILT: list[tuple[World, dict[tuple[str, int], int], tuple[TableRows, ...]]] = []
"""The first world of this process, its paragraphs and its rows."""


@pytest.fixture
def world(db: None, settings: Settings) -> World:
    """A small municipality with Ale's model, on a Monday in March 2027."""
    settings.DEMO = True
    settings.KOLL_TODAY = TODAY.isoformat()
    return World.built()
