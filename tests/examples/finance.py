"""Examples of what changes budget, economy and accounts."""

from __future__ import annotations

from datetime import date

from tests.examples.registry import Handed, example
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World

from koll.acts.finance import (
    Adopting,
    BudgetInput,
    FileTaken,
    MonthlyOutcomeInput,
    adopt_budget,
    begin_accounts,
    change_budget,
    hand_over_accounts,
    import_budget,
    import_monthly_outcome,
    make_forecast,
    propose_budget,
    publish_accounts,
    publish_budget,
    put_alternative,
    revise_budget,
    settle_balance_year,
    treat_accounts,
    write_accounts,
)
from koll.acts.imports import ImportMemory
from koll.domain.finance import Frame, Year

YEAR = 2028
NOVEMBER = date(2027, 11, 15)
WORDS = BudgetInput(tax_rate=2187, taxes=(1000, 1030, 1060), frames=(Frame(body=SCHOOLS, operations=(700, 720, 740)),))
REPORT = {"year": 2026, "kind": "annual"}


def proposal(world: World) -> int:
    """The executive board's proposal."""
    return propose_budget(world.by(EXECUTIVE), year=YEAR, body=EXECUTIVE, words=WORDS).id


def adopted(world: World) -> int:
    """The budget, adopted in November."""
    adopting = Adopting(decision=world.decision(COUNCIL, "Budget", NOVEMBER))
    return adopt_budget(world.by(COUNCIL, day=NOVEMBER), budget=proposal(world), adopting=adopting).id


def begun(world: World) -> None:
    """The annual accounts, begun."""
    begin_accounts(world.by(EXECUTIVE), **REPORT, ends_on=date(2026, 12, 31))


def handed_over(world: World) -> None:
    """The annual accounts, handed over."""
    begun(world)
    hand_over_accounts(world.by(EXECUTIVE), **REPORT, words=world.decision(EXECUTIVE, "Årsredovisning"))


@example(propose_budget)
def a_proposal(world: World) -> Handed:
    """The executive board draws up a budget."""
    return world.by(EXECUTIVE), {"year": YEAR, "body": EXECUTIVE, "words": WORDS}


@example(put_alternative)
def an_alternative(world: World) -> Handed:
    """A party puts its own forward."""
    said = {"year": YEAR, "body": COUNCIL, "party": "Bypartiet", "words": WORDS}
    return world.by(COUNCIL, "member"), said


@example(change_budget)
def another_proposal(world: World) -> Handed:
    """The proposal is written anew."""
    return world.by(EXECUTIVE), {"budget": proposal(world), "words": WORDS, "revision": 1}


@example(import_budget)
def a_sheet(world: World) -> Handed:
    """A sheet becomes the proposal."""
    memory = ImportMemory(names={"skolan": SCHOOLS})
    return world.by(EXECUTIVE), {"year": YEAR, "body": EXECUTIVE, "words": WORDS, "memory": memory, "revision": 0}


@example(publish_budget)
def a_published_proposal(world: World) -> Handed:
    """The proposal is put on the open pages."""
    return world.by(EXECUTIVE), {"budget": proposal(world)}


@example(adopt_budget)
def an_adopted_budget(world: World) -> Handed:
    """The council adopts the proposal."""
    number = proposal(world)
    adopting = Adopting(decision=world.decision(COUNCIL, "Budget", NOVEMBER))
    return world.by(COUNCIL, day=NOVEMBER), {"budget": number, "adopting": adopting}


@example(revise_budget)
def a_revision(world: World) -> Handed:
    """The council revises it."""
    adopted(world)
    adopting = Adopting(decision=world.decision(COUNCIL, "Tilläggsbudget", NOVEMBER), financing="Statsbidrag.")
    return world.by(COUNCIL, day=NOVEMBER), {"year": YEAR, "words": WORDS, "adopting": adopting}


@example(import_monthly_outcome)
def a_month(world: World) -> Handed:
    """A month's outcome is taken in."""
    file = FileTaken(source="table", name="februari.xlsx", names={"skolan": SCHOOLS})
    outcomes = (MonthlyOutcomeInput(body=SCHOOLS, net=100, forecast=1200),)
    return world.by(EXECUTIVE), {"period": "2027-02", "file": file, "outcomes": outcomes}


@example(make_forecast)
def a_forecast(world: World) -> Handed:
    """A committee says what its year will cost."""
    said = {"body": CARE, "period": "2027-02", "net": 900, "words": "Fler äldre.", "revision": 0}
    return world.by(CARE), said


@example(settle_balance_year)
def a_balance_year(world: World) -> Handed:
    """A year's result by the balance rule."""
    return world.by(EXECUTIVE), {"settled": Year(year=2026, result=25), "words": "Bättre än väntat.", "revision": 0}


@example(begin_accounts)
def a_report(world: World) -> Handed:
    """The annual accounts are begun."""
    return world.by(EXECUTIVE), REPORT | {"ends_on": date(2026, 12, 31)}


@example(write_accounts)
def a_part_of_a_report(world: World) -> Handed:
    """What is said of the whole."""
    begun(world)
    return world.by(EXECUTIVE), REPORT | {"about": "whole", "text": "Det gick åt rätt håll.", "revision": 0}


@example(hand_over_accounts)
def a_report_handed_over(world: World) -> Handed:
    """The executive board hands them over."""
    begun(world)
    return world.by(EXECUTIVE), REPORT | {"words": world.decision(EXECUTIVE, "Årsredovisning")}


@example(publish_accounts)
def a_published_report(world: World) -> Handed:
    """They are put on the open pages."""
    handed_over(world)
    return world.by(EXECUTIVE), REPORT


@example(treat_accounts)
def a_treated_report(world: World) -> Handed:
    """The council treats them."""
    handed_over(world)
    return world.by(COUNCIL), REPORT | {"words": world.decision(COUNCIL, "Årsredovisning"), "statement": "Godkänns."}
