"""Why every act refuses what is not there, what cannot be kept, and a page that is used twice."""

from __future__ import annotations

import pytest
from tests.examples import EXAMPLES, carry_out
from tests.refusals import refused
from tests.refused_acts import GONE, Case, example_of, refuses
from tests.world import CARE, World

from koll.acts.organisation import end_body

pytestmark = pytest.mark.django_db

REFUSED = {
    "write_answer": (Case("statement.gone", None, {"statement": GONE}),),
    "submit_proposal": (Case("proposal.gone", None, {"proposal": GONE}),),
    "follow_decision": (Case("decision.gone", None, {"decision": GONE}),),
    "open_occasion": (Case("act.number_too_large", "period", {"period": 2**63}),),
}


@pytest.mark.parametrize("act", REFUSED)
def test_what_is_handed_in_is_there_and_can_be_kept(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


def test_a_body_that_has_ended_gets_nothing_more(world: World) -> None:
    doing, given = example_of(world, "end_body")
    end_body(doing, **given)
    refuses(world, "give_seat", [Case("body.ended", None, {"body": CARE, "begins_on": given["ends_on"]})])


def test_a_page_is_used_for_one_thing(world: World) -> None:
    carry_out("open_occasion", EXAMPLES["open_occasion"](world), receipt="en-nyckel")
    with refused("act.key_used"):
        carry_out("raise_proposal", EXAMPLES["raise_proposal"](world), receipt="en-nyckel")
