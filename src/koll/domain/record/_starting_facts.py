"""Knows what is known of a municipality before Koll comes: its bodies, its decisions and its texts, with sources."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Literal

from koll.domain.almanac import ExecutiveTerm
from koll.domain.charter import Charter, Instrument
from koll.domain.record._facts import Record, StatementFact, VersionFact
from koll.domain.record._organisation import BodyFact

Certainty = Literal["high", "medium"]
"""How sure a fact is. What is less sure than this is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownBody:
    """A body. `begins` is its first day, or the first day we know of when `begins_is_known` is false.

    `confirmed` is false while nobody in the municipality has said that it is right.
    """

    key: str
    name: str
    kind: str
    begins: date
    begins_is_known: bool
    until: date | None
    parent: str
    confirmed: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownStatement:
    """One statement of a known text."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownVersion:
    """A text that a decision put in force. `text_is_known` is false when only its existence is.

    `until` is the first day on which it no longer holds; `contents` is what it must say, by the charter's keys.
    """

    instrument: str
    body: str | None
    title: str
    in_force_from: date
    until: date | None
    text: str
    text_is_known: bool
    contents: tuple[tuple[str, str], ...]
    statements: tuple[KnownStatement, ...]
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownDecision:
    """A decision from before Koll. `paragraph` is None when it is not known; `note` says what is doubtful."""

    key: str
    body: str
    day: date
    paragraph: int | None
    registry_number: str
    heading: str
    certainty: Certainty
    source: str
    note: str
    versions: tuple[KnownVersion, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unseen:
    """An instrument that is said to be adopted, though neither its text nor its decision has been seen."""

    instrument: str
    body: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A municipality as it stands before the first day in Koll (`kept_from`).

    `code` is Statistics Sweden's four digits, or "". The model's own decision comes first among the decisions.
    """

    name: str
    code: str
    kept_from: date
    executive_term: ExecutiveTerm
    is_example: bool
    bodies: tuple[KnownBody, ...]
    decisions: tuple[KnownDecision, ...]
    unseen: tuple[Unseen, ...]


def versions_adopted_by(charter: Charter, bodies: tuple[KnownBody, ...]) -> KnownDecision | None:
    """The decision that adopted the model itself, from the charter's front page; None when its body is not there."""
    front = charter.front
    adopters = [body.key for body in bodies if body.kind == front.adopted_by]
    if not adopters:
        return None
    version = KnownVersion(
        instrument=charter.model_instrument,
        body=None,
        title=front.title,
        in_force_from=front.in_force_from,
        until=front.until,
        text="",
        text_is_known=False,
        contents=(),
        statements=(),
        place="front",
    )
    return KnownDecision(
        key=charter.model_instrument,
        body=adopters[0],
        day=front.adopted_on,
        paragraph=front.paragraph,
        registry_number=front.registry_number,
        heading=front.title,
        certainty="high",
        source=front.title,
        note="",
        versions=(version,),
    )


def record_of_facts(facts: Facts, charter: Charter) -> Record:
    """The facts as the record that `owed` reads, so that what is owed can be said before there is a database."""
    return Record(
        kept_from=facts.kept_from,
        bodies=tuple(
            BodyFact(key=body.key, name=body.name, kind=body.kind, begins=body.begins, until=body.until)
            for body in facts.bodies
        ),
        versions=tuple(
            version_fact(charter.instrument(version.instrument), decision, version, number)
            for decision in facts.decisions
            for number, version in enumerate(decision.versions)
        ),
    )


def version_fact(instrument: Instrument, decision: KnownDecision, version: KnownVersion, number: int) -> VersionFact:
    """A known text as a fact; a text of one statement is its own statement, and nothing unseen is called missing."""
    said = {key for key, words in version.contents if words}
    given = version.statements
    if not given and instrument.statements == "one":
        given = (KnownStatement(key=statement_key(version.title), heading=version.title, text=version.text),)
    return VersionFact(
        key=f"{decision.key}-{number}",
        instrument=version.instrument,
        body=version.body,
        decided_on=decision.day,
        in_force_from=version.in_force_from,
        decided_until=version.until,
        statements=tuple(
            StatementFact(key=row.key, number=at, heading=row.heading) for at, row in enumerate(given, start=1)
        ),
        title=version.title,
        decision=decision.key,
        missing=tuple(row.key for row in instrument.must_contain if version.text_is_known and row.key not in said),
        is_known=version.text_is_known,
    )


def statement_key(heading: str) -> str:
    """A key made of a heading.

    >>> statement_key("Ett Ale")
    'ett-ale'
    """
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "text"
