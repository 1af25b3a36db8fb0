"""Proposals, step by step: seen, argued, proposed, prepared, and decided or declined with reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_or_find_decision, ref_of
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    body_with_key,
    change,
    create,
    decision_with,
    occasion_with,
    proposal_with,
    require,
    statement_with,
)
from koll.acts.instruments import VersionInput, instrument_called, put_in_force
from koll.acts.proposals._proposal_outcome import outcome_of
from koll.domain.refs import ProposalRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.reads.proposals import outcomes_for
from koll.snapshot import Snapshot, subject_of_body, subject_of_occasion
from koll.tables.models import Body, Decision, Occasion, Proposal, ProposalStep, Shift, Statement

NEXT: dict[str, tuple[str, ...]] = {
    "seen": ("argued", "proposed"),
    "argued": ("argued", "proposed"),
    "proposed": ("prepared", "declined"),
    "prepared": ("prepared", "decided", "declined"),
    "decided": (),
    "declined": (),
}
"""Which steps may follow which; a proposal never goes back and never skips the preparation (KL 5:26)."""


def proposal_ref(proposal: Proposal) -> ProposalRef:
    return ProposalRef(number=proposal.pk)


def take_proposal_step(
    doing: Doing,
    proposal: Proposal,
    state: str,
    body: Body,
    owner: Body,
    words: str,
    *,
    cost: str = "",
    occasion: Occasion | None = None,
    decision: Decision | None = None,
    outcome: Statement | None = None,
) -> None:
    """Takes the next step, says who owns the one after, and dates it by the decision when there is one."""
    if state not in NEXT[proposal.state]:
        raise Refusal(
            "proposal.moved_on",
            _("The proposal has already moved on since this page was opened. Open it again to see where it is."),
        )
    number = (ProposalStep.objects.filter(proposal=proposal).aggregate(n=Max("number"))["n"] or 0) + 1
    create(
        ProposalStep,
        proposal=proposal,
        number=number,
        state=state,
        on=decision.day if decision is not None else doing.day,
        body=body,
        words=words.strip(),
        cost=cost.strip(),
        occasion=occasion,
        decision=decision,
        taken_by_id=doing.actor.person,
    )
    settled_on = proposal.settled_on
    if state in ("decided", "declined"):
        settled_on = decision.day if decision is not None else doing.day
    change(
        proposal,
        state=state,
        owner=owner,
        revision=proposal.revision,
        settled_on=settled_on,
        outcome=outcome or proposal.outcome,
    )


def own_subject(snapshot: Snapshot, proposal: int) -> Subject:
    """What the body that proposes is asked about."""
    return subject_of_body(snapshot.charter, proposal_with(proposal).body)


@dataclass(frozen=True, slots=True, kw_only=True)
class RaiseProposal(Input):
    """Writes down something the body sees a need to have changed: a goal of its own, an assignment, or conditions."""

    body: str
    kind: str
    heading: str
    text: str
    reasons: str
    occasion: int | None = None
    shift: int | None = None
    serves: int | None = None
    condition: str = ""

    @property
    def is_about_conditions(self) -> bool:
        """Whether changed conditions are asked for."""
        return self.kind == Proposal.Kind.CONDITIONS


@act(
    RaiseProposal,
    permission=Permission.RAISE_PROPOSAL,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_existing_on(given.body, doing.day)),
    news=N_("A proposal was written down"),
    trail=Trail.SHOWN,
)
def raise_proposal(doing: Doing, given: RaiseProposal) -> Done:
    whose = body_existing_on(given.body, doing.day)
    if given.kind not in Proposal.Kind.values:
        raise Refusal(
            "proposal.unknown_kind",
            _("Choose what is asked for: a goal, an assignment or changed conditions."),
            field="kind",
        )
    if given.condition and (not given.is_about_conditions or given.condition not in Proposal.Condition.values):
        raise Refusal(
            "proposal.unknown_condition",
            _("Choose which condition is to be changed: money, mandate or a rule."),
            field="condition",
        )
    if not given.heading.strip() or not given.reasons.strip():
        raise Refusal(
            "proposal.words_missing",
            _("Say what is proposed and why. Both are needed for it to be prepared."),
            field="heading",
        )
    seen_in = occasion_with(given.occasion) if given.occasion else None
    if seen_in is not None and seen_in.body_id != whose.pk:
        raise Refusal(
            "proposal.of_another_body",
            _("The proposal starts in another body's description. Start it in your own."),
            field="occasion",
        )
    proposal = create(
        Proposal,
        kind=given.kind,
        condition=given.condition,
        body=whose,
        owner=whose,
        occasion=seen_in,
        shift=Shift.objects.filter(pk=given.shift).first() if given.shift else None,
        serves=statement_with(given.serves) if given.serves else None,
        heading=given.heading.strip(),
        text=given.text.strip(),
        reasons=given.reasons.strip(),
        raised_on=doing.day,
    )
    create(
        ProposalStep,
        proposal=proposal,
        number=1,
        state="seen",
        on=doing.day,
        body=whose,
        words=given.reasons.strip(),
        occasion=seen_in,
        taken_by_id=doing.actor.person,
    )
    return Done(subject=proposal_ref(proposal), said=_("The proposal has been written down."), id=proposal.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Argue(Input):
    """Records that a proposal was argued in a dialogue, and what was said for and against."""

    proposal: int
    occasion: int
    words: str


@act(
    Argue,
    permission=Permission.ARGUE_PROPOSAL,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion)),
    news=N_("A proposal was argued"),
    trail=Trail.SHOWN,
)
def argue_proposal(doing: Doing, given: Argue) -> Done:
    row = proposal_with(given.proposal)
    dialogue = occasion_with(given.occasion)
    parties = {dialogue.body_id, *dialogue.counterparts.values_list("body_id", flat=True)}
    if row.body_id not in parties:
        raise Refusal(
            "proposal.not_argued_there",
            _("The body that proposes does not take part in that dialogue."),
            field="occasion",
        )
    take_proposal_step(doing, row, "argued", dialogue.body, row.owner, given.words, occasion=dialogue)
    return Done(subject=proposal_ref(row), said=_("What was argued has been recorded."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Input):
    """Sends a proposal on in the body's name: to the executive board, or to the body itself for a goal of its own."""

    proposal: int
    words: str


@act(
    Propose,
    permission=Permission.SUBMIT_PROPOSAL,
    subject=lambda doing, given: own_subject(doing.snapshot, given.proposal),
    news=N_("A proposal was sent on"),
    trail=Trail.SHOWN,
)
def submit_proposal(doing: Doing, given: Propose) -> Done:
    row = proposal_with(given.proposal)
    take_proposal_step(doing, row, "proposed", row.body, preparer(doing.snapshot, row), given.words)
    said = _("The proposal waits for %(body)s.") % {"body": row.owner.name}
    return Done(subject=proposal_ref(row), said=said, id=row.pk)


def preparer(snapshot: Snapshot, proposal: Proposal) -> Body:
    """The body that prepares the proposal: itself for a goal of its own, else the executive board (KL 5:28)."""
    if proposal.is_own_goal:
        return proposal.body
    kinds = [kind.key for kind in snapshot.charter.kinds("executive")]
    executive = Body.objects.filter(kind__in=kinds).first()
    if executive is None:
        raise Refusal("proposal.no_executive", _("There is no executive board to prepare the matter."))
    return executive


def permission_to_prepare(_doing: Doing, given: Prepare) -> Permission:
    """A body prepares a goal of its own; everything else is prepared by the executive board."""
    return Permission.SUBMIT_PROPOSAL if proposal_with(given.proposal).is_own_goal else Permission.PREPARE_PROPOSAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepare(Input):
    """Records the preparation of a proposal: the comment, the cost and what others think, before it is decided."""

    proposal: int
    words: str
    cost: str = ""


@act(
    Prepare,
    permission=permission_to_prepare,
    subject=lambda doing, given: own_subject(doing.snapshot, given.proposal),
    news=N_("A proposal was prepared"),
    trail=Trail.SHOWN,
)
def prepare_proposal(doing: Doing, given: Prepare) -> Done:
    row = proposal_with(given.proposal)
    charter = doing.snapshot.charter
    if row.is_own_goal:
        by, decider = row.body, row.body
    else:
        by = preparer(doing.snapshot, row)
        found = Body.objects.filter(kind__in=[kind.key for kind in charter.kinds("council")]).first()
        if found is None:
            raise Refusal("proposal.no_council", _("There is no council to decide the matter."))
        decider = found
    if not given.words.strip():
        raise Refusal("proposal.comment_missing", _("Write the comment that the decision rests on."), field="words")
    take_proposal_step(doing, row, "prepared", by, decider, given.words, cost=given.cost)
    said = _("The proposal waits for a decision by %(body)s.") % {"body": decider.name}
    return Done(subject=proposal_ref(row), said=said, id=row.pk)


class Settling(Protocol):
    """What settles a proposal: a decision."""

    @property
    def proposal(self) -> int:
        """The proposal's number."""

    @property
    def decision(self) -> DecisionInput:
        """The decision that settles it."""


def settling_subject(_doing: Doing, given: Settling) -> Subject:
    """A proposal that is not settled yet, and the body that owns its last step."""
    row = proposal_with(given.proposal)
    if row.settled_on is not None:
        raise Refusal("proposal.settled", _("The proposal has already been settled. Open it again to see how."))
    return Subject(body=row.body.key, decides=row.owner.key)


def must_be_decided_by_owner(proposal: Proposal, decision: DecisionInput) -> None:
    """Only the body that owns the last step settles a proposal, by a decision of its own."""
    made_by = decision_with(decision.same_as).body.key if decision.same_as is not None else decision.body
    if made_by != proposal.owner.key:
        raise Refusal(
            "proposal.waits_for_another",
            _("The proposal waits for %(body)s, which decides it.") % {"body": proposal.owner.name},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideProposal(Input):
    """Records that a proposal was decided; a new assignment or goal then exists, with its whole origin."""

    proposal: int
    decision: DecisionInput
    outcome: VersionInput | None
    words: str


@act(
    DecideProposal,
    permission=Permission.DECIDE_PROPOSAL,
    subject=settling_subject,
    news=N_("A proposal was decided"),
    trail=Trail.SHOWN,
)
def decide_proposal(doing: Doing, given: DecideProposal) -> Done:
    row = proposal_with(given.proposal)
    must_be_decided_by_owner(row, given.decision)
    charter = doing.snapshot.charter
    made = record_or_find_decision(doing, given.decision)
    outcome = None
    if given.outcome is not None:
        require(doing, Permission.ADOPT_INSTRUMENT, subject_of_body(charter, body_with_key(made.body.key)))
        instrument = instrument_called(charter, given.outcome.instrument)
        words = outcome_of(doing.snapshot, row, instrument, given.outcome)
        outcome = put_in_force(doing.snapshot, instrument, made, words).statements.order_by("-number").first()
    elif outcomes_for(charter, row.kind, row.body.kind):
        raise Refusal(
            "proposal.outcome_missing",
            _("Write the assignment or the goal that the decision leads to."),
            field="outcome",
        )
    take_proposal_step(doing, row, "decided", made.body, row.body, given.words, decision=made, outcome=outcome)
    return Done(subject=proposal_ref(row), said=_("The decision has been recorded."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclineProposal(Input):
    """Records that a proposal was declined, with the reasons that answer the body which proposed it."""

    proposal: int
    decision: DecisionInput
    reasons: str


@act(
    DeclineProposal,
    permission=Permission.DECLINE_PROPOSAL,
    subject=settling_subject,
    news=N_("A proposal was declined, with reasons"),
    trail=Trail.SHOWN,
)
def decline_proposal(doing: Doing, given: DeclineProposal) -> Done:
    row = proposal_with(given.proposal)
    must_be_decided_by_owner(row, given.decision)
    if not given.reasons.strip():
        raise Refusal(
            "proposal.reasons_missing", _("Give the reasons: a body that proposes is always answered."), field="reasons"
        )
    made = record_or_find_decision(doing, given.decision)
    take_proposal_step(doing, row, "declined", made.body, row.body, given.reasons, decision=made)
    return Done(subject=ref_of(made), said=_("The proposal has been declined and its body answered."), id=row.pk)
