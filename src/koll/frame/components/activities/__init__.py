"""Pieces of pages about activities that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


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
