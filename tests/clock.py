"""The clock that a test gives the product: one that stands where the test itself runs, one that goes in a server.

No test reads the machine's clock but through this file, so that every test is the same at any hour of any day.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from functools import cache

from koll.domain.almanac import SWEDEN

TODAY = date(2027, 3, 15)
"""A Monday."""


def ten_on(day: date) -> datetime:
    """Ten in the morning in Sweden."""
    return datetime.combine(day, time(10), SWEDEN)


def standing_at(moment: datetime) -> str:
    """What KOLL_CLOCK says for a clock that stands at the moment."""
    return moment.isoformat()


@cache
def going_from(moment: datetime) -> str:
    """What KOLL_CLOCK says for a clock that shows the moment the first time a test asks for it, and then goes.

    All processes that are told so show the same, and one that is started again goes on where the others are.
    """
    return f"{(moment - datetime.now(UTC)).total_seconds():+.3f}"
