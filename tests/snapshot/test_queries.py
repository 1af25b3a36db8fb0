"""What the first pages ask of the database: literal numbers that may only fall."""

from __future__ import annotations

import pytest
from tests.browsing import queries
from tests.world import COUNCIL, SCHOOLS, World

pytestmark = pytest.mark.django_db


def test_the_first_pages_ask_no_more_than_this(world: World) -> None:
    goal = world.level("goal")
    world.adopt("goal", "Alla lär sig läsa")
    world.opened("description")
    reader, decider = world.client(SCHOOLS), world.client(COUNCIL)
    asked = {
        "/hem/": reader,
        "/mitt/": reader,
        f"/styrningen/{goal.key}/anta/": decider,
    }
    for address, client in asked.items():
        client.get(address)
    assert {address: queries(client, address) for address, client in asked.items()} == {
        "/hem/": 10,
        "/mitt/": 9,
        f"/styrningen/{goal.key}/anta/": 11,
    }
