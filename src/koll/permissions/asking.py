"""The one question, asked before every act and every address."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from koll.permissions.actors import Actor, Subject, Verdict
from koll.permissions.named import Act
from koll.permissions.refusals import UnableToReach
from koll.permissions.rules import FROZEN_SENTENCE, MINUTES_SENTENCE, PAST_SENTENCE, RULES, UNFROZEN

READING = frozenset({Act.READ_INSIDE, Act.READ_DRAFT, Act.READ_NOTES, Act.READ_PLAN})
"""What is seen and changes nothing: all that somebody who looks back at another day may."""

SYSTEM_ACTS = frozenset({Act.START, Act.ERASE, Act.APPOINT, Act.FETCH, Act.TAKE_ANSWER, Act.TAKE_EFFECT})
"""What Koll may do by itself: set up a municipality and its first seats, erase words when the law asks for it, fetch
from sources, let what was decided for a day take effect on it, and take an answer from somebody who has shown the
secret address of a question to employees."""


def may(actor: Actor, act: Act, subject: Subject | None = None) -> Verdict:
    """Whether the actor may do this to the subject; deny by default.

    A no carries one sentence: why, and what to do instead.

    >>> from koll.permissions import NOBODY, SeatHeld
    >>> may(NOBODY, Act.READ_INSIDE).allowed
    False
    >>> may(Actor(1, "A", (SeatHeld("kf", "council", "member"),)), Act.READ_INSIDE).allowed
    True
    """
    subject = subject or Subject()
    if actor.is_system:
        return Verdict(act in SYSTEM_ACTS, "" if act in SYSTEM_ACTS else MINUTES_SENTENCE)
    rule = RULES.get(act)
    if rule is None:
        return Verdict(False, _("Nobody may do this here."))
    if actor.looks_back and act not in READING:
        return Verdict(False, PAST_SENTENCE)
    if act is Act.READ_PLAN and subject.shared and actor.seats:
        return Verdict(True)
    if act is Act.ADD_THOUGHT and subject.room in actor.rooms:
        return Verdict(subject.state in UNFROZEN, "" if subject.state in UNFROZEN else FROZEN_SENTENCE)
    if not any(seat.role in rule.roles and rule.whose(subject, seat) for seat in actor.seats):
        return Verdict(False, rule.why_not)
    if rule.states is not None and subject.state not in rule.states:
        return Verdict(False, rule.why_not_now)
    return Verdict(True)


def require(actor: Actor, act: Act, subject: Subject | None = None) -> None:
    """Raises UnableToReach with the reason when the actor may not."""
    verdict = may(actor, act, subject)
    if not verdict.allowed:
        raise UnableToReach(verdict.why)
