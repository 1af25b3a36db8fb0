"""What is owed and what has a day, as a calendar that other programs subscribe to (RFC 5545)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from koll.domain.almanac import SWEDEN, swedish_day
from koll.domain.charter import Charter
from koll.domain.owed import Duty, Phrasing, due_phrase, duty_sentence, ground_sentence
from koll.domain.refs import PageRef, Ref, YearRef
from koll.public.activities import OccasionView
from koll.public.decisions import MeetingView

CHANGES = timedelta(hours=6)
"""How often a subscriber is asked to look again."""


FRONT = PageRef(name="open_front")


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How the calendar says things: `site` is how the outside world reaches Koll, with scheme; `where` the
    address there of a thing.

    `is_open`: anybody reads it, so its links lead to pages that anybody may read.
    """

    charter: Charter
    names: Mapping[str, str]
    reader: Phrasing
    site: str
    where: Callable[[Ref], str]
    now: datetime
    is_open: bool = False

    def key(self, *parts: str) -> str:
        """An identifier that no other calendar has."""
        host = urlsplit(self.site).hostname or "localhost"
        return f"{'-'.join(part for part in parts if part)}@{host}"


def calendar_of(
    name: str,
    duties: Iterable[Duty],
    held: Iterable[OccasionView],
    meetings: Iterable[MeetingView],
    voice: Voice,
) -> str:
    """The calendar: a whole-day event on the day of each duty and of each occasion that has one, and each meeting.

    A duty stands on the day agreed on, otherwise on its last. The same duty keeps its identifier when its day
    changes, so that a subscriber moves it; one that no longer applies is cancelled, and one that is met says so.
    """
    duties, held = tuple(duties), tuple(held)
    calendar = Calendar()
    calendar.add("prodid", "-//Koll//Koll//SV")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", "Europe/Stockholm")
    calendar.add("refresh-interval", CHANGES, parameters={"VALUE": "DURATION"})
    for duty in duties:
        if duty.due is not None and not is_held(duty, held):
            calendar.add_component(duty_event(duty, duty.shown_on or duty.due, voice))
    for line in held:
        if line.planned_on is not None:
            calendar.add_component(occasion_event(line, line.planned_on, voice, duties))
    for meeting in meetings:
        calendar.add_component(of_meeting(meeting, voice))
    calendar.add_missing_timezones(first_date=swedish_day(voice.now).replace(year=voice.now.year - 1, day=1))
    return bytes(calendar.to_ical()).decode()


def is_held(duty: Duty, held: Iterable[OccasionView]) -> bool:
    """Whether the duty is to hold an occasion whose agreed day stands in the calendar by itself."""
    return duty.is_to_hold and any(is_of(duty, line) for line in held)


def is_of(duty: Duty, line: OccasionView) -> bool:
    """Whether the occasion is the one that the duty asks for, on the day agreed on."""
    named = (duty.about, duty.body, duty.period, duty.agreed)
    return duty.is_to_hold and named == (line.activity, line.body_key, str(line.period), line.planned_on)


def event(uid: str, words: str, day: date, ref: Ref, voice: Voice) -> Event:
    """A whole day in somebody's calendar that does not make them busy."""
    one = Event()
    one.add("uid", uid)
    one.add("dtstamp", voice.now)
    one.add("summary", words)
    one.add("dtstart", day)
    one.add("dtend", day + timedelta(days=1))
    one.add("transp", "TRANSPARENT")
    one.add("url", f"{voice.site}{voice.where(ref)}")
    return one


def duty_event(duty: Duty, due: date, voice: Voice) -> Event:
    """A duty on its last day, with whose it is and why."""
    words = f"{duty_sentence(voice.charter, duty, voice.reader, voice.names)}, {voice.names.get(duty.body, duty.body)}"
    if duty.state == "done":
        words = f"\N{CHECK MARK} {words}"
    key = voice.key(duty.duty, duty.body, duty.period, duty.concerns)
    one = event(key, words, due, FRONT if voice.is_open else YearRef(year=due.year), voice)
    one.add("description", ground_sentence(voice.charter, duty, voice.reader))
    if duty.state == "unknown":
        one.add("status", "CANCELLED")
    return one


def occasion_event(line: OccasionView, day: date, voice: Voice, duties: Iterable[Duty] = ()) -> Event:
    """An occasion on the day agreed on, with why and its last day; one that is done says so."""
    label = line.label.forms(voice.reader.language).indefinite
    words = f"{label[:1].upper()}{label[1:]} {line.period}, {', '.join((line.body_name, *line.with_bodies))}"
    if line.done_on is not None:
        words = f"\N{CHECK MARK} {words}"
    one = event(voice.key(f"occasion-{line.id}"), words, day, line.ref, voice)
    one.add("sequence", line.revision - 1)
    asked = next((duty for duty in duties if is_of(duty, line)), None)
    if asked is not None:
        when = due_phrase(voice.charter, asked, voice.reader)
        one.add("description", f"{when} ({ground_sentence(voice.charter, asked, voice.reader)})")
    return one


def of_meeting(meeting: MeetingView, voice: Voice) -> Event:
    """A meeting at its time in Sweden, or on its whole day when no time is known; a cancelled one says so."""
    words = f"{meeting.heading or _('Meeting')}, {meeting.body_name}"
    ref = FRONT if voice.is_open else meeting.ref
    one = event(voice.key(f"meeting-{meeting.id}"), words, meeting.day, ref, voice)
    if meeting.begins is not None:
        ends = meeting.ends or meeting.begins
        one.DTSTART = datetime.combine(meeting.day, meeting.begins, SWEDEN)
        one.DTEND = datetime.combine(meeting.day, ends, SWEDEN)
    if meeting.place:
        one.add("location", meeting.place)
    if meeting.cancelled_why:
        one.add("description", meeting.cancelled_why)
    one.add("sequence", meeting.sequence)
    one.add("status", "CANCELLED" if meeting.cancelled_on else "CONFIRMED")
    return one


def as_feed(text: str, name: str) -> HttpResponse:
    """The calendar as a subscriber fetches it; never kept by anybody on the way."""
    headers = {"Content-Disposition": f'inline; filename="{name}.ics"', "Cache-Control": "private, max-age=600"}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
