"""Taking in a calendar of meetings: row by row what would happen, and then all of it or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import time

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from koll.acts.decisions._decision_import import bodies_by_name, day_in_cell, normalised_heading
from koll.acts.decisions._meetings import (
    MeetingInput,
    UnableToMeet,
    added,
    called_off,
    change_of_meeting,
    clock_time,
    told,
)
from koll.acts.engine import Doing, Done, act, require, write_lock
from koll.acts.imports import HEADINGS, REPEATS, Row
from koll.domain.refs import MeetingsRef
from koll.domain.refusals import Refusal
from koll.media.formats import FORMULA, MOST_TIMES
from koll.permissions import Permission
from koll.snapshot import subject_of_body
from koll.tables.models import Body, Meeting

COLUMNS = {
    "body": gettext_lazy("Body"),
    "day": gettext_lazy("Day of the meeting"),
    "begins": gettext_lazy("Begins at"),
    "ends": gettext_lazy("Ends at"),
    "place": gettext_lazy("Place"),
    "heading": gettext_lazy("What it is called"),
    "cancelled": gettext_lazy("Cancelled"),
}
"""Each column by what it holds, with its heading in a file that goes out."""

ALSO = {
    "body": gettext_lazy("committee, board, organ"),
    "day": gettext_lazy("day, date, meeting day"),
    "begins": gettext_lazy("time, begins, start, start time"),
    "ends": gettext_lazy("ends, end, end time"),
    "place": gettext_lazy("room, venue, location"),
    "heading": gettext_lazy("meeting, kind, heading"),
    "cancelled": gettext_lazy("called off, status"),
}
"""Other headings that people use for the same, divided by commas."""

LONGEST = {"place": 120, "heading": 120}
CLOCK = re.compile(r"\b([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?(?::\d{2})?\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseenMeeting:
    """What would come of a row: `state` is "new", "there", "changed", "cancelled" or "wrong".

    `why` says what is wrong, or how a changed meeting was before.
    """

    number: int
    state: str
    body: str
    day: str
    when: str
    place: str
    heading: str
    why: str = ""


def known_headings() -> dict[str, str]:
    """Each column by the plain headings that mean it, in every language that the pages speak."""
    known = {normalised_heading(name): name for name in HEADINGS}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for name, words in COLUMNS.items():
                known |= {normalised_heading(word): name for word in (str(words), *str(ALSO[name]).split(","))}
    return known


def named_rows(rows: Sequence[Row]) -> list[dict[str, str]]:
    """Each row by column; UnableToMeet when no column holds the day."""
    known = known_headings()
    columns = [known.get(normalised_heading(cell), "") for cell in (rows[0] if rows else ())]
    if "day" not in columns:
        raise UnableToMeet(
            _("The first row of the table must have headings, and one of them must be %(day)s.")
            % {"day": COLUMNS["day"]}
        )
    if len(rows) < 2:
        raise UnableToMeet(_("The file has no meetings. Choose another, or add them one by one."))
    return [{name: cell for name, cell in zip(columns, row, strict=False) if name} for row in rows[1:] if any(row)]


def times_in_row(text: str) -> tuple[time | None, time | None]:
    """The one or two times in a cell, however they are written; UnableToMeet when they are none.

    >>> times_in_row("kl. 13.00\u201316:30"), times_in_row("9"), times_in_row("")
    ((datetime.time(13, 0), datetime.time(16, 30)), (datetime.time(9, 0), None), (None, None))
    """
    found = [time(int(hour), int(minute or 0)) for hour, minute in CLOCK.findall(text)]
    if text.strip() and not found:
        raise UnableToMeet(_("“%(time)s” is not a time. Write it like 13:00.") % {"time": text})
    return (found[0] if found else None, found[1] if len(found) > 1 else None)


def meeting_row_words(row: dict[str, str]) -> MeetingInput:
    """The meeting that a row describes; UnableTo says what in it is wrong."""
    if FORMULA in "".join(row.values()):
        raise UnableToMeet(_("The row holds a formula, which is not worked out here. Write its value instead."))
    if row.get("day") == REPEATS:
        raise UnableToMeet(
            _(
                "The meeting repeats without end, more than %(most)s times or by a rule that cannot be followed. "
                "Give the series a last day in the calendar, and export it anew."
            )
            % {"most": MOST_TIMES}
        )
    day = day_in_cell(row.get("day", ""))
    if day is None:
        raise UnableToMeet(_("The row has no day. Write on which day the body meets."))
    for name, most in LONGEST.items():
        if len(row.get(name, "")) > most:
            raise UnableToMeet(
                _("“%(column)s” is longer than %(most)s characters. Shorten it.")
                % {"column": COLUMNS[name], "most": most}
            )
    begins, also = times_in_row(row.get("begins", ""))
    ends = times_in_row(row.get("ends", ""))[0] or also
    return MeetingInput(
        day=day,
        begins=begins,
        ends=ends,
        place=row.get("place", ""),
        heading=row.get("heading", ""),
        uid=row.get("uid", ""),
    )


def take_meeting_row(
    doing: Doing, row: dict[str, str], bodies: dict[str, Body], usual: str
) -> tuple[str, Meeting | None, str]:
    """Does what the row says: what that was, and how a changed meeting was before.

    `usual` is the body of rows that name none.
    """
    words, called = meeting_row_words(row), row.get("body") or usual
    body = bodies.get(normalised_heading(called))
    if body is None:
        raise UnableToMeet(
            _("There is no body called “%(name)s”. Correct its name, or leave it out and choose the body below.")
            % {"name": called}
            if called
            else _("The row does not say which body meets. Choose the body below, and show the file again.")
        )
    require(doing, Permission.MANAGE_MEETINGS, subject_of_body(doing.snapshot.charter, body))
    kept = meeting_meant(body, words)
    words = replace(words, uid=words.uid or (kept.uid if kept else ""))
    if normalised_heading(row.get("cancelled", "")) not in ("", normalised_heading(_("no"))):
        return ("there", None, "") if kept is None else ("cancelled", called_off(kept, doing.day, ""), "")
    if kept is None:
        return "new", added(doing, body, words), ""
    if (
        words.tidied()
        == MeetingInput(
            day=kept.day, begins=kept.begins, ends=kept.ends, place=kept.place, heading=kept.heading, uid=kept.uid
        ).tidied()
    ):
        return "there", None, ""
    times = "–".join(clock_time(item) for item in (kept.begins, kept.ends) if item)
    before = ", ".join(item for item in (f"{kept.day} {times}".strip(), kept.place, kept.heading) if item)
    return "changed", change_of_meeting(kept, words), _("before: %(meeting)s") % {"meeting": before}


def meeting_meant(body: Body, words: MeetingInput) -> Meeting | None:
    """The meeting that is there already: by its identifier in the calendar it came from, otherwise by its day."""
    there = Meeting.objects.filter(body=body, cancelled_on=None).select_related("body")
    by_uid = there.filter(uid=words.uid).first() if words.uid else None
    return by_uid or there.filter(day=words.day).first()


def read_meeting_rows(doing: Doing, rows: Sequence[Row], usual: str) -> tuple[list[ForeseenMeeting], list[Meeting]]:
    """Takes in every row that can be, within the caller's transaction; what became of each, and what is altered."""
    bodies = {normalised_heading(name): body for name, body in bodies_by_name().items()}
    seen, altered = [], []
    for number, row in enumerate(named_rows(rows), 2):
        state, why, meeting = "wrong", "", None
        try:
            with transaction.atomic():
                state, meeting, why = take_meeting_row(doing, row, bodies, usual)
        except Refusal as refusal:
            why = str(refusal)
        if meeting is not None:
            altered.append(meeting)
        seen.append(
            preview_of_meeting_row(
                number,
                row,
                state,
                why,
                bodies[normalised_heading(usual)].name if normalised_heading(usual) in bodies else "",
            )
        )
    return seen, altered


def preview_of_meeting_row(number: int, row: dict[str, str], state: str, why: str, usual: str) -> ForeseenMeeting:
    """What is shown of a row."""
    said = {name: cell.replace(FORMULA, "=…") for name, cell in row.items()}
    when = "–".join(item for item in (said.get("begins", ""), said.get("ends", "")) if item)
    try:
        day = str(day_in_cell(said.get("day", "")) or "")
        when = "–".join(clock_time(one_time) for one_time in times_in_row(when) if one_time)
    except Refusal:
        day = said.get("day", "")
    body, place, heading = said.get("body") or usual, said.get("place", ""), said.get("heading", "")
    return ForeseenMeeting(
        number=number, state=state, body=body, day=day, when=when, place=place, heading=heading, why=why
    )


def foresee_meetings(doing: Doing, rows: Sequence[Row], usual: str) -> list[ForeseenMeeting]:
    """What would come of each row: it is really done, and then all of it undone."""
    with write_lock(), transaction.atomic():
        seen, _altered = read_meeting_rows(doing, rows, usual)
        transaction.set_rollback(True)
    return seen


@act
def import_meetings(doing: Doing, *, rows: Sequence[Row], body: str) -> Done:
    """Takes in every meeting of a calendar: the new, the moved and the cancelled; when one row is wrong, none."""
    require(doing, Permission.READ_INSIDE)
    seen, altered = read_meeting_rows(doing, rows, body)
    wrong = next((row for row in seen if row.state == "wrong"), None)
    if wrong is not None:
        raise UnableToMeet(
            _("Nothing has been taken in: row %(row)s is wrong. %(why)s") % {"row": wrong.number, "why": wrong.why}
        )
    year = altered[0].day.year if altered else doing.day.year
    said = _("%(count)s meetings have been taken in.") % {"count": len(altered)}
    return Done(subject=MeetingsRef(year=year), said=said, id=0, content={"meetings": [told(row) for row in altered]})
