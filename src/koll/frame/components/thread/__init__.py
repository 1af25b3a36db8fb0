"""Pieces of pages about thread that stand on several pages, or are too large for one."""

from __future__ import annotations

from django.utils.html import format_html
from django.utils.safestring import SafeString

from koll.frame.components._component import EMPTY, Props, component
from koll.frame.components.thread._addresses import thread_address
from koll.frame.components.thread._words import LEVELS, gap_words, happening_word, level_word, level_words_of_query

__all__ = [
    "LEVELS",
    "GoldenThread",
    "LevelTag",
    "OpenStory",
    "StoryLines",
    "ThreadAt",
    "ThreadBranches",
    "ThreadFilter",
    "ThreadFollowed",
    "ThreadGap",
    "ThreadKnot",
    "ThreadList",
    "ThreadPaths",
    "ThreadWays",
    "gap_words",
    "happening_word",
    "level_word",
    "level_words_of_query",
    "thread_address",
]


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


@component(topic="thread")
class LevelTag(Props):
    """A level of the thread as a small mark with sign and word; nothing when it is no level."""

    level: str

    @property
    def mark(self) -> SafeString:
        """The mark; it has no white space around it, so that a comma can follow."""
        if self.level not in LEVELS:
            return EMPTY
        return format_html(
            '<span class="koll-level koll-level-{}"><span aria-hidden="true">{}</span> {}</span>',
            self.level,
            LEVELS[self.level],
            level_word(self.level),
        )


@component(name="story", topic="thread")
class StoryLines(Props):
    """What happened, in order, each with its day, who, in which words."""

    happenings: object


@component(topic="thread", of_page={"shell": "shell"})
class ThreadPaths(Props):
    """The ways upwards from a knot to what it contributes to."""

    paths: object
    asked: object
    shell: object


@component(topic="thread", of_page={"shell": "shell"})
class ThreadWays(Props):
    """The thread as a tree, as a list, or on paper."""

    page: object
    pdf: object
    shell: object


@component(topic="thread", of_page={"shell": "shell"})
class ThreadFilter(Props):
    """Chooses a part of the thread."""

    page: object
    shell: object


@component(topic="thread")
class ThreadFollowed(Props):
    """Where a statement stands in the thread, when it holds; `to` is where the thread is."""

    statement: object
    standing: object
    to: str


@component(topic="thread", of_page={"shell": "shell"})
class ThreadAt(Props):
    """The knot that the thread is followed from."""

    page: object
    before: object
    shell: object
