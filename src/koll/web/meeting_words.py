"""A meeting in words, the same on every page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.acts.meetings import clock
from koll.frame.duties import shown
from koll.reads.meetings import MeetingLine


def in_words(meeting: MeetingLine) -> str:
    """Its day, its time, its place and its name, as far as they are known."""
    times = "–".join(clock(each) for each in (meeting.begins, meeting.ends) if each)
    day = _("%(day)s at %(time)s") % {"day": shown(meeting.day), "time": times} if times else shown(meeting.day)
    return ", ".join(each for each in (day, meeting.place, meeting.heading) if each)
