"""What indicators read: written in, taken in, commented on, and fetched from others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    change,
    create,
    remove,
    require,
)
from koll.acts.followup._indicators import indicator_called, subject_of_indicator
from koll.domain.refs import IndicatorRef, PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.snapshot import Snapshot
from koll.tables.models import Indicator, Reading

PERIOD = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")


LARGEST = Decimal(10) ** 11


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingInput:
    """A reading: of which indicator, for which period ("2026" or "2026-08"), its value, and what to say about it."""

    indicator: str
    period: str
    value: Decimal | None
    comment: str = ""
    gender: str = "T"
    area: str = ""
    status: str = ""


def subject_of_readings(snapshot: Snapshot, readings: Sequence[ReadingInput]) -> Subject:
    """The first indicator as a subject; the act asks about the others."""
    if not readings:
        raise Refusal("reading.nothing_entered", _("There was nothing to enter. Write a value in one of the boxes."))
    return subject_of_indicator(snapshot, indicator_called(min(reading.indicator for reading in readings)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordReadings(Input):
    """Enters readings, many at once: all or none."""

    readings: Sequence[ReadingInput]


@act(
    RecordReadings,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_readings(doing.snapshot, given.readings),
    news=N_("Readings were entered"),
    trail=Trail.SHOWN,
)
def record_readings(doing: Doing, given: RecordReadings) -> Done:
    rows = {key: indicator_called(key) for key in sorted({reading.indicator for reading in given.readings})}
    for row in rows.values():
        require(doing, Permission.MANAGE_INDICATORS, subject_of_indicator(doing.snapshot, row))
    for reading in given.readings:
        check_reading(reading, rows[reading.indicator])
        keep(rows[reading.indicator], reading, doing.day)
    first = next(iter(rows))
    ref = IndicatorRef(key=first) if len(rows) == 1 else PageRef(name="indicators")
    return Done(subject=ref, said=_("The readings have been entered."), id=rows[first].pk)


def check_reading(words: ReadingInput, row: Indicator) -> None:
    """A reading is of a period there is, and of an indicator that is entered by hand."""
    if row.source != "own":
        raise Refusal(
            "reading.fetched_from_source",
            _("%(name)s is fetched from its source and is not entered here.") % {"name": row.name},
        )
    if not PERIOD.fullmatch(words.period):
        raise Refusal(
            "reading.not_a_period",
            _("“%(period)s” is not a period. Write a year or a month, like 2026 or 2026-08.")
            % {"period": words.period},
            field="period",
        )
    if words.value is not None and abs(words.value) >= LARGEST:
        raise Refusal(
            "reading.too_large",
            _("%(value)s is too large to be right. Check the unit.") % {"value": words.value},
            field="value",
        )


def keep(row: Indicator, words: ReadingInput, day: date) -> None:
    """Keeps a reading over an earlier one of the same period, when it says something else."""
    where = {"indicator": row, "period": words.period, "area": words.area, "gender": words.gender}
    kept = Reading.objects.filter(**where).first()
    if kept is None:
        told = {"value": words.value, "status": words.status, "comment": words.comment}
        create(Reading, **where, **told, read_on=day)
        return
    comment = words.comment or kept.comment
    if (kept.value, kept.status, kept.comment) == (words.value, words.status, comment):
        return
    change(kept, value=words.value, status=words.status, comment=comment, read_on=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class CommentReading(Input):
    """Says in words what a reading tells and does not tell. `seen` is the comment that stood on the page, if known."""

    indicator: str
    period: str
    comment: str
    seen: str | None = None


@act(
    CommentReading,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_indicator(doing.snapshot, indicator_called(given.indicator)),
    news=None,
    trail=Trail.SHOWN,
    work=N_("A reading was commented on"),
)
def comment_reading(_doing: Doing, given: CommentReading) -> Done:
    row = indicator_called(given.indicator)
    reading = Reading.objects.filter(indicator=row, period=given.period, area="", gender="T").first()
    if reading is None:
        raise Refusal(
            "reading.none_for_period",
            _("There is no reading for that period. Open the indicator again."),
            field="period",
        )
    if given.seen is not None and reading.comment not in (given.seen, given.comment.strip()):
        raise Refusal(
            "reading.commented_before",
            _("Somebody has commented on it in the meantime: “%(comment)s”. Put both together and save again.")
            % {"comment": reading.comment},
            field="comment",
        )
    change(reading, comment=given.comment.strip())
    return Done(subject=IndicatorRef(key=row.key), said=_("Saved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreFetchedReadings(Input):
    """Keeps what was fetched from a source, and takes away what the source has withdrawn."""

    indicator: str
    readings: Sequence[ReadingInput]
    gone: Sequence[ReadingInput]


@act(
    StoreFetchedReadings,
    permission=Permission.FETCH_READINGS,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.OWN,
)
def store_fetched_readings(doing: Doing, given: StoreFetchedReadings) -> Done:
    row = indicator_called(given.indicator)
    for reading in given.readings:
        keep(row, reading, doing.day)
    for item in given.gone:
        where = {"period": item.period, "area": item.area, "gender": item.gender}
        for withdrawn in Reading.objects.filter(indicator=row, **where):
            remove(withdrawn)
    change(row, fetched_on=doing.day, fault="")
    return Done(subject=IndicatorRef(key=row.key), said="", id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFetchFailure(Input):
    """Notes why a source could not be read; what was read before stays."""

    indicator: str
    fault: str


@act(
    NoteFetchFailure,
    permission=Permission.FETCH_READINGS,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.OWN,
)
def note_fetch_failure(_doing: Doing, given: NoteFetchFailure) -> Done:
    row = indicator_called(given.indicator)
    change(row, fault=given.fault[:500])
    return Done(subject=IndicatorRef(key=row.key), said="", id=row.pk)
