"""Budgets: proposed by the board, answered by parties, adopted lawfully by the council, and revised with financing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.finance import (
    Adopting,
    BudgetAssignmentInput,
    BudgetInput,
    FinancialGoalInput,
    adopt_budget,
    change_budget,
    propose_budget,
    publish_budget,
    put_alternative,
    revise_budget,
)
from koll.domain.finance import Frame
from koll.frame.routes import address
from koll.public.finance import budget_page as published_budget_page
from koll.reads.assignments import assignments_page
from koll.reads.finance import budget_page, budgets_page
from koll.snapshot import read_snapshot
from koll.tables.models import Budget, Version

pytestmark = pytest.mark.django_db

YEAR = 2028
MARCH, NOVEMBER = date(2027, 3, 15), date(2027, 11, 15)
WORDS = BudgetInput(
    tax_rate=2187,
    taxes=(1000, 1030, 1060),
    grants=(300, 310, 320),
    financial=(-10, -12, -14),
    frames=(
        Frame(body=SCHOOLS, operations=(700, 720, 740), investment=(50, 0, 0)),
        Frame(body=CARE, operations=(560, 580, 600)),
    ),
    goals=(FinancialGoalInput(kind="financial", text="Resultatet är två procent", target="2 %"),),
    assignments=(
        BudgetAssignmentInput(body=SCHOOLS, heading="Fler vuxna i förskolan", text="Minska grupperna.", amount=20),
    ),
    words="Vi satsar på de yngsta.",
)


def proposed(world: World, words: BudgetInput = WORDS, year: int = YEAR, day: date = MARCH) -> int:
    return propose_budget(world.by(EXECUTIVE, day=day), year=year, body=EXECUTIVE, words=words).id


def adopted(world: World, number: int, day: date = NOVEMBER, by: str = COUNCIL) -> int:
    adopting = Adopting(decision=world.decision(by, "Budget", day))
    return adopt_budget(world.by(by, day=day), budget=number, adopting=adopting).id


def alternative(world: World, party: str = "Bypartiet", **more: Any) -> int:
    words = replace(WORDS, **more)
    return put_alternative(world.by(COUNCIL, "member"), year=YEAR, body=COUNCIL, party=party, words=words).id


@pytest.mark.both_databases
def test_what_was_proposed_is_read_as_it_was_written(world: World) -> None:
    proposed(world)
    view = budget_page(context_on(world.day), YEAR).proposal
    assert view is not None
    figures = view.figures
    assert (figures.taxes, figures.grants, figures.financial) == (WORDS.taxes, WORDS.grants, WORDS.financial)
    assert {frame.body: frame for frame in figures.frames} == {frame.body: frame for frame in WORDS.frames}
    assert figures.result == (30, 28, 26)
    assert [(goal.kind, goal.target) for goal in view.goals] == [("financial", "2 %")]
    assert [(special.heading, special.amount) for special in view.specials] == [("Fler vuxna i förskolan", 20)]


def test_a_year_has_one_proposal_and_one_alternative_a_party(world: World) -> None:
    proposed(world)
    with refused("budget.proposed_before"):
        proposed(world)
    alternative(world)
    alternative(world, "Landsbygdspartiet")
    with refused("budget.party_has_alternative"):
        alternative(world)
    with refused("budget.no_party"):
        alternative(world, " ")


@pytest.mark.parametrize("body", [SCHOOLS, COUNCIL])
def test_only_the_executive_board_draws_up_the_proposal(world: World, body: str) -> None:
    with refused("permission.propose_budget"):
        propose_budget(world.by(body), year=YEAR, body=EXECUTIVE, words=WORDS)
    with refused("budget.proposed_by_another"):
        propose_budget(world.by(EXECUTIVE), year=YEAR, body=SCHOOLS, words=WORDS)


def test_only_the_councils_people_put_alternatives(world: World) -> None:
    with refused("permission.put_alternative"):
        put_alternative(world.by(SCHOOLS), year=YEAR, body=COUNCIL, party="Bypartiet", words=WORDS)


def test_a_change_over_somebody_elses_is_shown_and_nothing_is_lost(world: World) -> None:
    number = proposed(world)
    richer = replace(WORDS, taxes=(1100, 1030, 1060))
    change_budget(world.by(EXECUTIVE), budget=number, words=richer, revision=1)
    with conflict() as refusal:
        change_budget(world.by(EXECUTIVE, "chair"), budget=number, words=WORDS, revision=1)
    assert (refusal.value.theirs["taxes_1"], refusal.value.mine["taxes_1"]) == ("1100", "1000")
    assert refusal.value.revision == 2
    view = budget_page(context_on(world.day), YEAR).proposal
    assert view is not None
    assert view.figures.taxes[0] == 1100


def test_an_alternative_is_changed_by_the_council_and_not_by_the_board(world: World) -> None:
    number = alternative(world)
    with refused("permission.put_alternative"):
        change_budget(world.by(EXECUTIVE), budget=number, words=WORDS, revision=1)


def test_adopting_gives_the_special_assignments_by_the_same_decision(world: World) -> None:
    adopted(world, proposed(world))
    page = budget_page(context_on(NOVEMBER), YEAR)
    assert page.held is not None
    assert page.held.decision is not None
    (given,) = assignments_page(context_on(NOVEMBER)).lines
    assert (given.body_key, given.giver_key, given.due_on) == (SCHOOLS, COUNCIL, date(YEAR, 12, 31))
    assert given.decision.id == page.held.decision.id
    assert "20" in given.means
    assert address(page.held.specials[0].ref) == address(given.statement.ref)
    assert page.held.figures == page.proposal.figures if page.proposal else False


def test_an_adopted_budget_is_a_text_in_force_from_the_first_day_of_its_year(world: World) -> None:
    adopted(world, proposed(world))
    version = Version.objects.get(instrument=world.level("budget").key)
    assert version.in_force_from == date(YEAR, 1, 1)
    assert [statement.heading for statement in version.statements.all()] == ["Resultatet är två procent"]


def test_an_alternative_can_be_what_is_adopted(world: World) -> None:
    proposed(world)
    adopted(world, alternative(world, tax_rate=2150))
    held = budget_page(context_on(NOVEMBER), YEAR).held
    assert held is not None
    assert (held.figures.tax_rate, held.party) == (2150, "Bypartiet")


def test_before_it_is_decided_it_does_not_hold(world: World) -> None:
    adopted(world, proposed(world))
    assert budget_page(context_on(date(2027, 11, 14)), YEAR).held is None
    assert [row.kind for row in budgets_page(context_on(date(2027, 11, 14)))] == ["proposal"]
    assert [row.kind for row in budgets_page(context_on(NOVEMBER))] == ["adopted"]


def test_a_budget_in_which_cost_is_not_below_income_is_refused_unless_an_exception_is_invoked(world: World) -> None:
    poor = replace(WORDS, taxes=(970, 1030, 1060))
    number = proposed(world, poor)
    with refused("budget.income_does_not_exceed_cost"):
        adopted(world, number)
    assert not Budget.objects.filter(kind="adopted").exists()
    invoked = replace(poor, exception="reserve", exception_reason="Vi använder resultatreserven.")
    change_budget(world.by(EXECUTIVE), budget=number, words=invoked, revision=1)
    adopted(world, number)
    assert Budget.objects.get(kind="adopted").exception == "reserve"


@pytest.mark.parametrize("body", [EXECUTIVE, SCHOOLS])
def test_only_the_council_adopts(world: World, body: str) -> None:
    number = proposed(world)
    with refused("budget.adopted_by_another"):
        adopted(world, number, by=body)
    with refused("permission.adopt_instrument"):
        adopt_budget(world.by(body), budget=number, adopting=Adopting(decision=world.decision(COUNCIL, "Budget")))


def test_in_an_election_year_only_the_newly_elected_council_adopts(world: World) -> None:
    number = proposed(world, year=2031, day=date(2030, 9, 2))
    with refused("budget.before_new_council"):
        adopted(world, number, date(2030, 10, 14))
    adopted(world, number, date(2030, 11, 18))


def test_what_has_been_adopted_is_not_proposed_changed_or_adopted_again(world: World) -> None:
    number = proposed(world)
    adopted(world, number)
    with refused("budget.adopted_before"):
        adopted(world, number)
    with refused("budget.adopted_before"):
        change_budget(world.by(EXECUTIVE), budget=number, words=WORDS, revision=1)
    with refused("budget.adopted_before"):
        alternative(world)


def test_a_revision_says_how_it_is_paid_for_and_the_first_budget_stays(world: World) -> None:
    first = adopted(world, proposed(world))
    later = date(YEAR, 3, 20)
    more = replace(
        WORDS,
        grants=(320, 310, 320),
        frames=(
            Frame(body=SCHOOLS, operations=(715, 720, 740), investment=(50, 0, 0)),
            Frame(body=CARE, operations=(560, 580, 600)),
        ),
        assignments=(
            *WORDS.assignments,
            BudgetAssignmentInput(body=CARE, heading="Sommarbemanning", text="", amount=5),
        ),
    )

    def revised(financing: str) -> None:
        adopting = Adopting(decision=world.decision(COUNCIL, "Tilläggsbudget", later), financing=financing)
        revise_budget(world.by(COUNCIL, day=later), year=YEAR, words=more, adopting=adopting)

    with refused("budget.no_financing"):
        revised(" ")
    revised("Högre generella bidrag.")
    page = budget_page(context_on(later), YEAR)
    assert [row.kind for row in page.history] == ["adopted", "revision"]
    assert page.history[0].id == first
    assert page.held is not None
    assert (page.held.financing, page.held.figures.grants[0]) == ("Högre generella bidrag.", 320)
    assert {line.statement.heading for line in assignments_page(context_on(later)).lines} == {
        "Fler vuxna i förskolan",
        "Sommarbemanning",
    }


def test_what_has_not_been_adopted_is_not_revised(world: World) -> None:
    adopting = Adopting(decision=world.decision(COUNCIL, "Tilläggsbudget"), financing="Bidrag.")
    with refused("budget.not_adopted"):
        revise_budget(world.by(COUNCIL), year=YEAR, words=WORDS, adopting=adopting)


def test_everybody_reads_a_proposal_once_it_is_published(world: World) -> None:
    number = proposed(world)
    alternative(world)
    assert published_budget_page(read_snapshot(world.day), YEAR) is None
    publish_budget(world.by(EXECUTIVE), budget=number)
    published = published_budget_page(read_snapshot(world.day), YEAR)
    assert published is not None
    assert [row.id for row in published.put_forward] == [number]


def test_rows_that_cannot_stand_are_refused_and_nothing_is_kept(world: World) -> None:
    nameless = replace(WORDS, assignments=(BudgetAssignmentInput(body=SCHOOLS, heading=" "),))
    for words, code in (
        (replace(WORDS, taxes=(10**10, 0, 0)), "budget.amount_too_large"),
        (replace(WORDS, goals=(FinancialGoalInput(kind="other", text="Mål"),)), "budget.goal_without_words"),
        (nameless, "budget.assignment_without_heading"),
    ):
        with refused(code):
            proposed(world, words)
    assert not Budget.objects.exists()


def test_the_law_s_days_are_told_with_their_sections(world: World) -> None:
    rows = {
        deadline.rule: (deadline.section, deadline.last_day, deadline.first_day)
        for deadline in budget_page(context_on(world.day), 2031).deadlines
    }
    assert rows["budget_adopted"] == ("KL 11:10", date(2030, 11, 30), date(2030, 10, 15))
    assert rows["budget_proposal"] == ("KL 11:8", date(2030, 10, 31), None)
    assert rows["budget_fallback"][0] == "KL 11:11"


def test_more_budgets_ask_no_more_questions(world: World, django_assert_num_queries: Any) -> None:
    proposed(world)
    with django_assert_num_queries(7):
        budget_page(context_on(world.day), YEAR)
    alternative(world)
    alternative(world, "Landsbygdspartiet")
    with django_assert_num_queries(7):
        budget_page(context_on(world.day), YEAR)
