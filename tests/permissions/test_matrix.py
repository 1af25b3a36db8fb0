"""Every act, for every seat, in every state, against a table kept apart from the code."""

from __future__ import annotations

import tomllib
from itertools import product

import pytest
from tests.house.tree import ROOT

from koll.permissions import NOBODY, RULES, SYSTEM, Actor, HeldSeat, Permission, Subject, may

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
    return Subject(
        body="committee-a",
        body_role="committee",
        family=("sector-a",),
        counterparts=(),
        decides="committee-a",
        state=state,
    )


def expected(act: str, role: str, where: str, state: str) -> bool:
    """What the table says."""
    row = TABLE[act]
    named = {f"{role} {where}", f"* {where}"} & set(row["who"])
    return bool(named) and role not in row.get("not", ()) and (row["states"] == "any" or state in row["states"])


def test_the_table_knows_every_act() -> None:
    assert set(TABLE) == {act.value for act in Permission}


@pytest.mark.requirement("R-032")
@pytest.mark.parametrize("act", list(Permission))
def test_each_seat_may_what_the_table_says(act: Permission) -> None:
    unlike = []
    for role, where, state in product(ROLES, SEATS, STATES):
        body, kind = SEATS[where]
        actor = Actor(person=1, name="A", seats=(HeldSeat(body=body, body_role=kind, role=role),))  # type: ignore[arg-type]  # the roles of the table
        if may(actor, act, subject(state)).allowed != expected(act.value, role, where, state):
            unlike.append((role, where, state))
    assert unlike == []


@pytest.mark.parametrize("act", list(Permission))
def test_nobody_may_anything_without_a_seat(act: Permission) -> None:
    assert [may(actor, act, subject("draft")).allowed for actor in (NOBODY, Actor(person=1, name="A"))] == [
        False,
        False,
    ]


def test_the_command_itself_only_sets_up() -> None:
    assert {act for act in Permission if may(SYSTEM, act, subject("draft")).allowed} == {
        Permission.START_MUNICIPALITY,
        Permission.ERASE,
        Permission.ADMINISTER_PEOPLE,
        Permission.FETCH_READINGS,
        Permission.ANSWER_EMPLOYEE_QUESTION,
        Permission.APPLY_DUE_CHANGES,
    }


def test_every_no_says_why() -> None:
    outsider = Actor(person=1, name="A", seats=(HeldSeat(body="committee-b", body_role="committee", role="auditor"),))
    silent = [
        act for act in Permission if not (verdict := may(outsider, act, subject("done"))).allowed and not verdict.why
    ]
    assert silent == []


def test_an_act_without_a_rule_is_refused_to_everybody() -> None:
    assert set(Permission) - set(RULES) == {
        Permission.START_MUNICIPALITY,
        Permission.ERASE,
        Permission.FETCH_READINGS,
        Permission.ANSWER_EMPLOYEE_QUESTION,
        Permission.APPLY_DUE_CHANGES,
    }


def test_taking_a_rule_away_refuses_what_it_allowed() -> None:
    secretary = Actor(
        person=1, name="A", seats=(HeldSeat(body="committee-a", body_role="committee", role="secretary"),)
    )
    allowed = may(secretary, Permission.ADOPT_INSTRUMENT, subject("")).allowed
    elsewhere = may(
        secretary,
        Permission.ADOPT_INSTRUMENT,
        Subject(body="committee-b", body_role="committee", family=(), counterparts=(), decides="committee-b", state=""),
    ).allowed
    assert (allowed, elsewhere) == (True, False)
