"""Examples of what changes a unit's plan."""

from __future__ import annotations

from tests.examples.registry import Handed, example
from tests.world import FIRST_SCHOOL, World

from koll.acts.plans import add_plan_item


@example(add_plan_item)
def something_new(world: World) -> Handed:
    """Somebody in the unit takes something into its plan."""
    return world.by(FIRST_SCHOOL), {"body": FIRST_SCHOOL, "heading": "Läsa mer"}
