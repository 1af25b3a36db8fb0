"""Pages about decisions, their attachments and corrections, and meetings."""

from koll.web.decisions._attachments import attach_file_form, send_attachment, withdraw_attachment_form
from koll.web.decisions._corrections import correct_decision_form, record_minutes_verified_form
from koll.web.decisions._decision_forms import CorrectForm, DecisionForm
from koll.web.decisions._decision_import import import_decisions_action, import_decisions_form, send_decisions
from koll.web.decisions._decisions import record_decision_form, show_decision, show_decisions
from koll.web.decisions._meeting_forms import DayForm
from koll.web.decisions._meeting_import import import_meetings_action, import_meetings_form, send_meetings
from koll.web.decisions._meeting_phrases import in_words
from koll.web.decisions._meetings import (
    add_meeting_form,
    cancel_meeting_form,
    change_meeting_form,
    reinstate_meeting_action,
    show_meetings,
)

__all__ = [
    "CorrectForm",
    "DayForm",
    "DecisionForm",
    "add_meeting_form",
    "attach_file_form",
    "cancel_meeting_form",
    "change_meeting_form",
    "correct_decision_form",
    "import_decisions_action",
    "import_decisions_form",
    "import_meetings_action",
    "import_meetings_form",
    "in_words",
    "record_decision_form",
    "record_minutes_verified_form",
    "reinstate_meeting_action",
    "send_attachment",
    "send_decisions",
    "send_meetings",
    "show_decision",
    "show_decisions",
    "show_meetings",
    "withdraw_attachment_form",
]
