"""The example's motions and other decisions to follow: the council puts two on its list, and one body tells of its."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from koll.acts.assignments import FollowedDecisionInput, follow_decision, report_on_followed_decision
from koll.acts.decisions import record_decision
from koll.example.cast import Telling
from koll.example.year.before_the_election import council
from koll.example.year.winter_and_spring import YEAR
from koll.reads.assignments import listed_lines
from koll.snapshot import read_snapshot

DECIDED = date(YEAR, 3, 22)


@cache
def rows() -> list[Mapping[str, Any]]:
    """What is followed, as written in listed.toml."""
    return list(
        tomllib.loads(files(__package__).joinpath("followed_decisions.toml").read_text(encoding="utf-8"))["listed"]
    )


def council_follows(telling: Telling) -> None:
    """The council passes a motion on, decides another matter, and puts both on its list."""
    kf = council(telling)
    clerk = telling.by(telling.secretary(kf), DECIDED)
    for row in rows():
        made = record_decision(clerk, words=telling.decision(kf, DECIDED, row["heading"], row["text"]))
        words = FollowedDecisionInput(kind=row["kind"], body=row["body"], why=row["why"], due_on=row.get("due_on"))
        follow_decision(clerk, decision=made.id, words=words)


def tell_of_assignments(telling: Telling) -> None:
    """The body that sees to the motion tells how it goes."""
    day = date(YEAR, 9, 16)
    for line, row in zip(listed_lines(read_snapshot(day)), rows(), strict=True):
        if "told" in row:
            clerk = telling.by(telling.secretary(line.body_key), day)
            report_on_followed_decision(clerk, listed=line.id, words=row["told"])
