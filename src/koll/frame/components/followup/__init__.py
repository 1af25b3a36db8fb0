"""Pieces of pages about followup that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="followup")
class AnswerMatrix(Props):
    """Who has answered what."""

    page: object
    before: str


@component(topic="followup")
class IndicatorCurve(Props):
    """The readings of an indicator as a curve."""

    drawn: object


@component(topic="followup")
class ReadingsSource(Props):
    """Where the readings come from, and what they are held against."""

    page: object


@component(topic="followup")
class IndicatorReadings(Props):
    """The readings of an indicator, by gender and beside others where that is known."""

    compared_with: object
    readings: object
    is_split: object


@component(topic="followup")
class ReadingBoxes(Props):
    """Boxes for readings: a row an indicator, a column a period."""

    periods: object
    page: object


@component(topic="followup")
class FileNotices(Props):
    """What was taken from a file of readings, or what is wrong in it."""

    wrong: object
    count: object
