"""A calendar of meetings from a table: its columns, which meeting a row means, and the act that takes it in."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.decisions._decision_import import bodies_as_targets
from koll.acts.decisions._meetings import MeetingInput, added, called_off, change_of_meeting, check_times
from koll.acts.engine import Doing, Done, Input, act, body_existing_on, body_with_key, require
from koll.acts.imports import (
    REPEATS,
    Column,
    ImportMemory,
    Judge,
    TableImport,
    moment_in_words_or_digits,
    remember,
    text_within,
    times_in_words_or_digits,
    yes_or_no,
)
from koll.domain.refs import MeetingsRef
from koll.domain.refusals import Refusal
from koll.media.formats import MOST_TIMES
from koll.permissions import N_, Permission, Trail
from koll.snapshot import subject_of_body
from koll.tables.models import Body, Meeting

CALLED_OFF = gettext_lazy("cancelled, canceled, called off")
HELD = gettext_lazy("planned, tentative, booked, confirmed, held, ok")
"""What the column about being cancelled says of meetings that are held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting as a table tells it; `uid` is its name in the calendar it is from."""

    body: str
    day: date
    begins: time | None = None
    ends: time | None = None
    place: str = ""
    heading: str = ""
    cancelled: bool = False
    uid: str = ""

    def words(self) -> MeetingInput:
        """The meeting as it is kept."""
        return MeetingInput(
            day=self.day,
            begins=self.begins,
            ends=self.ends,
            place=self.place,
            heading=self.heading,
            uid=self.uid,
        )


def day_of_meeting(text: str) -> tuple[date | None, time | None]:
    """The day in a cell, and the time where it stands there too."""
    if text == REPEATS:
        raise Refusal(
            "import.endless_series",
            _(
                "The meeting repeats without end, more than %(most)s times or by a rule that cannot be followed. "
                "Give the series a last day in the calendar, and export it anew."
            )
            % {"most": MOST_TIMES},
        )
    return moment_in_words_or_digits(text)


def is_cancelled(text: str) -> bool:
    """Whether the cell says that the meeting is not held."""
    return yes_or_no(text, yes=CALLED_OFF, no=HELD)


def meeting_of(values: Mapping[str, Any], chosen: Mapping[str, str]) -> MeetingRow:
    """The meeting that a row describes; `chosen["body"]` is the body of rows that name none."""
    day, at = values.get("day") or (None, None)
    if day is None:
        raise Refusal("import.meeting_without_day", _("The row has no day. Write on which day the body meets."))
    body = values.get("body") or chosen.get("body", "")
    if not body:
        raise Refusal(
            "import.meeting_without_body",
            _("The row does not say which body meets. Choose the body below, and show the file again."),
        )
    begins, also = values.get("begins") or (None, None)
    ends = (values.get("ends") or (None, None))[0] or also
    return MeetingRow(
        body=body,
        day=day,
        begins=begins or at,
        ends=ends,
        place=values.get("place", ""),
        heading=values.get("heading", ""),
        cancelled=values.get("cancelled", False),
        uid=values.get("uid", ""),
    )


def same_uid_or_day(row: MeetingRow) -> tuple[Hashable, ...]:
    """What makes two rows the same meeting: its name in the calendar it is from, or that a body meets once a day."""
    of_the_day: Hashable = (row.body, row.day)
    return ((row.body, "uid", row.uid), of_the_day) if row.uid else (of_the_day,)


def judge_meetings(doing: Doing, rows: Sequence[MeetingRow]) -> Judge[MeetingRow]:
    """The meetings of the bodies in the table that are not cancelled, and what refuses a row."""
    bodies = {body.key: body for body in Body.objects.filter(key__in={row.body for row in rows})}
    allowed: set[str] = set()

    def check(row: MeetingRow) -> None:
        body = body_existing_on(row.body, row.day)
        if row.body not in allowed:
            require(doing, Permission.MANAGE_MEETINGS, subject_of_body(doing.snapshot.charter, body))
            allowed.add(row.body)
        check_times(row.words())

    held = Meeting.objects.filter(body__in=bodies.values(), cancelled_on=None).select_related("body")
    return Judge(known=[row_of_meeting(meeting) for meeting in held], check=check)


def row_of_meeting(meeting: Meeting) -> MeetingRow:
    """A meeting as a table tells it."""
    return MeetingRow(
        body=meeting.body.key,
        day=meeting.day,
        begins=meeting.begins,
        ends=meeting.ends,
        place=meeting.place,
        heading=meeting.heading,
        cancelled=meeting.cancelled_on is not None,
        uid=meeting.uid,
    )


def state_of_cancelled(row: MeetingRow, there: MeetingRow | None) -> str:
    """What comes of a row that cancels: nothing where there is no such meeting."""
    if not row.cancelled:
        return ""
    return "there" if there is None else "cancelled"


MEETINGS = TableImport[MeetingRow](
    key="meetings",
    row=meeting_of,
    identity=same_uid_or_day,
    judge=judge_meetings,
    named="body",
    targets=bodies_as_targets,
    state=state_of_cancelled,
    columns=(
        Column(
            name="body",
            heading=gettext_lazy("Body"),
            also=gettext_lazy("committee, board, organ"),
            read=text_within(250),
        ),
        Column(
            name="day",
            heading=gettext_lazy("Day of the meeting"),
            also=gettext_lazy("day, date, meeting day"),
            read=day_of_meeting,
            needed=True,
        ),
        Column(
            name="begins",
            heading=gettext_lazy("Begins at"),
            also=gettext_lazy("time, begins, start, start time"),
            read=times_in_words_or_digits,
            fills=("ends",),
        ),
        Column(
            name="ends",
            heading=gettext_lazy("Ends at"),
            also=gettext_lazy("ends, end, end time"),
            read=times_in_words_or_digits,
        ),
        Column(
            name="place",
            heading=gettext_lazy("Place"),
            also=gettext_lazy("room, venue, location"),
            read=text_within(120),
        ),
        Column(
            name="heading",
            heading=gettext_lazy("What it is called"),
            also=gettext_lazy("meeting, kind, heading"),
            read=text_within(120),
        ),
        Column(
            name="cancelled",
            heading=gettext_lazy("Cancelled"),
            also=gettext_lazy("called off, status"),
            read=is_cancelled,
        ),
        Column(name="uid", heading="", read=text_within(250)),
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMeetings(Input):
    """Takes in the meetings of a calendar: the new, the moved and the cancelled, all of them or none."""

    rows: tuple[MeetingRow, ...]
    memory: ImportMemory = field(default_factory=ImportMemory)


@act(
    ImportMeetings,
    permission=Permission.READ_INSIDE,
    subject=lambda _doing, _given: None,
    news=N_("A calendar of meetings was taken in"),
    trail=Trail.SHOWN,
)
def import_meetings(doing: Doing, given: ImportMeetings) -> Done:
    uids = set(Meeting.objects.filter(cancelled_on=None).exclude(uid="").values_list("uid", flat=True))
    for row in sorted(given.rows, key=lambda row: (not row.cancelled, row.uid not in uids)):
        take_meeting(doing, row)  # what moves away first, so that its day is free for others
    remember(MEETINGS.key, given.memory)
    year = given.rows[0].day.year if given.rows else doing.day.year
    said = _("%(count)s meetings have been taken in.") % {"count": len(given.rows)}
    return Done(subject=MeetingsRef(year=year), said=said)


def take_meeting(doing: Doing, row: MeetingRow) -> None:
    """Adds, changes or cancels the meeting that a row means."""
    body = body_with_key(row.body)
    require(doing, Permission.MANAGE_MEETINGS, subject_of_body(doing.snapshot.charter, body))
    kept = meeting_meant(body, row)
    if row.cancelled:
        if kept is None:
            raise Refusal(
                "meeting.none_to_cancel",
                _("%(body)s has no meeting on %(day)s to cancel.") % {"body": body.name, "day": row.day},
            )
        called_off(kept, doing.day, "")
    elif kept is None:
        added(doing, body_existing_on(row.body, row.day), row.words())
    else:
        change_of_meeting(kept, row.words())


def meeting_meant(body: Body, row: MeetingRow) -> Meeting | None:
    """The meeting that is there already: by its name in the calendar it came from, otherwise by its day."""
    there = Meeting.objects.filter(body=body, cancelled_on=None).select_related("body")
    by_uid = there.filter(uid=row.uid).first() if row.uid else None
    return by_uid or there.filter(day=row.day).first()
