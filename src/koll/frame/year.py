"""The year of a governance model as a wheel: what is held when, in rings by what is done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.utils.translation import get_language

from koll.almanac import Wheel, WheelItem, wheel
from koll.charter import Charter

RINGS = {"day": 0, "analysis": 1, "description": 1, "dialogue": 2, "followup": 3}
"""What lies in which ring, the outermost first: days for all, what is written, what is talked about, what became."""


def year_wheel(charter: Charter, year: int, today: date | None = None) -> Wheel:
    """The activities that have days in the model, laid out for the year, with today's needle when it falls inside."""
    return wheel(items_of(charter, year), year, today)


def items_of(charter: Charter, year: int) -> Iterator[WheelItem]:
    """Each activity that has a last day, from the day it opens until the day after the last."""
    language = get_language() or "sv"
    for each in charter.activities:
        if each.due is None:
            continue
        last = date(year, *each.due)
        first = date(year, *each.opens) if each.opens else last
        until = last + timedelta(days=1) if first < last else None
        label = each.label.forms(language).indefinite
        yield WheelItem(each.key, label[:1].upper() + label[1:], min(first, last), until, RINGS.get(each.kind, 2))
