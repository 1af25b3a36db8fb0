"""What is owed is true: whose a day is, what a period is about, what is seen, and that it ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.charter.test_owed import ALE, DAYS, NEAR, named, records

from koll.domain.charter import Charter
from koll.domain.owed import Duty, Phrasing, due_phrase, duty_sentence, jobs_of, owed
from koll.domain.record import (
    AnswerFact,
    ClosedDutyFact,
    DoneFact,
    OccasionFact,
    Record,
    ReportedPeriodFact,
    StatementFact,
    VersionFact,
)

CHARTER, RECORD = ALE
NAMES = {body.key: body.name for body in RECORD.bodies}


def with_activity(key: str, **changes: object) -> Charter:
    """Ale's charter with one activity changed."""
    rows = tuple(
        replace(row, **changes) if row.key == key else row  # type: ignore[arg-type]  # fields of the activity
        for row in CHARTER.activities
    )
    return replace(CHARTER, activities=rows)


def goals(
    key: str, decided: date, first: date, *statements: str, body: str | None = None, kind: str = ""
) -> VersionFact:
    """Goals in force from a day."""
    return VersionFact(
        key=key,
        instrument=kind or "riktningsmal",
        body=body,
        decided_on=decided,
        in_force_from=first,
        decided_until=None,
        statements=tuple(
            StatementFact(key=name, number=number, heading=name.upper())
            for number, name in enumerate(statements, start=1)
        ),
    )


def one(charter: Charter, record: Record, day: date, duty: str, body: str, period: str) -> Duty:
    """The duty with this name."""
    return named(owed(charter, record, day))[duty, body, period]


# ------------------------------------------------------------------------------------- which period, whose statements


def test_the_annual_followup_is_about_the_year_that_is_over() -> None:
    duty = one(CHARTER, RECORD, date(2027, 2, 1), "hold:arsuppfoljning", "ks", "2026")
    assert (duty.opens, duty.due, duty.whose_day, duty.state) == (
        date(2027, 1, 1),
        date(2027, 3, 15),
        "proposal",
        "open",
    )
    assert duty_sentence(CHARTER, duty, Phrasing(), {}) == "Write uppföljningen i årsbokslutet 2026"


def test_goals_decided_after_the_year_are_not_asked_in_its_followup() -> None:
    before = goals("1", date(2022, 12, 1), date(2023, 1, 1), "old")
    after = goals("2", date(2026, 12, 14), date(2027, 1, 1), "new")
    told = replace(RECORD, versions=(*RECORD.versions, before, after))
    day = date(2027, 3, 1)
    assert one(CHARTER, told, day, "answer:arsuppfoljning:riktningsmal", "ks", "2026").missing == ("old",)
    assert one(CHARTER, told, day, "answer:nulagesbeskrivning:riktningsmal", "ks", "2027").missing == ("new",)


def test_a_body_that_did_not_exist_in_the_year_is_not_asked_and_an_ended_ones_heir_is() -> None:
    turn, day = date(2027, 1, 1), date(2027, 3, 1)
    school = next(body for body in RECORD.bodies if body.key == "utbildningsnamnden")
    new = replace(school, key="ny", name="Ny nämnd", begins=turn)
    born = replace(RECORD, bodies=(*RECORD.bodies, new))
    assert ("hold:arsuppfoljning", "ny", "2026") not in named(owed(CHARTER, born, day))
    ended = tuple(
        replace(body, until=turn, heir="ny", ended_on=date(2026, 12, 1)) if body.key == school.key else body
        for body in born.bodies
    )
    own = goals("1", date(2025, 12, 1), date(2026, 1, 1), "own", body=school.key, kind="uppdrag")
    taken = replace(born, bodies=ended, versions=(*RECORD.versions, own))
    duties = named(owed(CHARTER, taken, day))
    assert duties["answer:arsuppfoljning:uppdrag", "ny", "2026"].missing == ("own",)
    assert ("hold:arsuppfoljning", school.key, "2026") not in duties


def test_an_activitys_day_in_law_is_honoured() -> None:
    charter = with_activity("arsuppfoljning", due=None, deadline="annual_report", proposal=False)
    for day, state in [(date(2027, 2, 1), "open"), (date(2027, 4, 15), "open"), (date(2027, 4, 16), "passed")]:
        duty = one(charter, RECORD, day, "hold:arsuppfoljning", "ks", "2026")
        assert (duty.due, duty.whose_day, duty.state) == (date(2027, 4, 15), "law", state)
    same_year = with_activity("arsuppfoljning", due=None, deadline="annual_report", proposal=False, covers="year")
    assert one(same_year, RECORD, date(2027, 2, 1), "hold:arsuppfoljning", "ks", "2026").due == date(2027, 4, 15)


# --------------------------------------------------------------------------------------------------- whose day it is


def test_only_law_and_model_have_days_that_pass() -> None:
    late = [duty for duty in owed(CHARTER, RECORD, date(2029, 6, 1)) if duty.state == "passed"]
    assert {duty.whose_day for duty in late} == {"law", "model"}
    assert {duty.kind for duty in late} == {"revise", "adopt", "law"}


@given(records(), DAYS)
@settings(max_examples=60)
def test_a_day_belongs_to_somebody_and_none_to_nobody(record: Record, day: date) -> None:
    duties = owed(CHARTER, record, day)
    assert [duty for duty in duties if (duty.due is not None) and duty.whose_day == "none"] == []
    assert [duty for duty in duties if duty.state == "passed" and duty.whose_day not in ("law", "model")] == []


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 10, 31), "open"),
        (date(2026, 11, 1), "open"),
        (date(2026, 11, 2), "open"),
        (date(2026, 11, 3), "passed"),
    ],
)
def test_a_last_day_in_law_on_a_saturday_is_late_only_after_the_next_workday(day: date, state: str) -> None:
    told = replace(RECORD, kept_from=date(2026, 4, 1))
    for key, period in (("law:interim_report", "2026"), ("law:budget_proposal", "2027")):
        duty = one(CHARTER, told, day, key, "ks", period)
        assert (duty.due, duty.window.in_time_until, duty.state) == (date(2026, 10, 31), date(2026, 11, 2), state)
    assert due_phrase(
        CHARTER, one(CHARTER, told, date(2026, 10, 1), "law:interim_report", "ks", "2026"), Phrasing()
    ) == ("by law at the latest 2026-10-31, in time until 2026-11-02")


def test_the_interim_reports_day_is_counted_from_the_period_it_covers() -> None:
    chosen = ReportedPeriodFact(
        rule="interim_report", year=2027, ends_on=date(2027, 6, 30), on=date(2027, 7, 5), key="2027/interim"
    )
    told = replace(RECORD, reported_periods=(chosen,))
    before = one(CHARTER, told, date(2027, 7, 4), "law:interim_report", "ks", "2027")
    after = one(CHARTER, told, date(2027, 8, 31), "law:interim_report", "ks", "2027")
    assert (before.due, after.due, after.state) == (date(2027, 10, 31), date(2027, 8, 30), "passed")


def test_a_plan_of_ones_own_stands_before_a_proposal_and_makes_nothing_late() -> None:
    opened = OccasionFact(
        key="1",
        activity="nulagesbeskrivning",
        body="ks",
        period=2027,
        opened_on=date(2027, 2, 1),
        planned_on=date(2027, 6, 1),
    )
    told = replace(RECORD, occasions=(opened,))
    for day in (date(2027, 3, 1), date(2027, 7, 1)):
        job = next(
            job
            for job in jobs_of(owed(CHARTER, told, day))
            if (job.job, job.body, job.covers) == ("hold:nulagesbeskrivning", "ks", "2027")
        )
        assert (job.due, job.whose_day, job.state) == (date(2027, 6, 1), "plan", "open")
    assert due_phrase(CHARTER, job.duty, Phrasing()) == "planned for 2027-06-01"


# ------------------------------------------------------------------------------------------------ what the record holds


def test_a_budget_put_off_with_its_tax_rate_decided_is_due_in_december() -> None:
    decided = DoneFact(rule="tax_rate_fallback", period=2027, on=date(2026, 11, 23), evidence="12")
    told = replace(RECORD, done=(decided,))
    duty = one(CHARTER, told, date(2026, 12, 10), "adopt:budget", "kf", "2027")
    assert (duty.due, duty.state, duty.why.section) == (date(2026, 12, 31), "open", "KL 11:11")
    assert one(CHARTER, RECORD, date(2026, 12, 10), "adopt:budget", "kf", "2027").state == "passed"
    late = replace(decided, on=date(2026, 12, 2))
    too_late = one(CHARTER, replace(RECORD, done=(late,)), date(2026, 12, 10), "adopt:budget", "kf", "2027")
    assert (too_late.due, too_late.state) == (date(2026, 11, 30), "passed")


def test_a_text_that_nobody_has_read_is_never_called_complete() -> None:
    company = next(body.key for body in RECORD.bodies if body.kind == "bolag")
    duty = one(CHARTER, RECORD, date(2026, 11, 30), f"complete:agardirektiv:{company}", "kf", "")
    assert duty.state == "unknown"


def test_what_was_left_out_when_the_body_decided_is_named_and_waits_for_nobody() -> None:
    done = OccasionFact(
        key="1",
        activity="nulagesbeskrivning",
        body="ks",
        period=2027,
        opened_on=date(2027, 2, 16),
        done_on=date(2027, 4, 7),
    )
    told = replace(
        RECORD,
        versions=(*RECORD.versions, goals("1", date(2026, 12, 1), date(2027, 1, 1), "a", "b")),
        occasions=(done,),
        answers=(
            AnswerFact(body="ks", activity="nulagesbeskrivning", period=2027, statement="a", on=date(2027, 3, 1)),
        ),
    )
    duty = one(CHARTER, told, date(2027, 5, 1), "answer:nulagesbeskrivning:riktningsmal", "ks", "2027")
    assert (duty.state, duty.missing, duty.asked, duty.answered, duty.act_on) == ("done", ("b",), 2, 1, None)


def test_taking_up_again_is_said_with_the_year_and_when_it_should_have_been() -> None:
    said = {
        day: due_phrase(
            CHARTER, one(CHARTER, RECORD, day, "reconsider:riktningsmal", "kf", "2026–2030"), Phrasing(language="sv")
        )
        for day in (date(2026, 11, 30), date(2027, 4, 15), date(2027, 4, 16), date(2029, 6, 1))
    }
    assert list(said.values()) == [
        "before nulägesbeskrivningen 2027",
        "before nulägesbeskrivningen 2027",
        "should have been done before nulägesbeskrivningen 2027",
        "should have been done before nulägesbeskrivningen 2027",
    ]


# ------------------------------------------------------------------------------------------------------- that it ends


def test_a_duty_is_closed_with_a_reason_and_is_then_neither_late_nor_done() -> None:
    closed = ClosedDutyFact(
        duty="adopt:budget", body="kf", period="2027", on=date(2028, 2, 1), reason="Gjordes före Koll.", key="7"
    )
    told = replace(RECORD, closed=(closed,))
    states = [
        one(CHARTER, told, day, "adopt:budget", "kf", "2027").state for day in (date(2028, 1, 31), date(2028, 2, 1))
    ]
    assert states == ["passed", "closed"]
    duty = one(CHARTER, told, date(2030, 1, 1), "adopt:budget", "kf", "2027")
    assert (duty.evidence[-1].words, duty.evidence[-1].on) == ("Gjordes före Koll.", date(2028, 2, 1))


def test_what_was_taken_up_again_is_late_again_and_was_closed_on_the_days_between() -> None:
    closed = ClosedDutyFact(
        duty="adopt:budget",
        body="kf",
        period="2027",
        on=date(2028, 2, 1),
        reason="Gjordes före Koll.",
        key="7",
        until=date(2028, 3, 1),
    )
    told = replace(RECORD, closed=(closed,))
    days = (date(2028, 1, 31), date(2028, 2, 1), date(2028, 2, 29), date(2028, 3, 1))
    assert [one(CHARTER, told, day, "adopt:budget", "kf", "2027").state for day in days] == [
        "passed",
        "closed",
        "closed",
        "passed",
    ]


@pytest.mark.parametrize(
    ("name", "last"),
    [
        (("law:annual_report", "ks", "2026"), 2027),
        (("adopt:budget", "kf", "2027"), 2027),
        (("reconsider:riktningsmal", "kf", "2026–2030"), 2030),
    ],
)
def test_a_duty_is_over_with_the_year_it_is_about_or_of_its_last_day(name: tuple[str, str, str], last: int) -> None:
    assert one(CHARTER, RECORD, date(2027, 2, 1), *name).last_year == last


def closings(record: Record, day: date) -> Iterator[ClosedDutyFact]:
    """Every duty that is to be done on the day, closed."""
    for duty in owed(CHARTER, record, day):
        if duty.is_to_do:
            yield ClosedDutyFact(
                duty=duty.duty, body=duty.body, period=duty.period, on=day, reason="Gjordes inte.", key=duty.duty
            )


@given(records(), NEAR)
@settings(max_examples=30)
def test_everything_can_be_closed_and_nothing_done_is_undone_by_it(record: Record, day: date) -> None:
    before = named(owed(CHARTER, record, day))
    after = named(owed(CHARTER, replace(record, closed=tuple(closings(record, day))), day))
    assert after.keys() == before.keys()
    assert [row for row in after.values() if row.is_to_do] == []
    assert {name: after[name] for name, row in before.items() if not row.is_to_do} == {
        name: row for name, row in before.items() if not row.is_to_do
    }


# --------------------------------------------------------------------------------------------------------------- jobs


@given(records(), DAYS)
@settings(max_examples=40)
def test_every_duty_is_in_one_job_and_no_two_jobs_of_a_body_bear_the_same_name(record: Record, day: date) -> None:
    duties = owed(CHARTER, record, day)
    jobs = jobs_of(duties)
    assert sorted(duty.order for job in jobs for duty in job.duties) == sorted(duty.order for duty in duties)
    open_jobs = [job for job in jobs if job.state in ("passed", "open", "coming") and job.duty.kind != "settle"]
    said = [(job.body, duty_sentence(CHARTER, job.duty, Phrasing(), NAMES)) for job in open_jobs]
    assert len(set(said)) == len(said)


def test_a_works_answers_are_parts_of_it() -> None:
    told = replace(RECORD, versions=(*RECORD.versions, goals("1", date(2026, 12, 1), date(2027, 1, 1), "a", "b")))
    job = next(
        job
        for job in jobs_of(owed(CHARTER, told, date(2027, 3, 1)))
        if (job.job, job.body, job.covers) == ("hold:nulagesbeskrivning", "ks", "2027")
    )
    assert [(duty.duty, duty.asked, duty.answered) for duty in job.duties] == [
        ("hold:nulagesbeskrivning", 1, 0),
        ("answer:nulagesbeskrivning:riktningsmal", 2, 0),
    ]


@pytest.mark.parametrize("year", [2027, 2030])
def test_law_that_belongs_to_an_election_is_asked_once_for_it(year: int) -> None:
    asked = {
        (duty.body, duty.period)
        for duty in owed(CHARTER, RECORD, date(year, 6, 1))
        if duty.duty == "law:auditors_elected"
    }
    assert asked == ({("kf", "2026")} if year == 2027 else {("kf", "2026"), ("kf", "2030")})


def test_nothing_is_asked_of_a_rule_that_needs_a_reason() -> None:
    exceptional = replace(CHARTER.legal[0], key="x", rule="budget_fallback", who="kf")
    charter = replace(CHARTER, legal=(*CHARTER.legal, exceptional))
    for day in (date(2026, 12, 1), date(2027, 1, 15), date(2028, 1, 15)):
        assert [duty for duty in owed(charter, RECORD, day) if duty.duty == "law:x"] == []


@given(NEAR, st.integers(0, 400))
@settings(max_examples=40)
def test_what_has_passed_stays_so_until_it_is_done_or_closed(day: date, later: int) -> None:
    now, then = named(owed(CHARTER, RECORD, day)), named(owed(CHARTER, RECORD, day + timedelta(days=later)))
    passed = {name for name, row in now.items() if row.state == "passed"}
    assert {name for name in passed if then[name].state != "passed"} == set()
