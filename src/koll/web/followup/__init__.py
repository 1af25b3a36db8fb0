"""Pages about indicators, readings and the answer matrix."""

from koll.web.followup._followup import show_followup
from koll.web.followup._indicator_forms import number_in_form
from koll.web.followup._indicators import (
    add_indicator_form,
    change_indicator_form,
    comment_reading_form,
    end_or_resume_indicator_action,
    show_indicator,
    show_indicators,
)
from koll.web.followup._readings import file_in, record_readings_form, send_readings

__all__ = [
    "add_indicator_form",
    "change_indicator_form",
    "comment_reading_form",
    "end_or_resume_indicator_action",
    "file_in",
    "number_in_form",
    "record_readings_form",
    "send_readings",
    "show_followup",
    "show_indicator",
    "show_indicators",
]
