"""What each body owes on a day, as duties and as jobs, and the sentences that say it."""

from koll.domain.owed._activity_duties import activity_window
from koll.domain.owed._duty import BINDING, Duty, Evidence, State, WhoseDay, Window
from koll.domain.owed._jobs import Job, jobs_as_json, jobs_of, summary
from koll.domain.owed._owed import owed
from koll.domain.owed._phrases import (
    BY_WHOM,
    HEADINGS,
    Phrasing,
    due_phrase,
    duty_sentence,
    ground_sentence,
    last_day_phrase,
    shared_sentence,
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
    "BINDING",
    "BY_WHOM",
    "HEADINGS",
    "LONGEST",
    "SHORTEST",
    "Duty",
    "Evidence",
    "Job",
    "Phrasing",
    "State",
    "WhoseDay",
    "Window",
    "activity_window",
    "due_phrase",
    "duties_to_remind",
    "duty_sentence",
    "ground_sentence",
    "is_digest_day",
    "is_worth_reminding",
    "jobs_as_json",
    "jobs_of",
    "last_day_phrase",
    "owed",
    "question_reminder_day",
    "reminder_lead",
    "shared_sentence",
    "summary",
]
