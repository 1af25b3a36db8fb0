"""What is done in the night is done on the Swedish day: in winter from 23.00 UTC, in summer from 22.00."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from tests.clock import TODAY
from tests.world import CARE, SCHOOLS, World, context_on

from koll.acts.decisions import MeetingInput, add_meeting
from koll.acts.descriptions import return_occasion, submit_occasion, write_answer
from koll.acts.engine import Doing
from koll.domain.almanac import swedish_day
from koll.reads.activities import sent_back_among
from koll.reads.followup import matrix_page
from koll.reads.home import latest_news, news_of
from koll.reads.oversight import lines_for
from koll.snapshot import read_snapshot, record_of

WINTER = datetime(2027, 1, 31, 23, 30, tzinfo=UTC)
SUMMER = datetime(2027, 6, 30, 22, 30, tzinfo=UTC)
NIGHTS = [(WINTER, date(2027, 2, 1)), (SUMMER, date(2027, 7, 1))]
DAY = timedelta(days=1)

pytestmark = [pytest.mark.django_db, pytest.mark.parametrize(("night", "day"), NIGHTS, ids=("winter", "summer"))]


def by_night(world: World, night: datetime) -> Doing:
    """The committee's secretary, who acts at the moment."""
    return replace(world.by(SCHOOLS, day=swedish_day(night)), now=night)


def answered(world: World, night: datetime, day: date) -> str:
    """A description in which a goal is answered that night; the goal's key."""
    goal = world.adopt("goal", "Alla lär sig läsa")["Alla lär sig läsa"]
    occasion = world.opened("description", day=date(2027, 1, 20))
    doing = by_night(world, night)
    write_answer(
        doing, occasion=occasion, statement=goal, mode="reasoned", fields={"reasoning": "Vi läser."}, revision=0
    )
    return next(row.key for row in world.in_force("goal", day) if row.id == goal)


def test_an_answer_counts_from_the_swedish_day_it_was_written(world: World, night: datetime, day: date) -> None:
    key = answered(world, night, day)
    assert [(answer.statement, answer.on) for answer in record_of(read_snapshot(TODAY)).answers] == [(key, day)]


def test_the_matrix_shows_an_answer_from_that_day(world: World, night: datetime, day: date) -> None:
    answered(world, night, day)
    for shown, how in ((day - DAY, "none"), (day, "reasoned")):
        page = matrix_page(context_on(shown, world.actor(SCHOOLS, day=shown)), 2027, ("description",))
        place = [key for key, _name in page.bodies].index(SCHOOLS)
        assert [row.cells[place].how for _label, rows in page.groups for row in rows] == [how]


def test_a_change_is_among_the_news_of_that_day_and_of_no_earlier(world: World, night: datetime, day: date) -> None:
    add_meeting(by_night(world, night), body=SCHOOLS, words=MeetingInput(day=date(2027, 12, 1)))
    for shown, acts in ((day - DAY, []), (day, ["add_meeting"])):
        assert [
            latest_news_item.act
            for latest_news_item in latest_news(context_on(shown), 50)
            if latest_news_item.act == "add_meeting"
        ] == acts
        assert [line.act for line in lines_for(context_on(shown), "", None) if line.act == "add_meeting"] == acts


def test_news_go_back_fourteen_swedish_days(world: World, night: datetime, day: date) -> None:
    add_meeting(by_night(world, night), body=SCHOOLS, words=MeetingInput(day=date(2027, 12, 1)))
    for after, acts in ((13, ["add_meeting"]), (14, [])):
        shown = day + after * DAY
        news = news_of(context_on(shown, world.actor(CARE, day=shown)))
        assert [line.act for line in news.lines if line.act == "add_meeting"] == acts


def test_what_came_back_came_back_on_that_day(world: World, night: datetime, day: date) -> None:
    occasion = world.opened("description", day=date(2027, 1, 20))
    submit_occasion(world.by(SCHOOLS, day=date(2027, 1, 21)), occasion=occasion)
    return_occasion(by_night(world, night), occasion=occasion, reason="Skriv mer.")
    line = world.page("description").line
    assert sent_back_among([line], day - DAY) == {}
    assert {place: (row.at, row.reason) for place, row in sent_back_among([line], day).items()} == {
        line.ref: (night, "Skriv mer.")
    }
