"""Decisions as pages show them: a line in a list, and a page that says everything a decision did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.almanac import day_if_reached
from koll.domain.record import Minutes, minutes_of, name_order
from koll.domain.refs import (
    BudgetRef,
    CitedDecisionRef,
    DecisionRef,
    DocumentRef,
    FollowedDecisionRef,
    InstrumentRef,
    InternalControlPlanRef,
    OccasionRef,
    ProposalRef,
    Ref,
    StatementRef,
    VersionRef,
    YearRef,
)
from koll.public import _rows
from koll.public.decisions._attachments import AttachmentView, attachment_lines
from koll.public.decisions._body_effects import body_effects_of_decision
from koll.snapshot import Snapshot
from koll.tables.models import Decision

MOST = 100
"""How many decisions a page lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision in one line; `ref` says where it is read."""

    id: int
    body_key: str
    body_name: str
    day: date
    paragraph: int | None
    registry_number: str
    heading: str
    ref: DecisionRef
    is_example: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One thing a decision did: `kind` names it ("adopted", "decided_proposal" …), with where to read on."""

    kind: str
    words: str
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionView:
    """A corrected typing error: `field` names what was wrong ("day", "heading" …), with both readings."""

    field: str
    was: str
    became: str
    why: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage(Minutes):
    """A decision with its minutes and everything it did."""

    line: DecisionView
    source: str
    effects: tuple[Effect, ...]
    attachments: tuple[AttachmentView, ...] = ()
    corrections: tuple[CorrectionView, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage:
    """The decisions that fit, as many as were asked for, the latest first; `years` and `bodies` to choose among."""

    lines: tuple[DecisionView, ...]
    total: int
    years: tuple[int, ...]
    bodies: tuple[tuple[str, str], ...]


def decision_line(snapshot: Snapshot, row: Decision) -> DecisionView:
    """The row as a line; its body must have been fetched."""
    return DecisionView(
        id=row.pk,
        body_key=row.body.key,
        body_name=snapshot.bodies.name(row.body.key),
        day=row.day,
        paragraph=row.paragraph,
        registry_number=row.registry_number,
        heading=row.heading,
        ref=DecisionRef(body=row.body.key, year=row.year, paragraph=row.paragraph, number=row.pk),
        is_example=row.is_example,
    )


def closed_on(day: date) -> Q:
    """Which closings of assignments hold on the day: made by then, and not reopened by then."""
    return Q(decision__day__lte=day) & (Q(reopened_by__isnull=True) | Q(reopened_by__day__gt=day))


def decisions_page(
    snapshot: Snapshot, *, body: str = "", year: int | None = None, words: str = "", first: int = 0, most: int = MOST
) -> DecisionsPage:
    """Decisions made by the day, filtered by body, year and words in heading, text or registry number. Four queries.

    `first` is how many of the latest to pass by, `most` how many to give.
    """
    made = _rows.decisions(snapshot.day)
    found = made
    if body:
        found = found.filter(body__key=body)
    if year is not None:
        found = found.filter(year=year)
    if words:
        found = found.filter(
            Q(heading__icontains=words) | Q(text__icontains=words) | Q(registry_number__icontains=words)
        )
    bodies = _rows.bodies().filter(decisions__in=made).distinct()
    shown = found.select_related("body")[first : first + most]
    return DecisionsPage(
        lines=tuple(decision_line(snapshot, row) for row in shown.defer("text")),
        total=found.count(),
        years=tuple(made.order_by("-year").values_list("year", flat=True).distinct()),
        bodies=tuple(
            sorted(((row.key, snapshot.bodies.name(row.key)) for row in bodies), key=lambda body: name_order(body[1]))
        ),
    )


def decision_page(snapshot: Snapshot, ref: CitedDecisionRef) -> DecisionPage | None:
    """The decision with this ref, as far as it was made by the day; None when there is none. Fixed queries."""
    which = Q(paragraph=ref.paragraph) if ref.paragraph else Q(pk=ref.number, paragraph__isnull=True)
    row = _rows.decisions(snapshot.day).select_related("body").filter(which, body__key=ref.body, year=ref.year).first()
    if row is None:
        return None
    return DecisionPage(
        **minutes_of(row) | {"attested_on": day_if_reached(row.attested_on, snapshot.day)},
        line=decision_line(snapshot, row),
        source=row.source,
        effects=tuple(effects_of(snapshot, row)),
        attachments=attachment_lines(row.pk),
        corrections=corrections_of(row.pk),
    )


def corrections_of(decision: int) -> tuple[CorrectionView, ...]:
    """Every correction of the decision, in the order they were made. One query."""
    rows = _rows.corrections(_rows.EVER).filter(decision_id=decision)
    return tuple(CorrectionView(**row) for row in rows.values("field", "was", "became", "why", "day"))


def corrected_decision(snapshot: Snapshot, ref: CitedDecisionRef) -> DecisionRef | None:
    """The decision that minutes once called this, before its day or paragraph was corrected."""
    found = _rows.corrections(snapshot.day).filter(read_as=ref.read_as, field__in=("day", "paragraph"))
    row = found.select_related("decision__body").order_by("-pk").first()
    return decision_line(snapshot, row.decision).ref if row else None


def decision_ref_with(number: int) -> DecisionRef | None:
    """The ref of the decision with this number in the tables, with what says where it is read. One query."""
    row = _rows.decisions(_rows.EVER).filter(pk=number).values_list("body__key", "year", "paragraph").first()
    return DecisionRef(number=number, body=row[0], year=row[1], paragraph=row[2]) if row else None


def effects_of(snapshot: Snapshot, row: Decision) -> list[Effect]:
    """Everything the decision did and was known for by the day, in as many queries whatever it did."""
    effects = [
        Effect(
            kind="adopted",
            words=version.title,
            ref=VersionRef(
                instrument=version.instrument,
                body=version.body.key if version.body else "",
                in_force_from=version.in_force_from,
                beside=version.pk if version.stands_beside else 0,
            ),
        )
        for version in row.versions.select_related("body")
    ]
    effects += [
        Effect(kind="reconsidered", words=reconsideration.outcome, ref=InstrumentRef(key=reconsideration.instrument))
        for reconsideration in row.reconsiderations.all()
    ]
    effects += [
        Effect(
            kind="decided_description",
            words=snapshot.bodies.name(occasion.body.key),
            ref=OccasionRef(
                activity=occasion.activity, body=occasion.body.key, period=occasion.period, number=occasion.number
            ),
        )
        for occasion in row.occasions.select_related("body")
    ]
    effects += [
        Effect(
            kind="noted_result",
            words=snapshot.bodies.name(report.body.key),
            ref=OccasionRef(activity=report.activity, body=report.body.key, period=report.period, number=report.number),
        )
        for report in row.reports.select_related("body")
    ]
    effects += [
        Effect(
            kind="noted_result",
            words=snapshot.bodies.name(shared_report.body.key),
            ref=OccasionRef(
                activity=shared_report.occasion.activity,
                body=shared_report.occasion.body.key,
                period=shared_report.occasion.period,
                number=shared_report.occasion.number,
            ),
        )
        for shared_report in row.shared_reports.select_related("body", "occasion__body")
    ]
    effects += [
        Effect(
            kind=f"proposal_{proposal_step.state}",
            words=proposal_step.proposal.heading,
            ref=ProposalRef(number=proposal_step.proposal_id),
        )
        for proposal_step in row.proposal_steps.select_related("proposal")
    ]
    effects += [
        Effect(
            kind="closed",
            words=closing.statement.heading,
            ref=StatementRef(instrument=closing.statement.version.instrument, key=closing.statement.key),
        )
        for closing in row.closings.select_related("statement__version")
    ]
    effects += [
        Effect(
            kind="reopened",
            words=reopening.statement.heading,
            ref=StatementRef(instrument=reopening.statement.version.instrument, key=reopening.statement.key),
        )
        for reopening in row.reopenings.select_related("statement__version")
    ]
    effects += [
        Effect(kind="budgeted", words=str(budget.year), ref=BudgetRef(year=budget.year))
        for budget in _rows.budgets(snapshot.day).filter(decision=row)
    ]
    effects += [
        Effect(kind="adopted", words=document.title, ref=DocumentRef(key=document.key))
        for document in row.documents.all()
    ]
    effects += [
        Effect(kind="repealed", words=repeal.document.title, ref=DocumentRef(key=repeal.document.key))
        for repeal in row.repeals.select_related("document")
    ]
    effects += [
        Effect(
            kind="settled_risks",
            words=str(internal_control_plan.period),
            ref=InternalControlPlanRef(body=internal_control_plan.body.key, period=internal_control_plan.period),
        )
        for internal_control_plan in _rows.internal_control_plans(snapshot.day)
        .filter(decision=row)
        .select_related("body")
    ]
    effects += [
        Effect(kind="fulfilled", words=fulfilment.words or fulfilment.rule, ref=YearRef(year=fulfilment.period))
        for fulfilment in row.fulfilments.all()
    ]
    effects += [Effect(kind=kind, words=name, ref=body) for kind, name, body in body_effects_of_decision(snapshot, row)]
    effects += [
        Effect(
            kind="listed",
            words=snapshot.bodies.name(followed_decision.body.key),
            ref=FollowedDecisionRef(
                number=followed_decision.pk,
                is_there=followed_decision.ended_on is None or followed_decision.ended_on > snapshot.day,
            ),
        )
        for followed_decision in _rows.followed_decisions(snapshot.day).filter(decision=row).select_related("body")
    ]
    effects += [
        Effect(
            kind="taken_off_list",
            words=followed_decision.decision.heading,
            ref=FollowedDecisionRef(number=followed_decision.pk, is_there=False),
        )
        for followed_decision in _rows.followed_decisions(snapshot.day)
        .filter(ended_by=row, ended_on__lte=snapshot.day)
        .select_related("decision")
    ]
    return effects


def decision_with_number(snapshot: Snapshot, number: int) -> DecisionView | None:
    """The decision with this number in the tables, made by the day; None when there is none."""
    row = _rows.decisions(snapshot.day).select_related("body").filter(pk=number).first()
    return decision_line(snapshot, row) if row else None
