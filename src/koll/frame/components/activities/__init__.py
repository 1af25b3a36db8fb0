"""Pieces of pages about activities that stand on several pages, or are too large for one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from koll.frame.components._component import EMPTY, Props, Slot, component
from koll.frame.components.activities._wheel import YearWheel
from koll.frame.components.activities._words import certainty_words, level_words, trend_kind_words

__all__ = [
    "ClosedDuties",
    "ClosingWays",
    "TrendCard",
    "TrendFacts",
    "TrendFilter",
    "TrendsInherited",
    "TrendsListed",
    "WheelKey",
    "WheelList",
    "WorkAgreed",
    "YearRow",
    "YearWheel",
    "certainty_words",
    "level_words",
    "trend_kind_words",
]


@component(topic="activities")
class ClosedDuties(Props):
    """What a body has closed: why, when, by whom, and a way to take it up again."""

    closed: object
    body: object


@component(topic="activities")
class ClosingWays(Props):
    """The ways to close what a body will no longer do, for those who may."""

    bodies: Iterable[str]
    names: Mapping[str, str]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Each body with its name."""
        return [(key, self.names.get(key, key)) for key in self.bodies]


@component(topic="activities")
class TrendFacts(Props):
    """A trend: where, what kind, how sure, its words and sources."""

    trend: object


@component(topic="activities", of_page={"shell": "shell"})
class TrendFilter(Props):
    """Chooses among trends."""

    shell: object
    page: object


@component(topic="activities")
class TrendsInherited(Props):
    """The trends that a description starts from."""

    page: object


@component(topic="activities")
class TrendsListed(Props):
    """The trends of an analysis."""

    page: object
    is_now: bool


@component(topic="activities")
class WorkAgreed(Props):
    """The work under way in a year, each with the day agreed on."""

    work: object


@component(topic="activities", of_page={"request": "request"})
class YearRow(Props):
    """The years around, and the year before beside it."""

    before: object
    page: object
    after: object
    last: object
    request: object


@component(topic="activities")
class WheelList(Props):
    """The wheel as a list."""

    rows: object


@component(topic="activities")
class WheelKey(Props):
    """What the rings and the signs of the wheel stand for."""

    levels: object
    has_points: object
    wheel: object


@component(block=True, topic="activities")
class TrendCard(Props):
    """A trend in a list, on a card of its own."""

    content: Slot = EMPTY
