"""Pieces of pages about thread that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="thread", of_page={"shell": "shell"})
class ThreadKnot(Props):
    """One knot of the thread: its level, its words, and where it leads."""

    knot: object
    shell: object
    page: object
    before: str


@component(topic="thread", of_page={"shell": "shell"})
class ThreadBranches(Props):
    """The branches of the thread, each with those below it."""

    branches: object
    shell: object
    page: object
    before: str


@component(topic="thread", of_page={"shell": "shell"})
class ThreadList(Props):
    """The thread as a list, for those who see no picture."""

    page: object
    before: str
    shell: object


@component(topic="thread")
class ThreadGap(Props):
    """A place where the thread could be tied on."""

    gap: object


@component(topic="thread", of_page={"shell": "shell"})
class GoldenThread(Props):
    """The golden thread, from what is wanted to what is done."""

    is_missing: object
    page: object
    before: str
    shell: object
    pdf: object


@component(topic="thread")
class OpenStory(Props):
    """What has happened, as the public reads it."""

    story: object
