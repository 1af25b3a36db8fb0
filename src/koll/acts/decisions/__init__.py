"""What changes decisions, their attachments and corrections, and meetings."""

from koll.acts.decisions._attachments import attach_file, keep_files, ref_of, withdraw_attachment
from koll.acts.decisions._corrections import correct_decision
from koll.acts.decisions._decision_import import DECISIONS, import_decisions
from koll.acts.decisions._decisions import (
    DecisionInput,
    deciding_body,
    decision_content,
    record_decision,
    record_decision_meeting_duty,
    record_legal_duty_met,
    record_minutes_verified,
    record_or_find_decision,
    record_reconsideration,
)
from koll.acts.decisions._meeting_import import MEETINGS, MeetingRow, import_meetings
from koll.acts.decisions._meetings import (
    MeetingInput,
    add_meeting,
    cancel_meeting,
    change_meeting,
    clock_time,
    reinstate_meeting,
)

__all__ = [
    "DECISIONS",
    "MEETINGS",
    "DecisionInput",
    "MeetingInput",
    "MeetingRow",
    "add_meeting",
    "attach_file",
    "cancel_meeting",
    "change_meeting",
    "clock_time",
    "correct_decision",
    "deciding_body",
    "decision_content",
    "import_decisions",
    "import_meetings",
    "keep_files",
    "record_decision",
    "record_decision_meeting_duty",
    "record_legal_duty_met",
    "record_minutes_verified",
    "record_or_find_decision",
    "record_reconsideration",
    "ref_of",
    "reinstate_meeting",
    "withdraw_attachment",
]
