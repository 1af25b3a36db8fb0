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
