"""What is read of decisions, their attachments and corrections, and meetings."""

from koll.public.decisions import (
    MOST,
    AttachmentFile,
    AttachmentView,
    DecisionsPage,
    DecisionView,
    MeetingView,
    attachment_file,
    attachment_lines,
    closed_on,
    corrected_decision,
    decision_line,
    decision_with_number,
    decisions_page,
    meeting_lines,
    meetings_ahead,
    next_meetings,
    open_meetings,
)
from koll.reads.decisions._decisions import DecisionPage, attachment_place, decision_page, decision_rows, revision_of
from koll.reads.decisions._meetings import meeting_to_change, meetings_page
from koll.reads.decisions._things import SubjectOfRef, subject_among, subject_of_ref, subjects_of_refs
from koll.reads.decisions._titles import titles_of_refs

__all__ = [
    "MOST",
    "AttachmentFile",
    "AttachmentView",
    "DecisionPage",
    "DecisionView",
    "DecisionsPage",
    "MeetingView",
    "SubjectOfRef",
    "attachment_file",
    "attachment_lines",
    "attachment_place",
    "closed_on",
    "corrected_decision",
    "decision_line",
    "decision_page",
    "decision_rows",
    "decision_with_number",
    "decisions_page",
    "meeting_lines",
    "meeting_to_change",
    "meetings_ahead",
    "meetings_page",
    "next_meetings",
    "open_meetings",
    "revision_of",
    "subject_among",
    "subject_of_ref",
    "subjects_of_refs",
    "titles_of_refs",
]
