"""What changes assignments and followed decisions."""

from koll.acts.assignments._assignments import close_assignment, reopen_assignment, report_assignment
from koll.acts.assignments._followed_decisions import (
    FollowedDecisionInput,
    end_following_decision,
    follow_decision,
    report_on_followed_decision,
)

__all__ = [
    "FollowedDecisionInput",
    "close_assignment",
    "end_following_decision",
    "follow_decision",
    "reopen_assignment",
    "report_assignment",
    "report_on_followed_decision",
]
