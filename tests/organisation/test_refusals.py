"""Why the municipality, its bodies, seats and companies are not changed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.examples.organisation import JULY
from tests.refusals import refused
from tests.refused_acts import GONE, Case, another_decision, example_of, refuses
from tests.world import COUNCIL, EXECUTIVE, FORMED, SCHOOLS, World

from koll.acts.decisions import DecisionInput, record_decision
from koll.acts.organisation import begin_body, end_body, register_person
from koll.tables.models import Body, Seat

pytestmark = pytest.mark.django_db


def of_the_executive(world: World) -> DecisionInput:
    """A decision that the executive board has made."""
    words = world.decision(EXECUTIVE)
    return replace(words, same_as=record_decision(world.by(EXECUTIVE), words=words).id)


def administrator(_world: World) -> int:
    """The only administrator's seat."""
    return Seat.objects.get(role="administrator").pk


REFUSED = {
    "begin_body": (
        Case("organisation.decided_by_another", "body", {"decision": of_the_executive}),
        Case("organisation.no_such_kind", "kind", {"body.kind": "kf"}),
        Case("organisation.no_name", "name", {"body.name": " "}),
        Case("organisation.name_taken", "name", {"body.name": "omsorgsnämnden"}),
    ),
    "start_municipality": (
        Case("municipality.unknown_kind", None, {"bodies.0.kind": "påhittad"}),
        Case("municipality.key_twice", None, {"bodies.0.key": SCHOOLS}),
    ),
    "give_seat": (
        Case("seat.unknown_role", "role", {"role": "påhittad"}),
        Case("seat.ends_before_it_is_given", "ends_on", {"ends_on": FORMED}),
        Case("seat.given_before", None, {"body": SCHOOLS, "role": "secretary"}),
    ),
    "end_seat": (
        Case("seat.gone", None, {"seat": GONE}),
        Case("seat.ends_before_it_begins", "ends_on", {"ends_on": FORMED}),
        Case("seat.last_administrator", None, {"seat": administrator}),
    ),
    "meet_owner_duty": (
        Case("ownership.unknown_duty", "duty", {"duty": "påhittad"}),
        Case("ownership.duty_without_words", "words", {"words": " "}),
    ),
    "record_binding_meeting": (Case("ownership.text_gone", None, {"text": GONE}),),
}

AGAIN = {
    "start_municipality": Case("municipality.started_before"),
    "record_ownership": Case("ownership.recorded_before", "from_day", {"decision": another_decision(COUNCIL)}),
    "record_binding_meeting": Case("ownership.bound_before", None, {"decision": another_decision(COUNCIL)}),
    "rename_body": Case("organisation.renamed_later", "from_day", {"decision": another_decision(COUNCIL)}),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


@pytest.mark.parametrize("act", AGAIN)
def test_what_is_done_is_not_done_again(world: World, act: str) -> None:
    refuses(world, act, [AGAIN[act]], again=True)


def test_a_body_does_not_end_on_the_day_it_begins(world: World) -> None:
    doing, given = example_of(world, "begin_body")
    begin_body(doing, **given)
    new, decision = Body.objects.get(name="Kulturnämnden"), world.decision(COUNCIL)
    with refused("organisation.ends_before_it_begins") as refusal:
        end_body(doing, decision=decision, body=new.key, ends_on=JULY, heir=SCHOOLS, words="")
    assert refusal.value.field == "ends_on"


def test_a_user_name_is_one_persons(world: World) -> None:
    register_person(world.system(), username="ny", name="Ny Nilsson")
    with refused("person.username_taken"):
        register_person(world.system(), username="ny", name="Nina Ny")
