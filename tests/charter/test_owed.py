"""What is owed: real days, and what must be true of every charter, record and day."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.house.tree import ROOT

from koll.charter import (
    Charter,
    Owed,
    Reader,
    as_json,
    charter_text,
    facts_text,
    load,
    load_facts,
    owed,
    record_of,
    summary,
)
from koll.charter.record import (
    AnswerFact,
    OccasionFact,
    ProposalFact,
    ReconsideredFact,
    Record,
    StatementFact,
    VersionFact,
)

CASES = tomllib.loads((ROOT / "tests" / "cases" / "owed.toml").read_text(encoding="utf-8"))["case"]
FIRST = date(2026, 11, 23)


def municipality(key: str) -> tuple[Charter, Record]:
    """A charter with the record its facts make."""
    folder = ROOT / "charters" / key
    charter = load(charter_text(folder))
    return charter, record_of(load_facts(facts_text(folder), charter), charter)


ALE = municipality("ale-2022")


@pytest.mark.requirement("R-006")
@pytest.mark.requirement("R-058")
@pytest.mark.requirement("R-063")
@pytest.mark.requirement("R-049")
@pytest.mark.requirement("R-037")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_owed_on_a_real_day(case: dict[str, Any]) -> None:
    charter, record = municipality(case["charter"])
    found = [
        each
        for each in owed(charter, record, case["day"])
        if each.duty == case["duty"] and each.body == case["body"] and each.period == case.get("period", each.period)
    ]
    found = [each for each in found if "state" not in case or each.state == case["state"]] or found
    asked = {name: case[name] for name in ("state", "due", "opens", "period") if name in case}
    assert [{name: getattr(each, name) for name in asked} for each in found][:1] == [asked]


def test_ten_lines_say_it_to_a_mayor() -> None:
    charter, record = ALE
    lines = list(summary(charter, owed(charter, record, FIRST), FIRST, Reader(), {"kf": "Council"}))
    assert len(lines) <= 12
    assert lines[1].startswith("Late: Revise styrmodellen")


def test_nothing_is_asked_that_fell_due_before_koll_was_told() -> None:
    charter, record = ALE
    asked = [each for each in owed(charter, record, FIRST) if each.kind in ("hold", "answer", "report", "law", "adopt")]
    assert [each for each in asked if each.due is not None and each.due < record.kept_from] == []


def test_the_machine_reads_the_documented_shape() -> None:
    charter, record = ALE
    first = as_json(owed(charter, record, FIRST))[0]
    assert first["due"] == "2026-01-01"
    assert {"duty", "body", "period", "opens", "due", "state", "why", "evidence"} <= set(first)
    assert set(first["why"]) == {"kind", "section", "quote"}  # type: ignore[call-overload]  # an object in JSON


@pytest.mark.requirement("R-055")
@pytest.mark.requirement("R-066")
def test_every_body_answers_every_goal_in_force_each_year() -> None:
    charter, record = ALE
    goals = VersionFact(
        "1",
        "riktningsmal",
        None,
        date(2027, 1, 25),
        date(2027, 2, 1),
        None,
        (StatementFact("a", 1, "A"), StatementFact("b", 2, "B")),
    )
    told = replace(record, versions=(*record.versions, goals))
    asked = [
        each for each in owed(charter, told, date(2027, 3, 1)) if each.duty == "answer:nulagesbeskrivning:riktningsmal"
    ]
    holders = charter.activity("nulagesbeskrivning").held_by
    assert {each.body for each in asked} == {body.key for body in record.bodies if body.kind in holders}
    assert {each.missing for each in asked} == {("a", "b")}


def test_a_body_that_has_ended_owes_nothing_more() -> None:
    charter, record = ALE
    ended = tuple(
        replace(body, until=date(2027, 1, 1)) if body.key == "servicenamnden" else body for body in record.bodies
    )
    duties = owed(charter, replace(record, bodies=ended), date(2027, 3, 1))
    assert [each for each in duties if each.body == "servicenamnden" and each.kind == "hold"] == []


def test_a_late_result_is_reported_and_then_met() -> None:
    charter, record = ALE
    held = OccasionFact("1", "tillitsdialog", "ks", 2027, date(2027, 4, 1), date(2027, 5, 1), date(2027, 8, 1))
    told = replace(record, occasions=(held,))

    def state(day: date) -> str:
        return next(
            each.state
            for each in owed(charter, told, day)
            if each.duty == "report:tillitsdialog" and each.body == "ks" and each.period == "2027"
        )

    assert [state(date(2027, 4, 15)), state(date(2027, 6, 1)), state(date(2027, 7, 15)), state(date(2027, 8, 1))] == [
        "upcoming",
        "open",
        "overdue",
        "met",
    ]


DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
NEAR = st.dates(date(2026, 1, 1), date(2030, 12, 31))
BODIES = st.sampled_from([body.key for body in ALE[1].bodies])
ACTIVITIES = st.sampled_from([activity.key for activity in ALE[0].activities])
YEARS = st.integers(2026, 2030)


@st.composite
def occasions(draw: st.DrawFn) -> OccasionFact:
    """Work that was opened, and perhaps done and reported."""
    opened = draw(NEAR)
    done = draw(st.none() | st.integers(0, 300).map(lambda days: opened + timedelta(days)))
    told = draw(st.none() | st.integers(0, 200).map(lambda days: done + timedelta(days))) if done else None
    key = str(draw(st.integers(1, 99)))
    return OccasionFact(key, draw(ACTIVITIES), draw(BODIES), draw(YEARS), opened, done, told, (draw(BODIES),))


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of Ale with some things that happened."""
    goals = VersionFact(
        "9", "riktningsmal", None, date(2026, 12, 1), date(2027, 1, 1), None, (StatementFact("a", 1, "A"),)
    )
    record = ALE[1]
    return replace(
        record,
        versions=(*record.versions, goals) if draw(st.booleans()) else record.versions,
        occasions=tuple(draw(st.lists(occasions(), max_size=6))),
        answers=tuple(
            AnswerFact(body, activity, year, "a", day)
            for body, activity, year, day in draw(st.lists(st.tuples(BODIES, ACTIVITIES, YEARS, NEAR), max_size=4))
        ),
        proposals=tuple(
            ProposalFact(str(number), body, "P", day, body, None)
            for number, (body, day) in enumerate(draw(st.lists(st.tuples(BODIES, NEAR), max_size=2)))
        ),
    )


def named(duties: tuple[Owed, ...]) -> dict[tuple[str, str, str], Owed]:
    """The duties by what names them."""
    return {(each.duty, each.body, each.period): each for each in duties}


@given(records(), DAYS)
@settings(max_examples=60)
def test_it_answers_every_day_the_same_each_time_with_a_ground_and_each_duty_once(record: Record, day: date) -> None:
    first = owed(ALE[0], record, day)
    assert first == owed(ALE[0], record, day)
    assert [each for each in first if not each.why.section] == []
    assert len(named(first)) == len(first)


@given(records(), NEAR, occasions())
@settings(max_examples=60)
def test_more_evidence_never_makes_a_new_late_duty(record: Record, day: date, more: OccasionFact) -> None:
    before = named(owed(ALE[0], record, day))
    after = named(owed(ALE[0], replace(record, occasions=(*record.occasions, more)), day))
    late = {name for name, each in after.items() if each.state == "overdue"}
    assert {
        name for name in late if name not in before or before[name].state not in ("overdue", "met", "open")
    } == set()


@given(records(), NEAR, st.integers(0, 900))
@settings(max_examples=60)
def test_a_later_day_undoes_nothing(record: Record, day: date, later: int) -> None:
    now, then = named(owed(ALE[0], record, day)), named(owed(ALE[0], record, day + timedelta(later)))
    met = {name for name, each in now.items() if each.state == "met" and each.kind != "complete"}
    assert {name for name in met if name in then and then[name].state != "met"} == set()


def test_a_decision_to_take_up_again_meets_it_for_the_term() -> None:
    charter, record = ALE
    told = replace(record, reconsidered=(ReconsideredFact("riktningsmal", date(2027, 2, 1), "1"),))
    duty = next(each for each in owed(charter, told, date(2027, 2, 1)) if each.duty == "reconsider:riktningsmal")
    assert (duty.state, duty.evidence[0].kind) == ("met", "decision")


@pytest.mark.parametrize(
    ("planned", "day", "expected"),
    [
        (date(2027, 4, 1), date(2027, 3, 1), date(2027, 4, 1)),
        (date(2027, 4, 1), date(2027, 2, 1), None),
        (date(2027, 6, 1), date(2027, 3, 1), None),
        (date(2027, 6, 1), date(2027, 4, 16), date(2027, 6, 1)),
        (date(2027, 4, 1), date(2027, 4, 20), date(2027, 4, 1)),
    ],
)
def test_the_day_agreed_on_is_told_once_it_is_opened_and_passing_it_makes_nothing_late(
    planned: date, day: date, expected: date | None
) -> None:
    charter, record = ALE
    opened = OccasionFact("1", "nulagesbeskrivning", "ks", 2027, date(2027, 2, 16), planned_on=planned)
    told = replace(record, occasions=(opened,))

    def duty(whole: Record) -> Owed:
        found = (each for each in owed(charter, whole, day) if each.duty == "hold:nulagesbeskrivning")
        return next(each for each in found if (each.body, each.period) == ("ks", "2027"))

    assert (duty(told).agreed, duty(told).state) == (expected, duty(record).state)
    done = replace(opened, done_on=day)
    assert duty(replace(record, occasions=(done,))).agreed is None
