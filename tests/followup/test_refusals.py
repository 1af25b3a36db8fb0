"""Why indicators and readings are refused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.examples.followup import KEY, added
from tests.refusals import refused
from tests.refused_acts import GONE, Case, refuses
from tests.world import SCHOOLS, World

from koll.acts.followup import ReadingInput, record_readings

pytestmark = pytest.mark.django_db

REFUSED = {
    "add_indicator": (
        Case("indicator.no_name", "name", {"words.name": " "}),
        Case("indicator.wrong_kolada_code", "code", {"words.source": "kolada", "words.code": "N009"}),
        Case("indicator.span_backwards", "target_low", {"words.target_high": Decimal(80)}),
        Case("indicator.span_backwards", "target_low", {"words.target_low": None, "words.target_high": Decimal(80)}),
        Case("indicator.wrong_area", "compared_with", {"words.compared_with": ("Riket",)}),
        Case("indicator.goal_not_in_force", "statements", {"words.statements": (GONE,)}),
    ),
    "change_indicator": (Case("indicator.unknown", None, {"indicator": "borta"}),),
    "record_readings": (
        Case("reading.nothing_entered", None, {"readings": ()}),
        Case("reading.too_large", "value", {"readings.0.value": Decimal(10) ** 14}),
    ),
    "comment_reading": (Case("reading.none_for_period", "period", {"period": "2020"}),),
}

AGAIN = {
    "end_indicator": Case("indicator.ended_before"),
    "resume_indicator": Case("indicator.resumed_before"),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


@pytest.mark.parametrize("act", AGAIN)
def test_what_is_done_is_not_done_again(world: World, act: str) -> None:
    refuses(world, act, [AGAIN[act]], again=True)


def test_what_is_fetched_is_not_entered_by_hand(world: World) -> None:
    added(world, "kolada", "N00900")
    reading = ReadingInput(indicator=KEY, period="2026", value=Decimal(80))
    with refused("reading.fetched_from_source"):
        record_readings(world.by(SCHOOLS), readings=(reading,))
