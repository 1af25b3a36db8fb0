"""SCB is asked for one table's figures, and what is not such figures changes nothing. The shapes are JSON-stat 2's."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from tests.connect.test_kolada import Source, no_waiting, source
from tests.refusals import refused
from tests.world import EXECUTIVE, World, context_on

from koll.acts.followup import IndicatorInput, add_indicator
from koll.connect.http_client import Fetched
from koll.connect.indicator_update import Fetching, update_indicators
from koll.connect.scb import fetch_from_scb
from koll.tables.models import Indicator, Reading

__all__ = ["source"]

CODE = "TAB638 ContentsCode=BE0101N1 Kon=1,2"


def dimension(*codes: str) -> dict[str, Any]:
    return {"category": {"index": {code: place for place, code in enumerate(codes)}, "label": {}}}


def dataset(value: Any, **dimensions: list[str]) -> dict[str, Any]:
    """An answer about these codes of these variables."""
    return {
        "version": "2.0",
        "class": "dataset",
        "id": list(dimensions),
        "size": [len(codes) for codes in dimensions.values()],
        "dimension": {name: dimension(*codes) for name, codes in dimensions.items()},
        "value": value,
    }


def says(source: Source, page: Any) -> None:
    source.answers = [(200, {}, json.dumps(page).encode())]


def asked(source: Source, code: str = CODE) -> tuple[Fetched, ...]:
    return fetch_from_scb(source.site, code, ["1440", "0000"], range(2024, 2027), no_waiting)


def test_the_question_names_the_table_the_choice_and_the_areas(source: Source) -> None:
    says(source, dataset([1], ContentsCode=["BE0101N1"], Region=["1440"], Tid=["2024"]))
    asked(source)
    assert source.asked == [
        "/v3/tables/TAB638/data?lang=sv&outputFormat=json-stat2&valueCodes%5BContentsCode%5D=BE0101N1"
        "&valueCodes%5BKon%5D=1%2C2&valueCodes%5BRegion%5D=1440%2C0000&valueCodes%5BTid%5D=%2A"
    ]


def test_figures_have_their_area_gender_and_period_and_older_years_are_left_out(source: Source) -> None:
    page = dataset(
        [16, 15.5, None, 14, 900, 901, 902, 903], Region=["1440", "0000"], Kon=["1", "2"], Tid=["2023", "2024"]
    )
    says(source, page | {"status": {"3": ".."}})
    assert asked(source) == (
        Fetched(period="2024", area="1440", gender="M", value=Decimal("15.5000"), status="", is_deleted=False),
        Fetched(period="2024", area="1440", gender="K", value=Decimal("14.0000"), status="..", is_deleted=False),
        Fetched(period="2024", area="0000", gender="M", value=Decimal("901.0000"), status="", is_deleted=False),
        Fetched(period="2024", area="0000", gender="K", value=Decimal("903.0000"), status="", is_deleted=False),
    )


def test_months_and_figures_told_only_where_they_are_known(source: Source) -> None:
    says(source, dataset({"1": 7}, Region=["1440"], Tid=["2024M01", "2024M02"]))
    assert [(row.period, row.value) for row in asked(source)] == [("2024-01", None), ("2024-02", Decimal("7.0000"))]


def test_a_table_without_areas_is_kept_as_our_own(source: Source) -> None:
    says(source, dataset([3], ContentsCode=["x"], Tid=["2024"]))
    assert [row.area for row in asked(source)] == ["1440"]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ([], "source.not_data"),
        ({"class": "collection"}, "source.not_data"),
        (dataset([1, 2], Region=["1440"], Civilstand=["OG", "G"], Tid=["2024"]), "source.several_values"),
        (dataset([1], Region=["1440"], Tid=["2024K1"]), "source.other_periods"),
        (dataset([1], Region=["1440"]), "source.other_periods"),
        (dataset([1], Region=["1440"], Tid=["2024"]) | {"size": [3, 1]}, "source.not_data"),
        (dataset([1], Region=["1440"], Tid=["2024"]) | {"dimension": {"Region": 3}}, "source.not_data"),
    ],
)
def test_what_is_not_figures_by_year_or_month_is_said_in_a_sentence(source: Source, page: Any, code: str) -> None:
    says(source, page)
    with refused(code):
        asked(source)


def words(code: str) -> IndicatorInput:
    return IndicatorInput(
        name="Folkmängd",
        says="",
        unit="personer",
        body="",
        source="scb",
        code=code,
        compared_with=["1482 Granne"],
        direction="",
        target_low=None,
        target_high=None,
        statements=(),
    )


@pytest.mark.both_databases
@pytest.mark.django_db
def test_an_indicator_at_scb_is_fetched_and_one_without_an_address_is_not(world: World, source: Source) -> None:
    add_indicator(world.by(EXECUTIVE), words=words("TAB638 ContentsCode=BE0101N1"))
    says(source, dataset([31, 10_500], Region=["0000", "1482"], Tid=["2026"]))
    assert update_indicators(context_on(world.day), {"kolada": source.site, "scb": ""}, no_waiting) == Fetching()
    assert update_indicators(context_on(world.day), {"scb": source.site}, no_waiting) == Fetching(fetched=1, failed=0)
    assert list(Reading.objects.values_list("area", "value")) == [("", Decimal(31)), ("1482", Decimal(10_500))]
    assert Indicator.objects.get().fault == ""


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["", "N00900", "TAB638;DROP", "TAB638 A=b&c=d", "TAB638 ../x"])
def test_a_choice_that_is_none_is_refused(world: World, code: str) -> None:
    with refused("indicator.wrong_scb_choice"):
        add_indicator(world.by(EXECUTIVE), words=words(code))
