"""Fetches the readings of indicators from their sources, one indicator at a time, each whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from koll.acts.engine import Doing
from koll.acts.followup import ReadingInput, note_fetch_failure, store_fetched_readings
from koll.connect import kolada, scb
from koll.connect.http_client import Fetched, Sleep
from koll.domain.refusals import Refusal
from koll.permissions import SYSTEM
from koll.reads.followup import to_fetch
from koll.snapshot import Context

YEARS_BACK = 10
SOURCES = {"kolada": kolada.fetch_from_kolada, "scb": scb.fetch_from_scb}
"""Each source by name, with how it is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetching:
    """How many indicators were fetched, and how many could not be."""

    fetched: int = 0
    failed: int = 0


def update_indicators(context: Context, sites: Mapping[str, str], sleep: Sleep) -> Fetching:
    """Fetches every indicator that has not been fetched on the day; one that fails leaves the others be.

    `sites`: the address of each source by its name; a source without one is not asked.
    """
    own = context.snapshot.municipality.code
    fetched = failed = 0
    for item in to_fetch(context):
        if not sites.get(item.source):
            continue
        doing = Doing(actor=SYSTEM, now=context.now, day=context.day, receipt="")
        years = range(context.day.year - YEARS_BACK, context.day.year + 1)
        try:
            found = SOURCES[item.source](sites[item.source], item.code, [own, *item.areas], years, sleep)
        except Refusal as fault:
            note_fetch_failure(doing, indicator=item.key, fault=str(fault))
            failed += 1
            continue
        here = [words(item.key, row, own) for row in found if not row.is_deleted]
        gone = [words(item.key, row, own) for row in found if row.is_deleted]
        store_fetched_readings(doing, indicator=item.key, readings=here, gone=gone)
        fetched += 1
    return Fetching(fetched=fetched, failed=failed)


def words(indicator: str, fetched: Fetched, own: str) -> ReadingInput:
    """A fetched reading as the act takes it; the own municipality's area is left empty."""
    area = "" if fetched.area == own else fetched.area
    return ReadingInput(
        indicator=indicator,
        period=fetched.period,
        value=fetched.value,
        gender=fetched.gender,
        area=area,
        status=fetched.status,
    )
