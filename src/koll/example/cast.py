"""Who does what on which day in the example: the made-up people act, never the builder behind their backs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from importlib.resources import files
from typing import Any

from koll.acts.decisions import DecisionInput
from koll.acts.engine import Doing
from koll.domain.almanac import SWEDEN
from koll.domain.charter import Activity, Charter, Instrument
from koll.permissions import NOBODY, SYSTEM, Actor
from koll.reads.instruments import in_force_statements
from koll.snapshot import Context, actor_of_person, read_snapshot


def content() -> Mapping[str, Any]:
    """The example's texts, as written in example.toml."""
    return tomllib.loads(files(__package__).joinpath("example.toml").read_text(encoding="utf-8"))


def context_on(day: date, actor: Actor = NOBODY) -> Context:
    """The example as somebody asks of it on a day."""
    return Context(snapshot=read_snapshot(day), actor=actor, now=moment(day), language="sv")


@dataclass(kw_only=True)
class Telling:
    """The example as it is told, day by day.

    `people`: numbers by user name; `paragraphs`: the last § by body and year; `opened`: descriptions by body;
    `shift`: the last shift that was seen.
    """

    charter: Charter
    texts: Mapping[str, Any]
    people: dict[str, int] = field(default_factory=dict)
    paragraphs: dict[tuple[str, int], int] = field(default_factory=dict)
    opened: dict[str, int] = field(default_factory=dict)
    shift: int = 0

    def system(self, day: date) -> Doing:
        """The `koll` command itself, on a day."""
        return Doing(actor=SYSTEM, now=moment(day), day=day, receipt="")

    def by(self, username: str, day: date) -> Doing:
        """One of the example's people, with the seats held on the day."""
        return Doing(
            actor=actor_of_person(read_snapshot(day), self.people[username]), now=moment(day), day=day, receipt=""
        )

    def decision(self, body: str, day: date, heading: str, text: str = "") -> DecisionInput:
        """A decision with the body's next paragraph of the year; paragraphs grow a little with the month."""
        last = self.paragraphs.get((body, day.year), 0)
        paragraph = max(last + 1, day.month * 12)
        self.paragraphs[body, day.year] = paragraph
        return DecisionInput(
            body=body,
            day=day,
            paragraph=paragraph,
            registry_number=f"{day.year}.{paragraph:03d}",
            heading=heading,
            text=text,
        )

    def level(self, level: str) -> Instrument:
        """The first instrument at a level of the thread."""
        return next(instrument for instrument in self.charter.instruments if instrument.level == level)

    def mandates(self, kind: str) -> Iterator[Instrument]:
        """The mandate documents of a kind of body."""
        return (
            instrument
            for instrument in self.charter.instruments
            if instrument.level == "mandate" and kind in instrument.binds
        )

    def kind(self, role: str) -> str:
        """The key of the first kind of body with this role."""
        return next(one_body.key for one_body in self.charter.bodies if one_body.role == role)

    def activity(self, kind: str, holder: str = "committee") -> Activity:
        """The first activity of a kind held by bodies with this role."""
        return next(
            activity
            for activity in self.charter.activities
            if activity.kind == kind and any(self.charter.role_of(held) == holder for held in activity.held_by)
        )

    def statements(self, level: str, day: date) -> dict[str, int]:
        """The numbers of the statements in force at a level, by heading."""
        keys = [instrument.key for instrument in self.charter.instruments if instrument.level == level]
        return {
            in_force_statement.heading: in_force_statement.id
            for in_force_statement in in_force_statements(read_snapshot(day), keys)
        }

    def body(self, key: str) -> Mapping[str, Any]:
        """A body's texts."""
        return next(one_text for one_text in self.texts["body"] if one_text["key"] == key)

    def secretary(self, body: str) -> str:
        """The user name of a body's secretary."""
        return self.seated(body, "secretary")

    def seated(self, body: str, role: str) -> str:
        """The user name of the first person with this role in the body."""
        return next(str(one_text["username"]) for one_text in self.texts["person"] if [body, role] in one_text["seats"])


def moment(day: date) -> datetime:
    """Ten in the morning, Swedish time."""
    return datetime.combine(day, time(10), SWEDEN)
