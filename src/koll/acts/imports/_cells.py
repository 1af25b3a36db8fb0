"""How cells are read: a value, or a refusal that says what is wrong with what was written."""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from koll.acts.imports._spoken import month_spoken, spoken, weekday_spoken
from koll.domain.refusals import Refusal, Words

NUMBERED_FROM = date(1899, 12, 30)
"""The day from which Excel numbers days."""
YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})")
IN_WORDS = re.compile(r"(?:den )?(\d{1,2})(?::?[ea])?\.? ([^\W\d_]{3,9})\.?,? (\d{4})")
DAY_FIRST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})([-/. ])\s?(\d{4})")
WEEKDAY = re.compile(r"([^\W\d_]{3,7})\.?,? (?=den \d|\d)")
CLOCK_AFTER = re.compile(r"[T ]+(?:kl\.? ?)?([01]?\d|2[0-3])[:.]([0-5]\d)(?:[:.][0-5]\d(?:\.\d+)?)?$", re.IGNORECASE)
CLOCK = re.compile(r"\b([01]?\d|2[0-3])(?:[:.]?([0-5]\d))?(?::\d{2})?\b")
YES = gettext_lazy("x, yes, true, 1, y")
NO = gettext_lazy("no, false, 0, n, -")


def text_within(most: int) -> Callable[[str], str]:
    """Reads words of at most so many characters."""

    def read(text: str) -> str:
        if len(text) > most:
            raise Refusal("import.too_long", _("It is longer than %(most)s characters. Shorten it.") % {"most": most})
        return text.replace("\r\n", "\n").strip()

    return read


def moment_in_words_or_digits(text: str) -> tuple[date | None, time | None]:
    """The day in a cell, and the time of day where it has one, however people and programs write them.

    What can be read in two ways, and a weekday that is another, are refused.

    >>> [moment_in_words_or_digits(said)[0] for said in ("tis 4 maj 2027", "4/5 2027", "46511", "2027-05-04 13:00")]
    [datetime.date(2027, 5, 4), datetime.date(2027, 5, 4), datetime.date(2027, 5, 4), datetime.date(2027, 5, 4)]
    """
    said = " ".join(text.casefold().split())
    if not said:
        return None, None
    if said.isascii() and said.isdigit() and 10_000 < int(said) < 80_000:
        return NUMBERED_FROM + timedelta(days=int(said)), None
    clock = CLOCK_AFTER.search(said)
    at = time(int(clock[1]), int(clock[2])) if clock else None
    return day_in_words(said[: clock.start()] if clock else said, text), at or None


def day_in_words_or_digits(text: str) -> date | None:
    """The day in a cell; None when it is empty."""
    return moment_in_words_or_digits(text)[0]


def day_in_words(said: str, text: str) -> date:
    """The day; `text` is all that was written."""
    weekday = WEEKDAY.match(said)
    bare = said[weekday.end() :] if weekday else said
    try:
        day = day_without_weekday(bare)
    except ValueError:
        raise not_a_day(text) from None
    if weekday is not None and weekday_spoken(weekday[1]) != day.weekday():
        raise Refusal(
            "import.other_weekday",
            _("“%(day)s” has a weekday that does not fit the day. Check which of them is right.") % {"day": text},
        )
    return day


def day_without_weekday(said: str) -> date:
    """The day; ValueError when it is none, and Refusal when it is one of two."""
    if found := YEAR_FIRST.fullmatch(said):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := IN_WORDS.fullmatch(said):
        return date(int(found[3]), month_named(found[2]), int(found[1]))
    if found := DAY_FIRST.fullmatch(said):
        day, month = int(found[1]), int(found[3])
        if found[2] != "." and found[4] != " " and day <= 12 and month <= 12 and day != month:
            raise Refusal(
                "import.two_days",
                _("“%(day)s” can be read as two days. Write it as year-month-day, like 2027-03-15.") % {"day": said},
            )
        return date(int(found[5]), month, day)
    return date.fromisoformat(said)


def month_named(word: str) -> int:
    """The number of the month; ValueError when there is none called so."""
    month = month_spoken(word)
    if month is None:
        raise ValueError(word)
    return month


def not_a_day(text: str) -> Refusal:
    """The refusal of what is no day."""
    return Refusal(
        "import.not_a_day", _("“%(day)s” is not a day. Write it as year-month-day, like 2027-03-15.") % {"day": text}
    )


def times_in_words_or_digits(text: str) -> tuple[time | None, time | None]:
    """The one or two times in a cell, however they are written.

    >>> times_in_words_or_digits("kl. 13.00–16:30"), times_in_words_or_digits("9"), times_in_words_or_digits("")
    ((datetime.time(13, 0), datetime.time(16, 30)), (datetime.time(9, 0), None), (None, None))
    """
    with suppress(ValueError):  # a cell of Excel that holds a day too
        text = datetime.fromisoformat(text).strftime("%H:%M") if len(text) > len("2027-03-15") else text
    found = [time(int(hour), int(minute or 0)) for hour, minute in CLOCK.findall(text)]
    if (text.strip() and not found) or len(found) > 2:
        raise Refusal("import.not_a_time", _("“%(time)s” is not a time. Write it like 13:00.") % {"time": text})
    return (found[0] if found else None, found[1] if len(found) > 1 else None)


def yes_or_no(text: str, *, yes: Words = "", no: Words = "") -> bool:
    """Whether a cell says yes; what says neither is asked about. `yes` and `no` are further words, divided by commas.

    >>> yes_or_no("X"), yes_or_no("False"), yes_or_no("")
    (True, False, False)
    """
    said = " ".join(text.casefold().split()).rstrip(".!")
    if said and said in spoken(YES) | spoken(yes):
        return True
    if not said or said in spoken(NO) | spoken(no):
        return False
    raise Refusal(
        "import.neither_yes_nor_no",
        _("“%(said)s” says neither yes nor no. Write x for yes, and nothing for no.") % {"said": text},
    )
