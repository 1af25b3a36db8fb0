"""Knows how things with a beginning and an end lie along a line of months, one row each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WIDTH = 1000.0
"""The width of the line in units of the drawing."""

ROW = 34.0
"""The height of a row."""

LEAST = 8.0
"""The narrowest bar, so that a single day can be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineRow:
    """Something to place: from the first day through the last; one of them may be unknown.

    >>> TimelineRow(key="1", label="Plan", first=date(2027, 9, 1), last=None).days
    (datetime.date(2027, 9, 1), datetime.date(2027, 9, 1))
    """

    key: str
    label: str
    first: date | None
    last: date | None

    @property
    def days(self) -> tuple[date, date]:
        """First and last day; raises ValueError when both are unknown.

        >>> TimelineRow(key="1", label="Plan", first=None, last=date(2027, 9, 1)).days[0]
        datetime.date(2027, 9, 1)
        """
        first, last = self.first or self.last, self.last or self.first
        if first is None or last is None:
            raise ValueError(f"{self.key} has no day")
        return first, last


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineBar:
    """A thing in its place: `x`, `y` and `width` in units of the drawing. `words_left`: its label ends at the bar."""

    lying: TimelineRow
    x: float
    y: float
    width: float

    @property
    def words_left(self) -> bool:
        """Whether the label stands to the left, because there is no room to the right.

        >>> lay_out_timeline([TimelineRow(key="a", label="A", first=date(2027, 1, 1), last=date(2027, 3, 1))]).bars[
        ...     0
        ... ].words_left
        False
        """
        return self.x + self.width / 2 > WIDTH / 2

    @property
    def words_x(self) -> float:
        """Where the label begins or ends: inside the bar, at its nearer edge.

        >>> lay_out_timeline([TimelineRow(key="a", label="A", first=date(2027, 1, 1), last=date(2027, 3, 1))]).bars[
        ...     0
        ... ].words_x
        6.0
        """
        return self.x + self.width - 6 if self.words_left else self.x + 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """The first day of a month, and where it is."""

    day: date
    x: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Things along a line: the bars in order of their first day, the months, today's place, and the height."""

    bars: tuple[TimelineBar, ...]
    ticks: tuple[Tick, ...]
    today: float | None
    height: float


def first_of_month(day: date, months: int = 0) -> date:
    """The first day of the month so many months later.

    >>> first_of_month(date(2027, 12, 31), 1)
    datetime.date(2028, 1, 1)
    """
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def lay_out_timeline(things: Iterable[TimelineRow], today: date | None = None) -> Timeline:
    """Lays out the things that have a day, over whole months.

    >>> laid = lay_out_timeline(
    ...     [
    ...         TimelineRow(key="a", label="A", first=date(2027, 1, 1), last=date(2027, 3, 31)),
    ...         TimelineRow(key="b", label="B", first=None, last=None),
    ...     ]
    ... )
    >>> [(bar.lying.key, bar.x, bar.width) for bar in laid.bars], [tick.x for tick in laid.ticks][:1]
    ([('a', 0.0, 1000.0)], [0.0])
    >>> lay_out_timeline([]).bars
    ()
    """
    placed = sorted((thing for thing in things if thing.first or thing.last), key=lambda item: (item.days, item.label))
    if not placed:
        return Timeline(bars=(), ticks=(), today=None, height=0.0)
    start = first_of_month(min(item.days[0] for item in placed))
    end = first_of_month(max(item.days[1] for item in placed), 1)
    scale = WIDTH / (end - start).days

    def at(day: date) -> float:
        return round((day - start).days * scale, 2)

    bars = tuple(
        bar_of(item, row, at(item.days[0]), at(item.days[1] + timedelta(days=1))) for row, item in enumerate(placed)
    )
    now = at(today) if today is not None and start <= today < end else None
    return Timeline(bars=bars, ticks=ticks_between(start, end, at(start), scale), today=now, height=ROW * len(bars))


def bar_of(lying: TimelineRow, row: int, left: float, right: float) -> TimelineBar:
    """The bar in its row, never too narrow to see and never outside the line.

    >>> bar = bar_of(TimelineRow(key="a", label="A", first=date(2027, 1, 1), last=None), 1, 999.0, 1000.0)
    >>> bar.x, bar.y, bar.width
    (992.0, 34.0, 8.0)
    """
    width = max(LEAST, round(right - left, 2))
    return TimelineBar(lying=lying, x=min(left, WIDTH - width), y=ROW * row, width=width)


def ticks_between(start: date, end: date, left: float, scale: float) -> tuple[Tick, ...]:
    """The months, or when they are many only each third or each twelfth.

    >>> [tick.day.month for tick in ticks_between(date(2027, 1, 1), date(2029, 1, 1), 0.0, 1.0)]
    [1, 4, 7, 10, 1, 4, 7, 10]
    """
    months: Sequence[date] = [
        first_of_month(start, number) for number in range((end.year - start.year) * 12 + end.month - start.month)
    ]
    step = next((step for most, step in ((14, 1), (42, 3)) if len(months) <= most), 12)
    return tuple(Tick(day=day, x=round(left + (day - start).days * scale, 2)) for day in months[::step])
