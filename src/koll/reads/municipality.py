"""Whose record this is: the municipality, its charter, and the record as the pure facts that `owed` reads.

Everything but drafts changes only through an act, and every act stamps the tables it wrote; so what has been read is
kept in memory until one of its tables is written again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date

from koll.almanac import swedish_day
from koll.charter import Charter, owed
from koll.charter.owed import Owed
from koll.charter.record import (
    AnswerFact,
    DoneFact,
    OccasionFact,
    ProposalFact,
    ReconsideredFact,
    Record,
    StatementFact,
    VersionFact,
)
from koll.records.models import (
    Answer,
    Beginning,
    Body,
    Closing,
    Decision,
    Ending,
    Fulfilment,
    Moving,
    Municipality,
    Occasion,
    OccasionBody,
    Proposal,
    Reconsideration,
    Renaming,
    Statement,
    Version,
)
from koll.snapshot import (
    Kept,
    moment_now,
    municipality_now,
    organisation_now,
    organisation_on,
)
from koll.snapshot.stamps import read_stamps


@dataclass(frozen=True, slots=True)
class Ours:
    """The municipality whose record this is."""

    name: str
    code: str
    charter: Charter
    kept_from: date
    is_example: bool


def ours() -> Ours:
    """The municipality of this site; UnableToFindMunicipality when it has not been started. No query in a request."""
    here = municipality_now()
    return Ours(here.name, here.code, here.charters.adopted[-1][1], here.kept_from, here.is_example)


def head() -> str:
    """The ledger's head as hexadecimal text; empty before the first act. No query in a request."""
    stamps = moment_now().stamps
    return stamps.head if stamps is not None else read_stamps().head


BODIES = (Municipality, Body, Beginning, Ending, Renaming, Moving, Decision)
"""The tables that say which bodies there are."""

TEXTS = (*BODIES, Version, Statement, Closing)
"""The tables that say which texts hold, beside the links between them."""

MADE_OF = (*TEXTS, Reconsideration, Occasion, OccasionBody, Answer, Proposal, Fulfilment)
"""The tables whose rows are facts of the record."""

RECORD: Kept[Record] = Kept(*MADE_OF, most=2)
OWED: Kept[tuple[Owed, ...]] = Kept(*MADE_OF, most=8)


def record() -> Record:
    """Everything that has happened, as facts. Ten queries when the record has grown since last time, else none."""
    return RECORD.get(moment_now(), None, record_from_tables)


def owed_on(day: date, municipality: Ours | None = None) -> tuple[Owed, ...]:
    """Every duty of every body as it stands on the day."""
    return OWED.get(moment_now(), day, lambda: owed((municipality or ours()).charter, record(), day))


def body_names(day: date) -> dict[str, str]:
    """What every body there has been was called on the day, by key, in no query within a request."""
    return organisation_on(day).names


def record_from_tables() -> Record:
    """The facts of the record, straight from the tables."""
    municipality = ours()
    charter = municipality.charter
    keys = dict(Body.objects.values_list("pk", "key"))
    return Record(
        kept_from=municipality.kept_from,
        bodies=organisation_now().bodies,
        versions=version_facts(keys, charter),
        reconsidered=tuple(
            ReconsideredFact(row.instrument, row.decision.day, str(row.decision_id))
            for row in Reconsideration.objects.select_related("decision")
        ),
        occasions=occasion_facts(keys, charter),
        answers=tuple(
            AnswerFact(keys[body], activity, period, statement, swedish_day(written_at))
            for body, activity, period, statement, written_at in Answer.objects.values_list(
                "occasion__body_id", "occasion__activity", "occasion__period", "statement__key", "written_at"
            )
        ),
        proposals=tuple(
            ProposalFact(
                str(row.pk),
                keys[row.body_id],
                row.heading,
                row.raised_on,
                keys[row.owner_id],
                row.settled_on,
                "" if row.settled_on is None else "declined" if row.state == "declined" else "decided",
            )
            for row in Proposal.objects.all()
        ),
        done=tuple(
            DoneFact(
                row.rule,
                row.period,
                row.on,
                str(row.decision_id or row.words),
                keys[row.body_id] if row.body_id else None,
            )
            for row in Fulfilment.objects.all()
        ),
    )


def version_facts(keys: dict[int, str], charter: Charter) -> tuple[VersionFact, ...]:
    """Every version with its statements, in three queries."""
    statements: defaultdict[int, list[StatementFact]] = defaultdict(list)
    for row in Statement.objects.order_by("version_id", "number").only(
        "version_id", "key", "number", "heading", "body_id", "suggested_mode"
    ):
        statements[row.version_id].append(
            StatementFact(
                row.key,
                row.number,
                row.heading,
                keys[row.body_id] if row.body_id else None,
                row.suggested_mode,
            )
        )
    closed: defaultdict[int, list[tuple[str, date, date | None]]] = defaultdict(list)
    for version, key, day, reopened in Closing.objects.values_list(
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
    yearly = {each.key: each.held_by for each in charter.activities if each.kind == "dialogue" and each.every == "year"}
    facts = []
    for row in Occasion.objects.defer("result"):
        parts = others[row.pk]
        own = OccasionFact(
            key=str(row.pk),
            activity=row.activity,
            body=keys[row.body_id],
            period=row.period,
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
