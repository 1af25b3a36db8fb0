"""Pieces of pages about plans that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="plans")
class PlanFinish(Props):
    """Marks an item of a plan as done, with words of what came of it."""

    done: object
    body: object
    item: object
    origin: str


@component(topic="plans")
class PlanWays(Props):
    """The ways of looking at a plan."""

    page: object
    current: str


@component(topic="plans")
class PlanCard(Props):
    """An item of a plan, on a card."""

    item: object
    page: object
    columns: object


@component(topic="plans")
class PlanPutBack(Props):
    """Puts back an item that was taken out."""

    page: object
    item: object


@component(topic="plans")
class PlanNoteForm(Props):
    """Writes a note to an item of a plan."""

    page: object
    item: object
    kept: object


@component(topic="plans")
class PlanUndo(Props):
    """Undoes what was just done."""

    deed: str
    page: object
    item: object
    verb: str
