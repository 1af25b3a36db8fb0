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

from koll.domain.charter import Charter, charter_text, facts_text, load
from koll.domain.owed import Duty, Phrasing, jobs_as_json, jobs_of, owed, summary
from koll.domain.record import (
    AnswerFact,
    OccasionFact,
    ProposalFact,
    ReconsideredFact,
    Record,
    StatementFact,
    VersionFact,
    load_facts,
    record_of_facts,
)

CASES = tomllib.loads((ROOT / "tests" / "cases" / "owed.toml").read_text(encoding="utf-8"))["case"]
FIRST = date(2026, 11, 23)


def municipality(key: str) -> tuple[Charter, Record]:
    """A charter with the record its facts make."""
    folder = ROOT / "charters" / key
    charter = load(charter_text(folder))
    return charter, record_of_facts(load_facts(facts_text(folder), charter), charter)


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
        row
        for row in owed(charter, record, case["day"])
        if row.duty == case["duty"] and row.body == case["body"] and row.period == case.get("period", row.period)
    ]
    found = [row for row in found if "state" not in case or row.state == case["state"]] or found
    asked = {name: case[name] for name in ("state", "due", "opens", "period") if name in case}
    assert [{name: getattr(row, name) for name in asked} for row in found][:1] == [asked]


def test_ten_lines_say_it_to_a_mayor() -> None:
    charter, record = ALE
    lines = list(summary(charter, owed(charter, record, FIRST), FIRST, Phrasing(), {"kf": "Council"}))
    assert len(lines) <= 14
    assert lines[1].startswith("Its day has passed: Revise styrmodellen")


def test_nothing_is_asked_that_fell_due_before_koll_was_told() -> None:
    charter, record = ALE
    asked = [row for row in owed(charter, record, FIRST) if row.kind in ("hold", "answer", "report", "law", "adopt")]
    assert [row for row in asked if row.due is not None and row.due < record.kept_from] == []


def test_the_machine_reads_the_documented_shape() -> None:
    charter, record = ALE
    jobs = jobs_as_json(charter, jobs_of(owed(charter, record, FIRST)), Phrasing(), {})
    assert jobs[0] == {
        "job": "revise:styrmodell",
        "name": "Revise styrmodellen",
        "body": "kf",
        "covers": "2026",
        "opens": "2025-01-01",
        "due": "2026-01-01",
        "in_time_until": None,
        "whose_day": "model",
        "state": "passed",
        "act_on": "instrument:styrmodell",
        "why": {"kind": "charter", "section": "framsida", "quote": "Revideras Senast fyra år efter ikraftträdande"},
        "concerns": "",
        "before": None,
        "evidence": [{"kind": "version", "key": "styrmodell-0", "on": "2021-12-20"}],
        "parts": [
            {
                "duty": "revise:styrmodell",
                "name": "Revise styrmodellen",
                "asked": 1,
                "answered": 0,
                "missing": [],
                "state": "passed",
                "act_on": "instrument:styrmodell",
                "why": {
                    "kind": "charter",
                    "section": "framsida",
                    "quote": "Revideras Senast fyra år efter ikraftträdande",
                },
            }
        ],
    }


@pytest.mark.requirement("R-055")
@pytest.mark.requirement("R-066")
def test_every_body_answers_every_goal_in_force_each_year() -> None:
    charter, record = ALE
    goals = VersionFact(
        key="1",
        instrument="riktningsmal",
        body=None,
        decided_on=date(2027, 1, 25),
        in_force_from=date(2027, 2, 1),
        decided_until=None,
        statements=(StatementFact(key="a", number=1, heading="A"), StatementFact(key="b", number=2, heading="B")),
    )
    told = replace(record, versions=(*record.versions, goals))
    asked = [
        row for row in owed(charter, told, date(2027, 3, 1)) if row.duty == "answer:nulagesbeskrivning:riktningsmal"
    ]
    holders = charter.activity("nulagesbeskrivning").held_by
    assert {row.body for row in asked} == {body.key for body in record.bodies if body.kind in holders}
    assert {row.missing for row in asked} == {("a", "b")}


def test_a_body_that_has_ended_owes_nothing_more() -> None:
    charter, record = ALE
    ended = tuple(
        replace(body, until=date(2027, 1, 1)) if body.key == "servicenamnden" else body for body in record.bodies
    )
    duties = owed(charter, replace(record, bodies=ended), date(2027, 3, 1))
    assert [duty for duty in duties if duty.body == "servicenamnden" and duty.kind == "hold"] == []


def test_a_result_is_reported_after_the_proposed_day_and_was_never_late() -> None:
    charter, record = ALE
    held = OccasionFact(
        key="1",
        activity="tillitsdialog",
        body="ks",
        period=2027,
        opened_on=date(2027, 4, 1),
        done_on=date(2027, 5, 1),
        reported_on=date(2027, 8, 1),
    )
    told = replace(record, occasions=(held,))

    def state(day: date) -> str:
        return next(
            row.state
            for row in owed(charter, told, day)
            if row.duty == "report:tillitsdialog" and row.body == "ks" and row.period == "2027"
        )

    assert [state(date(2027, 4, 15)), state(date(2027, 6, 1)), state(date(2027, 7, 15)), state(date(2027, 8, 1))] == [
        "coming",
        "open",
        "open",
        "done",
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
    return OccasionFact(
        key=key,
        activity=draw(ACTIVITIES),
        body=draw(BODIES),
        period=draw(YEARS),
        opened_on=opened,
        done_on=done,
        reported_on=told,
        with_bodies=(draw(BODIES),),
    )


@st.composite
def records(draw: st.DrawFn) -> Record:
    """A record of Ale with some things that happened."""
    goals = VersionFact(
        key="9",
        instrument="riktningsmal",
        body=None,
        decided_on=date(2026, 12, 1),
        in_force_from=date(2027, 1, 1),
        decided_until=None,
        statements=(StatementFact(key="a", number=1, heading="A"),),
    )
    record = ALE[1]
    return replace(
        record,
        versions=(*record.versions, goals) if draw(st.booleans()) else record.versions,
        occasions=tuple(draw(st.lists(occasions(), max_size=6))),
        answers=tuple(
            AnswerFact(body=body, activity=activity, period=year, statement="a", on=day)
            for body, activity, year, day in draw(st.lists(st.tuples(BODIES, ACTIVITIES, YEARS, NEAR), max_size=4))
        ),
        proposals=tuple(
            ProposalFact(key=str(number), body=body, heading="P", raised_on=day, owner=body, settled_on=None)
            for number, (body, day) in enumerate(draw(st.lists(st.tuples(BODIES, NEAR), max_size=2)))
        ),
    )


def named(duties: tuple[Duty, ...]) -> dict[tuple[str, str, str], Duty]:
    """The duties by what names them."""
    return {(duty.duty, duty.body, duty.period): duty for duty in duties}


@given(records(), DAYS)
@settings(max_examples=60)
def test_it_answers_every_day_the_same_each_time_with_a_ground_and_each_duty_once(record: Record, day: date) -> None:
    first = owed(ALE[0], record, day)
    assert first == owed(ALE[0], record, day)
    assert [row for row in first if not row.why.section] == []
    assert len(named(first)) == len(first)


@given(records(), NEAR, occasions())
@settings(max_examples=60)
def test_more_evidence_never_makes_a_new_late_duty(record: Record, day: date, more: OccasionFact) -> None:
    before = named(owed(ALE[0], record, day))
    after = named(owed(ALE[0], replace(record, occasions=(*record.occasions, more)), day))
    late = {name for name, row in after.items() if row.state == "passed"}
    assert {
        name for name in late if name not in before or before[name].state not in ("passed", "done", "open")
    } == set()


@given(records(), NEAR, st.integers(0, 900))
@settings(max_examples=60)
def test_a_later_day_undoes_nothing(record: Record, day: date, later: int) -> None:
    now, then = named(owed(ALE[0], record, day)), named(owed(ALE[0], record, day + timedelta(later)))
    met = {name for name, row in now.items() if row.state == "done" and row.kind != "complete"}
    assert {name for name in met if name in then and then[name].state != "done"} == set()


def test_a_decision_to_take_up_again_meets_it_for_the_term() -> None:
    charter, record = ALE
    told = replace(
        record, reconsidered=(ReconsideredFact(instrument="riktningsmal", on=date(2027, 2, 1), decision="1"),)
    )
    duty = next(row for row in owed(charter, told, date(2027, 2, 1)) if row.duty == "reconsider:riktningsmal")
    assert (duty.state, duty.evidence[0].kind) == ("done", "decision")


@pytest.mark.parametrize(
    ("planned", "day", "expected"),
    [
        (date(2027, 4, 1), date(2027, 3, 1), date(2027, 4, 1)),
        (date(2027, 4, 1), date(2027, 2, 1), None),
        (date(2027, 6, 1), date(2027, 3, 1), date(2027, 6, 1)),
        (date(2027, 6, 1), date(2027, 4, 16), date(2027, 6, 1)),
        (date(2027, 4, 1), date(2027, 4, 20), date(2027, 4, 1)),
    ],
)
def test_the_day_agreed_on_is_told_once_it_is_opened_and_passing_it_makes_nothing_late(
    planned: date, day: date, expected: date | None
) -> None:
    charter, record = ALE
    opened = OccasionFact(
        key="1", activity="nulagesbeskrivning", body="ks", period=2027, opened_on=date(2027, 2, 16), planned_on=planned
    )
    told = replace(record, occasions=(opened,))

    def duty(whole: Record) -> Duty:
        found = (row for row in owed(charter, whole, day) if row.duty == "hold:nulagesbeskrivning")
        return next(row for row in found if (row.body, row.period) == ("ks", "2027"))

    assert (duty(told).agreed, duty(told).state) == (expected, duty(record).state)
    done = replace(opened, done_on=day)
    assert duty(replace(record, occasions=(done,))).agreed is None
