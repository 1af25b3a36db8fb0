"""Why reports on assignments, and ends of what is followed, are refused."""

from __future__ import annotations

from datetime import date

import pytest
from tests.refusals import refused
from tests.refused_acts import GONE, Case, example_of, refuses
from tests.world import COUNCIL, SCHOOLS, World

from koll.acts.assignments import close_assignment, report_assignment
from koll.acts.assignments._assignments import recipient
from koll.acts.decisions import record_decision
from koll.tables.models import FollowedDecision, Statement, Version

pytestmark = pytest.mark.django_db


def of_another_body(world: World) -> int:
    """A decision of a body that did not put it on the list."""
    return record_decision(world.by(SCHOOLS), words=world.decision(SCHOOLS)).id


def earlier(world: World) -> int:
    """A decision of the right body, made before the one on the list."""
    day = date(2027, 1, 11)
    return record_decision(world.by(COUNCIL, day=day), words=world.decision(COUNCIL, day=day)).id


def itself(_world: World) -> int:
    """The decision on the list."""
    return FollowedDecision.objects.get().decision_id


REFUSED = {
    "report_on_followed_decision": (Case("followed.not_on_the_list", "listed", {"listed": GONE}),),
    "end_following_decision": (
        Case("followed.outcome_missing", "outcome", {"outcome": " "}),
        Case("followed.listed_by_another", "decision", {"decision": of_another_body}),
        Case("followed.ended_by_earlier", "decision", {"decision": earlier}),
        Case("followed.ended_by_earlier", "decision", {"decision": itself}),
    ),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


def test_nobody_reports_on_what_is_closed(world: World) -> None:
    doing, given = example_of(world, "report_assignment")
    decision = world.decision(COUNCIL)
    close_assignment(world.by(COUNCIL), statement=given["statement"], decision=decision, words="Klart.")
    with refused("assignment.closed"):
        report_assignment(doing, **given)


def test_an_assignment_to_nobody_in_particular_has_nobody_to_report_on_it() -> None:
    with refused("assignment.no_recipient"):
        recipient(Statement(version=Version()))
