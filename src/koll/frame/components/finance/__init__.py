"""Pieces of pages about finance that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import EMPTY, Props, Slot, component
from koll.frame.components.finance._pictures import MoneyChanges, MoneyContents, MoneyGoes, MoneyPicture, MoneyPlan
from koll.frame.components.finance._words import about_word, accounts_word, exception_word, goal_word, line_word

__all__ = [
    "AccountsFigures",
    "AccountsGoalFacts",
    "AccountsLede",
    "AccountsReport",
    "AmountBoxes",
    "BalanceYears",
    "BudgetBeside",
    "BudgetDeadlines",
    "BudgetFrames",
    "BudgetLede",
    "BudgetYear",
    "BudgetYears",
    "EconomyBodies",
    "EconomyCompanies",
    "FaultList",
    "ForecastHistory",
    "ForecastPicture",
    "MoneyChanges",
    "MoneyContents",
    "MoneyGoals",
    "MoneyGoes",
    "MoneyPicture",
    "MoneyPlan",
    "about_word",
    "accounts_word",
    "exception_word",
    "goal_word",
    "line_word",
]


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


@component(topic="finance")
class AccountsFigures(Props):
    """Each body's frame, outcome and forecast, in thousand kronor."""

    bodies: object


@component(topic="finance", of_page={"before_address": "before_address"})
class AccountsGoalFacts(Props):
    """A goal of the council in a report: what is written about it, and what bodies have told."""

    before_address: object
    line: object
    goal: object
    may_write: object


@component(block=True, topic="finance")
class AmountBoxes(Props):
    """A table of boxes for amounts, a row each with its name; the content is what its columns are called."""

    label: str
    rows: object
    content: Slot = EMPTY


@component(topic="finance")
class FaultList(Props):
    """The boxes of a long form in which something is wrong, each a link to the box."""

    form: object


@component(topic="finance")
class MoneyGoals(Props):
    """The goals for the finances, by kind."""

    goals: object


@component(topic="finance")
class BudgetDeadlines(Props):
    """What the law says about when a budget is to be there."""

    deadlines: object


@component(topic="finance")
class BalanceYears(Props):
    """The balance rule year by year, in thousand kronor."""

    years: object


@component(topic="finance")
class ForecastHistory(Props):
    """How the forecasts of each body have changed, month by month."""

    page: object


@component(topic="finance")
class EconomyCompanies(Props):
    """The economy of each company, in thousand kronor."""

    page: object
    foreseen: object


@component(topic="finance")
class ForecastPicture(Props):
    """The forecasts against the frames, as a picture."""

    picture: object


@component(topic="finance")
class EconomyBodies(Props):
    """The economy of each body beside its frame, in thousand kronor."""

    page: object
    foreseen: object
