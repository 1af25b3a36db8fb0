"""The day that pages are asked to speak of."""

from __future__ import annotations

from datetime import date

from tests.refusals import refused

from koll.frame.http.days import shown_day


def test_a_day_too_far_off_is_refused() -> None:
    today = date(2027, 3, 15)
    for text in ("1799-12-31", "9999-01-01"):
        with refused("day.too_far_off"):
            shown_day(text, today)
    assert shown_day("2027-03-15", today) == today
