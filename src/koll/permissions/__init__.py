"""Who may do what: one question, asked before every act and every address, that can say why not."""

from koll.domain.sentences import N_
from koll.permissions._actor import NOBODY, SYSTEM, Actor, HeldSeat, Subject, Verdict
from koll.permissions._audience import (
    AUDIENCES,
    SECRET_INPUT,
    ActAudience,
    Trail,
    audience_of,
    declare_audience,
    news_acts,
    trail_acts,
)
from koll.permissions._check import SYSTEM_PERMISSIONS, may, permission_code, require
from koll.permissions._permission import Permission
from koll.permissions._relations import ALL, FROZEN_SENTENCE, RULES, UNFROZEN, WRITERS_SENTENCE, Rule

__all__ = [
    "ALL",
    "AUDIENCES",
    "FROZEN_SENTENCE",
    "NOBODY",
    "N_",
    "RULES",
    "SECRET_INPUT",
    "SYSTEM",
    "SYSTEM_PERMISSIONS",
    "UNFROZEN",
    "WRITERS_SENTENCE",
    "ActAudience",
    "Actor",
    "HeldSeat",
    "Permission",
    "Rule",
    "Subject",
    "Trail",
    "Verdict",
    "audience_of",
    "declare_audience",
    "may",
    "news_acts",
    "permission_code",
    "require",
    "trail_acts",
]
