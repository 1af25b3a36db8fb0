"""The one question, asked before every act and every address."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Forbidden, given_code
from koll.permissions._actor import Actor, Subject, Verdict
from koll.permissions._permission import Permission
from koll.permissions._relations import FROZEN_SENTENCE, MINUTES_SENTENCE, PAST_SENTENCE, RULES, UNFROZEN

READ_PERMISSIONS = frozenset(
    {Permission.READ_INSIDE, Permission.READ_DRAFT, Permission.READ_NOTES, Permission.READ_PLAN}
)
"""What is seen and changes nothing: all that somebody who looks back at another day may."""

SYSTEM_PERMISSIONS = frozenset(
    {
        Permission.START_MUNICIPALITY,
        Permission.ERASE,
        Permission.ADMINISTER_PEOPLE,
        Permission.FETCH_READINGS,
        Permission.ANSWER_EMPLOYEE_QUESTION,
        Permission.APPLY_DUE_CHANGES,
    }
)
"""What Koll may do by itself: set up a municipality and its first seats, erase words when the law asks for it, fetch
from sources, let what was decided for a day take effect on it, and take an answer from somebody who has shown the
secret address of a question to employees."""


def may(actor: Actor, act: Permission, subject: Subject | None = None) -> Verdict:
    """Whether the actor may do this to the subject; deny by default.

    A no carries one sentence: why, and what to do instead.

    >>> from koll.permissions import NOBODY, HeldSeat
    >>> may(NOBODY, Permission.READ_INSIDE).allowed
    False
    >>> may(
    ...     Actor(person=1, name="A", seats=(HeldSeat(body="kf", body_role="council", role="member"),)),
    ...     Permission.READ_INSIDE,
    ... ).allowed
    True
    """
    subject = subject or Subject()
    if actor.is_system:
        return Verdict(
            allowed=act in SYSTEM_PERMISSIONS,
            why="" if act in SYSTEM_PERMISSIONS else MINUTES_SENTENCE,
            code="permission.needs_a_person",
        )
    rule = RULES.get(act)
    if rule is None:
        return Verdict(allowed=False, why=_("Nobody may do this here."), code="permission.nobody")
    if actor.looks_back and act not in READ_PERMISSIONS:
        return Verdict(allowed=False, why=PAST_SENTENCE, code="permission.looking_back")
    if act is Permission.READ_PLAN and subject.shared and actor.seats:
        return Verdict(allowed=True)
    if act is Permission.TAKE_PART_IN_ROOM and subject.room in actor.rooms:
        return Verdict(
            allowed=subject.state in UNFROZEN,
            why="" if subject.state in UNFROZEN else FROZEN_SENTENCE,
            code="permission.frozen",
        )
    if not any(seat.role in rule.roles and rule.whose(subject, seat) for seat in actor.seats):
        return Verdict(allowed=False, why=rule.why_not, code=permission_code(act))
    if rule.states is not None and subject.state not in rule.states:
        return Verdict(allowed=False, why=rule.why_not_now, code=f"{permission_code(act)}_not_now")
    return Verdict(allowed=True)


def permission_code(act: Permission) -> str:
    """The code of the refusal of those who may not do the act.

    >>> permission_code(Permission.READ_INSIDE)
    'permission.read_inside'
    """
    return f"permission.{act}"


def require(actor: Actor, act: Permission, subject: Subject | None = None) -> None:
    """Raises Forbidden with the reason when the actor may not."""
    verdict = may(actor, act, subject)
    if not verdict.allowed:
        raise Forbidden(given_code(verdict.code), verdict.why)
