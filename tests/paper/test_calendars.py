"""Calendars that people send are opened apart: what repeats comes back as its days, and what is hostile is let go."""

from __future__ import annotations

import pytest

from koll.media.formats import MOST_APPOINTMENTS, MOST_TIMES, Appointment, FileReadError, appointments

HOME = "DTSTART;TZID=Europe/Stockholm"


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", "DTSTAMP:20270101T000000Z", *lines, "END:VEVENT"])


def calendar(*events: str) -> bytes:
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//SV", *events, "END:VCALENDAR", ""]
    return "\r\n".join(lines).encode()


def times(*events: str) -> list[tuple[str, str, str]]:
    return [(appointment.day, appointment.begins, appointment.ends) for appointment in appointments(calendar(*events))]


def series(rule: str, *more: str, start: str = f"{HOME}:20270315T130000") -> str:
    return event("UID:1", "SUMMARY:Nämnd", start, "DURATION:PT2H", f"RRULE:{rule}", *more)


def test_a_time_comes_back_in_swedish_time_with_where_and_what() -> None:
    told = event("UID:1", "SUMMARY:Nämnd  A", "DTSTART:20270415T110000Z", "DTEND:20270415T140000Z", "LOCATION:Rum A")
    day = event("UID:2", "SUMMARY:Dag", "DTSTART;VALUE=DATE:20270520", "STATUS:CANCELLED")
    assert appointments(calendar(told, day)) == (
        Appointment(
            day="2027-04-15",
            begins="13:00",
            ends="16:00",
            place="Rum A",
            heading="Nämnd A",
            is_cancelled=False,
            uid="1",
        ),
        Appointment(day="2027-05-20", begins="", ends="", place="", heading="Dag", is_cancelled=True, uid="2"),
    )


def test_what_repeats_keeps_its_hour_when_the_clock_changes() -> None:
    assert times(series("FREQ=WEEKLY;INTERVAL=2;COUNT=3")) == [
        ("2027-03-15", "13:00", "15:00"),
        ("2027-03-29", "13:00", "15:00"),
        ("2027-04-12", "13:00", "15:00"),
    ]
    utc = series("FREQ=WEEKLY;INTERVAL=2;UNTIL=20270412T120000Z", start="DTSTART:20270315T120000Z")
    assert [time[1] for time in times(utc)] == ["13:00", "14:00", "14:00"]


@pytest.mark.parametrize(
    "until", ["20270405", "20270405T110000Z", "20270405T130000"], ids=["a day", "a moment", "by the clock"]
)
def test_the_last_day_of_a_series_is_in_it(until: str) -> None:
    assert [time[0] for time in times(series(f"FREQ=MONTHLY;BYDAY=1MO;UNTIL={until}"))] == ["2027-04-05"]


def test_what_a_series_leaves_out_is_not_there_and_what_is_added_is() -> None:
    by_moment = series("FREQ=WEEKLY;COUNT=3", "EXDATE;TZID=Europe/Stockholm:20270322T130000")
    by_day = series("FREQ=WEEKLY;COUNT=3", "EXDATE;VALUE=DATE:20270322", "EXDATE;VALUE=DATE:20270329")
    more = series("FREQ=WEEKLY;COUNT=1", "RDATE:20270601T110000Z")
    assert [time[0] for time in times(by_moment)] == ["2027-03-15", "2027-03-29"]
    assert times(by_day) == [("2027-03-15", "13:00", "15:00")]
    assert times(more) == [("2027-03-15", "13:00", "15:00"), ("2027-06-01", "13:00", "15:00")]


def test_one_time_that_has_moved_or_is_cancelled_keeps_its_name() -> None:
    moved = event("UID:1", "SUMMARY:Nämnd", "RECURRENCE-ID:20270322T120000Z", f"{HOME}:20270323T090000")
    cancelled = ("STATUS:CANCELLED", "RECURRENCE-ID:20270329T110000Z", f"{HOME}:20270329T130000")
    gone = event("UID:1", "SUMMARY:Nämnd", *cancelled)
    found = appointments(calendar(series("FREQ=WEEKLY;COUNT=3"), moved, gone))
    assert [(row.day, row.begins, row.is_cancelled, row.uid) for row in found] == [
        ("2027-03-15", "13:00", False, "1 2027-03-15 13:00"),
        ("2027-03-23", "09:00", False, "1 2027-03-22 13:00"),
        ("2027-03-29", "13:00", True, "1 2027-03-29 13:00"),
    ]
    (alone,) = appointments(calendar(moved))
    assert (alone.day, alone.uid) == ("2027-03-23", "1 2027-03-22 13:00")


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY",
        f"FREQ=DAILY;COUNT={MOST_TIMES + 1}",
        "FREQ=DAILY;UNTIL=99991231T000000Z",
        "FREQ=SECONDLY;COUNT=5",
        "FREQ=WEEKLY;COUNT=3\r\nRRULE:FREQ=DAILY;COUNT=3",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2",
        "FREQ=YEARLY;COUNT=9",
        "FREQ=YEARLY;UNTIL=20360101",
        "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
    ],
)
def test_what_repeats_without_end_or_by_a_rule_that_cannot_be_followed_has_no_day(rule: str) -> None:
    assert [time[0] for time in times(series(rule), event("UID:2", f"{HOME}:20270401T130000"))] == ["", "2027-04-01"]


def hostile() -> list[tuple[str, bytes, str]]:
    many = [event(f"UID:{number}", "DTSTART:20270415T110000Z") for number in range(10_000)]
    often = [series("FREQ=DAILY;COUNT=200") for _number in range(MOST_APPOINTMENTS // 200 + 1)]
    never = [series("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=9") for _number in range(50)]
    inner = event("UID:1", "DTSTART:20270415T110000Z").encode() + b"\r\n"
    deep = b"BEGIN:VCALENDAR\r\n" + b"BEGIN:X\r\n" * 50_000 + inner + b"END:X\r\n" * 50_000 + b"END:VCALENDAR\r\n"
    return [
        ("ten thousand meetings", calendar(*many), "large"),
        ("series of many days", calendar(*often), "large"),
        ("series that never come", calendar(*never), "large"),
        ("a calendar in a calendar", deep, ""),
        ("one long line", calendar(event("UID:1", "DTSTART:20270415T110000Z", "SUMMARY:" + "x" * 900_000)), ""),
        ("nothing", b"", "broken"),
        ("another file", b"PK\x03\x04 and then nothing", "broken"),
        ("half a calendar", calendar(event("UID:1", "DTSTART:20270415T110000Z"))[:70], "broken"),
        ("no day", calendar(event("UID:1", "SUMMARY:x")), "broken"),
        ("a day that is not one", calendar(event("UID:1", "DTSTART:20271345T990000Z")), "broken"),
    ]


@pytest.mark.parametrize(("content", "why"), [row[1:] for row in hostile()], ids=[row[0] for row in hostile()])
def test_what_is_hostile_or_damaged_is_let_go(content: bytes, why: str) -> None:
    try:
        said = "" if appointments(content) else "empty"
    except FileReadError as refused:
        said = refused.why
    assert said == why
