"""What other bodies think of a proposal: asked by the one that prepares it, answered in words by a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, Input, act, body_existing_on, change, create, proposal_with
from koll.acts.proposals._proposals import preparer, proposal_ref
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.snapshot import subject_of_body
from koll.tables.models import Opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestOpinions(Input):
    """Asks other bodies what they think of a proposal that is being prepared, each to answer by a day."""

    proposal: int
    bodies: tuple[str, ...]
    question: str
    due_on: date


@act(
    RequestOpinions,
    permission=Permission.PREPARE_PROPOSAL,
    subject=lambda _doing, _given: None,
    news=N_("Other bodies were asked about a proposal"),
    trail=Trail.SHOWN,
)
def request_opinions(doing: Doing, given: RequestOpinions) -> Done:
    row = proposal_with(given.proposal)
    if row.state not in ("proposed", "prepared") or row.is_own_goal:
        raise Refusal(
            "opinion.not_being_prepared", _("Others are asked while the executive board prepares a proposal.")
        )
    asked = [body_existing_on(key, doing.day) for key in given.bodies]
    by = preparer(doing.snapshot, row)
    if not asked or by in asked:
        raise Refusal(
            "opinion.bodies_missing", _("Choose which other bodies are to say what they think."), field="bodies"
        )
    if given.due_on < doing.day:
        raise Refusal(
            "opinion.day_passed", _("The day to answer by has already been. Choose a later one."), field="due_on"
        )
    waiting = set(Opinion.objects.filter(proposal=row, given_on__isnull=True).values_list("body_id", flat=True))
    new = [body for body in asked if body.pk not in waiting]
    if not new:
        raise Refusal(
            "opinion.already_asked", _("Those bodies have been asked and have not answered yet."), field="bodies"
        )
    for body in new:
        create(
            Opinion,
            proposal=row,
            body=body,
            asked_by=by,
            question=given.question.strip(),
            asked_on=doing.day,
            due_on=given.due_on,
        )
    said = _("Asked: %(bodies)s.") % {"bodies": ", ".join(body.name for body in new)}
    return Done(subject=proposal_ref(row), said=said, id=row.pk)


def opinion_with(number: int) -> Opinion:
    """What a body was asked, with the proposal."""
    row = Opinion.objects.select_related("proposal", "body").filter(pk=number).first()
    if row is None:
        raise Refusal("opinion.gone", _("This question is no longer here. Open the proposal again."))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveOpinion(Input):
    """Answers, in a body's name and in words, what it thinks of a proposal."""

    opinion: int
    words: str


@act(
    GiveOpinion,
    permission=Permission.GIVE_OPINION,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, opinion_with(given.opinion).body),
    news=N_("A body said what it thinks of a proposal"),
    trail=Trail.SHOWN,
)
def give_opinion(doing: Doing, given: GiveOpinion) -> Done:
    row = opinion_with(given.opinion)
    if row.given_on is not None:
        raise Refusal("opinion.already_given", _("%(body)s has already answered.") % {"body": row.body.name})
    if row.proposal.settled_on is not None:
        raise Refusal("opinion.proposal_settled", _("The proposal has already been settled. Open it again to see how."))
    if not given.words.strip():
        raise Refusal("opinion.empty", _("Write in words what the body thinks."), field="words")
    change(row, words=given.words.strip(), given_on=doing.day, given_by_id=doing.actor.person)
    return Done(
        subject=proposal_ref(row.proposal),
        said=_("The answer has been given."),
        id=row.pk,
    )
