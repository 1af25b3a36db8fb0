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


@component(topic="plans")
class PlanTimeline(Props):
    """A plan along the months, as a picture."""

    timeline: object


@component(topic="plans")
class PlanRemoved(Props):
    """What has been taken out of a plan."""

    page: object


@component(topic="plans")
class PlanLaidOn(Props):
    """What is laid on the unit and not taken up yet."""

    page: object


@component(topic="plans")
class PlanLeftOut(Props):
    """What the unit has chosen to leave."""

    left_out: object
    body_key: object


@component(topic="plans")
class PlanColumn(Props):
    """A step of a plan with what stands there."""

    verb: object
    words: object
    lines: object
    page: object
    columns: object


@component(topic="plans")
class PlanItemWays(Props):
    """Changes something in a plan, weighs it, or takes it out."""

    item: object
    page: object


@component(topic="plans")
class PlanItemFacts(Props):
    """What is known of something in a plan."""

    item: object


@component(topic="plans", of_page={"shell": "shell"})
class DoneThisWeek(Props):
    """What the reader has done this week, and can take up again."""

    done: object
    shell: object
