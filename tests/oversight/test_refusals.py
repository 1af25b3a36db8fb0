"""Why what the executive board looks at, and risks, are refused."""

from __future__ import annotations

from datetime import date

import pytest
from tests.refused_acts import GONE, Case, refuses
from tests.world import World

pytestmark = pytest.mark.django_db

REFUSED = {
    "add_risk": (
        Case("risk.year_too_far_away", None, {"period": 2025}),
        Case("risk.year_too_far_away", None, {"period": 2029}),
    ),
    "remove_risk": (Case("risk.gone", None, {"risk": GONE}),),
    "open_oversight_entry": (
        Case("oversight.no_heading", "heading", {"words.heading": " "}),
        Case("oversight.looked_on_not_come", "looked_on", {"words.looked_on": date(2027, 3, 16)}),
        Case("oversight.wrong_year", None, {"period": 2025}),
        Case("oversight.wrong_year", None, {"period": 2028}),
    ),
    "conclude_oversight_entry": (Case("oversight.gone", None, {"oversight": GONE}),),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])
