"""What anybody may read of decisions, their files, corrections and meetings."""

from koll.public.decisions._attachments import AttachmentFile, AttachmentView, attachment_file, attachment_lines
from koll.public.decisions._decisions import (
    MOST,
    CorrectionView,
    DecisionPage,
    DecisionsPage,
    DecisionView,
    closed_on,
    corrected_decision,
    decision_line,
    decision_page,
    decision_ref_with,
    decision_with_number,
    decisions_page,
)
from koll.public.decisions._meetings import (
    MeetingView,
    meeting_line,
    meeting_lines,
    meetings_ahead,
    next_meetings,
    open_meetings,
)

__all__ = [
    "MOST",
    "AttachmentFile",
    "AttachmentView",
    "CorrectionView",
    "DecisionPage",
    "DecisionView",
    "DecisionsPage",
    "MeetingView",
    "attachment_file",
    "attachment_lines",
    "closed_on",
    "corrected_decision",
    "decision_line",
    "decision_page",
    "decision_ref_with",
    "decision_with_number",
    "decisions_page",
    "meeting_line",
    "meeting_lines",
    "meetings_ahead",
    "next_meetings",
    "open_meetings",
]
