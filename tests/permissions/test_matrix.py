"""Every act, for every seat, in every state, against a table kept apart from the code."""

from __future__ import annotations

import tomllib
from itertools import product

import pytest
from tests.house.tree import ROOT

from koll.permissions import NOBODY, RULES, SYSTEM, Act, Actor, SeatHeld, Subject, may

TABLE = tomllib.loads((ROOT / "tests" / "permissions" / "matrix.toml").read_text(encoding="utf-8"))
ROLES = ("member", "chair", "secretary", "manager", "officer", "auditor", "administrator")
STATES = ("draft", "submitted", "done", "")
SEATS = {
    "own": ("committee-a", "committee"),
    "under": ("sector-a", "sector"),
    "other": ("committee-b", "committee"),
    "executive": ("board", "executive"),
    "council": ("council", "council"),
}


def subject(state: str) -> Subject:
    """Something of a committee's with a sector under it; the decision is the committee's own."""
    return Subject("committee-a", "committee", ("sector-a",), (), "committee-a", state)


def expected(act: str, role: str, where: str, state: str) -> bool:
    """What the table says."""
    row = TABLE[act]
    named = {f"{role} {where}", f"* {where}"} & set(row["who"])
    return bool(named) and role not in row.get("not", ()) and (row["states"] == "any" or state in row["states"])


def test_the_table_knows_every_act() -> None:
    assert set(TABLE) == {act.value for act in Act}


@pytest.mark.requirement("R-032")
@pytest.mark.parametrize("act", list(Act))
def test_each_seat_may_what_the_table_says(act: Act) -> None:
    unlike = []
    for role, where, state in product(ROLES, SEATS, STATES):
        body, kind = SEATS[where]
        actor = Actor(1, "A", (SeatHeld(body, kind, role),))  # type: ignore[arg-type]  # the roles of the table
        if may(actor, act, subject(state)).allowed != expected(act.value, role, where, state):
            unlike.append((role, where, state))
    assert unlike == []


@pytest.mark.parametrize("act", list(Act))
def test_nobody_may_anything_without_a_seat(act: Act) -> None:
    assert [may(actor, act, subject("draft")).allowed for actor in (NOBODY, Actor(1, "A"))] == [False, False]


def test_the_command_itself_only_sets_up() -> None:
    assert {act for act in Act if may(SYSTEM, act, subject("draft")).allowed} == {
        Act.START,
        Act.ERASE,
        Act.APPOINT,
        Act.FETCH,
        Act.TAKE_ANSWER,
        Act.TAKE_EFFECT,
    }


def test_every_no_says_why() -> None:
    outsider = Actor(1, "A", (SeatHeld("committee-b", "committee", "auditor"),))
    silent = [act for act in Act if not (verdict := may(outsider, act, subject("done"))).allowed and not verdict.why]
    assert silent == []


def test_an_act_without_a_rule_is_refused_to_everybody() -> None:
    assert set(Act) - set(RULES) == {Act.START, Act.ERASE, Act.FETCH, Act.TAKE_ANSWER, Act.TAKE_EFFECT}


def test_taking_a_rule_away_refuses_what_it_allowed() -> None:
    secretary = Actor(1, "A", (SeatHeld("committee-a", "committee", "secretary"),))
    allowed = may(secretary, Act.ADOPT, subject("")).allowed
    elsewhere = may(secretary, Act.ADOPT, Subject("committee-b", "committee", (), (), "committee-b", "")).allowed
    assert (allowed, elsewhere) == (True, False)
