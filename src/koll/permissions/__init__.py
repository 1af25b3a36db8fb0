"""Who may do what: one question, asked before every act and every address, that can say why not.

Deny by default: an act without a rule is refused to everybody. A rule names whose seat counts (the subject's own
body, the body that decides, the executive board …), the roles in it, and what must be true of the subject.
"""

from koll.permissions.actors import NOBODY, SYSTEM, Actor, SeatHeld, Subject, Verdict
from koll.permissions.asking import SYSTEM_ACTS, may, require
from koll.permissions.audience import Audience, Trail, audience_of, declare_audience, news_acts, trail_acts
from koll.permissions.named import Act
from koll.permissions.refusals import Refusal, UnableTo, UnableToReach, Words
from koll.permissions.rules import ALL, FROZEN_SENTENCE, RULES, UNFROZEN, WRITERS_SENTENCE, Rule

__all__ = [
    "ALL",
    "FROZEN_SENTENCE",
    "NOBODY",
    "RULES",
    "SYSTEM",
    "SYSTEM_ACTS",
    "UNFROZEN",
    "WRITERS_SENTENCE",
    "Act",
    "Actor",
    "Audience",
    "Refusal",
    "Rule",
    "SeatHeld",
    "Subject",
    "Trail",
    "UnableTo",
    "UnableToReach",
    "Verdict",
    "Words",
    "audience_of",
    "declare_audience",
    "may",
    "news_acts",
    "require",
    "trail_acts",
]
