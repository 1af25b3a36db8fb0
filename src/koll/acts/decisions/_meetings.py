"""The meetings of a body: told one by one, moved, cancelled, and held after all."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, act, body_existing_on, change, changed_by_another, create, require
from koll.domain.refs import MeetingRef, Ref
from koll.domain.refusals import Refusal
from koll.permissions import Permission
from koll.snapshot import subject_of_body
from koll.tables.models import Body, Meeting


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingInput:
    """A meeting as it is told; `heading` when it is called something of its own, `uid` in the calendar it is from."""

    day: date
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    heading: str = ""
    uid: str = ""

    def tidied(self) -> dict[str, Any]:
        """As the table has them."""
        return asdict(self) | {"place": self.place.strip(), "heading": self.heading.strip()}


def meeting_ref(row: Meeting) -> Ref:
    """Where the meeting stands among the meetings of its year."""
    return MeetingRef(year=row.day.year, number=row.pk)


def meeting_content(row: Meeting) -> dict[str, Any]:
    """What the ledger says of a meeting."""
    times = {"begins": f"{row.begins or ''}", "ends": f"{row.ends or ''}"}
    return {"body": row.body.key, "day": f"{row.day}", "place": row.place, "heading": row.heading} | times


def meeting_with(doing: Doing, number: int) -> Meeting:
    """The meeting with this number, which the actor may change."""
    row = Meeting.objects.select_related("body").filter(pk=number).first()
    if row is None:
        require(doing, Permission.READ_INSIDE)
        raise Refusal("meeting.gone", _("This meeting is no longer here. Open the meetings again."))
    require(doing, Permission.MANAGE_MEETINGS, subject_of_body(doing.snapshot.charter, row.body))
    return row


def check_times(words: MeetingInput) -> None:
    """A meeting ends after it has begun."""
    if words.ends is not None and (words.begins is None or words.ends <= words.begins):
        raise Refusal(
            "meeting.ends_before_it_begins", _("The meeting cannot end before it begins. Change one of the times.")
        )


def check_free(body: Body, day: date, but: int = 0) -> None:
    """A body meets once a day."""
    if Meeting.objects.filter(body=body, day=day, cancelled_on=None).exclude(pk=but).exists():
        raise Refusal(
            "meeting.day_taken",
            _("%(body)s already meets on %(day)s. Change that meeting instead.") % {"body": body.name, "day": day},
        )


def added(doing: Doing, body: Body, words: MeetingInput) -> Meeting:
    """Adds a meeting, within the caller's act."""
    require(doing, Permission.MANAGE_MEETINGS, subject_of_body(doing.snapshot.charter, body))
    check_times(words)
    check_free(body, words.day)
    return create(Meeting, body=body, added_on=doing.day, **words.tidied())


def change_of_meeting(row: Meeting, words: MeetingInput) -> Meeting:
    """Gives a meeting other words, within the caller's act."""
    check_times(words)
    if row.cancelled_on is None:
        check_free(row.body, words.day, row.pk)
    return change(row, sequence=row.sequence + 1, **words.tidied())


def called_off(row: Meeting, day: date, why: str) -> Meeting:
    """Marks a meeting as cancelled, within the caller's act."""
    return change(row, cancelled_on=day, cancelled_why=why.strip(), sequence=row.sequence + 1)


@act
def add_meeting(doing: Doing, *, body: str, words: MeetingInput) -> Done:
    """Tells on which day a body meets."""
    row = added(doing, body_existing_on(body, words.day), words)
    return Done(
        subject=meeting_ref(row), said=_("The meeting is in the calendar."), id=row.pk, content=meeting_content(row)
    )


@act
def change_meeting(doing: Doing, *, meeting: int, words: MeetingInput, sequence: int) -> Done:
    """Moves a meeting, or changes its time, place or name; `sequence` is the one the words started from."""
    row = meeting_with(doing, meeting)
    if row.sequence != sequence:
        theirs = {
            "day": f"{row.day}",
            "begins": clock_time(row.begins),
            "ends": clock_time(row.ends),
            "place": row.place,
        }
        mine = {
            "day": f"{words.day}",
            "begins": clock_time(words.begins),
            "ends": clock_time(words.ends),
            "place": words.place,
        }
        raise changed_by_another(theirs, mine, row.sequence)
    before = meeting_content(row)
    change_of_meeting(row, words)
    said = _("The meeting is changed. Calendars that subscribe follow.")
    return Done(subject=meeting_ref(row), said=said, id=row.pk, content=meeting_content(row) | {"before": before})


def clock_time(moment: time | None) -> str:
    """A time as people write it.

    >>> clock_time(time(9, 5)), clock_time(None)
    ('09:05', '')
    """
    return moment.strftime("%H:%M") if moment else ""


@act
def cancel_meeting(doing: Doing, *, meeting: int, why: str = "", sequence: int | None = None) -> Done:
    """Cancels a meeting; it stays in the calendar and says so. `sequence` is that of the meeting on the page."""
    row = meeting_with(doing, meeting)
    if row.cancelled_on is not None and row.cancelled_why != why.strip():
        raise Refusal(
            "meeting.cancelled_before",
            _("Somebody else has cancelled the meeting already: “%(why)s”. Nothing is changed by what you wrote.")
            % {"why": row.cancelled_why or _("without saying why")},
        )
    if row.cancelled_on is None:
        if sequence is not None and row.sequence != sequence:
            raise Refusal(
                "meeting.changed_before_cancelled",
                _("The meeting has been changed since you opened the page, and is now on %(day)s. Cancel it there.")
                % {"day": row.day},
            )
        called_off(row, doing.day, why)
    said = _("The meeting is cancelled. If that was wrong, say that it is held after all.")
    return Done(subject=meeting_ref(row), said=said, id=row.pk, content=meeting_content(row) | {"why": why})


@act
def reinstate_meeting(doing: Doing, *, meeting: int) -> Done:
    """Says that a cancelled meeting is held after all."""
    row = meeting_with(doing, meeting)
    if row.cancelled_on is not None:
        check_free(row.body, row.day, row.pk)
        change(row, cancelled_on=None, cancelled_why="", sequence=row.sequence + 1)
    return Done(
        subject=meeting_ref(row), said=_("The meeting is held after all."), id=row.pk, content=meeting_content(row)
    )
