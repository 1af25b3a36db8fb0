"""Pieces of pages about assignments that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component
from koll.frame.components.assignments._words import listed_word

__all__ = [
    "AssignmentFacts",
    "AssignmentList",
    "AssignmentTerms",
    "AssignmentsByBody",
    "FollowedFacts",
    "FollowedLines",
    "listed_word",
]


@component(topic="assignments", of_page={"shell": "shell", "before_address": "before_address"})
class AssignmentList(Props):
    """The assignments given, and the decisions that are followed."""

    page: object
    inside: bool
    shell: object
    before_address: object
    chosen: object
    gives: object
    lists: object


@component(topic="assignments", of_page={"before_address": "before_address", "shell": "shell"})
class FollowedLines(Props):
    """Decisions that are followed on the list, each with its facts."""

    page: object
    before_address: object
    shell: object
    lists: object


@component(topic="assignments", of_page={"shell": "shell", "before_address": "before_address"})
class FollowedFacts(Props):
    """What is known of a decision that is followed."""

    line: object
    shell: object
    before_address: object


@component(topic="assignments")
class AssignmentTerms(Props):
    """By whom an assignment was given, until when, why and with what means."""

    page: object


@component(topic="assignments", of_page={"before_address": "before_address"})
class AssignmentsByBody(Props):
    """What bodies have been given to do, and what they say of it."""

    assignments: object
    before_address: object


@component(topic="assignments", of_page={"before_address": "before_address", "shell": "shell"})
class AssignmentFacts(Props):
    """An assignment: who gave it to whom, by when, and what has been told."""

    line: object
    inside: object
    before_address: object
    shell: object
