"""Indicators as pages show them: the list, one with its readings and what it says something about, and the grid."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from koll.media.charts import LineChart, lay_out_lines
from koll.permissions import Permission, Subject, may
from koll.public.activities import AnswerView, answers_to
from koll.public.instruments import StatementView, in_force_statements
from koll.snapshot import Context, Snapshot
from koll.tables.models import Body, Indicator, IndicatorLink, Reading

MOST = 4
"""How many goals, and how many answers to each, are read beside an indicator."""

STALE_AFTER = 2
"""A yearly reading is old when it is of a year more than this many years back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingView:
    """One measurement in a table; `by_gender` are (gender, value)."""

    period: str
    value: Decimal | None
    status: str
    comment: str
    read_on: date
    by_gender: tuple[tuple[str, Decimal | None], ...]
    beside: tuple[tuple[str, Decimal | None], ...]
    """What each compared area had, by its name, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A municipality, county, group or country to compare with: its code at the source, and its name."""

    code: str
    name: str


def areas_of(row: Indicator) -> tuple[Area, ...]:
    """What an indicator is compared with; each is kept as its code, with its name after it where it has one."""
    return tuple(
        Area(code=code, name=name.strip() or code)
        for code, _space, name in (str(item).partition(" ") for item in row.compared_with)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """An indicator in a list, with its latest reading and the one before it."""

    key: str
    name: str
    unit: str
    body_name: str
    source: str
    code: str
    latest: ReadingView | None
    before: ReadingView | None
    is_stale: bool
    is_example: bool
    statements: tuple[str, ...]
    """The permanent keys of the statements it says something about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorPage:
    """An indicator in full, beside the goals it says something about and what bodies have reasoned about them."""

    line: IndicatorView
    says: str
    direction: str
    target: tuple[Decimal | None, Decimal | None]
    readings: tuple[ReadingView, ...]
    compared_with: tuple[Area, ...]
    drawn: LineChart | None
    statements: tuple[StatementView, ...]
    answers: tuple[AnswerView, ...]
    fetched_on: date | None
    fault: str
    ended_on: date | None
    body_key: str
    revision: int
    may_keep: bool

    @property
    def is_split(self) -> bool:
        """Whether some reading is told for women and men."""
        return any(reading.by_gender for reading in self.readings)


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """An indicator to enter readings for, and what there is in each column."""

    key: str
    name: str
    unit: str
    values: tuple[Decimal | None, ...]


def indicator_views(context: Context) -> tuple[IndicatorView, ...]:
    """Every indicator that is kept on the day, with its latest readings. Three queries."""
    rows = [row for row in Indicator.objects.select_related("body") if row.begun_on <= context.day]
    rows = [row for row in rows if row.ended_on is None or row.ended_on > context.day]
    readings = readings_of_indicator([row.pk for row in rows])
    linked: defaultdict[int, list[str]] = defaultdict(list)
    for indicator, key in IndicatorLink.objects.values_list("indicator_id", "statement_key"):
        linked[indicator].append(key)
    return tuple(reading_view(context, row, table(readings[row.pk], ()), tuple(linked[row.pk])) for row in rows)


def readings_of_indicator(indicators: Iterable[int]) -> defaultdict[int, list[Reading]]:
    """Every reading of the indicators, the earliest first. One query."""
    readings: defaultdict[int, list[Reading]] = defaultdict(list)
    for reading in Reading.objects.filter(indicator__in=list(indicators)):
        readings[reading.indicator_id].append(reading)
    return readings


def table(readings: Iterable[Reading], compared_with: Iterable[Area]) -> tuple[ReadingView, ...]:
    """The readings as rows, one for each period, the earliest first."""
    at = {(row.period, row.area, row.gender): row for row in readings}
    areas = tuple(compared_with)
    lines = []
    for period in sorted({period for period, area, _gender in at if not area}):
        own = at.get((period, "", "T"))
        split = [(gender, at[period, "", gender].value) for gender in "KM" if (period, "", gender) in at]
        beside = [
            (area.name, at[period, area.code, "T"].value if (period, area.code, "T") in at else None) for area in areas
        ]
        any_row = own or at[period, "", split[0][0]]
        lines.append(
            ReadingView(
                period=period,
                value=own.value if own else None,
                status=any_row.status,
                comment=any_row.comment,
                read_on=any_row.read_on,
                by_gender=tuple(split),
                beside=tuple(beside),
            )
        )
    return tuple(lines)


def reading_view(
    context: Context, row: Indicator, lines: tuple[ReadingView, ...], linked: tuple[str, ...]
) -> IndicatorView:
    """An indicator in one line."""
    known = [line for line in lines if line.value is not None]
    latest = known[-1] if known else None
    return IndicatorView(
        key=row.key,
        name=row.name,
        unit=row.unit,
        body_name=context.snapshot.bodies.name(row.body.key) if row.body else "",
        source=row.source,
        code=row.code,
        latest=latest,
        before=known[-2] if len(known) > 1 else None,
        is_stale=latest is not None and context.day.year - int(latest.period[:4]) > STALE_AFTER,
        is_example=row.is_example,
        statements=linked,
    )


def indicator_page(context: Context, key: str) -> IndicatorPage | None:
    """One indicator in full; None when there is none. A fixed number of queries."""
    row = Indicator.objects.select_related("body").filter(key=key, begun_on__lte=context.day).first()
    if row is None:
        return None
    compared = areas_of(row)
    readings = [reading for reading in readings_of_indicator([row.pk])[row.pk] if reading.read_on <= context.day]
    lines = table(readings, compared)
    links = list(row.links.values_list("instrument", "statement_key"))
    about = in_force_statements(context.snapshot, sorted({instrument for instrument, _key in links}))
    statements = tuple(item for item in about if item.key in {key for _instrument, key in links})
    target = (row.target_low, row.target_high)
    others = [
        (area.name, [(line.period, line.beside[number][1]) for line in lines]) for number, area in enumerate(compared)
    ]
    return IndicatorPage(
        line=reading_view(context, row, lines, tuple(key for _instrument, key in links)),
        says=row.says,
        direction=row.direction,
        target=target,
        readings=lines,
        compared_with=compared,
        drawn=lay_out_lines([(line.period, line.value) for line in lines], others, target),
        statements=statements,
        answers=tuple(
            item for instrument, at in links[:MOST] for item in answers_to(context.snapshot, at, instrument)[:MOST]
        ),
        fetched_on=row.fetched_on,
        fault=row.fault,
        ended_on=row.ended_on,
        body_key=row.body.key if row.body else "",
        revision=row.revision,
        may_keep=may(context.actor, Permission.MANAGE_INDICATORS, subject_of(context.snapshot, row)).allowed,
    )


def subject_of(snapshot: Snapshot, row: Indicator) -> Subject:
    """An indicator as a subject; its body must have been fetched. One query when it has a body."""
    if row.body is None:
        return Subject()
    children = Body.objects.filter(parent_id=row.body.pk).values_list("key", flat=True)
    return Subject(body=row.body.key, body_role=snapshot.charter.role_of(row.body.kind), family=tuple(children))


def of_statement(context: Context, key: str) -> tuple[IndicatorView, ...]:
    """The indicators that say something about a statement. Three queries."""
    return tuple(indicator_view for indicator_view in indicator_views(context) if key in indicator_view.statements)


def grid(context: Context, periods: tuple[str, ...]) -> tuple[GridRow, ...]:
    """The indicators the person may enter readings for, with what has been entered for the periods."""
    rows = [row for row in Indicator.objects.filter(source="own").select_related("body") if row.begun_on <= context.day]
    families: defaultdict[str, list[str]] = defaultdict(list)
    for key, above in Body.objects.exclude(parent=None).values_list("key", "parent__key"):
        families[above].append(key)
    readings = readings_of_indicator([row.pk for row in rows])
    shown = []
    for row in rows:
        subject = Subject(body=row.body.key, family=tuple(families[row.body.key])) if row.body else Subject()
        if row.ended_on is None and may(context.actor, Permission.MANAGE_INDICATORS, subject).allowed:
            at = {item.period: item.value for item in table(readings[row.pk], ())}
            shown.append(
                GridRow(key=row.key, name=row.name, unit=row.unit, values=tuple(at.get(period) for period in periods))
            )
    return tuple(shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToFetch:
    """An indicator to fetch anew: its key, its source, its code there, and the codes of the areas beside the own."""

    key: str
    source: str
    code: str
    areas: tuple[str, ...]


def to_fetch(context: Context) -> tuple[ToFetch, ...]:
    """The indicators to fetch anew, each at most once a day. One query."""
    return tuple(
        ToFetch(key=row.key, source=row.source, code=row.code, areas=tuple(area.code for area in areas_of(row)))
        for row in Indicator.objects.exclude(source="own").filter(ended_on=None)
        if row.fetched_on != context.day
    )
