"""Why budgets, accounts and what their files say are refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.connect.test_sie import HEAD
from tests.examples.finance import NOVEMBER, WORDS, begun
from tests.refusals import refused
from tests.refused_acts import GONE, Case, another_decision, refuses, secretary_of
from tests.world import COUNCIL, EXECUTIVE, HOUSES, World

from koll.acts.finance import Adopting, BudgetAssignmentInput, adopt_budget, propose_budget, publish_accounts
from koll.acts.finance._budget_import import OPERATIONS, budget_row_of
from koll.acts.finance._outcome_import import outcome_of_books
from koll.acts.imports import UncheckedFile

pytestmark = pytest.mark.django_db

REFUSED = {
    "propose_budget": (Case("budget.not_three", None, {"words.taxes": (1000, 1030)}),),
    "change_budget": (Case("budget.gone", None, {"budget": GONE}),),
    "write_accounts": (Case("accounts.not_begun", None, {"year": 2025}),),
    "treat_accounts": (
        Case("accounts.treated_by_another", "body", {"words": another_decision(EXECUTIVE)}, secretary_of(EXECUTIVE)),
    ),
}

AGAIN = {"treat_accounts": Case("accounts.not_to_be_treated", None, {"words": another_decision(COUNCIL)})}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


@pytest.mark.parametrize("act", AGAIN)
def test_what_is_done_is_not_done_again(world: World, act: str) -> None:
    refuses(world, act, [AGAIN[act]], again=True)


def test_accounts_are_published_when_they_have_been_handed_over(world: World) -> None:
    begun(world)
    with refused("accounts.not_handed_over"):
        publish_accounts(world.by(EXECUTIVE), year=2026, kind="annual")


def test_a_budget_gives_assignments_to_those_the_model_gives_any(world: World) -> None:
    words = replace(WORDS, assignments=(BudgetAssignmentInput(body=HOUSES, heading="Bygg fler"),))
    budget = propose_budget(world.by(EXECUTIVE), year=2028, body=EXECUTIVE, words=words).id
    adopting = Adopting(decision=world.decision(COUNCIL, "Budget", NOVEMBER))
    with refused("budget.body_takes_no_assignments"):
        adopt_budget(world.by(COUNCIL, day=NOVEMBER), budget=budget, adopting=adopting)


def test_a_row_of_a_budget_has_a_name_and_amounts() -> None:
    with refused("import.no_name"):
        budget_row_of({"operations_1": "12 450"}, {})
    with refused("import.not_an_amount"):
        budget_row_of({"target": EXECUTIVE} | dict.fromkeys(OPERATIONS, "tolv"), {})


def test_the_books_are_of_the_month() -> None:
    books = UncheckedFile(name="hus.se", content=f"{HEAD}#RES 0 3010 -100.00\n".encode("cp437"))
    with refused("economy.file_of_another_year") as refusal:
        outcome_of_books(books, {"period": "2028-01"})
    assert refusal.value.field == "period"
