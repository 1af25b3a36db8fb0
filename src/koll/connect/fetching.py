"""Fetches the readings of indicators from their sources, one indicator at a time, each whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from koll.acts.act import Doing
from koll.acts.indicators import ReadingWords, keep_fetched, note_fault
from koll.connect import kolada, scb
from koll.connect.asking import Fetched, Sleep, UnableToFetch
from koll.permissions import SYSTEM
from koll.reads.indicators import to_fetch
from koll.reads.municipality import ours

YEARS_BACK = 10
SOURCES = {"kolada": kolada.fetch, "scb": scb.fetch}
"""Each source by name, with how it is asked."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """How many indicators were fetched, and how many could not be."""

    fetched: int = 0
    failed: int = 0


def fetch_all(sites: Mapping[str, str], day: date, now: datetime, sleep: Sleep) -> Fetching:
    """Fetches every indicator that has not been fetched on the day; one that fails leaves the others be.

    `sites`: the address of each source by its name; a source without one is not asked.
    """
    own = ours().code
    fetched = failed = 0
    for each in to_fetch(day):
        if not sites.get(each.source):
            continue
        doing = Doing(SYSTEM, now, day, "")
        years = range(day.year - YEARS_BACK, day.year + 1)
        try:
            found = SOURCES[each.source](sites[each.source], each.code, [own, *each.areas], years, sleep)
        except UnableToFetch as fault:
            note_fault(doing, indicator=each.key, fault=str(fault))
            failed += 1
            continue
        here = [words(each.key, row, own) for row in found if not row.is_deleted]
        gone = [words(each.key, row, own) for row in found if row.is_deleted]
        keep_fetched(doing, indicator=each.key, readings=here, gone=gone)
        fetched += 1
    return Fetching(fetched, failed)


def words(indicator: str, each: Fetched, own: str) -> ReadingWords:
    """A fetched reading as the act takes it; the own municipality's area is left empty."""
    area = "" if each.area == own else each.area
    return ReadingWords(indicator, each.period, each.value, gender=each.gender, area=area, status=each.status)
