"""Whose record this is: the municipality, its charter, and the record as the pure facts that `owed` reads.

Everything but drafts changes only through an act, and every act stamps the tables it wrote; so what has been read is
kept in memory until one of its tables is written again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Literal

from koll.domain.almanac import swedish_day
from koll.domain.charter import Charter
from koll.domain.owed import Duty, owed
from koll.domain.record import (
    AnswerFact,
    ClosedDutyFact,
    DoneFact,
    OccasionFact,
    ProposalFact,
    ReconsideredFact,
    Record,
    ReportedPeriodFact,
    StatementFact,
    VersionFact,
)
from koll.snapshot._kept import Kept
from koll.snapshot._snapshot import Snapshot
from koll.tables.models import (
    Accounts,
    Answer,
    AssignmentClosing,
    Body,
    BodyBeginning,
    BodyEnding,
    BodyMove,
    BodyRenaming,
    Decision,
    DutyClosing,
    LegalDutyMet,
    Municipality,
    Occasion,
    OccasionBody,
    Proposal,
    Reconsideration,
    Statement,
    Version,
)

BODIES = (Municipality, Body, BodyBeginning, BodyEnding, BodyRenaming, BodyMove, Decision)
"""The tables that say which bodies there are."""

TEXTS = (*BODIES, Version, Statement, AssignmentClosing)
"""The tables that say which texts hold, beside the links between them."""

MADE_OF = (*TEXTS, Reconsideration, Occasion, OccasionBody, Answer, Proposal, LegalDutyMet, Accounts, DutyClosing)
"""The tables whose rows are facts of the record."""

RECORD: Kept[Record] = Kept(*MADE_OF, most=2)
OWED: Kept[tuple[Duty, ...]] = Kept(*MADE_OF, most=8)


def record_of(snapshot: Snapshot) -> Record:
    """Everything that has happened, as facts. Eleven queries when the record has grown since last time, else none."""
    return RECORD.get(snapshot, None, partial(read_record, snapshot))


def duties_on(snapshot: Snapshot) -> tuple[Duty, ...]:
    """Every duty of every body as it stands on the day."""
    return OWED.get(snapshot, snapshot.day, lambda: owed(snapshot.charter, record_of(snapshot), snapshot.day))


def settled_outcome(row: Proposal) -> Literal["", "declined", "decided"]:
    """What became of a proposal: "declined", "decided", or "" while it is not settled."""
    if row.settled_on is None:
        return ""
    return "declined" if row.state == Proposal.State.DECLINED else "decided"


def read_record(snapshot: Snapshot) -> Record:
    """The facts of the record, straight from the tables."""
    municipality = snapshot.municipality
    charter = municipality.charter
    keys = dict(Body.objects.values_list("pk", "key"))
    return Record(
        kept_from=municipality.kept_from,
        bodies=snapshot.organisation.bodies,
        versions=version_facts(keys, charter),
        reconsidered=tuple(
            ReconsideredFact(instrument=row.instrument, on=row.decision.day, decision=str(row.decision_id))
            for row in Reconsideration.objects.select_related("decision")
        ),
        occasions=occasion_facts(keys, charter),
        answers=tuple(
            AnswerFact(
                body=keys[body], activity=activity, period=period, statement=statement, on=swedish_day(written_at)
            )
            for body, activity, period, statement, written_at in Answer.objects.values_list(
                "occasion__body_id", "occasion__activity", "occasion__period", "statement__key", "written_at"
            )
        ),
        proposals=tuple(
            ProposalFact(
                key=str(row.pk),
                body=keys[row.body_id],
                heading=row.heading,
                raised_on=row.raised_on,
                owner=keys[row.owner_id],
                settled_on=row.settled_on,
                outcome=settled_outcome(row),
            )
            for row in Proposal.objects.all()
        ),
        done=tuple(
            DoneFact(
                rule=row.rule,
                period=row.period,
                on=row.on,
                evidence=str(row.decision_id or row.words),
                body=keys[row.body_id] if row.body_id else None,
            )
            for row in LegalDutyMet.objects.all()
        ),
        reported_periods=tuple(
            ReportedPeriodFact(
                rule="interim_report", year=row.year, ends_on=row.ends_on, on=row.begun_on, key=f"{row.year}/{row.kind}"
            )
            for row in Accounts.objects.filter(kind=Accounts.Kind.INTERIM).only("year", "kind", "ends_on", "begun_on")
        ),
        closed=tuple(
            ClosedDutyFact(
                duty=row.duty,
                body=keys[row.body_id],
                period=row.period,
                on=row.closed_on,
                reason=row.reason,
                key=str(row.pk),
                until=row.reopened_on,
            )
            for row in DutyClosing.objects.all()
        ),
    )


def version_facts(keys: dict[int, str], charter: Charter) -> tuple[VersionFact, ...]:
    """Every version with its statements, in three queries."""
    statements: defaultdict[int, list[StatementFact]] = defaultdict(list)
    for row in Statement.objects.order_by("version_id", "number").only(
        "pk", "version_id", "key", "number", "heading", "body_id", "suggested_mode"
    ):
        statements[row.version_id].append(
            StatementFact(
                key=row.key,
                number=row.number,
                heading=row.heading,
                body=keys[row.body_id] if row.body_id else None,
                row=row.pk,
                suggested_mode=row.suggested_mode,
            )
        )
    closed: defaultdict[int, list[tuple[str, date, date | None]]] = defaultdict(list)
    for version, key, day, reopened in AssignmentClosing.objects.values_list(
        "statement__version_id", "statement__key", "decision__day", "reopened_by__day"
    ):
        closed[version].append((key, day, reopened))
    return tuple(
        VersionFact(
            key=str(row.pk),
            instrument=row.instrument,
            body=keys[row.body_id] if row.body_id else None,
            decided_on=row.decision.day,
            in_force_from=row.in_force_from,
            decided_until=row.decided_until,
            statements=tuple(statements[row.pk]),
            title=row.title,
            decision=str(row.decision_id),
            missing=tuple(
                content.key
                for content in charter.instrument(row.instrument).must_contain
                if row.text_is_known and not row.contents.get(content.key)
            ),
            is_known=row.text_is_known,
            closed=tuple(closed[row.pk]),
        )
        for row in Version.objects.select_related("decision").defer("text")
    )


def occasion_facts(keys: dict[int, str], charter: Charter) -> tuple[OccasionFact, ...]:
    """Every occasion with the bodies that took part, in two queries.

    A yearly dialogue that two bodies share is a fact of each that holds such dialogues, with its own report.
    """
    others: defaultdict[int, list[OccasionBody]] = defaultdict(list)
    for part in OccasionBody.objects.select_related("body").defer("result"):
        others[part.occasion_id].append(part)
    yearly = {
        activity.key: activity.held_by
        for activity in charter.activities
        if activity.is_dialogue and activity.every == "year"
    }
    facts = []
    for row in Occasion.objects.defer("result"):
        parts = others[row.pk]
        own = OccasionFact(
            key=str(row.pk),
            activity=row.activity,
            body=keys[row.body_id],
            period=row.period,
            number=row.number,
            opened_on=row.opened_on,
            done_on=row.done_on,
            reported_on=row.reported_on,
            with_bodies=tuple(part.body.key for part in parts),
            decision=str(row.decision_id or ""),
            planned_on=row.planned_on,
        )
        facts.append(own)
        for part in parts:
            if part.body.kind in yearly.get(row.activity, ()):
                rest = tuple(key for key in (own.body, *own.with_bodies) if key != part.body.key)
                facts.append(replace(own, body=part.body.key, reported_on=part.reported_on, with_bodies=rest))
    return tuple(facts)
