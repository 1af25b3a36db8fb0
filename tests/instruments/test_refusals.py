"""Why texts, documents and what a new term takes up are refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.examples.instruments import POLICY
from tests.refusals import refused
from tests.refused_acts import Case, another_decision, example_of, refuses, secretary_of
from tests.world import CARE, COUNCIL, FIRST_SCHOOL, HOUSES, SCHOOLS, World

from koll.acts.instruments import StatementInput, adopt_governing_document, repeal_governing_document
from koll.acts.instruments._reconsideration import statement_now

pytestmark = pytest.mark.django_db

STATEMENT = StatementInput(heading="En kommun att växa i")


def assignment(world: World) -> str:
    """A text that each body has its own of."""
    return world.level("assignment", SCHOOLS).key


def own_goals(world: World) -> str:
    """What a committee decides for itself."""
    return world.level("own_goal", SCHOOLS).key


def one_that_nothing_links_to(world: World) -> tuple[int, ...]:
    """The vision itself."""
    return tuple(world.adopt("vision", "En kommun att växa i").values())


REFUSED = {
    "adopt_instrument": (
        Case("text.decided_by_another", "decision", {"decision": another_decision(SCHOOLS)}, secretary_of(SCHOOLS)),
        Case("text.body_missing", "body", {"version.instrument": assignment}),
        Case("text.applies_to_all", "body", {"version.body": SCHOOLS}),
        Case("text.body_not_bound", "body", {"version.instrument": assignment, "version.body": HOUSES}),
        Case(
            "text.decided_for_another",
            "body",
            {"version.instrument": own_goals, "version.body": CARE, "decision": another_decision(SCHOOLS)},
            secretary_of(SCHOOLS),
        ),
        Case("text.one_statement", "statements", {"version.statements": (STATEMENT, STATEMENT)}),
        Case("text.statement_without_heading", "statements", {"version.statements.0.heading": " "}),
        Case("text.statement_of_many_bodies", "statements", {"version.statements.0.bodies": (SCHOOLS, CARE)}),
        Case("text.statement_body_not_bound", "statements", {"version.statements.0.bodies": (FIRST_SCHOOL,)}),
        Case("text.unknown_mode", "statements", {"version.statements.0.suggested_mode": "påhittat"}),
        Case("text.horizon_before_in_force", "statements", {"version.statements.0.horizon_on": date(2027, 3, 14)}),
        Case("text.continued_statement_gone", "statements", {"version.statements.0.key": "borta"}),
        Case("text.no_such_link", "statements", {"version.statements.0.contributes_to": one_that_nothing_links_to}),
    ),
    "adopt_governing_document": (
        Case("document.kind_missing", "kind", {"document.kind": " "}),
        Case("document.title_missing", "title", {"document.title": " "}),
        Case("document.in_force_before_decided", "in_force_from", {"document.in_force_from": date(2027, 3, 14)}),
        Case("document.ends_before_it_begins", "until", {"document.until": POLICY.in_force_from}),
        Case("document.revised_before_in_force", "revise_on", {"document.revise_on": POLICY.in_force_from}),
        Case("document.gone", "document", {"document.key": "borta"}),
    ),
    "repeal_governing_document": (Case("document.not_in_force", "document", {"document": "borta"}),),
    "open_reconsideration_work": (Case("reconsideration.reason_missing", "words", {"words": " "}),),
    "suggest_for_statement": (
        Case("reconsideration.not_taken_up", "instrument", {"instrument": assignment}),
        Case("reconsideration.no_such_term", "began_on", {"began_on": date(2026, 10, 14)}),
        Case("reconsideration.unknown_choice", "choice", {"choice": "påhittat"}),
        Case("reconsideration.suggestion_gone", "key", {"key": "borta", "choice": "new"}),
        Case("reconsideration.choice_of_another_kind", "choice", {"choice": "new"}),
        Case("reconsideration.statement_without_heading", "heading", {"choice": "change", "words": {}}),
        Case("reconsideration.statement_gone", "key", {"revision": 1}),
    ),
    "decide_reconsideration": (Case("reconsideration.no_text", "texts", {"texts": ()}),),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


def test_a_document_does_not_replace_itself(world: World) -> None:
    later = {"document.key": "resepolicy", "document.in_force_from": POLICY.in_force_from + timedelta(days=1)}
    case = Case(
        "document.replaces_itself",
        "replaces",
        {"decision": another_decision(COUNCIL), "document.replaces": "resepolicy", **later},
    )
    refuses(world, "adopt_governing_document", [case], again=True)


def test_a_document_is_not_repealed_while_a_later_text_waits(world: World) -> None:
    doing, given = example_of(world, "repeal_governing_document")
    later = {"key": "resepolicy", "in_force_from": given["ends_on"] + timedelta(days=1)}
    adopt_governing_document(doing, decision=world.decision(COUNCIL), document=replace(POLICY, **later))
    with refused("document.later_text") as refusal:
        repeal_governing_document(doing, **given)
    assert refusal.value.field == "ends_on"


def test_a_statement_contributes_to_one_that_is_there(world: World) -> None:
    with refused("reconsideration.target_gone") as refusal:
        statement_now("riktningsmal/borta", world.day)
    assert refusal.value.field == "targets"
