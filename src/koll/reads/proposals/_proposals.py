"""Proposals: where each one is, who owns the next step, and its whole story."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import Charter, Instrument, Label
from koll.domain.refs import OccasionRef
from koll.permissions import Permission, Subject, may
from koll.public.decisions import DecisionView, decision_line
from koll.public.instruments import LinkedStatement, linked_statement
from koll.public.thread import StoryEvent
from koll.reads.proposals._opinions import OpinionView, opinion_lines
from koll.reads.proposals._proposal_views import ProposalView, proposal_lines
from koll.reads.thread import story_of_proposal
from koll.snapshot import Context
from koll.tables.models import Body, Occasion, Proposal, ProposalStep


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalStepView:
    """One dated step: by which body, in which words, in which dialogue or by which decision."""

    number: int
    state: str
    on: date
    body_name: str
    words: str
    cost: str
    occasion_label: Label | None
    occasion_ref: OccasionRef | None
    decision: DecisionView | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MayNow:
    """The steps the person asking may take now, and the body that would take them."""

    propose: bool
    prepare: bool
    ask: bool
    settle: bool
    argue_in: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalPage:
    """A proposal in full, with every step and what came of it."""

    line: ProposalView
    text: str
    reasons: str
    seen_in: OccasionRef | None
    seen_in_label: Label | None
    shift: str
    serves: LinkedStatement | None
    outcome: LinkedStatement | None
    steps: tuple[ProposalStepView, ...]
    opinions: tuple[OpinionView, ...]
    story: tuple[StoryEvent, ...]
    owner_key: str
    body_key: str
    outcome_instruments: tuple[tuple[str, Label], ...]
    """Instruments the decision may lead to: (key, label)."""
    may: MayNow


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalsPage:
    """The board of proposals, by state in the order of the road."""

    columns: tuple[tuple[str, tuple[ProposalView, ...]], ...]

    @property
    def open(self) -> int:
        """How many are not settled."""
        return sum(len(lines) for state, lines in self.columns if state not in ("decided", "declined"))


def proposals_page(context: Context, body: str = "") -> ProposalsPage:
    """Every proposal raised by the day, in columns. Two queries."""
    which = Q(raised_on__lte=context.day) & (Q(body__key=body) | Q(owner__key=body) if body else Q())
    lines = proposal_lines(context, which)
    return ProposalsPage(
        columns=tuple((state, tuple(line for line in lines if line.state == state)) for state in Proposal.State.values)
    )


def proposal_page(context: Context, number: int) -> ProposalPage | None:
    """A proposal in full; None when there is none by the day."""
    charter = context.snapshot.charter
    row = (
        Proposal.objects.select_related(
            "body", "owner", "occasion__body", "shift", "serves__version", "outcome__version"
        )
        .filter(pk=number, raised_on__lte=context.day)
        .first()
    )
    if row is None:
        return None
    steps = list(ProposalStep.objects.filter(proposal=row).select_related("body", "occasion__body", "decision__body"))
    seen = row.occasion
    line = next(iter(proposal_lines(context, Q(pk=row.pk))))
    return ProposalPage(
        line=line,
        text=row.text,
        reasons=row.reasons,
        seen_in=OccasionRef(activity=seen.activity, body=seen.body.key, period=seen.period, number=seen.number)
        if seen
        else None,
        seen_in_label=charter.activity(seen.activity).label if seen else None,
        shift=row.shift.sentence if row.shift else "",
        serves=linked_statement(charter, row.serves) if row.serves else None,
        outcome=linked_statement(charter, row.outcome) if row.outcome else None,
        steps=tuple(
            ProposalStepView(
                number=step.number,
                state=step.state,
                on=step.on,
                body_name=context.snapshot.bodies.name(step.body.key),
                words=step.words,
                cost=step.cost,
                occasion_label=charter.activity(step.occasion.activity).label if step.occasion else None,
                occasion_ref=OccasionRef(
                    activity=step.occasion.activity,
                    body=step.occasion.body.key,
                    period=step.occasion.period,
                    number=step.occasion.number,
                )
                if step.occasion
                else None,
                decision=decision_line(context.snapshot, step.decision) if step.decision else None,
            )
            for step in steps
        ),
        opinions=opinion_lines(context, Q(proposal=row.pk)),
        story=story_of_proposal(context, row.pk),
        owner_key=row.owner.key,
        body_key=row.body.key,
        outcome_instruments=tuple(
            (outcome.key, outcome.label) for outcome in outcomes_for(charter, row.kind, row.body.kind)
        ),
        may=may_now(context, row),
    )


def outcomes_for(charter: Charter, kind: str, body_kind: str) -> tuple[Instrument, ...]:
    """What a proposal of this kind by a body of this kind can lead to: its own goals, or an assignment to it."""
    if kind == "own_goal":
        return tuple(
            instrument
            for instrument in charter.instruments
            if instrument.level == "own_goal" and instrument.decided_by == body_kind
        )
    if kind == "assignment":
        return tuple(
            instrument
            for instrument in charter.instruments
            if instrument.level == "assignment" and body_kind in instrument.binds
        )
    return ()


def may_now(context: Context, row: Proposal) -> MayNow:
    """Which steps are open and may be taken by the actor."""
    own = Subject(body=row.body.key, decides=row.owner.key)
    propose = may(context.actor, Permission.SUBMIT_PROPOSAL, own).allowed
    prepares = propose if row.is_own_goal else may(context.actor, Permission.PREPARE_PROPOSAL).allowed
    keys = [activity.key for activity in context.snapshot.charter.activities if activity.is_dialogue]
    dialogues = (
        Occasion.objects.filter(
            Q(body=row.body_id) | Q(counterparts__body=row.body_id),
            activity__in=keys,
            period__gte=row.raised_on.year - 1,
        )
        .select_related("body")
        .prefetch_related("counterparts__body")
        .distinct()
    )
    under: defaultdict[int, list[str]] = defaultdict(list)
    for parent, key in Body.objects.filter(parent__isnull=False).values_list("parent_id", "key"):
        under[parent or 0].append(key)

    def may_argue(occasion: Occasion) -> bool:
        others = tuple(other.body.key for other in occasion.counterparts.all())
        return may(
            context.actor,
            Permission.ARGUE_PROPOSAL,
            Subject(body=occasion.body.key, body_role=None, family=tuple(under[occasion.body_id]), counterparts=others),
        ).allowed

    return MayNow(
        propose=propose and row.state in ("seen", "argued"),
        prepare=prepares and row.state in ("proposed", "prepared"),
        ask=prepares and not row.is_own_goal and row.state in ("proposed", "prepared"),
        settle=may(context.actor, Permission.DECIDE_PROPOSAL, own).allowed and row.state == "prepared",
        argue_in=tuple(
            (dialogue.pk, f"{context.snapshot.bodies.name(dialogue.body.key)} {dialogue.period}")
            for dialogue in dialogues
            if may_argue(dialogue)
        )
        if row.state in ("seen", "argued")
        else (),
    )
