"""The year as a wheel."""

from __future__ import annotations

from datetime import date
from typing import Any

from babel.dates import format_date
from django.utils.translation import gettext as _

from koll.frame.components._component import Props, component
from koll.frame.components.formats import language
from koll.media.charts import Wheel, arc_path, sector_path

MONTHS = (510.0, 548.0)
MONTH_NAMES = 529.0
TURNS = (90.0, 270.0)
"""The half of the wheel where words run the other way, so that nobody reads upside down."""


@component(name="wheel", topic="activities")
class YearWheel(Props):
    """The year as a wheel, with the same as a list."""

    wheel: Wheel
    title: str
    small: bool = False

    @property
    def months(self) -> list[dict[str, Any]]:
        """The months around the rim, each with its name and the line that the name runs along."""
        return [
            {
                "number": month.number,
                "name": format_date(date(2000, month.number, 1), "LLL", locale=language()).strip("."),
                "path": sector_path(month.start, month.end, *MONTHS),
                "line": arc_path(month.start, month.end, MONTH_NAMES, reverse=TURNS[0] <= month.start < TURNS[1]),
            }
            for month in self.wheel.months
        ]

    @property
    def needle(self) -> str:
        """Where the year is, in degrees."""
        return f"{self.wheel.needle or 0:.2f}"

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """What the wheel shows, by day."""
        rows = [(item.from_day, item.span.last_day, item.label, item.agreed) for item in self.wheel.listed]
        return sorted(rows + [(dot.day, dot.day, dot.label, ()) for dot in self.wheel.dots])

    @property
    def levels(self) -> list[tuple[int, str]]:
        """What each ring that has something in it holds, the outermost first."""
        words = [
            _("The council"),
            _("The executive board"),
            _("Committees and companies"),
            _("Sectors and units"),
            _("What the law asks"),
        ]
        return [(ring, words[ring]) for ring in sorted({slice_.item.ring for slice_ in self.wheel.slices})]

    @property
    def has_points(self) -> bool:
        """Whether something in it is known by its day alone."""
        return any(slice_.points for slice_ in self.wheel.slices)
