"""A meeting in words, the same on every page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.acts.decisions import clock_time
from koll.frame.duty_lines import format_value
from koll.reads.decisions import MeetingView


def in_words(meeting: MeetingView) -> str:
    """Its day, its time, its place and its name, as far as they are known."""
    times = "–".join(clock_time(row) for row in (meeting.begins, meeting.ends) if row)
    day = (
        _("%(day)s at %(time)s") % {"day": format_value(meeting.day), "time": times}
        if times
        else format_value(meeting.day)
    )
    return ", ".join(row for row in (day, meeting.place, meeting.heading) if row)
