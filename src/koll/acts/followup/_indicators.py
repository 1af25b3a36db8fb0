"""Keeping indicators: what is measured, readings entered by hand or fetched, and what they say something about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, UnableToSave, act, body_existing_on, require
from koll.permissions import Permission, Subject, UnableTo
from koll.reads.instruments import in_force_statements
from koll.snapshot import ours, subject_of_body
from koll.tables.models import Indicator, IndicatorLink, Reading, Statement

PERIOD = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")
LARGEST = Decimal(10) ** 11
SCB_CODE = re.compile(r"TAB[0-9]{1,6}( [A-Za-z0-9]{1,40}=[^ =&]{1,120})*")
AREA = re.compile(r"(G?[0-9]{2,7})( [^\n]{1,60})?")


class UnableToMeasure(UnableTo):
    """The indicator or the reading cannot be kept as it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorInput:
    """What an indicator is. `body` "": the municipality's own. `statements` are numbers of statements in force."""

    name: str
    says: str
    unit: str
    body: str
    source: str
    code: str
    compared_with: Sequence[str]
    direction: str
    target_low: Decimal | None
    target_high: Decimal | None
    statements: Sequence[int]


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


def indicator_address(key: str) -> str:
    """Where an indicator is read."""
    return f"/indikatorer/{key}/"


def indicator_called(key: str) -> Indicator:
    """The indicator with this key."""
    row = Indicator.objects.select_related("body").filter(key=key).first()
    if row is None:
        raise UnableToMeasure(_("There is no such indicator. Choose one from the list."))
    return row


def subject_of_indicator(row: Indicator) -> Subject:
    """An indicator as a subject: its body's, or the executive board's when it is everybody's."""
    return subject_of_body(ours().charter, row.body) if row.body else Subject()


def check_indicator(words: IndicatorInput) -> None:
    """What no indicator may be without, or hold at once."""
    if not words.name.strip():
        raise UnableToMeasure(_("Give the indicator a name."))
    if words.source == "scb" and not SCB_CODE.fullmatch(words.code):
        raise UnableToMeasure(
            _("A choice at SCB is the table and what is chosen in it, like TAB638 ContentsCode=BE0101N1. Check it.")
        )
    if words.source == "kolada" and not re.fullmatch(r"[NU][0-9]{5}", words.code):
        raise UnableToMeasure(_("A measure in Kolada has a code of a letter and five digits, like N00900. Check it."))
    if words.target_high is not None and (words.target_low is None or words.target_high < words.target_low):
        raise UnableToMeasure(_("A span goes from its lower value to its higher. Fill in both, the lower first."))
    if any(not AREA.fullmatch(row) for row in words.compared_with):
        raise UnableToMeasure(
            _("Write each area to compare with on a line of its own: its code, and its name after it, like 0000 Riket.")
        )


def told(words: IndicatorInput) -> dict[str, object]:
    """What the ledger says of an indicator."""
    return {
        "name": words.name,
        "body": words.body,
        "source": words.source,
        "code": words.code,
        "target": [str(row) for row in (words.target_low, words.target_high) if row is not None],
        "direction": words.direction,
        "statements": list(words.statements),
    }


@act
def add_indicator(doing: Doing, *, words: IndicatorInput, is_example: bool = False) -> Done:
    """Begins to measure something."""
    body = body_existing_on(words.body, doing.day) if words.body else None
    require(doing, Permission.MANAGE_INDICATORS, subject_of_body(ours().charter, body) if body else Subject())
    check_indicator(words)
    row = Indicator(key=free_key(words.name), begun_on=doing.day, is_example=is_example, body=body)
    put_links(row, words)
    row.save()
    link_indicator(row, words.statements, doing.day)
    return Done(
        subject=indicator_address(row.key), said=_("The indicator is in the list."), id=row.pk, content=told(words)
    )


@act
def change_indicator(doing: Doing, *, indicator: str, words: IndicatorInput, revision: int) -> Done:
    """Changes what an indicator is called, says, or is held against."""
    row = indicator_called(indicator)
    require(doing, Permission.MANAGE_INDICATORS, subject_of_indicator(row))
    check_indicator(words)
    if row.revision != revision:
        theirs = {"name": row.name, "says": row.says, "unit": row.unit}
        raise UnableToSave(theirs, {"name": words.name, "says": words.says, "unit": words.unit}, row.revision)
    put_links(row, words)
    row.revision += 1
    row.save()
    link_indicator(row, words.statements, doing.day)
    return Done(subject=indicator_address(row.key), said=_("Saved."), id=row.pk, content=told(words))


def free_key(name: str) -> str:
    """A key for the indicator's address that no other has."""
    base = slugify(name.translate(str.maketrans("\N{LATIN SMALL LETTER O WITH STROKE}", "o")))[:50] or "indikator"
    taken = set(Indicator.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(
        key for number in range(len(taken) + 1) if (key := f"{base}-{number + 1}" if number else base) not in taken
    )


def put_links(row: Indicator, words: IndicatorInput) -> None:
    """Puts the words in the row."""
    row.name, row.says, row.unit = words.name.strip(), words.says.strip(), words.unit.strip()
    row.source, row.code = words.source, words.code if words.source != "own" else ""
    row.compared_with, row.direction = list(words.compared_with), words.direction
    row.target_low, row.target_high = words.target_low, words.target_high


def link_indicator(row: Indicator, statements: Iterable[int], day: date) -> None:
    """Says which statements the indicator says something about; they must be in force."""
    wanted = set(statements)
    known = {
        in_force_statement.id
        for in_force_statement in in_force_statements(
            day, [instrument.key for instrument in ours().charter.instruments]
        )
    }
    if wanted - known:
        raise UnableToMeasure(_("One of the chosen goals is no longer in force. Choose among those in the list."))
    row.links.all().delete()
    for statement in Statement.objects.filter(pk__in=wanted).select_related("version"):
        IndicatorLink.objects.create(
            indicator=row, instrument=statement.version.instrument, statement_key=statement.key, seen_as=statement
        )


@act
def record_readings(doing: Doing, *, readings: Sequence[ReadingInput]) -> Done:
    """Enters readings, many at once: all or none."""
    rows = {key: indicator_called(key) for key in sorted({reading.indicator for reading in readings})}
    if not rows:
        raise UnableToMeasure(_("There was nothing to enter. Write a value in one of the boxes."))
    for row in rows.values():
        require(doing, Permission.MANAGE_INDICATORS, subject_of_indicator(row))
    for reading in readings:
        check_reading(reading, rows[reading.indicator])
        keep(rows[reading.indicator], reading, doing.day)
    first = next(iter(rows))
    address = indicator_address(first) if len(rows) == 1 else "/indikatorer/"
    content = {
        "readings": [[reading.indicator, reading.period, str(reading.value), reading.gender] for reading in readings]
    }
    return Done(subject=address, said=_("The readings have been entered."), id=rows[first].pk, content=content)


def check_reading(words: ReadingInput, row: Indicator) -> None:
    """A reading is of a period there is, and of an indicator that is entered by hand."""
    if row.source != "own":
        raise UnableToMeasure(_("%(name)s is fetched from its source and is not entered here.") % {"name": row.name})
    if not PERIOD.fullmatch(words.period):
        raise UnableToMeasure(
            _("“%(period)s” is not a period. Write a year or a month, like 2026 or 2026-08.") % {"period": words.period}
        )
    if words.value is not None and abs(words.value) >= LARGEST:
        raise UnableToMeasure(_("%(value)s is too large to be right. Check the unit.") % {"value": words.value})


def keep(row: Indicator, words: ReadingInput, day: date) -> bool:
    """Keeps a reading over an earlier one of the same period; whether something changed."""
    where = {"indicator": row, "period": words.period, "area": words.area, "gender": words.gender}
    kept = Reading.objects.filter(**where).first()
    if kept is None:
        told = {"value": words.value, "status": words.status, "comment": words.comment}
        Reading.objects.create(**where, **told, read_on=day)
        return True
    comment = words.comment or kept.comment
    if (kept.value, kept.status, kept.comment) == (words.value, words.status, comment):
        return False
    kept.value, kept.status, kept.comment, kept.read_on = words.value, words.status, comment, day
    kept.save()
    return True


@act
def end_indicator(doing: Doing, *, indicator: str) -> Done:
    """Measures no more; what has been read stays."""
    row = indicator_called(indicator)
    require(doing, Permission.MANAGE_INDICATORS, subject_of_indicator(row))
    row.ended_on = doing.day
    row.revision += 1
    row.save(update_fields=["ended_on", "revision"])
    return Done(
        subject=indicator_address(row.key), said=_("It is measured no more. What has been read stays."), id=row.pk
    )


@act
def resume_indicator(doing: Doing, *, indicator: str) -> Done:
    """Measures again what was ended."""
    row = indicator_called(indicator)
    require(doing, Permission.MANAGE_INDICATORS, subject_of_indicator(row))
    row.ended_on = None
    row.revision += 1
    row.save(update_fields=["ended_on", "revision"])
    return Done(subject=indicator_address(row.key), said=_("It is measured again."), id=row.pk)


@act
def comment_reading(doing: Doing, *, indicator: str, period: str, comment: str) -> Done:
    """Says in words what a reading tells and does not tell."""
    row = indicator_called(indicator)
    require(doing, Permission.MANAGE_INDICATORS, subject_of_indicator(row))
    if not Reading.objects.filter(indicator=row, period=period, area="", gender="T").update(comment=comment.strip()):
        raise UnableToMeasure(_("There is no reading for that period. Open the indicator again."))
    return Done(
        subject=indicator_address(row.key), said=_("Saved."), id=row.pk, content={"period": period, "comment": comment}
    )


@act
def store_fetched_readings(
    doing: Doing, *, indicator: str, readings: Sequence[ReadingInput], gone: Sequence[ReadingInput]
) -> Done:
    """Keeps what was fetched from a source, and takes away what the source has withdrawn."""
    row = indicator_called(indicator)
    require(doing, Permission.FETCH_READINGS)
    changed = [reading for reading in readings if keep(row, reading, doing.day)]
    for item in gone:
        Reading.objects.filter(indicator=row, period=item.period, area=item.area, gender=item.gender).delete()
    row.fetched_on, row.fault = doing.day, ""
    row.save(update_fields=["fetched_on", "fault"])
    content = {
        "changed": [[entry.period, entry.area, entry.gender, str(entry.value)] for entry in changed],
        "gone": len(gone),
    }
    return Done(subject=indicator_address(row.key), said="", id=row.pk, content=content)


@act
def note_fetch_failure(doing: Doing, *, indicator: str, fault: str) -> Done:
    """Notes why a source could not be read; what was read before stays."""
    row = indicator_called(indicator)
    require(doing, Permission.FETCH_READINGS)
    row.fault = fault[:500]
    row.save(update_fields=["fault"])
    return Done(subject=indicator_address(row.key), said="", id=row.pk, content={"fault": row.fault})
