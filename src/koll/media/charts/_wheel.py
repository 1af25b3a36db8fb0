"""Knows how a year lies as a wheel: what goes where, so that nothing overlaps and every label can be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from koll.domain.almanac import DAY, Span
from koll.media.charts._arcs import FULL, arc_length, arc_path, sector_path
from koll.media.charts._day_marks import DayMark, angle_of, noon_of, place_day_mark
from koll.media.charts._wheel_months import Month, months_of

POINT_INSIDE = 8.0
"""How far within the inner edge of a slice a day agreed on is drawn."""
TEXT_TURNS_FROM, TEXT_TURNS_UNTIL = 90.0, 270.0


@dataclass(frozen=True, slots=True, kw_only=True)
class WheelItem:
    """Something to place: on one day when `until` is None, otherwise from `from_day` until, not including, `until`.

    `ring` 0 is the outermost. `marks` is passed through untouched (states the surface draws in its own way). `agreed`
    are days within it that people have agreed on, each drawn as a point.

    >>> WheelItem(key="discharge", label="Discharge", from_day=date(2027, 6, 30)).span.days
    1
    """

    key: str
    label: str
    from_day: date
    until: date | None = None
    ring: int = 0
    marks: tuple[str, ...] = ()
    agreed: tuple[date, ...] = ()

    @property
    def span(self) -> Span:
        """The days it covers.

        >>> str(WheelItem(key="analysis", label="Analysis", from_day=date(2027, 2, 1), until=date(2027, 5, 1)).span)
        '2027-02-01/2027-05-01'
        """
        return Span(from_day=self.from_day, until=self.from_day + DAY if self.until is None else self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """The wheel's sizes, in units of the drawing; the wheel fills the ring between `inner` and `outer`.

    `least` is the smallest sweep in degrees of a drawn slice, `apart` the degrees kept free between two in a row,
    `letter` the width of a letter and `padding` what a label keeps free at both ends together.

    >>> Measures().outer
    500.0
    """

    inner: float = 220.0
    outer: float = 500.0
    ring_gap: float = 10.0
    row_gap: float = 2.0
    least: float = 3.0
    apart: float = 0.5
    letter: float = 7.0
    padding: float = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """An item in its place: angles in degrees clockwise from 1 January at the top, radii in the drawing's units.

    `number` is set when the label does not fit and stands in the legend instead. `goes_back` and `goes_on`: the
    item begins before or ends after the year. `is_day`: it is one day, drawn wider than a day to be seen. `points`
    are where the days agreed on lie, at its inner edge.
    """

    item: WheelItem
    start: float
    end: float
    row: int
    inner: float
    outer: float
    number: int | None
    goes_back: bool
    goes_on: bool
    points: tuple[tuple[float, float], ...] = ()

    @property
    def is_day(self) -> bool:
        """Whether the item is a single day.

        >>> lay_out_wheel([WheelItem(key="a", label="A", from_day=date(2027, 6, 30))], 2027).slices[0].is_day
        True
        """
        return self.item.until is None

    @property
    def middle(self) -> float:
        """The angle halfway through.

        >>> round(
        ...     lay_out_wheel([WheelItem(key="a", label="A", from_day=date(2027, 1, 1), until=date(2028, 1, 1))], 2027)
        ...     .slices[0]
        ...     .middle
        ... )
        180
        """
        return (self.start + self.end) / 2

    @property
    def path(self) -> str:
        """The closed SVG path of the slice around the origin.

        >>> lay_out_wheel(
        ...     [WheelItem(key="a", label="A", from_day=date(2027, 1, 1), until=date(2027, 4, 1))], 2027
        ... ).slices[0].path[:6]
        'M0 -50'
        """
        return sector_path(self.start, self.end, self.inner, self.outer)

    @property
    def text_path(self) -> str:
        """The arc its text follows, turned in the lower half so that it is never upside down.

        >>> june = lay_out_wheel(
        ...     [WheelItem(key="a", label="A", from_day=date(2027, 6, 1), until=date(2027, 8, 1))], 2027
        ... ).slices[0]
        >>> june.text_path == arc_path(june.start, june.end, 360, reverse=True)
        True
        """
        turned = TEXT_TURNS_FROM < self.middle < TEXT_TURNS_UNTIL
        return arc_path(self.start, self.end, (self.inner + self.outer) / 2, reverse=turned)


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendRow:
    """The words of a numbered slice.

    >>> LegendRow(number=1, key="discharge", label="Discharge").number
    1
    """

    number: int
    key: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wheel:
    """The year laid out: `slices` in the order they are read (by day), twelve months, and today's angle.

    `needle` is None when today is in another year. `legend` holds the labels that did not fit, in the same order.
    `dots` are single days on circles of their own, within the rings.
    """

    year: int
    slices: tuple[Slice, ...]
    months: tuple[Month, ...]
    needle: float | None
    legend: tuple[LegendRow, ...]
    dots: tuple[DayMark, ...] = ()

    @property
    def listed(self) -> tuple[WheelItem, ...]:
        """The same content as a list, earliest first: for print, small screens and screen readers.

        >>> items = [
        ...     WheelItem(key="b", label="B", from_day=date(2027, 6, 30)),
        ...     WheelItem(key="a", label="A", from_day=date(2027, 4, 15)),
        ... ]
        >>> [item.key for item in lay_out_wheel(items, 2027).listed]
        ['a', 'b']
        """
        return tuple(slice_.item for slice_ in self.slices)


@dataclass(frozen=True, slots=True, kw_only=True)
class WheelDrawing:
    """An item's angles before it has a row."""

    item: WheelItem
    start: float
    end: float


def lay_out_wheel(
    items: Iterable[WheelItem],
    year: int,
    today: date | None = None,
    measures: Measures | None = None,
    dots: Iterable[DayMark] = (),
) -> Wheel:
    """Lay the items that touch the year out as a wheel; the others are left out.

    Inside a ring, items that would overlap get rows of their own, and the rows share the ring's width.

    >>> budget = WheelItem(key="budget", label="Budget", from_day=date(2027, 9, 1), until=date(2027, 12, 1))
    >>> report = WheelItem(key="report", label="Interim report", from_day=date(2027, 10, 31))
    >>> laid = lay_out_wheel([report, budget], 2027, date(2027, 4, 2))
    >>> [(slice_.item.key, slice_.row, slice_.number) for slice_ in laid.slices]
    [('budget', 0, None), ('report', 1, 1)]
    >>> laid.legend
    (LegendRow(number=1, key='report', label='Interim report'),)
    """
    sizes = measures or Measures()
    days = Span(from_day=date(year, 1, 1), until=date(year + 1, 1, 1))
    drawn = [draw_item(item, year, sizes.least) for item in items if item.span.overlaps(days)]
    slices = number_those_too_long(place_item(drawn, days, sizes), sizes)
    placed = tuple(place_day_mark(dot, year, sizes.inner) for dot in dots if dot.day.year == year)
    return Wheel(
        year=year,
        slices=slices,
        months=months_of(year),
        needle=needle_on(today, year),
        legend=legend_of(slices),
        dots=placed,
    )


def reading_order(item: WheelItem) -> tuple[date, date, int, str]:
    """What comes first when the year is read: by first day, then by end, ring and label.

    >>> reading_order(WheelItem(key="a", label="A", from_day=date(2027, 6, 30)))[1]
    datetime.date(2027, 7, 1)
    """
    return (item.from_day, item.span.until or date.max, item.ring, item.label)


def draw_item(item: WheelItem, year: int, least: float) -> WheelDrawing:
    """The angles of the part of an item that is in the year, widened to `least` degrees but never past the turn.

    >>> drawn = draw_item(WheelItem(key="a", label="A", from_day=date(2027, 12, 31)), 2027, 3.0)
    >>> drawn.start, drawn.end
    (357.0, 360.0)
    """
    start = max(0.0, angle_of(item.from_day, year))
    end = min(FULL, angle_of(item.span.until or date(year + 1, 1, 1), year))
    if end - start < least:
        start = min(max(0.0, (start + end - least) / 2), FULL - least)
        end = start + least
    return WheelDrawing(item=item, start=start, end=end)


def legend_rows_of(ring: Sequence[WheelDrawing], apart: float) -> list[list[WheelDrawing]]:
    """The fewest rows in which the items of one ring lie at least `apart` degrees from each other.

    >>> span = WheelItem(key="a", label="A", from_day=date(2027, 1, 1))
    >>> [
    ...     len(row)
    ...     for row in legend_rows_of(
    ...         [
    ...             WheelDrawing(item=span, start=0, end=30),
    ...             WheelDrawing(item=span, start=10, end=20),
    ...             WheelDrawing(item=span, start=40, end=50),
    ...         ],
    ...         0.5,
    ...     )
    ... ]
    [2, 1]
    """
    rows: list[list[WheelDrawing]] = []
    for one in sorted(ring, key=lambda drawn: (drawn.start, -drawn.end, reading_order(drawn.item))):
        free = next((row for row in rows if row[-1].end + apart <= one.start), None)
        if free is None:
            rows.append([one])
        else:
            free.append(one)
    return rows


def place_item(drawn: Sequence[WheelDrawing], days: Span, sizes: Measures) -> tuple[Slice, ...]:
    """Each item with its row and radii, in reading order: every row is as high as the others, ring 0 outermost.

    >>> item = WheelItem(key="a", label="A", from_day=date(2027, 3, 1))
    >>> [
    ...     slice_.outer
    ...     for slice_ in place_item([draw_item(item, 2027, 3.0)], Span.parse("2027-01-01/2028-01-01"), Measures())
    ... ]
    [500.0]
    """
    rings = [
        legend_rows_of([one for one in drawn if one.item.ring == ring], sizes.apart)
        for ring in sorted({one.item.ring for one in drawn})
    ]
    row_count = sum(len(rows) for rows in rings)
    gap = min(sizes.ring_gap, (sizes.outer - sizes.inner) / (2 * max(1, len(rings))))
    height = (sizes.outer - sizes.inner - gap * (len(rings) - 1)) / max(1, row_count)
    between = min(sizes.row_gap, height / 4)
    outer = sizes.outer
    placed: list[Slice] = []
    for rows in rings:
        for number, row in enumerate(rows):
            inner = outer - height + (between if number < len(rows) - 1 else 0)
            placed.extend(in_row(one, number, (inner, outer), days) for one in row)
            outer -= height
        outer -= gap
    return tuple(sorted(placed, key=lambda slice_: reading_order(slice_.item)))


def in_row(drawn: WheelDrawing, row: int, radii: tuple[float, float], days: Span) -> Slice:
    """The slice of a drawn item in a row between two radii.

    >>> drawn = draw_item(WheelItem(key="a", label="A", from_day=date(2026, 11, 1), until=date(2027, 2, 1)), 2027, 3.0)
    >>> in_row(drawn, 0, (90, 100), Span.parse("2027-01-01/2028-01-01")).goes_back
    True
    """
    span, year = drawn.item.span, days.from_day.year
    edge = radii[0] + min(POINT_INSIDE, (radii[1] - radii[0]) / 2)
    return Slice(
        item=drawn.item,
        start=drawn.start,
        end=drawn.end,
        row=row,
        inner=round(radii[0], 2),
        outer=round(radii[1], 2),
        number=None,
        goes_back=span.from_day < days.from_day,
        goes_on=(span.until or date.max) > (days.until or date.max),
        points=tuple(noon_of(day, year, edge) for day in sorted(set(drawn.item.agreed)) if day.year == year),
    )


def label_fits(slice_: Slice, sizes: Measures) -> bool:
    """Whether the slice's label has room along its arc.

    >>> laid = lay_out_wheel(
    ...     [WheelItem(key="a", label="Budget", from_day=date(2027, 9, 1), until=date(2027, 12, 1))], 2027
    ... )
    >>> label_fits(laid.slices[0], Measures()), label_fits(laid.slices[0], Measures(letter=200))
    (True, False)
    """
    room = arc_length(slice_.end - slice_.start, (slice_.inner + slice_.outer) / 2)
    return len(slice_.item.label) * sizes.letter + sizes.padding <= room


def number_those_too_long(slices: Sequence[Slice], sizes: Measures) -> tuple[Slice, ...]:
    """The slices with numbers 1, 2 … on those whose labels do not fit, in the order given.

    >>> [
    ...     slice_.number
    ...     for slice_ in lay_out_wheel(
    ...         [WheelItem(key="a", label="Discharge", from_day=date(2027, 6, 30))], 2027
    ...     ).slices
    ... ]
    [1]
    """
    numbers = count(1)
    return tuple(slice_ if label_fits(slice_, sizes) else replace(slice_, number=next(numbers)) for slice_ in slices)


def legend_of(slices: Sequence[Slice]) -> tuple[LegendRow, ...]:
    """A row of words for each numbered slice.

    >>> legend_of(lay_out_wheel([WheelItem(key="a", label="Discharge", from_day=date(2027, 6, 30))], 2027).slices)[
    ...     0
    ... ].label
    'Discharge'
    """
    return tuple(
        LegendRow(number=slice_.number, key=slice_.item.key, label=slice_.item.label)
        for slice_ in slices
        if slice_.number is not None
    )


def needle_on(today: date | None, year: int) -> float | None:
    """The angle at noon today; None when today is unknown or in another year.

    >>> needle_on(date(2027, 7, 2), 2027), needle_on(date(2026, 12, 31), 2027)
    (180.0, None)
    """
    if today is None or today.year != year:
        return None
    return (angle_of(today, year) + angle_of(today + DAY, year)) / 2
