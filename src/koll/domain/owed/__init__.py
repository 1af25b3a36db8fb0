"""What each body owes on a day, and the sentences that say it."""

from koll.domain.owed._activity_duties import activity_window
from koll.domain.owed._duty import Duty, Evidence, State
from koll.domain.owed._owed import duties_as_json, owed
from koll.domain.owed._phrases import (
    HEADINGS,
    Phrasing,
    due_phrase,
    duty_sentence,
    ground_sentence,
    shared_duty_sentence,
    summary,
)
from koll.domain.owed._reminder_policy import (
    APART,
    LONGEST,
    SHORTEST,
    duties_to_remind,
    is_digest_day,
    is_worth_reminding,
    question_reminder_day,
    reminder_lead,
)

__all__ = [
    "APART",
    "HEADINGS",
    "LONGEST",
    "SHORTEST",
    "Duty",
    "Evidence",
    "Phrasing",
    "State",
    "activity_window",
    "due_phrase",
    "duties_as_json",
    "duties_to_remind",
    "duty_sentence",
    "ground_sentence",
    "is_digest_day",
    "is_worth_reminding",
    "owed",
    "question_reminder_day",
    "reminder_lead",
    "shared_duty_sentence",
    "summary",
]
