"""Pieces of pages about decisions that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component
from koll.frame.components.decisions._words import effect_word

__all__ = [
    "DecisionAttachments",
    "DecisionCorrections",
    "DecisionFollowed",
    "DecisionLine",
    "DecisionMinutes",
    "DecisionSearch",
    "DecisionTable",
    "DecisionText",
    "MeetingLine",
    "NextMeeting",
    "OpenDecisionList",
    "PastMeetings",
    "effect_word",
]


@component(topic="decisions")
class DecisionLine(Props):
    """A decision as a link, in a sentence."""

    decision: object


@component(topic="decisions")
class DecisionText(Props):
    """A decision: its words and what it did."""

    page: object
    before: str


@component(topic="decisions")
class DecisionSearch(Props):
    """Looks for decisions by words, body and year."""

    page: object
    organ: object
    year: object
    words: object


@component(topic="decisions")
class DecisionTable(Props):
    """Decisions in a table."""

    page: object
    before: str


@component(topic="decisions")
class DecisionMinutes(Props):
    """What the minutes say besides: votes, reservations, adjustment."""

    page: object


@component(topic="decisions")
class DecisionCorrections(Props):
    """What has been corrected in a decision, with both readings."""

    page: object
    show_who: bool


@component(topic="decisions")
class DecisionAttachments(Props):
    """The files that belong to a decision."""

    page: object
    may_attach: bool
    before: str


@component(topic="decisions", of_page={"before_address": "before_address", "shell": "shell"})
class DecisionFollowed(Props):
    """Whether a decision is followed on the list."""

    before_address: object
    followed: object
    may_list: bool
    shell: object
    is_now: bool
    page: object


@component(topic="decisions")
class MeetingLine(Props):
    """A meeting in the list of meetings."""

    each: object
    page: object


@component(topic="decisions")
class NextMeeting(Props):
    """The body's next meeting."""

    meeting: object
    body: object


@component(topic="decisions")
class OpenDecisionList(Props):
    """Decisions as the public reads them."""

    lines: object


@component(topic="decisions")
class PastMeetings(Props):
    """The meetings that have been."""

    past: object
    coming: object
    page: object
