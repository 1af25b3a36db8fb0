"""Pieces of pages about home that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="home")
class UnsentDrafts(Props):
    """What somebody has written on this device and not yet sent."""


@component(topic="home", of_page={"shell": "shell"})
class DutyList(Props):
    """What is to be done, each with its state, its day and its ground."""

    duties: object
    shell: object


@component(topic="home")
class SearchResults(Props):
    """A search and what it found."""

    where: object
    page: object
    kinds: object
    hits: object
    open: bool


@component(topic="home", of_page={"shell": "shell"})
class WorkByDay(Props):
    """Work in the order of its days."""

    group: object
    shell: object


@component(topic="home")
class CommentThread(Props):
    """A comment and the answers to it."""

    each: object
    back: str
    gone: object
    writes: bool
    thread: object


@component(topic="home")
class CommentSaid(Props):
    """One thing said: who, when, and the words."""

    line: object
    writes: bool


@component(topic="home")
class RemindersSent(Props):
    """The reminders that have been sent."""

    sent: object
    others: bool


@component(topic="home")
class OpenDutyList(Props):
    """What is to be done, as the public reads it."""

    owed: object
