"""Whoever opens a form that asks for a body is offered those bodies for which it can be done, their own first."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.world import COUNCIL, SCHOOLS, World, context_on

from koll.permissions import Actor, HeldSeat, Permission
from koll.snapshot import bodies_with_permission

pytestmark = pytest.mark.django_db

DAY = date(2027, 3, 15)


def offered(client: Client, address: str) -> list[str]:
    """The keys of the bodies that the page's form offers."""
    return [key for key, _name in client.get(address).context["form"].fields["body"].choices]


@pytest.mark.both_databases
@pytest.mark.parametrize("address", ["/forslag/nytt/", "/dialoger/ny/"])
def test_only_bodies_one_writes_for_are_offered(world: World, address: str) -> None:
    assert offered(world.client(SCHOOLS), address) == [SCHOOLS]


def test_a_seat_without_a_pen_offers_nothing_and_ones_own_body_comes_first(world: World) -> None:
    del world
    member = HeldSeat(body=COUNCIL, body_role="council", role="member")
    chair = HeldSeat(body=SCHOOLS, body_role="committee", role="chair")
    assert (
        bodies_with_permission(context_on(DAY, Actor(person=1, name="A", seats=(member,))), Permission.RAISE_PROPOSAL)
        == ()
    )
    assert (
        bodies_with_permission(
            context_on(DAY, Actor(person=1, name="A", seats=(member, chair))), Permission.RAISE_PROPOSAL
        )[0][0]
        == SCHOOLS
    )


def test_a_proposal_from_a_description_is_that_bodys(world: World) -> None:
    page = world.client(SCHOOLS).get(f"/forslag/nytt/?body={SCHOOLS}")
    assert page.context["form"].initial["body"] == SCHOOLS
