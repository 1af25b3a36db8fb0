"""A budget in pictures, each with the same in a table, and what the law asks of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from koll.domain.finance import Change, Figures, changes_between, required_contents
from koll.frame.components._component import EMPTY, Props, Slot, component
from koll.media.charts import Bars, ColumnChart, lay_out_bars, lay_out_columns


@component(block=True, topic="finance")
class MoneyPicture(Props):
    """A picture of amounts with its heading; slots: what it shows in words, its legend, and the same as a table."""

    key: str
    year: int
    heading: str
    picture: object
    words: Slot = EMPTY
    legend: Slot = EMPTY
    table: Slot = EMPTY
    content: Slot = EMPTY


@component(topic="finance")
class MoneyContents(Props):
    """What the law asks a budget to hold, and whether this one does."""

    figures: Figures
    goals: Iterable[Any]

    @property
    def asked(self) -> Any:
        """What is asked, each with whether it is there."""
        return required_contents(self.figures, [goal.kind for goal in self.goals])

    @property
    def later(self) -> Any:
        """The years after the first whose cost exceeds their income."""
        return self.figures.later_deficits


@component(topic="finance")
class MoneyGoes(Props):
    """Where the money goes: each body's frame for operations in the budget year, the largest first."""

    figures: Figures
    bodies: Iterable[tuple[str, str]]

    @property
    def rows(self) -> list[tuple[str, int]]:
        """Each body by name with its frame, in thousand kronor."""
        names = dict(self.bodies)
        frames = ((names.get(frame.body, frame.body), frame.operations[0]) for frame in self.figures.frames)
        return sorted((row for row in frames if row[1]), key=lambda row: -row[1])

    @property
    def picture(self) -> Bars:
        """The bars."""
        return lay_out_bars(self.rows)

    @property
    def year(self) -> int:
        """The budget year."""
        return self.figures.year

    @property
    def whole(self) -> int:
        """All frames together."""
        return self.figures.operations[0]

    @property
    def first(self) -> tuple[str, int]:
        """The largest."""
        return self.rows[0] if self.rows else ("", 0)


@component(topic="finance")
class MoneyChanges(Props):
    """What each body may use compared with the budget before."""

    figures: Figures
    former: Figures
    bodies: Iterable[tuple[str, str]]

    @property
    def lines(self) -> list[tuple[str, Change]]:
        """Each body by name with its change."""
        names = dict(self.bodies)
        rows = [row for row in changes_between(self.former, self.figures) if row.before or row.now]
        return [(names.get(row.body, row.body), row) for row in rows]

    @property
    def picture(self) -> Bars:
        """The bars, to both sides of zero."""
        return lay_out_bars((name, line.more) for name, line in self.lines)

    @property
    def year(self) -> int:
        """The budget year."""
        return self.figures.year

    @property
    def before(self) -> int:
        """The year it is compared with."""
        return self.former.year

    @property
    def more(self) -> int:
        """How much more all frames together are."""
        return self.figures.operations[0] - self.former.operations[0]


@component(topic="finance")
class MoneyPlan(Props):
    """The three-year plan: income and cost beside each other, and what is left."""

    figures: Figures

    @property
    def rows(self) -> list[tuple[int, int, int, int, int]]:
        """Each year with income, cost, result and investments."""
        figures = self.figures
        return list(zip(figures.years, figures.income, figures.cost, figures.result, figures.investment, strict=True))

    @property
    def picture(self) -> ColumnChart:
        """The columns."""
        return lay_out_columns([(str(year), income, cost) for year, income, cost, _result, _built in self.rows])

    @property
    def results(self) -> Any:
        """What is left each year."""
        return self.figures.result

    @property
    def year(self) -> int:
        """The budget year."""
        return self.figures.year

    @property
    def last(self) -> int:
        """The last year of the plan."""
        return self.figures.years[-1]
