"""Why a unit's plan is not changed."""

from __future__ import annotations

import pytest
from tests.refused_acts import GONE, Case, refuses
from tests.world import World

pytestmark = pytest.mark.django_db

REFUSED = {
    "add_plan_item": (Case("plan.heading_missing", "heading", {"heading": " "}),),
    "change_plan_item": (
        Case("plan.item_gone", "item", {"item": GONE}),
        Case("plan.heading_emptied", "heading", {"heading": " "}),
    ),
    "move_plan_item": (Case("plan.order_changed", "before", {"before": GONE}),),
    "prioritise_plan_item": (Case("plan.unknown_choice", "chosen", {"chosen": "kanske"}),),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])
