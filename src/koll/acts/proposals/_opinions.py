"""What other bodies think of a proposal: asked by the one that prepares it, answered in words by a day."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, act, body_existing_on, proposal_with, require
from koll.acts.proposals._proposals import UnableToPropose, preparer, proposal_address
from koll.permissions import Permission
from koll.snapshot import ours, subject_of_body
from koll.tables.models import Opinion


@act
def request_opinions(doing: Doing, *, proposal: int, bodies: tuple[str, ...], question: str, due_on: date) -> Done:
    """Asks other bodies what they think of a proposal that is being prepared, each to answer by a day."""
    row = proposal_with(proposal)
    require(doing, Permission.PREPARE_PROPOSAL)
    if row.state not in ("proposed", "prepared") or row.kind == "own_goal":
        raise UnableToPropose(_("Others are asked while the executive board prepares a proposal."))
    asked = [body_existing_on(key, doing.day) for key in bodies]
    by = preparer(row)
    if not asked or by in asked:
        raise UnableToPropose(_("Choose which other bodies are to say what they think."))
    if due_on < doing.day:
        raise UnableToPropose(_("The day to answer by has already been. Choose a later one."))
    waiting = set(Opinion.objects.filter(proposal=row, given_on__isnull=True).values_list("body_id", flat=True))
    new = [body for body in asked if body.pk not in waiting]
    if not new:
        raise UnableToPropose(_("Those bodies have been asked and have not answered yet."))
    for body in new:
        Opinion.objects.create(
            proposal=row, body=body, asked_by=by, question=question.strip(), asked_on=doing.day, due_on=due_on
        )
    content = {"bodies": [body.key for body in new], "question": question, "due_on": due_on.isoformat()}
    said = _("Asked: %(bodies)s.") % {"bodies": ", ".join(body.name for body in new)}
    return Done(subject=proposal_address(row), said=said, id=row.pk, content=content)


@act
def give_opinion(doing: Doing, *, opinion: int, words: str) -> Done:
    """Answers, in a body's name and in words, what it thinks of a proposal."""
    row = Opinion.objects.select_related("proposal", "body").filter(pk=opinion).first()
    if row is None:
        raise UnableToPropose(_("This question is no longer here. Open the proposal again."))
    require(doing, Permission.GIVE_OPINION, subject_of_body(ours().charter, row.body))
    if row.given_on is not None:
        raise UnableToPropose(_("%(body)s has already answered.") % {"body": row.body.name})
    if row.proposal.settled_on is not None:
        raise UnableToPropose(_("The proposal has already been settled. Open it again to see how."))
    if not words.strip():
        raise UnableToPropose(_("Write in words what the body thinks."))
    row.words, row.given_on, row.given_by_id = words.strip(), doing.day, doing.actor.person
    row.save(update_fields=["words", "given_on", "given_by"])
    return Done(
        subject=proposal_address(row.proposal),
        said=_("The answer has been given."),
        id=row.pk,
        content={"words": words},
    )
