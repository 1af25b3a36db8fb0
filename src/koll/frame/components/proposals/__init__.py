"""Pieces of pages about proposals that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="proposals")
class ProposalStories(Props):
    """How proposals came, and what came of them."""

    stories: object
