"""Pages about occasions of recurring work, templates, agreed days, the year and the external analysis."""

from koll.web.activities._agreed_day import agree_on_day_form
from koll.web.activities._closings import close_duties_form, reopen_duty_action
from koll.web.activities._occasion_guards import why_not_written, writes_now
from koll.web.activities._occasion_lookup import written_occasion_or_404
from koll.web.activities._templates import (
    add_own_question_form,
    end_own_question_form,
    replace_template_form,
    show_templates,
)
from koll.web.activities._trends import (
    add_trend_form,
    change_trend_form,
    copy_trends_from_last_year_action,
    remove_trend_form,
    show_trend,
    show_trends,
    show_trends_of_body,
    write_trend_meaning_form,
)
from koll.web.activities._year import show_year
from koll.web.activities._year_wheel import wheel_of, wheel_of_year

__all__ = [
    "add_own_question_form",
    "add_trend_form",
    "agree_on_day_form",
    "change_trend_form",
    "close_duties_form",
    "copy_trends_from_last_year_action",
    "end_own_question_form",
    "remove_trend_form",
    "reopen_duty_action",
    "replace_template_form",
    "show_templates",
    "show_trend",
    "show_trends",
    "show_trends_of_body",
    "show_year",
    "wheel_of",
    "wheel_of_year",
    "why_not_written",
    "write_trend_meaning_form",
    "writes_now",
    "written_occasion_or_404",
]
