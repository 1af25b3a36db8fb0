"""The year of all, of a body and of oneself; and a day that is agreed on and moved inside what the charter demands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.refusals import refused
from tests.world import CARE, SCHOOLS, World

from koll.acts.activities import agree_on_day
from koll.acts.activities._occasions import within_frame
from koll.acts.decisions import MeetingInput, add_meeting
from koll.domain.charter import Ground
from koll.domain.owed import Duty, Evidence, Window, activity_window
from koll.frame.routes import address as address_of
from koll.reads.activities import year_it_belongs_to
from koll.snapshot import read_snapshot
from koll.tables.models import Occasion

pytestmark = pytest.mark.django_db

APRIL = date(2027, 4, 8)


def year(world: World, body: str = SCHOOLS, **asked: str) -> Any:
    answer = world.client(body).get("/aret/2027/", asked)
    assert answer.status_code == 200
    return answer


def met(world: World, day: date = APRIL, body: str = SCHOOLS) -> None:
    add_meeting(world.by(body), body=body, words=MeetingInput(day=day))


@pytest.mark.both_databases
def test_the_year_of_a_body_holds_only_what_is_its_own(world: World) -> None:
    met(world)
    met(world, body=CARE)
    whole, own = year(world).context, year(world, organ=SCHOOLS).context
    assert {meeting.body_key for meeting in whole["page"].meetings} == {SCHOOLS, CARE}
    assert {duty.body for duty in own["page"].duties} == {SCHOOLS}
    assert [dot.label for dot in own["wheel"].dots] == ["Möte, Skolnämnden"]
    assert 0 < len(own["wheel"].slices) < len(whole["wheel"].slices)


def test_my_year_is_that_of_the_bodies_i_serve(world: World) -> None:
    mine, own = year(world, organ="mitt").context, year(world, organ=SCHOOLS).context
    assert mine["page"].duties == own["page"].duties


def test_a_body_that_there_is_none_of_has_no_year(world: World) -> None:
    assert world.client(SCHOOLS).get("/aret/", {"organ": "kyrkan"}).status_code == 404


def test_what_rests_on_law_says_its_section_in_a_ring_of_its_own(world: World) -> None:
    law = [one_slice.item for one_slice in year(world).context["wheel"].slices if one_slice.item.ring == 4]
    assert law
    assert all("(KL " in row.label or "(LKBR" in row.label for row in law)


def test_last_year_stands_beside_this_when_it_is_asked_for(world: World) -> None:
    assert year(world).context["last"] is None
    beside = year(world, bredvid="1")
    assert (beside.context["wheel"].year, beside.context["last"].year) == (2027, 2026)
    assert 'id="wheel-title-2026"' in beside.content.decode()


def test_the_list_holds_the_day_agreed_on_and_the_meetings(world: World) -> None:
    world.opened("description", planned_on=APRIL)
    met(world, date(2027, 5, 20))
    shown = year(world).context
    (point,) = [item for item in shown["wheel"].listed if item.agreed]
    assert point.agreed == (APRIL,)
    page = unescape(year(world).content.decode())
    assert ("2027-04-08" in page, "2027-05-20" in page) == (True, True)
    assert "planerat till den 8 april 2027" in page


def test_only_those_who_write_for_the_body_are_offered_to_move_the_day(world: World) -> None:
    world.opened("description", planned_on=APRIL)
    address = address_of(world.page("description").line.ref)
    assert f'href="{address}planera/"' in year(world).content.decode()
    assert f'href="{address}planera/"' not in year(world, CARE).content.decode()
    assert f'href="{address}planera/"' not in year(world, on="2027-03-10").content.decode()
    assert world.client(CARE).get(f"{address}planera/").status_code == 403


def test_a_day_is_moved_to_a_meeting_and_everything_shows_it(world: World) -> None:
    world.opened("description", planned_on=APRIL)
    met(world, date(2027, 4, 14))
    client, address = world.client(SCHOOLS), address_of(world.page("description").line.ref)
    asked = client.get(f"{address}planera/")
    assert dict(asked.context["form"].fields["meeting"].choices)["2027-04-14"] == "den 14 april 2027"
    done = client.post(f"{address}planera/", {"meeting": "2027-04-14", "planned_on": "", "revision": "1"})
    assert (done.status_code, done["Location"]) == (302, address)
    assert Occasion.objects.get().planned_on == date(2027, 4, 14)
    assert "planerat till den 14 april 2027" in unescape(client.get("/mitt/").content.decode())


@pytest.mark.parametrize(
    ("current", "meeting", "typed", "expected"),
    [
        (APRIL, "2027-04-14", "2027-04-08", date(2027, 4, 14)),
        (date(2027, 4, 14), "2027-04-14", "2027-04-09", date(2027, 4, 9)),
        (date(2027, 4, 14), "2027-04-14", "", date(2027, 4, 14)),
        (date(2027, 4, 14), "", "", None),
    ],
)
def test_the_box_that_was_changed_is_the_one_that_counts(
    world: World, current: date, meeting: str, typed: str, expected: date | None
) -> None:
    world.opened("description", planned_on=current)
    met(world, date(2027, 4, 14))
    address = address_of(world.page("description").line.ref)
    world.client(SCHOOLS).post(f"{address}planera/", {"meeting": meeting, "planned_on": typed, "revision": "1"})
    assert Occasion.objects.get().planned_on == expected


@pytest.mark.parametrize("day", [date(2027, 4, 16), date(2028, 3, 1)])
def test_days_that_koll_only_proposes_refuse_no_plan(world: World, day: date) -> None:
    world.opened("description")
    address = address_of(world.page("description").line.ref)
    taken = world.client(SCHOOLS).post(f"{address}planera/", {"planned_on": day.isoformat(), "revision": "1"})
    assert (taken.status_code, Occasion.objects.get().planned_on) == (302, day)


@pytest.mark.parametrize("day", [date(2027, 4, 16), date(2028, 3, 1)])
def test_a_day_outside_the_models_own_is_refused_with_its_days_and_its_section(world: World, day: date) -> None:
    bound = replace(world.activity("description"), proposal=False)
    with refused("occasion.day_outside_frame") as told:
        within_frame(read_snapshot(day), bound, 2027, world.day)
    window = activity_window(bound, 2027)
    assert all(str(said) in str(told.value) for said in (day, window.opens, window.due))


def test_a_day_that_has_passed_is_refused(world: World) -> None:
    world.opened("description")
    address = address_of(world.page("description").line.ref)
    passed = world.client(SCHOOLS).post(f"{address}planera/", {"planned_on": "2027-03-01", "revision": "1"})
    assert (passed.status_code, "redan passerat" in unescape(passed.content.decode())) == (400, True)
    assert Occasion.objects.get().planned_on is None


def test_what_is_late_may_still_be_given_a_day(world: World) -> None:
    world.opened("description")
    world.day = date(2027, 4, 20)
    agree_on_day(world.by(SCHOOLS), occasion=Occasion.objects.get().pk, planned_on=date(2027, 4, 27), revision=1)
    assert Occasion.objects.get().planned_on == date(2027, 4, 27)


def test_the_year_asks_as_much_for_one_piece_of_work_as_for_three(world: World) -> None:
    client = world.client(SCHOOLS)

    def asked() -> int:
        client.get("/aret/2027/")
        with CaptureQueriesContext(connection) as queries:
            client.get("/aret/2027/")
        return len(queries)

    world.opened("description", planned_on=APRIL)
    met(world)
    one = asked()
    world.opened("description", CARE, planned_on=APRIL)
    world.opened("dialogue")
    met(world, date(2027, 5, 20))
    met(world, body=CARE)
    assert asked() == one


def test_what_has_no_last_day_stands_in_the_year_it_was_met_and_waits_in_this_one(world: World) -> None:
    duty = Duty(
        duty="settle:x",
        kind="settle",
        about="x",
        body=SCHOOLS,
        period="",
        window=Window(),
        state="open",
        why=Ground(kind="law", section="KL 1:1", quote=""),
    )
    met = replace(duty, state="done", evidence=(Evidence(kind="decision", key="1", on=date(2022, 12, 12)),))
    dated = replace(duty, window=Window(due=date(2026, 4, 15), whose_day="law"))
    assert [year_it_belongs_to(row, world.day) for row in (duty, met, dated)] == [2027, 2022, 2026]
