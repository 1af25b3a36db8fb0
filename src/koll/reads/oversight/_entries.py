"""The entries of the executive board's oversight: what was looked at, on which material, concluded and answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import Label
from koll.domain.refs import IndicatorRef, OversightRef, Ref
from koll.permissions import Permission, Subject, may
from koll.public.activities import occasion_line
from koll.public.decisions import DecisionView, decision_line
from koll.reads.proposals import ProposalView, proposal_lines
from koll.snapshot import Context, Snapshot
from koll.tables.models import OversightEntry

COMPANY_RULE = "company_decision"
"""The rule of law by which each company's past year is decided on (KL 6:9)."""

UNASKED = ("", "nothing", "within")
"""Conclusions that ask for no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Something an entry rests on: `kind` is "occasion", "decision" or "indicator"."""

    kind: str
    heading: str
    label: Label | None
    on: date | None
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a body answered, or the executive board noted."""

    body_name: str
    on: date
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightEntryView:
    """One entry of the file. `is_open`: an answer is asked for and has not come. `chosen`: numbers of its material."""

    id: int
    body_key: str
    body_name: str
    body_role: str
    period: int
    heading: str
    on: date
    took_part: str
    seen: str
    answers: tuple[tuple[Label, str], ...]
    material: tuple[Material, ...]
    conclusion: str
    words: str
    answer_by: date | None
    proposal: ProposalView | None
    decision: DecisionView | None
    concluded_on: date | None
    replies: tuple[Reply, ...]
    is_open: bool
    revision: int
    said: tuple[tuple[str, str], ...] = ()
    chosen: tuple[tuple[int, ...], ...] = ()

    @property
    def kind(self) -> str:
        """What sort of line of the file it is."""
        return "entry"


def entry_ref(row: OversightEntry) -> Ref:
    """Where one entry is read in its file; its body must have been fetched."""
    return OversightRef(body=row.body.key, period=row.period, place=str(row.pk))


def oversight_subject(row: OversightEntry) -> Subject:
    """An entry as a subject; its body must have been fetched."""
    return Subject(body=row.body.key, decides=row.body.key, state="done" if row.concluded_on else "draft")


def entries(context: Context, which: Q) -> tuple[OversightEntryView, ...]:
    """The entries that fit, begun by the day, as they stood then. Seven queries."""
    rows = list(
        OversightEntry.objects.filter(which, opened_on__lte=context.day)
        .select_related("body", "decision__body")
        .prefetch_related("occasions__body", "decisions__body", "indicators", "replies__body")
    )
    led_to = proposal_lines(context, Q(pk__in=[row.proposal_id for row in rows if row.proposal_id]))
    proposals = {item.id: item for item in led_to}
    return tuple(entry_line(context.snapshot, row, proposals) for row in rows)


def entry_line(snapshot: Snapshot, row: OversightEntry, proposals: Mapping[int, ProposalView]) -> OversightEntryView:
    """The row as it stood on the day; everything it is linked to must have been fetched."""
    charter = snapshot.charter
    concluded = row.concluded_on if row.concluded_on is not None and row.concluded_on <= snapshot.day else None
    replies = tuple(
        Reply(body_name=snapshot.bodies.name(reply.body.key), on=reply.on, words=reply.words)
        for reply in row.replies.all()
        if reply.on <= snapshot.day
    )
    proposal = proposals.get(row.proposal_id or 0) if concluded else None
    settled = proposal is not None and proposal.settled_on is not None and proposal.settled_on <= snapshot.day
    asked = {item.key: item.label for item in charter.oversight}
    return OversightEntryView(
        id=row.pk,
        body_key=row.body.key,
        body_name=snapshot.bodies.name(row.body.key),
        body_role=charter.role_of(row.body.kind),
        period=row.period,
        heading=row.heading,
        on=row.looked_on,
        took_part=row.took_part,
        seen=row.seen,
        answers=tuple((label, str(row.answers[key])) for key, label in asked.items() if row.answers.get(key)),
        material=tuple(material_of(snapshot, row)),
        conclusion=row.conclusion if concluded else "",
        words=row.words if concluded else "",
        answer_by=row.answer_by if concluded else None,
        proposal=proposal,
        decision=decision_line(snapshot, row.decision) if row.decision else None,
        concluded_on=concluded,
        replies=replies,
        is_open=concluded is not None and row.conclusion not in UNASKED and not replies and not settled,
        revision=row.revision,
        said=tuple((str(key), str(text)) for key, text in row.answers.items()),
        chosen=tuple(tuple(item.pk for item in some.all()) for some in (row.occasions, row.decisions, row.indicators)),
    )


def material_of(snapshot: Snapshot, row: OversightEntry) -> Iterable[Material]:
    """What the entry rests on: what bodies have decided or held, decisions, and indicators."""
    for occasion in row.occasions.all():
        line = occasion_line(snapshot, occasion)
        yield Material(
            kind="occasion",
            heading=f"{line.period}: {line.body_name}",
            label=line.label,
            on=line.done_on,
            ref=line.ref,
        )
    for made in row.decisions.all():
        told = decision_line(snapshot, made)
        yield Material(kind="decision", heading=told.heading, label=None, on=told.day, ref=told.ref)
    for measured in row.indicators.all():
        yield Material(kind="indicator", heading=measured.name, label=None, on=None, ref=IndicatorRef(key=measured.key))


def entry_with(context: Context, number: int) -> OversightEntryView | None:
    """One entry; None when there is none or it is a draft that is not for the person."""
    found = entries(context, Q(pk=number))
    line = found[0] if found else None
    if line is not None and line.concluded_on is None and not may(context.actor, Permission.READ_OVERSIGHT).allowed:
        return None
    return line
