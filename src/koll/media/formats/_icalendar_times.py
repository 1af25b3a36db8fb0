"""The times in a calendar that somebody has sent: run in the child process, and so without anything of Koll."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from importlib import import_module
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

MOST_APPOINTMENTS, MOST_TIMES = 2_000, 200
"""Of a calendar in all, and of one thing in it that repeats by a rule."""
LONGEST = timedelta(days=5 * 366)
"""From the first time to the last of what repeats."""
HERE = ZoneInfo("Europe/Stockholm")
REPEATS = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
"""How often something may repeat; what repeats by the hour is no meeting."""

type Fields = tuple[str, str, str, str, str, bool, str]


class TooManyTimes(Exception):
    """The calendar has more times than are read."""

    why = "large"


def times_in(content: str) -> list[Fields]:
    """Every time, what repeats told out, each as the fields of an `Appointment`."""
    if content.count("BEGIN:VEVENT") > MOST_APPOINTMENTS:
        raise TooManyTimes
    events = import_module("icalendar").Calendar.from_ical(content).walk("VEVENT")
    moved = {
        (uid_of(one_event), local_time(one_event.decoded("RECURRENCE-ID"))): one_event
        for one_event in events
        if "RECURRENCE-ID" in one_event
    }
    found = []
    for event in events:
        uid = uid_of(event)
        if "RECURRENCE-ID" in event:
            continue
        if "RRULE" not in event and "RDATE" not in event:
            found.append(icalendar_as_json(event, event.decoded("DTSTART"), uid))
            continue
        starts = starts_of(event)
        if not starts:
            found.append(("", *icalendar_as_json(event, event.decoded("DTSTART"), uid)[1:]))
        for start in starts:
            own = moved.pop((uid, local_time(start)), None)
            where = event if own is None else own
            found.append(
                icalendar_as_json(
                    where, start if own is None else own.decoded("DTSTART"), time_of(uid, local_time(start))
                )
            )
        if len(found) > MOST_APPOINTMENTS:
            raise TooManyTimes
    return found + [
        icalendar_as_json(row, row.decoded("DTSTART"), time_of(uid, at)) for (uid, at), row in moved.items()
    ]


def uid_of(event: Any) -> str:
    """The calendar's own name for an event."""
    return str(event.get("UID", ""))[:250]


def time_of(uid: str, at: tuple[str, str]) -> str:
    """The name of one time of what repeats, by the day and time at which the rule has it."""
    return f"{uid[:230]} {' '.join(at)}".strip()


def starts_of(event: Any) -> list[date]:
    """When each time of what repeats begins; none where the rule has no end, is too long or cannot be followed."""
    begins = event.decoded("DTSTART")
    zone = begins.tzinfo if isinstance(begins, datetime) else None
    try:
        times = by_rule(event.get("RRULE"), wall_clock(begins, begins, zone), zone)
    except ValueError:
        return []
    left_out = days_in(event, "EXDATE")
    gone = {wall_clock(row, begins, zone) for row in left_out}
    gone_days = {row for row in left_out if not isinstance(row, datetime)}
    times += [wall_clock(day, begins, zone) for day in days_in(event, "RDATE")] if times else []
    kept = [one_time for one_time in sorted(set(times)) if one_time not in gone and one_time.date() not in gone_days]
    return [row.replace(tzinfo=zone) if isinstance(begins, datetime) else row.date() for row in kept[:MOST_TIMES]]


def by_rule(rule: Any, first: datetime, zone: Any) -> list[datetime]:
    """The times of a rule by the clock on the wall; none where it has no end, or is longer than is followed."""
    if rule is None:
        return [first]
    if isinstance(rule, list) or str(rule.get("FREQ", [""])[0]) not in REPEATS or rule.get("INTERVAL", [1])[0] < 1:
        return []
    horizon, most = first + LONGEST, rule.pop("COUNT", [None])[0]
    until = rule.pop("UNTIL", [None])[0]
    if until is not None:
        last = until if isinstance(until, datetime) else datetime.combine(until, time.max.replace(microsecond=0))
        until = wall_clock(last, first, zone)
    if until > horizon if until else most is None or most > MOST_TIMES:
        return []
    rule["UNTIL"] = [until or horizon]
    times = import_module("dateutil.rrule").rrulestr(rule.to_ical().decode(), dtstart=first)
    found = list(islice(times, most or MOST_TIMES + 1))
    return found if len(found) == most or (most is None and len(found) <= MOST_TIMES) else []


def wall_clock(moment: date, first: date, zone: Any) -> datetime:
    """The moment by the clock on the wall in a zone; a day has the time of the first."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, first.time() if isinstance(first, datetime) else time())
    return (moment.astimezone(zone or HERE) if moment.tzinfo else moment).replace(tzinfo=None)


def days_in(event: Any, name: str) -> list[date]:
    """Every day or moment that a property lists, on one line or many; of a span its beginning."""
    value = event.get(name, [])
    lines = value if isinstance(value, list) else [value]
    moments = [row.dt for line in lines for row in line.dts]
    return [moment[0] if isinstance(moment, tuple) else moment for moment in moments]


def icalendar_as_json(event: Any, start: date, uid: str) -> Fields:
    """A time of an event as the fields of an Appointment."""
    first = event.decoded("DTSTART")
    lasts = event.decoded("DTEND") - first if "DTEND" in event else event.decoded("DURATION", timedelta(0))
    day, begins = local_time(start)
    ends = local_time(start + lasts)[1] if begins else ""
    place, heading = (" ".join(str(event.get(name, "")).split())[:250] for name in ("LOCATION", "SUMMARY"))
    cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
    return day, begins, ends if ends > begins else "", place, heading, cancelled, uid


def local_time(moment: date) -> tuple[str, str]:
    """The day and the time of a moment in Sweden; a day has no time, and a time without a zone is ours.

    >>> from datetime import UTC
    >>> local_time(datetime(2027, 7, 1, 15, tzinfo=UTC)), local_time(date(2027, 7, 1))
    (('2027-07-01', '17:00'), ('2027-07-01', ''))
    """
    if not isinstance(moment, datetime):
        return moment.isoformat(), ""
    local = moment.astimezone(HERE) if moment.tzinfo else moment
    return local.strftime("%Y-%m-%d"), local.strftime("%H:%M")
