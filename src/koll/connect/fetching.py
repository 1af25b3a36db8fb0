"""Fetches the readings of indicators from their sources, one indicator at a time, each whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from koll.acts.act import Doing
from koll.acts.indicators import ReadingWords, keep_fetched, note_fault
from koll.connect.kolada import Fetched, UnableToFetch, fetch
from koll.permissions import SYSTEM
from koll.reads.indicators import to_fetch
from koll.reads.municipality import ours

YEARS_BACK = 10


@dataclass(frozen=True, slots=True)
class Fetching:
    """How many indicators were fetched, and how many could not be."""

    fetched: int = 0
    failed: int = 0


def fetch_all(site: str, day: date, now: datetime, sleep: Callable[[float], None]) -> Fetching:
    """Fetches every indicator that has not been fetched on the day; one that fails leaves the others be."""
    own = ours().code
    fetched = failed = 0
    for key, code, compared in to_fetch(day):
        doing = Doing(SYSTEM, now, day, "")
        try:
            found = fetch(site, code, [own, *compared], range(day.year - YEARS_BACK, day.year + 1), sleep)
        except UnableToFetch as fault:
            note_fault(doing, indicator=key, fault=str(fault))
            failed += 1
            continue
        here = [words(key, each, own) for each in found if not each.is_deleted]
        gone = [words(key, each, own) for each in found if each.is_deleted]
        keep_fetched(doing, indicator=key, readings=here, gone=gone)
        fetched += 1
    return Fetching(fetched, failed)


def words(indicator: str, each: Fetched, own: str) -> ReadingWords:
    """A fetched reading as the act takes it; the own municipality's area is left empty."""
    area = "" if each.area == own else each.area
    return ReadingWords(indicator, each.period, each.value, gender=each.gender, area=area, status=each.status)
