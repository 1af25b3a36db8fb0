"""Who does what on which day in the example: the made-up people act, never the builder behind their backs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from importlib.resources import files
from typing import Any

from koll.acts.act import Doing
from koll.acts.decisions import DecisionWords
from koll.almanac import SWEDEN
from koll.charter import Activity, Charter, Instrument
from koll.permissions import SYSTEM
from koll.reads.instruments import in_force_statements
from koll.reads.people import actor_of


def content() -> Mapping[str, Any]:
    """The example's texts, as written in example.toml."""
    return tomllib.loads(files(__package__).joinpath("example.toml").read_text(encoding="utf-8"))


@dataclass
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
        return Doing(SYSTEM, moment(day), day, "")

    def by(self, username: str, day: date) -> Doing:
        """One of the example's people, with the seats held on the day."""
        return Doing(actor_of(self.people[username], day, self.charter), moment(day), day, "")

    def decision(self, body: str, day: date, heading: str, text: str = "") -> DecisionWords:
        """A decision with the body's next paragraph of the year; paragraphs grow a little with the month."""
        last = self.paragraphs.get((body, day.year), 0)
        paragraph = max(last + 1, day.month * 12)
        self.paragraphs[body, day.year] = paragraph
        return DecisionWords(body, day, paragraph, f"{day.year}.{paragraph:03d}", heading, text)

    def level(self, level: str) -> Instrument:
        """The first instrument at a level of the thread."""
        return next(each for each in self.charter.instruments if each.level == level)

    def mandates(self, kind: str) -> Iterator[Instrument]:
        """The mandate documents of a kind of body."""
        return (each for each in self.charter.instruments if each.level == "mandate" and kind in each.binds)

    def kind(self, role: str) -> str:
        """The key of the first kind of body with this role."""
        return next(each.key for each in self.charter.bodies if each.role == role)

    def activity(self, kind: str, holder: str = "committee") -> Activity:
        """The first activity of a kind held by bodies with this role."""
        return next(
            each
            for each in self.charter.activities
            if each.kind == kind and any(self.charter.role_of(held) == holder for held in each.held_by)
        )

    def statements(self, level: str, day: date) -> dict[str, int]:
        """The numbers of the statements in force at a level, by heading."""
        keys = [each.key for each in self.charter.instruments if each.level == level]
        return {each.heading: each.id for each in in_force_statements(day, keys)}

    def body(self, key: str) -> Mapping[str, Any]:
        """A body's texts."""
        return next(each for each in self.texts["body"] if each["key"] == key)

    def secretary(self, body: str) -> str:
        """The user name of a body's secretary."""
        return self.seated(body, "secretary")

    def seated(self, body: str, role: str) -> str:
        """The user name of the first person with this role in the body."""
        return next(str(each["username"]) for each in self.texts["person"] if [body, role] in each["seats"])


def moment(day: date) -> datetime:
    """Ten in the morning, Swedish time."""
    return datetime.combine(day, time(10), SWEDEN)
