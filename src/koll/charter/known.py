"""What was known on a day: the record seen from that day, arranged so that each question is one look-up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from koll.charter.model import Charter
from koll.charter.record import BodyFact, OccasionFact, Record, StatementFact, VersionFact


@dataclass(slots=True)
class Known:
    """The facts dated on or before `day`. `answers`: day by (body, activity, period, statement)."""

    charter: Charter
    record: Record
    day: date
    versions: defaultdict[tuple[str, str | None], list[VersionFact]] = field(init=False)
    occasions: defaultdict[tuple[str, str, int], list[OccasionFact]] = field(init=False)
    answers: set[tuple[str, str, int, str]] = field(init=False)
    done: dict[tuple[str, int, str | None], tuple[date, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.versions = defaultdict(list)
        for version in self.record.versions:
            if version.decided_on <= self.day:
                self.versions[version.instrument, version.body].append(version)
        for rows in self.versions.values():
            rows.sort(key=lambda row: (row.in_force_from, row.decided_on, row.key))
        self.occasions = defaultdict(list)
        for occasion in self.record.occasions:
            self.occasions[occasion.activity, occasion.body, occasion.period].append(occasion)
        self.answers = {
            (row.body, row.activity, row.period, row.statement) for row in self.record.answers if row.on <= self.day
        }
        self.done = {}
        for fact in sorted(self.record.done, key=lambda row: (row.on, row.evidence)):
            if fact.on <= self.day:
                self.done.setdefault((fact.rule, fact.period, fact.body), (fact.on, fact.evidence))

    def bodies(self, kinds: tuple[str, ...], on: date | None = None) -> list[BodyFact]:
        """The bodies of these kinds that exist on the day."""
        day = on or self.day
        return [
            body
            for body in self.record.bodies
            if body.kind in kinds and body.begins <= day and (body.until is None or body.until > day)
        ]

    def through(self, kinds: tuple[str, ...], first: date, last: date) -> list[BodyFact]:
        """The bodies of these kinds that exist from the first day through the last: only they owe the period's work."""
        return [
            body
            for body in self.record.bodies
            if body.kind in kinds and body.begins <= first and (body.until is None or body.until > last)
        ]

    def decider(self, kind: str) -> str:
        """The key of the body of a kind of which there is one; empty when the record has none."""
        return next((body.key for body in self.bodies((kind,))), "")

    def council_kind(self) -> str:
        """The key of the council's kind."""
        return next((kind.key for kind in self.charter.bodies if kind.role == "council"), "")

    def statements(self, instrument: str, body: str, day: date) -> list[StatementFact]:
        """The statements of an instrument that are in force on `day` and addressed to all or to the body."""
        kind = self.charter.instrument(instrument)
        held: list[VersionFact] = []
        for whose in (None, body):
            rows = [row for row in self.versions[instrument, whose] if row.in_force_from <= day]
            rows = rows if kind.succession == "adds" else rows[-1:]
            held += [row for row in rows if row.decided_until is None or row.decided_until > day]
        return [
            statement
            for row in held
            for statement in row.statements
            if statement.body in (None, body)
            and not any(
                key == statement.key and closed <= day and (reopened is None or reopened > day)
                for key, closed, reopened in row.closed
            )
        ]
