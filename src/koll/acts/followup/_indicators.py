"""Keeping indicators: what is measured, readings entered by hand or fetched, and what they say something about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    change,
    changed_by_another,
    create,
    remove,
    require,
)
from koll.domain.refs import IndicatorRef, PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.reads.instruments import in_force_statements
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import Indicator, IndicatorLink, Reading, Statement

PERIOD = re.compile(r"[0-9]{4}(-(0[1-9]|1[0-2]))?")
LARGEST = Decimal(10) ** 11
SCB_CODE = re.compile(r"TAB[0-9]{1,6}( [A-Za-z0-9]{1,40}=[^ =&]{1,120})*")
AREA = re.compile(r"(G?[0-9]{2,7})( [^\n]{1,60})?")


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


def indicator_called(key: str) -> Indicator:
    """The indicator with this key."""
    row = Indicator.objects.select_related("body").filter(key=key).first()
    if row is None:
        raise Refusal("indicator.unknown", _("There is no such indicator. Choose one from the list."))
    return row


def subject_of_indicator(snapshot: Snapshot, row: Indicator) -> Subject:
    """An indicator as a subject: its body's, or the executive board's when it is everybody's."""
    return subject_of_body(snapshot.charter, row.body) if row.body else Subject()


def subject_of_new(doing: Doing, body: str) -> Subject:
    """What is asked about when something begins to be measured; "": in the whole municipality."""
    return subject_of_body(doing.snapshot.charter, body_existing_on(body, doing.day)) if body else Subject()


def check_indicator(words: IndicatorInput) -> None:
    """What no indicator may be without, or hold at once."""
    if not words.name.strip():
        raise Refusal("indicator.no_name", _("Give the indicator a name."), field="name")
    if words.source == "scb" and not SCB_CODE.fullmatch(words.code):
        raise Refusal(
            "indicator.wrong_scb_choice",
            _("A choice at SCB is the table and what is chosen in it, like TAB638 ContentsCode=BE0101N1. Check it."),
            field="code",
        )
    if words.source == "kolada" and not re.fullmatch(r"[NU][0-9]{5}", words.code):
        raise Refusal(
            "indicator.wrong_kolada_code",
            _("A measure in Kolada has a code of a letter and five digits, like N00900. Check it."),
            field="code",
        )
    if words.target_high is not None and (words.target_low is None or words.target_high < words.target_low):
        raise Refusal(
            "indicator.span_backwards",
            _("A span goes from its lower value to its higher. Fill in both, the lower first."),
            field="target_low",
        )
    if any(not AREA.fullmatch(row) for row in words.compared_with):
        raise Refusal(
            "indicator.wrong_area",
            _(
                "Write each area to compare with on a line of its own: its code, and its name after it, "
                "like 0000 Riket."
            ),
            field="compared_with",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AddIndicator(Input):
    """Begins to measure something."""

    words: IndicatorInput
    is_example: bool = False


@act(
    AddIndicator,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_new(doing, given.words.body),
    news=N_("Something is measured from now on"),
    trail=Trail.SHOWN,
)
def add_indicator(doing: Doing, given: AddIndicator) -> Done:
    body = body_existing_on(given.words.body, doing.day) if given.words.body else None
    check_indicator(given.words)
    row = create(
        Indicator,
        key=free_key(given.words.name),
        begun_on=doing.day,
        is_example=given.is_example,
        body=body,
        **indicator_values(given.words),
    )
    link_indicator(doing.snapshot, row, given.words.statements)
    return Done(subject=IndicatorRef(key=row.key), said=_("The indicator is in the list."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeIndicator(Input):
    """Changes what an indicator is called, says, or is held against."""

    indicator: str
    words: IndicatorInput
    revision: int


@act(
    ChangeIndicator,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_indicator(doing.snapshot, indicator_called(given.indicator)),
    news=None,
    trail=Trail.SHOWN,
    work=N_("An indicator was changed"),
)
def change_indicator(doing: Doing, given: ChangeIndicator) -> Done:
    row = indicator_called(given.indicator)
    check_indicator(given.words)
    theirs, mine = ({"name": item.name, "says": item.says, "unit": item.unit} for item in (row, given.words))
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        **indicator_values(given.words),
    )
    link_indicator(doing.snapshot, row, given.words.statements)
    return Done(subject=IndicatorRef(key=row.key), said=_("Saved."), id=row.pk)


def free_key(name: str) -> str:
    """A key for the indicator's address that no other has."""
    base = slugify(name.translate(str.maketrans("\N{LATIN SMALL LETTER O WITH STROKE}", "o")))[:50] or "indikator"
    taken = set(Indicator.objects.filter(key__startswith=base).values_list("key", flat=True))
    return next(
        key for number in range(len(taken) + 1) if (key := f"{base}-{number + 1}" if number else base) not in taken
    )


def indicator_values(words: IndicatorInput) -> dict[str, Any]:
    """The words by column."""
    return {
        "name": words.name.strip(),
        "says": words.says.strip(),
        "unit": words.unit.strip(),
        "source": words.source,
        "code": words.code if words.source != "own" else "",
        "compared_with": list(words.compared_with),
        "direction": words.direction,
        "target_low": words.target_low,
        "target_high": words.target_high,
    }


def link_indicator(snapshot: Snapshot, row: Indicator, statements: Iterable[int]) -> None:
    """Says which statements the indicator says something about; they must be in force."""
    wanted = set(statements)
    known = {
        in_force_statement.id
        for in_force_statement in in_force_statements(
            snapshot, [instrument.key for instrument in snapshot.charter.instruments]
        )
    }
    if wanted - known:
        raise Refusal(
            "indicator.goal_not_in_force",
            _("One of the chosen goals is no longer in force. Choose among those in the list."),
            field="statements",
        )
    for link in row.links.all():
        remove(link)
    for statement in Statement.objects.filter(pk__in=wanted).select_related("version"):
        create(
            IndicatorLink,
            indicator=row,
            instrument=statement.version.instrument,
            statement_key=statement.key,
            seen_as=statement,
        )


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
class EndIndicator(Input):
    """Measures no more; what has been read stays."""

    indicator: str


@act(
    EndIndicator,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_indicator(doing.snapshot, indicator_called(given.indicator)),
    news=N_("Something is measured no more"),
    trail=Trail.SHOWN,
)
def end_indicator(doing: Doing, given: EndIndicator) -> Done:
    row = indicator_called(given.indicator)
    if row.ended_on is not None:
        raise Refusal(
            "indicator.ended_before",
            _("%(name)s is measured no more since %(day)s. Nothing was changed.")
            % {"name": row.name, "day": row.ended_on.isoformat()},
        )
    change(row, revision=row.revision, ended_on=doing.day)
    return Done(
        subject=IndicatorRef(key=row.key), said=_("It is measured no more. What has been read stays."), id=row.pk
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ResumeIndicator(Input):
    """Measures again what was ended."""

    indicator: str


@act(
    ResumeIndicator,
    permission=Permission.MANAGE_INDICATORS,
    subject=lambda doing, given: subject_of_indicator(doing.snapshot, indicator_called(given.indicator)),
    news=N_("Something is measured again"),
    trail=Trail.SHOWN,
)
def resume_indicator(_doing: Doing, given: ResumeIndicator) -> Done:
    row = indicator_called(given.indicator)
    if row.ended_on is None:
        raise Refusal(
            "indicator.resumed_before", _("%(name)s is measured already. Nothing was changed.") % {"name": row.name}
        )
    change(row, revision=row.revision, ended_on=None)
    return Done(subject=IndicatorRef(key=row.key), said=_("It is measured again."), id=row.pk)


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
