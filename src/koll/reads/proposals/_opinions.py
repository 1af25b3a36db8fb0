"""What other bodies think of proposals: what has been asked and answered, and what waits for an answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.refs import OpinionRef, Ref
from koll.permissions import Permission, Subject, may
from koll.snapshot import Context
from koll.tables.models import Opinion


@dataclass(frozen=True, slots=True, kw_only=True)
class OpinionView:
    """What a body was asked of a proposal, by when, and its answer; `given_on` is None while it waits."""

    id: int
    proposal: int
    heading: str
    body_key: str
    body_name: str
    asked_by: str
    question: str
    asked_on: date
    due_on: date
    words: str
    given_on: date | None
    may_give: bool

    @property
    def ref(self) -> Ref:
        """Where it is answered."""
        return OpinionRef(proposal=self.proposal, number=self.id)


def opinion_lines(context: Context, which: Q) -> tuple[OpinionView, ...]:
    """The opinions that fit, asked by the day and as far as answered by it. One query."""
    rows = Opinion.objects.filter(which, asked_on__lte=context.day).select_related("proposal", "body", "asked_by")
    lines = []
    for row in rows:
        given = row.given_on is not None and row.given_on <= context.day
        may_give = not given and row.proposal.settled_on is None
        lines.append(
            OpinionView(
                id=row.pk,
                proposal=row.proposal_id,
                heading=row.proposal.heading,
                body_key=row.body.key,
                body_name=context.snapshot.bodies.name(row.body.key),
                asked_by=context.snapshot.bodies.name(row.asked_by.key),
                question=row.question,
                asked_on=row.asked_on,
                due_on=row.due_on,
                words=row.words if given else "",
                given_on=row.given_on if given else None,
                may_give=may_give and may(context.actor, Permission.GIVE_OPINION, Subject(body=row.body.key)).allowed,
            )
        )
    return tuple(lines)


def opinions_waiting(context: Context) -> tuple[OpinionView, ...]:
    """What bodies that the actor answers for have been asked and not answered, of proposals not yet settled."""
    asked = Q(body__key__in=context.actor.bodies, given_on__isnull=True, proposal__settled_on__isnull=True)
    return tuple(opinion_line for opinion_line in opinion_lines(context, asked) if opinion_line.may_give)
