"""Economy: outcomes are taken whole, forecasts keep their history, and the balance rule is worked out, never kept."""

from __future__ import annotations

from datetime import date

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, EXECUTIVE, HOUSES, SCHOOLS, World, context_on

from koll.acts.finance import (
    FileTaken,
    MonthlyOutcomeInput,
    import_monthly_outcome,
    make_forecast,
    settle_balance_year,
)
from koll.domain.finance import Restoring, Year
from koll.reads.finance import BodyEconomy, balance_page, economy_page
from koll.tables.models import EconomyImport, MonthlyOutcome

pytestmark = pytest.mark.django_db

FILE = FileTaken(source="table", name="utfall.xlsx", names={"210": SCHOOLS, "summa": "-"})


def taken(world: World, *outcomes: MonthlyOutcomeInput, period: str = "2027-02", day: date | None = None) -> None:
    import_monthly_outcome(world.by(EXECUTIVE, day=day), period=period, file=FILE, outcomes=outcomes)


def of(world: World, body: str, day: date | None = None) -> BodyEconomy:
    page = economy_page(context_on(day or world.day, world.actor(EXECUTIVE)), world.day.year)
    return next(one_body for one_body in (*page.bodies, *page.companies) if one_body.key == body)


@pytest.mark.both_databases
def test_the_latest_file_of_the_latest_month_counts_and_earlier_days_see_the_earlier(world: World) -> None:
    taken(world, MonthlyOutcomeInput(body=SCHOOLS, net=10), period="2027-01", day=date(2027, 2, 10))
    taken(world, MonthlyOutcomeInput(body=SCHOOLS, net=30), day=date(2027, 3, 10))
    taken(world, MonthlyOutcomeInput(body=SCHOOLS, net=11), period="2027-01", day=date(2027, 3, 11))
    assert (of(world, SCHOOLS).net, of(world, SCHOOLS).until) == (30, "2027-02")
    assert of(world, SCHOOLS, date(2027, 3, 1)).net == 10


def test_a_file_is_taken_whole_or_not_at_all(world: World) -> None:
    twice = (MonthlyOutcomeInput(body=SCHOOLS, net=1), MonthlyOutcomeInput(body=SCHOOLS, net=2))
    with refused("economy.no_row_of_a_body"):
        taken(world)
    with refused("economy.body_twice"):
        taken(world, *twice)
    with refused("economy.amount_too_large"):
        taken(world, MonthlyOutcomeInput(body=SCHOOLS, net=10**12))
    no_month = "economy.not_a_month"
    for period, code in (
        ("2027-04", "economy.month_not_begun"),
        ("2027-13", no_month),
        ("2027-2", no_month),
        ("hej", no_month),
    ):
        with refused(code):
            taken(world, MonthlyOutcomeInput(body=SCHOOLS, net=1), period=period)
    assert not EconomyImport.objects.exists()
    assert not MonthlyOutcome.objects.exists()


def test_only_those_who_write_for_the_board_take_in_and_a_body_makes_its_own_forecast(world: World) -> None:
    with refused("permission.manage_economy"):
        import_monthly_outcome(
            world.by(SCHOOLS), period="2027-02", file=FILE, outcomes=[MonthlyOutcomeInput(body=SCHOOLS, net=1)]
        )
    with refused("permission.make_forecast"):
        make_forecast(world.by(CARE), body=SCHOOLS, period="2027-02", net=1, words="", revision=0)
    make_forecast(world.by(SCHOOLS), body=SCHOOLS, period="2027-02", net=1, words="Fler barn.", revision=0)
    assert of(world, SCHOOLS).may_forecast
    assert [forecast.words for forecast in of(world, SCHOOLS).forecasts] == ["Fler barn."]


def test_each_month_keeps_its_forecast_and_a_colleagues_is_not_written_over(world: World) -> None:
    taken(world, MonthlyOutcomeInput(body=SCHOOLS, net=10, forecast=100), period="2027-01")
    make_forecast(world.by(SCHOOLS), body=SCHOOLS, period="2027-02", net=110, words="Hyran.", revision=0)
    make_forecast(world.by(SCHOOLS), body=SCHOOLS, period="2027-02", net=115, words="Hyran och elen.", revision=1)
    with conflict() as refusal:
        make_forecast(world.by(EXECUTIVE), body=SCHOOLS, period="2027-02", net=90, words="", revision=1)
    assert refusal.value.theirs == {"net": "115", "words": "Hyran och elen."}
    assert [(forecast.period, forecast.net) for forecast in of(world, SCHOOLS).forecasts] == [
        ("2027-01", 100),
        ("2027-02", 115),
    ]


def test_a_company_has_a_result(world: World) -> None:
    taken(world, MonthlyOutcomeInput(body=HOUSES, net=-7, income=20, cost=13))
    assert (of(world, HOUSES).result, of(world, HOUSES).frame) == (7, None)


def settled(world: World, year: Year, revision: int = 0) -> None:
    settle_balance_year(world.by(EXECUTIVE), settled=year, words="", revision=revision)


def test_a_negative_result_is_restored_by_the_years_that_follow(world: World) -> None:
    settled(world, Year(year=2025, result=-30))
    settled(world, Year(year=2026, result=25, gains=5))
    page = balance_page(context_on(world.day, world.actor(EXECUTIVE)))
    assert page.restoring == (Restoring(year=2025, amount=30, left=10),)
    assert page.restoring[0].last_budget == 2028
    assert [year.figures.year for year in page.years] == [2026, 2025]


def test_the_reserve_is_never_below_nought_nor_used_and_filled_at_once(world: World) -> None:
    settled(world, Year(year=2025, result=50, to_reserve=20))
    for year, code in (
        (Year(year=2026, result=-30, from_reserve=21), "economy.reserve_too_small"),
        (Year(year=2026, result=1, to_reserve=1, from_reserve=1), "economy.reserve_both_ways"),
        (Year(year=2028, result=1), "economy.year_not_begun"),
    ):
        with refused(code):
            settled(world, year)
    settled(world, Year(year=2026, result=-30, from_reserve=20))
    assert balance_page(context_on(world.day, world.actor(EXECUTIVE))).reserve == 0
    with conflict():
        settled(world, Year(year=2026, result=-31), revision=0)
    with refused("economy.reserve_too_small"):
        settled(world, Year(year=2025, result=50, to_reserve=19), revision=1)
