"""What changes first page, my work, role pages, reminders, calendars, comments, drafts and search."""

from koll.acts.home._comments import (
    LONGEST,
    add_comment,
    follow_object,
    reopen_comment,
    resolve_comment,
    unfollow_object,
    withdraw_comment,
)
from koll.acts.home._drafts import LARGEST, DraftSource, KeptDraft, drop_draft, keep_draft
from koll.acts.home._read_markers import mark_news_read
from koll.acts.home._reminders import (
    claim,
    claim_again,
    create_calendar_feed,
    give_up_claims,
    set_body_reminders,
    set_own_reminders,
    settle_reminder,
)
from koll.acts.home._retention import apply_retention

__all__ = [
    "LARGEST",
    "LONGEST",
    "DraftSource",
    "KeptDraft",
    "add_comment",
    "apply_retention",
    "claim",
    "claim_again",
    "create_calendar_feed",
    "drop_draft",
    "follow_object",
    "give_up_claims",
    "keep_draft",
    "mark_news_read",
    "reopen_comment",
    "resolve_comment",
    "set_body_reminders",
    "set_own_reminders",
    "settle_reminder",
    "unfollow_object",
    "withdraw_comment",
]
