"""Pieces of pages about proposals that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="proposals")
class ProposalStories(Props):
    """How proposals came, and what came of them."""

    stories: object


@component(topic="proposals")
class ProposalOpinions(Props):
    """What other bodies think of a proposal."""

    opinions: object


@component(topic="proposals")
class ProposalActions(Props):
    """What can be done next with a proposal."""

    page: object
