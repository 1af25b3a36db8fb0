"""A body's meetings: told, moved, cancelled and held after all; and calendars taken in, all or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time
from typing import Any

import pytest
from tests import files
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.decisions import (
    MEETINGS,
    MeetingInput,
    MeetingRow,
    add_meeting,
    cancel_meeting,
    change_meeting,
    import_meetings,
    reinstate_meeting,
)
from koll.acts.engine import Done
from koll.acts.imports import (
    CALENDARS,
    HEADINGS,
    Chosen,
    Foreseen,
    TableInFile,
    UncheckedFile,
    calendar_table,
    check_file,
    foresee_table,
)
from koll.reads.decisions import meetings_page, next_meetings
from koll.snapshot import read_snapshot
from koll.tables.models import Meeting

pytestmark = pytest.mark.django_db

APRIL = date(2027, 4, 15)


def added(world: World, day: date = APRIL, body: str = SCHOOLS, **more: Any) -> Done:
    return add_meeting(world.by(body), body=body, words=MeetingInput(day=day, **more))


def days(world: World, body: str = SCHOOLS) -> list[date]:
    return [row.day for row in meetings_page(context_on(world.day, world.actor(body)), 2027, body).ahead]


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "DTSTAMP:20270101T000000Z", *lines, "END:VEVENT"])


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//SV", *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def rows(content: bytes, name: str = "moten.ics") -> list[tuple[str, ...]]:
    file = check_file(UncheckedFile(name=name, content=content), 10_000_000, CALENDARS)
    return list(calendar_table(file, ["Skolnämnden", "Omsorgsnämnden"]).rows)


def foreseen(
    world: World, table: Sequence[tuple[str, ...]], body: str = "", who: str = EXECUTIVE
) -> Foreseen[MeetingRow]:
    return foresee_table(world.by(who), MEETINGS, TableInFile(rows=tuple(table)), {"body": body}, Chosen())


def taken(world: World, table: Sequence[tuple[str, ...]], body: str = "", who: str = EXECUTIVE) -> list[str]:
    """What would happen, and then does."""
    seen = foreseen(world, table, body, who)
    assert seen.is_whole
    import_meetings(world.by(who), rows=seen.taken, memory=seen.memory)
    return [row.state for row in seen.rows]


@pytest.mark.both_databases
def test_a_meeting_is_kept_by_its_body_or_by_the_executive_board_and_by_nobody_else(world: World) -> None:
    added(world)
    add_meeting(world.by(EXECUTIVE), body=SCHOOLS, words=MeetingInput(day=date(2027, 5, 20)))
    for body, role in ((CARE, "secretary"), (SCHOOLS, "member"), (COUNCIL, "secretary")):
        with refused("permission.manage_meetings"):
            add_meeting(world.by(body, role), body=SCHOOLS, words=MeetingInput(day=date(2027, 6, 17)))
    assert days(world) == [APRIL, date(2027, 5, 20)]


def test_a_body_meets_once_a_day_and_does_not_end_before_it_begins(world: World) -> None:
    added(world)
    with refused("meeting.day_taken"):
        added(world, place="Rum B")
    with refused("meeting.ends_before_it_begins"):
        added(world, date(2027, 5, 20), begins=time(13), ends=time(12))
    with refused("meeting.ends_before_it_begins"):
        added(world, date(2027, 5, 20), ends=time(12))


def test_a_meeting_that_moves_counts_its_changes_and_two_who_move_it_lose_nothing(world: World) -> None:
    number = added(world).id
    words = MeetingInput(day=date(2027, 4, 16), begins=time(13), ends=time(15), place="Rum A")
    change_meeting(world.by(SCHOOLS), meeting=number, words=words, sequence=0)
    row = Meeting.objects.get()
    assert (row.day, row.begins, row.place, row.sequence) == (date(2027, 4, 16), time(13), "Rum A", 1)
    with conflict() as refusal:
        change_meeting(world.by(SCHOOLS), meeting=number, words=MeetingInput(day=APRIL), sequence=0)
    assert (refusal.value.theirs["day"], refusal.value.mine["day"]) == ("2027-04-16", "2027-04-15")


def test_a_cancelled_meeting_says_so_and_can_be_held_after_all(world: World) -> None:
    number = added(world).id
    cancel_meeting(world.by(SCHOOLS), meeting=number, why="Inga ärenden")
    (line,) = meetings_page(context_on(world.day, world.actor(SCHOOLS)), 2027, SCHOOLS).lines
    assert (line.cancelled_on, line.cancelled_why, line.sequence, days(world)) == (world.day, "Inga ärenden", 1, [])
    reinstate_meeting(world.by(SCHOOLS), meeting=number)
    assert (days(world), Meeting.objects.get().sequence) == ([APRIL], 2)


def test_another_meeting_in_the_place_of_a_cancelled_one_keeps_it_cancelled(world: World) -> None:
    number = added(world).id
    cancel_meeting(world.by(SCHOOLS), meeting=number)
    added(world, place="Rum B")
    with refused("meeting.day_taken"):
        reinstate_meeting(world.by(SCHOOLS), meeting=number)


def test_the_next_meeting_is_the_first_that_is_not_cancelled(world: World) -> None:
    cancel_meeting(world.by(SCHOOLS), meeting=added(world, date(2027, 3, 18)).id)
    added(world)
    added(world, date(2027, 3, 1))
    assert {key: line.day for key, line in next_meetings(read_snapshot(world.day), [SCHOOLS, CARE]).items()} == {
        SCHOOLS: APRIL
    }


def test_the_council_announces_a_week_before_and_minutes_are_verified_within_a_fortnight(world: World) -> None:
    added(world, body=COUNCIL)
    added(world)
    said = {
        line.body_key: (line.announced and line.announced.last_day, line.verified and line.verified.last_day)
        for line in meetings_page(context_on(world.day, world.actor(SCHOOLS)), 2027, "").lines
    }
    assert said == {
        COUNCIL: (date(2027, 4, 8), date(2027, 4, 29)),
        SCHOOLS: (None, date(2027, 4, 29)),
    }


# -- taking in a calendar


def test_a_table_is_taken_in_whatever_its_headings_are_called(world: World) -> None:
    table = [
        ("Nämnd", "Datum", "Tid", "Lokal"),
        ("Skolnämnden", "2027-04-15", "kl. 13.00–16:30", "Rum A"),
        ("omsorgsnämnden", "46497", "9", ""),
    ]
    assert taken(world, table) == ["new", "new"]
    told = [(row.body.key, row.day, row.begins, row.ends, row.place) for row in Meeting.objects.select_related("body")]
    assert told == [
        (SCHOOLS, APRIL, time(13), time(16, 30), "Rum A"),
        (CARE, date(2027, 4, 20), time(9), None, ""),
    ]


def test_the_same_table_again_changes_nothing_and_another_time_changes_one(world: World) -> None:
    table = [("Datum", "Tid"), ("2027-04-15", "13:00"), ("2027-05-20", "13:00")]
    assert taken(world, table, SCHOOLS, SCHOOLS) == ["new", "new"]
    assert taken(world, table, SCHOOLS, SCHOOLS) == ["there", "there"]
    (seen,) = foreseen(world, [table[0], ("2027-04-15", "14:00")], SCHOOLS, SCHOOLS).rows
    assert (seen.state, [(cell.words, cell.before) for cell in seen.cells]) == (
        "changed",
        [("2027-04-15", ""), ("14:00", "13:00")],
    )
    assert taken(world, [table[0], ("2027-04-15", "14:00")], SCHOOLS, SCHOOLS) == ["changed"]
    assert [(row.begins, row.sequence) for row in Meeting.objects.all()] == [(time(14), 1), (time(13), 0)]


def test_a_row_that_says_so_cancels_the_meeting(world: World) -> None:
    added(world)
    table = [("Datum", "Inställt"), ("2027-04-15", "x"), ("2027-05-20", "nej")]
    assert taken(world, table, SCHOOLS) == ["cancelled", "new"]
    assert days(world) == [date(2027, 5, 20)]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("Skolnämnden", "i maj", ""), "i maj"),
        (("Skolnämnden", "", "13"), "saknar dag"),
        (("Skolnämnden", "2027-05-20", "efter lunch"), "ingen tid"),
        (("Skoln.", "2027-05-20", ""), "Skoln."),
        (("", "2027-05-20", ""), "vilket organ"),
        (("Skolnämnden", "2027-04-15", "\N{REPLACEMENT CHARACTER}"), "formel"),
    ],
)
def test_when_one_row_is_wrong_it_is_said_why_and_none_is_taken_in(
    world: World, row: tuple[str, ...], words: str
) -> None:
    table = [("Organ", "Datum", "Tid"), ("Skolnämnden", "2027-06-17", "13:00"), row]
    seen = foreseen(world, table)
    assert [(item.state, item.number) for item in seen.rows] == [("new", 2), ("wrong", 3)]
    assert words in seen.rows[1].why
    assert not seen.is_whole


def test_nobody_takes_in_the_meetings_of_another_body(world: World) -> None:
    table = [("Organ", "Datum"), ("Omsorgsnämnden", "2027-04-15")]
    assert [row.state for row in foreseen(world, table, who=SCHOOLS).rows] == ["wrong"]
    given = foreseen(world, table).taken
    with refused("permission.manage_meetings"):
        import_meetings(world.by(SCHOOLS), rows=given)
    assert not Meeting.objects.exists()


def test_a_table_without_days_is_no_calendar(world: World) -> None:
    for table in ([("Organ", "Plats"), ("Skolnämnden", "Rum A")], [HEADINGS], []):
        assert foreseen(world, table, SCHOOLS).fault is not None


def test_a_calendar_is_read_in_swedish_time_and_follows_what_moves_and_is_cancelled(world: World) -> None:
    first = event("UID:1", "SUMMARY:Skolnämnden", "DTSTART:20270415T110000Z", "DTEND:20270415T140000Z", "LOCATION:A")
    second = event("UID:2", "SUMMARY:Extra möte", "DTSTART;VALUE=DATE:20270520")
    assert taken(world, rows(calendar(first, second)), SCHOOLS) == ["new", "new"]
    told = [(row.day, row.begins, row.ends, row.place, row.heading) for row in Meeting.objects.all()]
    assert told == [(APRIL, time(13), time(16), "A", ""), (date(2027, 5, 20), None, None, "", "Extra möte")]
    moved = event("UID:1", "SUMMARY:Skolnämnden", "DTSTART;TZID=Europe/Stockholm:20270416T090000", "DURATION:PT2H")
    gone = event("UID:2", "SUMMARY:Extra möte", "DTSTART;VALUE=DATE:20270520", "STATUS:CANCELLED")
    assert taken(world, rows(calendar(moved, gone)), SCHOOLS) == ["changed", "cancelled"]
    assert days(world) == [date(2027, 4, 16)]
    assert Meeting.objects.get(uid="1").ends == time(11)


def test_a_series_is_taken_in_as_its_days_and_follows_what_moves_in_it(world: World) -> None:
    home = "DTSTART;TZID=Europe/Stockholm"
    whole = event("UID:1", "SUMMARY:Skolnämnden", f"{home}:20270415T130000", "RRULE:FREQ=MONTHLY;BYDAY=3TH;COUNT=3")
    assert taken(world, rows(calendar(whole))) == ["new", "new", "new"]
    assert days(world) == [APRIL, date(2027, 5, 20), date(2027, 6, 17)]
    moved = event("UID:1", "SUMMARY:Skolnämnden", "RECURRENCE-ID:20270520T110000Z", f"{home}:20270521T090000")
    assert taken(world, rows(calendar(whole, moved))) == ["there", "changed", "there"]
    assert days(world) == [APRIL, date(2027, 5, 21), date(2027, 6, 17)]


def test_a_series_without_end_is_refused_with_what_to_do(world: World) -> None:
    table = rows(calendar(event("UID:1", "SUMMARY:x", "DTSTART:20270415T110000Z", "RRULE:FREQ=DAILY")))
    (seen,) = foreseen(world, table, SCHOOLS).rows
    assert (seen.state, "Ge serien en sista dag i kalendern" in seen.why) == ("wrong", True)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (calendar(event("UID:1", "DTSTART:i morgon")), "calendar.broken"),
        (calendar(event("UID:1", "SUMMARY:utan dag")), "calendar.broken"),
        (b"BEGIN:VCALENDAR\r\n" + b"x" * 100, "calendar.broken"),
        (calendar() + b" " * 1_000_001, "calendar.too_large"),
    ],
)
def test_a_calendar_that_is_broken_or_too_large_is_refused_with_a_sentence(content: bytes, code: str) -> None:
    with refused(code):
        rows(content)


def test_a_bomb_or_macros_are_no_calendar() -> None:
    for content, code in ((files.BOMB, "file.unfolds"), (files.MACROS, "file.macros")):
        with refused(code):
            rows(content, "moten.xlsx")


@pytest.mark.parametrize("said", ["Planerat", "Preliminärt", "False", "Nej", ""])
def test_a_status_that_says_that_it_is_held_cancels_nothing(world: World, said: str) -> None:
    added(world)
    assert taken(world, [("Datum", "Status"), ("2027-04-15", said)], SCHOOLS) == ["there"]
    assert days(world) == [APRIL]


def test_a_status_that_nobody_knows_is_asked_about(world: World) -> None:
    added(world)
    (seen,) = foreseen(world, [("Datum", "Status"), ("2027-04-15", "Kanske")], SCHOOLS).rows
    assert (seen.state, "Kanske" in seen.why) == ("wrong", True)


def test_two_meetings_of_a_body_on_a_day_are_told_and_none_is_lost(world: World) -> None:
    morning = event("UID:1", "SUMMARY:Skolnämnden", "DTSTART:20270415T070000Z", "DTEND:20270415T090000Z")
    evening = event("UID:2", "SUMMARY:Skolnämnden", "DTSTART:20270415T160000Z", "DTEND:20270415T180000Z")
    seen = foreseen(world, rows(calendar(morning, evening)))
    assert ([row.state for row in seen.rows], seen.is_whole) == (["new", "wrong"], False)
    assert "Rad 2" in seen.rows[1].why


def test_a_day_that_another_meeting_moves_from_is_free(world: World) -> None:
    first = event("UID:1", "SUMMARY:Skolnämnden", "DTSTART:20270415T070000Z")
    assert taken(world, rows(calendar(first))) == ["new"]
    moved = event("UID:1", "SUMMARY:Skolnämnden", "DTSTART:20270416T070000Z")
    second = event("UID:2", "SUMMARY:Skolnämnden", "DTSTART:20270415T080000Z")
    assert taken(world, rows(calendar(moved, second))) == ["new", "changed"]
    assert [(row.uid, row.day) for row in Meeting.objects.all()] == [("2", APRIL), ("1", date(2027, 4, 16))]


def test_outlook_cancels_by_what_the_meeting_is_called(world: World) -> None:
    added(world)
    gone = event("UID:1", "SUMMARY:Inställt: Skolnämnden", "DTSTART;VALUE=DATE:20270415")
    assert taken(world, rows(calendar(gone))) == ["cancelled"]
    assert days(world) == []


def test_a_meeting_of_a_part_of_a_body_is_asked_about(world: World) -> None:
    part = event("UID:1", "SUMMARY:Skolnämndens arbetsutskott", "DTSTART;VALUE=DATE:20270415")
    seen = foreseen(world, rows(calendar(part)), SCHOOLS)
    assert ([row.state for row in seen.rows], [name.name for name in seen.names]) == (
        ["wrong"],
        ["Skolnämndens arbetsutskott"],
    )


def test_the_time_in_the_cell_of_the_day_is_kept_and_columns_that_are_not_told_change_nothing(world: World) -> None:
    added(world, place="Rum A")
    assert taken(world, [("Datum",), ("2027-04-15 13:00",)], SCHOOLS) == ["changed"]
    assert taken(world, [("Datum",), ("tors 15 april 2027",)], SCHOOLS) == ["there"]
    assert [(row.begins, row.place) for row in Meeting.objects.all()] == [(time(13), "Rum A")]


def test_what_goes_out_comes_in_again_as_it_was(world: World) -> None:
    added(world, begins=time(13), ends=time(15), place="Rum A", heading="Extra möte")
    row = MeetingRow(body="Skolnämnden", day=APRIL, begins=time(13), ends=time(15), place="Rum A", heading="Extra möte")
    out = [tuple(cells) for cells in MEETINGS.export([row])]
    assert [row.state for row in foreseen(world, out).rows] == ["there"]
