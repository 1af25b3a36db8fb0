"""What the person asking may do with motions and other decisions worth following."""

from __future__ import annotations

from dataclasses import dataclass

from koll.permissions import Actor, Permission, Subject, may
from koll.public.assignments import FollowedDecisionView
from koll.public.decisions import DecisionView, decision_line
from koll.snapshot import Context
from koll.tables.models import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class MayFollow:
    """A decision on the list with what the person asking may do with it."""

    line: FollowedDecisionView
    tell: bool = False
    take_off: bool = False


def may_follow(actor: Actor, line: FollowedDecisionView) -> MayFollow:
    """What the actor may do with a decision on the list."""
    giver, is_there = line.decision.body_key, line.ended_on is None
    settles = may(actor, Permission.FOLLOW_DECISION, Subject(body=giver, decides=giver)).allowed
    return MayFollow(line=line, tell=is_to_tell(actor, line), take_off=settles and is_there)


def is_to_tell(actor: Actor, line: FollowedDecisionView) -> bool:
    """Whether it is on the list and the person is among those who tell how it goes."""
    subject = Subject(body=line.body_key, decides=line.body_key)
    return line.ended_on is None and may(actor, Permission.REPORT_ON_FOLLOWED_DECISION, subject).allowed


def may_end_it(context: Context, line: FollowedDecisionView) -> tuple[DecisionView, ...]:
    """The later decisions by which it may be taken off the list, at most fifty, the latest first.

    Its body's own, and those of the body that has taken over from it.
    """
    made = line.decision
    bodies = {made.body_key, context.snapshot.bodies.holder(made.body_key)}
    rows = Decision.objects.filter(body__key__in=bodies, day__gte=made.day, day__lte=context.day).exclude(pk=made.id)
    return tuple(decision_line(context.snapshot, row) for row in rows.select_related("body")[:50])
