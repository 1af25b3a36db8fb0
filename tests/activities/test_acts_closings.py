"""What will not be done, or was done before Koll, is closed with a reason and asked for no more; and taken up again."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError
from tests.examples.proposals import submitted
from tests.refusals import forbidden, refused
from tests.world import CARE, EXECUTIVE, SCHOOL_SECTOR, SCHOOLS, World, context_on

from koll.acts.activities import DutyChoice, close_duties, reopen_duty
from koll.domain.owed import Duty
from koll.reads.activities import closings_page
from koll.reads.home import digests
from koll.snapshot import duties_on, read_snapshot
from koll.tables.models import Body, DutyClosing, LedgerEntry

pytestmark = pytest.mark.django_db

BEFORE = "Gjordes före Koll."
LAST_YEARS = DutyChoice(duty="hold:nulagesbeskrivning", period="2026")
FOLLOW_UP = DutyChoice(duty="hold:arsuppfoljning", period="2025")
THIS_YEARS = DutyChoice(duty="hold:nulagesbeskrivning", period="2027")


def closed(
    world: World, *duties: DutyChoice, body: str = SCHOOLS, reason: str = BEFORE, role: str = "secretary"
) -> int:
    return close_duties(world.by(body, role), body=body, duties=duties, reason=reason).id


def duty(day: date, chosen: DutyChoice, body: str = SCHOOLS) -> Duty:
    return next(
        row
        for row in duties_on(read_snapshot(day))
        if (row.duty, row.body, row.period) == (chosen.duty, body, chosen.period)
    )


@pytest.mark.both_databases
def test_several_are_closed_at_once_with_one_reason(world: World) -> None:
    before = {row for row in duties_on(read_snapshot(world.day)) if row.state == "closed"}
    closed(world, LAST_YEARS, FOLLOW_UP, LAST_YEARS, reason="  Gjordes före Koll. ")
    rows = DutyClosing.objects.values_list("duty", "body__key", "period", "reason", "closed_on", "closed_by__name")
    told = (BEFORE, world.day, "Secretary Schools")
    assert list(rows) == [
        ("hold:nulagesbeskrivning", SCHOOLS, "2026", *told),
        ("hold:arsuppfoljning", SCHOOLS, "2025", *told),
    ]
    after = {row for row in duties_on(read_snapshot(world.day)) if row.state == "closed"}
    assert before == set()
    assert {(row.duty, row.body, row.period) for row in after} == {
        ("hold:nulagesbeskrivning", SCHOOLS, "2026"),
        ("hold:arsuppfoljning", SCHOOLS, "2025"),
    }
    assert {row.closing.words for row in after if row.closing is not None} == {BEFORE}
    assert LedgerEntry.objects.order_by("-number").values_list("act", flat=True).first() == "close_duties"


def test_a_day_before_the_closing_knows_nothing_of_it(world: World) -> None:
    closed(world, LAST_YEARS)
    assert duty(date(2027, 3, 14), LAST_YEARS).state == "open"
    assert duty(world.day, LAST_YEARS).state == "closed"


@pytest.mark.both_databases
def test_what_was_taken_up_again_is_asked_for_again_and_the_days_between_keep_it_closed(world: World) -> None:
    number = closed(world, LAST_YEARS)
    later = date(2027, 3, 22)
    reopen_duty(world.by(SCHOOLS, day=later), closing=number)
    states = {day: duty(day, LAST_YEARS).state for day in (world.day, date(2027, 3, 21), later)}
    assert list(states.values()) == ["closed", "closed", "open"]
    assert list(DutyClosing.objects.values_list("reopened_on", "reopened_by__name")) == [(later, "Secretary Schools")]
    again = close_duties(world.by(SCHOOLS, day=later), body=SCHOOLS, duties=(LAST_YEARS,), reason="Hanns inte.").id
    assert again != number
    assert duty(later, LAST_YEARS).closing is not None


def test_the_answers_of_a_work_are_closed_and_taken_up_with_it(world: World) -> None:
    world.adopt("goal", "Trygghet")
    work = [
        row
        for row in duties_on(read_snapshot(world.day))
        if row.body == SCHOOLS
        and row.period == "2027"
        and row.may_be_closed
        and "nulagesbeskrivning" in (row.about, row.before)
    ]
    assert sorted({row.kind for row in work}) == ["answer", "hold"]
    closed(world, *(DutyChoice(duty=row.duty, period=row.period) for row in work))
    (view,) = closings_page(context_on(world.day), SCHOOLS).closed
    assert (view.job.job, view.job.covers, view.reason) == ("hold:nulagesbeskrivning", "2027", BEFORE)
    assert DutyClosing.objects.filter(reopened_on=None).count() == len(work)
    reopen_duty(world.by(SCHOOLS), closing=view.id)
    assert not DutyClosing.objects.filter(reopened_on=None).exists()
    assert closings_page(context_on(world.day), SCHOOLS).closed == ()


def test_what_was_done_before_koll_is_said_in_one_sweep(world: World) -> None:
    over = closings_page(context_on(world.day), EXECUTIVE).over
    assert {(job.job, job.covers) for job in over} >= {("hold:arsuppfoljning", "2025"), ("hold:omvarldsanalys", "2026")}
    assert all((job.duty.last_year or 0) < 2027 for job in over)
    everything = [DutyChoice(duty=row.duty, period=row.period) for job in over for row in job.duties]
    closed(world, *everything, body=EXECUTIVE)
    page = closings_page(context_on(world.day), EXECUTIVE)
    assert (page.over, len(page.closed)) == ((), len(over))


def test_an_annual_report_that_is_to_be_done_now_is_not_of_a_year_that_is_over(world: World) -> None:
    page = closings_page(context_on(world.day), EXECUTIVE)
    assert ("law:annual_report", "2026") in {(job.job, job.covers) for job in page.others}
    assert ("law:annual_report", "2026") not in {(job.job, job.covers) for job in page.over}


def test_nobody_is_reminded_of_what_is_closed(world: World) -> None:
    def reminded() -> set[tuple[str, str]]:
        return {
            (row.duty, row.period)
            for digest in digests(context_on(world.day))
            for row in digest.duties
            if row.body == EXECUTIVE
        }

    world.person(EXECUTIVE)
    late = DutyChoice(duty="law:interim_report", period="2026")
    assert (late.duty, late.period) in reminded()
    closed(world, late, body=EXECUTIVE)
    assert (late.duty, late.period) not in reminded()


# -- what is refused


def test_nothing_chosen_and_no_reason_are_refused(world: World) -> None:
    with refused("duty.none_chosen") as why:
        closed(world)
    assert why.value.field == "duties"
    with refused("duty.reason_missing") as why:
        closed(world, LAST_YEARS, reason="   ")
    assert why.value.field == "reason"
    assert not DutyClosing.objects.exists()


def test_only_what_is_to_be_done_is_closed_and_all_or_nothing(world: World) -> None:
    world.decided(world.opened("description"), SCHOOLS)
    for chosen in (THIS_YEARS, DutyChoice(duty="hold:delarsuppfoljning", period="2027")):
        with refused("duty.not_to_be_done") as why:
            closed(world, LAST_YEARS, chosen)
        assert why.value.field == "duties"
    assert not DutyClosing.objects.exists()


def test_what_is_closed_is_not_closed_again(world: World) -> None:
    closed(world, LAST_YEARS)
    with refused("duty.not_to_be_done"):
        closed(world, LAST_YEARS)


def test_another_bodys_and_unknown_duties_are_refused(world: World) -> None:
    interim = DutyChoice(duty="law:interim_report", period="2026")
    for chosen in (interim, DutyChoice(duty="hold:nulagesbeskrivning", period="1999")):
        with refused("duty.not_of_body") as why:
            closed(world, chosen)
        assert why.value.field == "duties"


def test_a_proposal_is_answered_and_not_closed(world: World) -> None:
    submitted(world)
    settle = next(row for row in duties_on(read_snapshot(world.day)) if row.is_to_settle)
    with refused("duty.proposal_is_answered"):
        closed(world, DutyChoice(duty=settle.duty, period=settle.period), body=settle.body)


def test_what_has_been_taken_up_again_is_not_taken_up_twice(world: World) -> None:
    number = closed(world, LAST_YEARS)
    reopen_duty(world.by(SCHOOLS), closing=number)
    with refused("duty.not_closed"):
        reopen_duty(world.by(SCHOOLS), closing=number)


def test_only_those_who_answer_for_the_body_close_and_take_up_again(world: World) -> None:
    number = close_duties(world.by(SCHOOLS, "chair"), body=SCHOOLS, duties=(FOLLOW_UP,), reason=BEFORE).id
    for body, role in ((SCHOOLS, "member"), (SCHOOLS, "officer"), (CARE, "secretary"), (SCHOOL_SECTOR, "manager")):
        with forbidden():
            close_duties(world.by(body, role), body=SCHOOLS, duties=(LAST_YEARS,), reason=BEFORE)
        with forbidden():
            reopen_duty(world.by(body, role), closing=number)


@pytest.mark.both_databases
def test_the_tables_hold_one_open_closing_of_a_duty(world: World) -> None:
    closed(world, LAST_YEARS)
    body = Body.objects.get(key=SCHOOLS)
    with pytest.raises(IntegrityError, match=r"duty_closing_one_at_a_time|UNIQUE"):
        DutyClosing.objects.create(
            duty=LAST_YEARS.duty, body=body, period=LAST_YEARS.period, reason="igen", closed_on=world.day
        )


def test_there_is_nothing_to_take_up_where_nothing_was_closed(world: World) -> None:
    with refused("duty.closing_gone"):
        reopen_duty(world.by(SCHOOLS), closing=999)
