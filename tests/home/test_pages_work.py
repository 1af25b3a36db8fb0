"""My work: each thing once, where it is done, by when; what was promised is done where it stands and undone again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from tests.world import FIRST_SCHOOL, HOUSES, SCHOOLS, World, context_on

from koll.acts.decisions import MeetingInput, add_meeting
from koll.acts.descriptions import submit_occasion
from koll.acts.home import add_comment
from koll.acts.plans import add_plan_item, take_plan_item
from koll.frame.routes import address as address_of
from koll.reads.home import latest_news, work_page
from koll.tables.models import NewsMark, Part, PlanItem
from koll.web.home import WorkItem, by_when

pytestmark = pytest.mark.django_db


def promised(world: World, heading: str, due_on: date | None = None) -> int:
    item = add_plan_item(world.by(FIRST_SCHOOL, "manager"), body=FIRST_SCHOOL, heading=heading, due_on=due_on).id
    take_plan_item(world.by(FIRST_SCHOOL, "officer"), item=item)
    return item


def page(world: World, body: str = SCHOOLS, role: str = "secretary") -> Any:
    response = world.client(body, role).get("/mitt/")
    assert response.status_code == 200
    return response.context


def lines(groups: list[Any]) -> list[Any]:
    return [line for group in groups for line in group.lines]


@pytest.mark.both_databases
def test_what_was_taken_on_stands_there_with_its_day_and_is_done_where_it_stands(world: World) -> None:
    item = promised(world, "Städa förrådet", date(2027, 3, 19))
    client = world.client(FIRST_SCHOOL, "officer")
    shown = client.get("/mitt/")
    assert [line.heading for line in lines(shown.context["promised"])] == ["Städa förrådet"]
    done = client.post(f"/planer/{FIRST_SCHOOL}/{item}/klart/", {"fran": "mitt", "receipt": "a"})
    assert (done.status_code, done["Location"], PlanItem.objects.get().done_on) == (302, "/mitt/", world.day)
    again = client.get("/mitt/").context
    assert (lines(again["promised"]), [row.id for row in again["page"].done]) == ([], [item])
    client.post(f"/planer/{FIRST_SCHOOL}/{item}/ater/", {"fran": "mitt", "receipt": "b"})
    assert PlanItem.objects.get().done_on is None


def test_what_others_have_taken_on_is_not_among_what_i_promised(world: World) -> None:
    promised(world, "Någon annans")
    assert lines(page(world, FIRST_SCHOOL, "manager")["promised"]) == []


def test_work_that_is_begun_stands_once_and_leads_to_where_it_is_written(world: World) -> None:
    occasion = world.opened("description")
    shown = page(world)
    address = f"/aret/{world.activity('description').key}/{SCHOOLS}/{world.day.year}/"
    to_hold = [line for line in lines(shown["waiting"]) if line.address == address]
    assert occasion in [row.occasion.id for row in shown["page"].writing]
    assert sum("påbörjad" in detail for row in to_hold for detail in row.details) == 1


def test_every_line_that_waits_leads_to_a_page(world: World) -> None:
    client = world.client(SCHOOLS)
    for line in lines(page(world)["waiting"]):
        assert client.get(line.address).status_code == 200, line.address


def test_an_assignment_waits_for_the_one_who_reports_on_it(world: World) -> None:
    world.adopt("assignment", "Bygg en bro", whose=SCHOOLS)
    assert any("Bygg en bro" in line.heading for line in lines(page(world)["waiting"]))
    assert not any("Bygg en bro" in line.heading for line in lines(page(world, SCHOOLS, "officer")["waiting"]))


def test_a_day_that_koll_only_proposed_has_not_passed_when_it_is_over() -> None:
    last, day = date(2027, 3, 15), date(2027, 4, 1)
    rows = [
        WorkItem(heading=words, address="/", details=(), due_on=last, is_late=late, is_proposed=proposed)
        for words, late, proposed in (("law", True, False), ("plan", False, False), ("proposal", False, True))
    ]
    with override("sv"):
        grouped = {group.heading: [row.heading for row in group.lines] for group in by_when(rows, day)}
    assert grouped == {"Sista dagen har passerat": ["law", "plan"], "Att göra nu": ["proposal"]}


def test_the_first_page_counts_jobs_and_says_nothing_next_whose_day_is_over(world: World) -> None:
    shown = world.client(SCHOOLS).get("/hem/?on=2027-08-01").context
    page, day = shown["page"], date(2027, 8, 1)
    assert shown["number"] == len({(duty.before or duty.about, duty.concerns, duty.period) for duty in page.mine})
    assert [duty for duty in page.coming if duty.shown_on is not None and duty.shown_on < day] == []
    assert "report" not in {duty.kind for duty in page.coming if duty.period == "2027"}


def test_what_waits_is_grouped_by_when_and_what_is_late_comes_first(world: World) -> None:
    day = date(2027, 3, 15)
    dues = [None, date(2027, 6, 1), date(2027, 3, 30), date(2027, 3, 21), date(2027, 3, 14)]
    grouped = by_when([WorkItem(heading=str(due), address="/", details=(), due_on=due) for due in dues], day)
    assert [[line.due_on for line in group.lines] for group in grouped] == [[due] for due in reversed(dues)]
    assert [group.is_far for group in grouped] == [False, False, False, True, True]


def test_marking_as_seen_sends_what_was_shown_and_nothing_later(world: World) -> None:
    client = world.client(SCHOOLS)
    through = client.get("/mitt/").context["page"].news.through
    world.adopt("goal", "Efteråt", day=world.day)
    assert client.post("/mitt/sett/", {"through": through, "receipt": "s"}).status_code == 302
    assert NewsMark.objects.get().through == through
    assert {change.act for change, _words in client.get("/mitt/").context["news"]} == {"adopt_instrument"}


def test_a_mark_that_is_no_number_is_refused_on_the_page(world: World) -> None:
    response = world.client(SCHOOLS).post("/mitt/sett/", {"through": "allt"})
    assert (response.status_code, NewsMark.objects.count()) == (400, 0)


def test_an_empty_page_says_what_will_be_there(world: World) -> None:
    content = world.client(HOUSES, "member").get("/mitt/").content.decode()
    assert "Du har inte åtagit dig något" in content


def test_the_page_asks_as_many_questions_for_three_as_for_one(world: World) -> None:
    client = world.client(FIRST_SCHOOL, "officer")
    counts = []
    for number in range(3):
        promised(world, f"Sak {number}", date(2027, 4, 1 + number))
        world.opened("description", period=2026 + number, day=date(2027, 2, 1))
        client.get("/mitt/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get("/mitt/")
        counts.append(len(asked))
    assert counts[0] == counts[2], counts


def test_what_i_follow_stands_there_with_the_latest_said_and_is_left_where_it_stands(world: World) -> None:
    world.opened("description")
    ref = world.page("description").line.ref
    client = world.client(SCHOOLS)
    assert page(world)["page"].followed == ()
    client.post("/folj/", {"subject": str(ref)})
    add_comment(world.by(SCHOOLS, "chair"), subject=str(ref), text="Vi behöver siffror.")
    (line,) = page(world)["page"].followed
    assert (line.ref, line.who) == (ref, "Chair Schools")
    assert [row.ref for row in page(world)["page"].said] == [ref]
    left = client.post("/folj/sluta/", {"subject": str(ref), "fran": "mitt"})
    assert (left["Location"], page(world)["page"].followed) == ("/mitt/", ())


def test_what_a_body_decides_says_at_which_meeting_it_can(world: World) -> None:
    occasion = world.opened("description")
    add_meeting(world.by(SCHOOLS), body=SCHOOLS, words=MeetingInput(day=date(2027, 4, 15)))
    held = [
        line for line in lines(page(world)["waiting"]) if line.address == address_of(world.page("description").line.ref)
    ]
    assert not any("kan beslutas" in detail for row in held for detail in row.details)
    submit_occasion(world.by(SCHOOLS), occasion=occasion)
    held = [
        line for line in lines(page(world)["waiting"]) if line.address == address_of(world.page("description").line.ref)
    ]
    assert "kan beslutas den 15 april 2027" in [detail for row in held for detail in row.details]


def test_a_part_that_is_written_together_counts_as_begun_before_any_act_says_so(world: World) -> None:
    occasion = world.opened("description")
    reader = context_on(world.day, world.actor(SCHOOLS))
    assert [line.begun for line in work_page(reader).writing] == [0]
    key = world.activity("description").parts[0].key
    Part.objects.create(occasion_id=occasion, key=key, text="Skrivet tillsammans.", written_at=world.moment())
    assert [line.begun for line in work_page(reader).writing] == [1]


def test_what_is_new_is_as_new_for_who_asked_before_as_for_who_asks_now(world: World) -> None:
    reader = context_on(world.day, world.actor(FIRST_SCHOOL, "officer"))
    seen = []
    for heading, day in (("Städa förrådet", date(2027, 3, 8)), ("Måla planket", world.day)):
        promised(world, heading)
        world.adopt("goal", heading, day=day)
        context = context_on(world.day, reader.actor)
        page_now, news = work_page(context), latest_news(context, 8)
        seen.append(([line.heading for line in page_now.promised], page_now.news.number, news[0].number))
    (first, new, last), (second, newer, later) = seen
    assert (first, sorted(second)) == (["Städa förrådet"], ["Måla planket", "Städa förrådet"])
    assert (newer > new, later > last) == (True, True)
