"""What was known on a day: the record seen from that day, arranged so that each question is one look-up."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from koll.domain.charter import Charter
from koll.domain.record._facts import ClosedDutyFact, OccasionFact, Record, StatementFact, VersionFact
from koll.domain.record._organisation import BodyFact


@dataclass(slots=True, kw_only=True)
class RecordView:
    """The facts dated on or before `day`. `answers`: day by (body, activity, period, statement)."""

    charter: Charter
    record: Record
    day: date
    organisation: tuple[BodyFact, ...] = field(init=False)
    by_key: dict[str, BodyFact] = field(init=False)
    versions: defaultdict[tuple[str, str | None], list[VersionFact]] = field(init=False)
    occasions: defaultdict[tuple[str, str, int], list[OccasionFact]] = field(init=False)
    answers: set[tuple[str, str, int, str]] = field(init=False)
    done: dict[tuple[str, int, str | None], tuple[date, str]] = field(init=False)
    reported_periods: dict[tuple[str, int], tuple[date, str]] = field(init=False)
    closed: dict[tuple[str, str, str], ClosedDutyFact] = field(init=False)

    def __post_init__(self) -> None:
        self.organisation = tuple(
            one_body
            if one_body.ended_on is None or one_body.ended_on <= self.day
            else replace(one_body, until=None, heir="", ended_on=None)
            for one_body in self.record.bodies
            if one_body.begun_on is None or one_body.begun_on <= self.day
        )
        self.by_key = {item.key: item for item in self.organisation}
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
        self.reported_periods = {
            (row.rule, row.year): (row.ends_on, row.key) for row in self.record.reported_periods if row.on <= self.day
        }
        self.closed = {
            (row.duty, row.body, row.period): row
            for row in self.record.closed
            if row.on <= self.day and (row.until is None or row.until > self.day)
        }

    def bodies(self, kinds: tuple[str, ...], on: date | None = None) -> list[BodyFact]:
        """The bodies of these kinds that exist on the day."""
        day = on or self.day
        return [
            body
            for body in self.organisation
            if body.kind in kinds and body.begins <= day and (body.until is None or body.until > day)
        ]

    def through(self, kinds: tuple[str, ...], first: date, last: date) -> list[BodyFact]:
        """The bodies of these kinds that exist from the first day through the last: only they owe the period's work.

        One that has taken over another by the last day counts from that one's first day: nothing is owed by nobody.
        """
        return [
            body
            for body in self.organisation
            if body.kind in kinds
            and min(body.begins, *(item.begins for item in self.taken_over(body.key, last)), date.max) <= first
            and (body.until is None or body.until > last)
        ]

    def taken_over(self, heir: str, on: date) -> list[BodyFact]:
        """The bodies whose goals, assignments and proposals are the heir's on the day, however many steps away."""
        taken = self.record.organisation.on(on, self.day).taken_over(heir)
        return [self.by_key[key] for key in taken if key in self.by_key]

    def holder(self, body: str, on: date | None = None) -> str:
        """The body that on the day has what this one had: itself, or the last that took over."""
        return self.record.organisation.on(on or self.day, self.day).holder(body)

    def body_called(self, key: str) -> BodyFact | None:
        """The body as it was known on the day."""
        return self.by_key.get(key)

    def has_ended(self, key: str) -> bool:
        """Whether the body no longer exists on the day."""
        body = self.body_called(key)
        return body is not None and body.until is not None and body.until <= self.day

    def decider(self, kind: str) -> str:
        """The key of the body of a kind of which there is one; empty when the record has none."""
        return next((body.key for body in self.bodies((kind,))), "")

    def council_kind(self) -> str:
        """The key of the council's kind."""
        return next((kind.key for kind in self.charter.bodies if kind.role == "council"), "")

    def statements(self, instrument: str, body: str, day: date) -> list[StatementFact]:
        """The statements of an instrument that are in force on `day` and addressed to all or to the body.

        What a body had that another took over is the heir's, its own goals until the heir has decided goals since.
        """
        kind = self.charter.instrument(instrument)
        own, former = body, {item.key: item for item in self.taken_over(body, day)}
        held: list[VersionFact] = []
        for whose in (None, own, *(former if kind.follows else ())):
            rows = [row for row in self.versions[instrument, whose] if row.in_force_from <= day]
            rows = rows if kind.succession == "adds" else rows[-1:]
            handed = former[whose].until if whose in former else None
            if handed is not None and kind.succession != "adds" and self.decided_since(own, handed, day):
                continue
            held += [row for row in rows if row.decided_until is None or row.decided_until > day]
        return [
            statement
            for row in held
            for statement in row.statements
            if statement.body in (None, own, *former)
            and not any(
                key == statement.key and closed <= day and (reopened is None or reopened > day)
                for key, closed, reopened in row.closed
            )
        ]

    def decided_since(self, heir: str, first: date, day: date) -> bool:
        """Whether the heir has decided goals of its own that came into force from the first day through the other."""
        return any(
            first <= row.in_force_from <= day
            for one_instrument in self.charter.instruments
            if one_instrument.level == "own_goal"
            for row in self.versions[one_instrument.key, heir]
        )
