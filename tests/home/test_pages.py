"""The first page and the year: the wheel reaches each last day, and a year without a page is not a fault of ours."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.clock import TODAY
from tests.world import SCHOOLS, World

from koll.domain.owed import owed
from koll.snapshot import read_snapshot, record_of


@pytest.mark.both_databases
@pytest.mark.parametrize("year", [1, 1974, 2201, 9999, 10000])
def test_a_year_without_a_page_is_not_found(world: World, year: int) -> None:
    assert world.client(SCHOOLS).get(f"/aret/{year}/").status_code == 404


@pytest.mark.parametrize("year", [1975, 2027, 2200])
def test_a_year_with_a_page_is_shown(world: World, year: int) -> None:
    response = world.client(SCHOOLS).get(f"/aret/{year}/")
    assert (response.status_code, str(year) in response.content.decode()) == (200, True)


def test_an_arc_goes_through_the_last_day(world: World) -> None:
    duties = owed(world.charter, record_of(read_snapshot(TODAY)), world.day)
    response = world.client(SCHOOLS).get("/aret/2027/")
    drawn = response.context["wheel"]
    last_days = {duty.due for duty in duties if duty.due is not None}
    ends = {item.until - timedelta(days=1) if item.until else item.from_day for item in drawn.listed}
    assert ends <= last_days


@pytest.mark.django_db
def test_the_first_page_shows_a_few_duties_and_keeps_the_rest_at_hand(world: World) -> None:
    page = world.client(SCHOOLS).get("/hem/", {"on": "2028-03-15"}).context
    shown, kept = page["mine"], page["more"]
    assert (len(shown) <= 5, bool(kept)) == (True, page["number"] > 5)
