"""Pieces of pages about finance that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="finance")
class BudgetFrames(Props):
    """The frames of the bodies in a budget."""

    view: object
    page: object


@component(topic="finance")
class BudgetBeside(Props):
    """What stands beside a budget: its decision, its files, its other texts."""

    page: object


@component(topic="finance")
class BudgetLede(Props):
    """How a year's budget stands."""

    page: object


@component(topic="finance", of_page={"before_address": "before_address"})
class BudgetYear(Props):
    """A year's budget: frames, goals, plan and what has changed."""

    page: object
    before_address: object


@component(topic="finance", of_page={"before_address": "before_address"})
class BudgetYears(Props):
    """The years that have a budget."""

    page: object
    before_address: object


@component(topic="finance", of_page={"before_address": "before_address"})
class AccountsReport(Props):
    """Interim or annual accounts, part by part."""

    page: object
    before_address: object
    may_write: bool


@component(topic="finance")
class AccountsLede(Props):
    """How a report stands."""

    page: object
