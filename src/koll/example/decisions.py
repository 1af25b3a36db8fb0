"""The example's meetings: calendars taken in before the year, one cancelled, one moved, and a day agreed anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from koll.acts.activities import agree_on_day
from koll.acts.decisions import MeetingInput, MeetingRow, cancel_meeting, change_meeting, import_meetings
from koll.example.cast import Telling, context_on
from koll.example.dialogues.dialogues import executive_board
from koll.example.year.before_the_election import council
from koll.example.year.winter_and_spring import YEAR, writer_for
from koll.reads.decisions import MeetingView, meetings_page

TAKEN_IN = date(YEAR - 1, 11, 16)


def taken_in(telling: Telling) -> None:
    """The executive board's secretary takes in every body's calendar."""
    rows = tuple(
        MeetingRow(
            body=of["body"],
            day=date.fromisoformat(str(day)),
            begins=time.fromisoformat(of["begins"].zfill(5)),
            ends=time.fromisoformat(of["ends"].zfill(5)),
            place=of["place"],
        )
        for of in telling.texts["meetings"]["of"]
        for day in of["days"]
    )
    clerk = telling.by(telling.secretary(executive_board(telling)), TAKEN_IN)
    import_meetings(clerk, rows=rows)


def day_agreed_anew(telling: Telling) -> None:
    """The company moves its description to the day when its board meets."""
    body = str(telling.texts["meetings"]["of"][-1]["body"])
    writer = telling.by(writer_for(telling, body), date(YEAR, 3, 2))
    agree_on_day(writer, occasion=telling.opened[body], planned_on=date(YEAR, 4, 8), revision=1)


def one_cancelled_one_moved(telling: Telling) -> None:
    """The council cancels a meeting, and the executive board moves one by a day."""
    clerk = telling.by(telling.secretary(council(telling)), date(YEAR, 4, 12))
    why = telling.texts["meetings"]["cancelled_why"]
    cancel_meeting(clerk, meeting=met(telling, council(telling), date(YEAR, 4, 26)).id, why=why)
    board = executive_board(telling)
    meeting = met(telling, board, date(YEAR, 5, 18))
    words = MeetingInput(
        day=meeting.day,
        begins=meeting.begins,
        ends=meeting.ends,
        place=meeting.place,
        heading=meeting.heading,
        uid=meeting.uid,
    )
    change_meeting(
        telling.by(telling.secretary(board), date(YEAR, 4, 20)),
        meeting=meeting.id,
        words=replace(words, day=date(YEAR, 5, 19)),
        sequence=meeting.sequence,
    )


def met(telling: Telling, body: str, day: date) -> MeetingView:
    """A body's meeting on a day."""
    reader = telling.by(telling.secretary(body), day).actor
    return next(line for line in meetings_page(context_on(day, reader), day.year, body).lines if line.day == day)
