"""Pages about assignments and followed decisions."""

from koll.web.assignments._assignments import (
    close_assignment_form,
    reopen_assignment_form,
    report_assignment_form,
    send_assignments_pdf,
    show_assignments,
)
from koll.web.assignments._followed_decisions import (
    end_following_decision_form,
    follow_decision_form,
    report_on_followed_decision_form,
)

__all__ = [
    "close_assignment_form",
    "end_following_decision_form",
    "follow_decision_form",
    "reopen_assignment_form",
    "report_assignment_form",
    "report_on_followed_decision_form",
    "send_assignments_pdf",
    "show_assignments",
]
