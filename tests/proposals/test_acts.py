"""Proposals: step by step, never skipping the preparation, and what they lead to keeps its origin."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.refusals import refused
from tests.world import COUNCIL, EXECUTIVE, SCHOOLS, World, context_on

from koll.acts.engine import Done
from koll.acts.instruments import VersionInput
from koll.acts.proposals import decide_proposal, decline_proposal, prepare_proposal, raise_proposal, submit_proposal
from koll.domain.refusals import Forbidden, Refusal
from koll.reads.proposals import outcomes_for, proposal_page
from koll.tables.models import Body, Proposal


def raised(world: World, kind: str, heading: str) -> int:
    """A proposal by the committee."""
    done = raise_proposal(
        world.by(SCHOOLS), body=SCHOOLS, kind=kind, heading=heading, text="Så här.", reasons="Därför."
    )
    return done.id


def own_goal(world: World, heading: str, after: int) -> Done:
    """A goal of the committee's own, from seen to decided."""
    number = raised(world, "own_goal", heading)
    submit_proposal(world.by(SCHOOLS), proposal=number, words="")
    prepare_proposal(world.by(SCHOOLS), proposal=number, words="Ryms.")
    kind = Body.objects.get(key=SCHOOLS).kind
    instrument = outcomes_for(world.charter, "own_goal", kind)[0]
    first = world.day + timedelta(days=after)
    return decide_proposal(
        world.by(SCHOOLS),
        proposal=number,
        decision=world.decision(SCHOOLS, heading),
        outcome=VersionInput(instrument=instrument.key, title="Egna mål", in_force_from=first, body=SCHOOLS),
        words="",
    )


@pytest.mark.both_databases
@pytest.mark.requirement("R-104")
def test_an_own_goal_that_is_decided_has_its_origin_and_keeps_those_before_it(world: World) -> None:
    own_goal(world, "Första målet", 1)
    second = own_goal(world, "Andra målet", 2)
    row = Proposal.objects.select_related("outcome__version").get(pk=second.id)
    assert row.outcome is not None
    assert row.outcome.heading == "Andra målet"
    headings = list(row.outcome.version.statements.values_list("heading", flat=True))
    assert headings == ["Första målet", "Andra målet"]


def test_only_what_the_body_can_have_is_offered(world: World) -> None:
    number = raised(world, "own_goal", "Ett mål")
    page = proposal_page(context_on(world.day, world.actor(SCHOOLS)), number)
    assert page is not None
    kind = Body.objects.get(key=SCHOOLS).kind
    assert [world.charter.instrument(key).decided_by for key, _label in page.outcome_instruments] == [kind]


def test_only_those_who_take_part_are_offered_to_record_what_was_argued(world: World) -> None:
    number = raised(world, "assignment", "Ett uppdrag")
    world.opened("dialogue")
    own, outsider = (proposal_page(context_on(world.day, world.actor(body)), number) for body in (SCHOOLS, COUNCIL))
    assert own is not None
    assert outsider is not None
    assert (len(own.may.argue_in), outsider.may.argue_in) == (1, ())


def test_the_preparation_is_never_skipped(world: World) -> None:
    number = raised(world, "assignment", "Ett uppdrag")
    submit_proposal(world.by(SCHOOLS), proposal=number, words="")
    with pytest.raises((Refusal, Forbidden)):
        decide_proposal(world.by(COUNCIL), proposal=number, decision=world.decision(COUNCIL), outcome=None, words="")


@pytest.mark.requirement("R-102")
def test_only_the_council_decides_an_assignment(world: World) -> None:
    number = raised(world, "assignment", "Ett uppdrag")
    submit_proposal(world.by(SCHOOLS), proposal=number, words="")
    prepare_proposal(world.by(EXECUTIVE), proposal=number, words="Ryms.")
    with refused("permission.decline_proposal"):
        decline_proposal(world.by(EXECUTIVE), proposal=number, decision=world.decision(EXECUTIVE), reasons="Nej.")
