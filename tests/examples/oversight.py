"""Examples of what changes executive oversight, internal control and what the ledger says."""

from __future__ import annotations

from datetime import date

from tests.examples.registry import Handed, example
from tests.world import EXECUTIVE, HOUSES, SCHOOLS, World

from koll.acts.oversight import (
    OversightEntryInput,
    RiskInput,
    add_risk,
    answer_oversight_entry,
    change_oversight_entry,
    change_risk,
    conclude_oversight_entry,
    copy_risks_from_last_year,
    decide_company_assessment,
    erase_words,
    open_oversight_entry,
    record_control_outcome,
    remove_risk,
    settle_risk_plan,
)

FEBRUARY = date(2027, 2, 1)
DECEMBER = date(2026, 12, 1)
LOOKED = OversightEntryInput(heading="Ett besök", looked_on=FEBRUARY)
RISK = RiskInput(heading="Vikarier saknas", likelihood="likely", consequence="serious")


def entry(world: World) -> int:
    """A draft of the executive board's."""
    return open_oversight_entry(world.by(EXECUTIVE), body=SCHOOLS, period=2027, words=LOOKED).id


def risk(world: World, period: int = 2027, day: date = FEBRUARY) -> int:
    """A risk in the plan of a year."""
    return add_risk(world.by(SCHOOLS, day=day), body=SCHOOLS, period=period, words=RISK).id


@example(open_oversight_entry)
def an_entry(world: World) -> Handed:
    """The executive board begins to look at something."""
    return world.by(EXECUTIVE), {"body": SCHOOLS, "period": 2027, "words": LOOKED}


@example(change_oversight_entry)
def another_entry(world: World) -> Handed:
    """It is changed before it is concluded."""
    return world.by(EXECUTIVE), {"oversight": entry(world), "words": LOOKED, "revision": 1}


@example(conclude_oversight_entry)
def a_conclusion(world: World) -> Handed:
    """It comes to a remark."""
    return world.by(EXECUTIVE), {"oversight": entry(world), "conclusion": "remark", "words": "Gå igenom rutinen."}


@example(answer_oversight_entry)
def an_answer(world: World) -> Handed:
    """The committee answers."""
    number = entry(world)
    conclude_oversight_entry(world.by(EXECUTIVE), oversight=number, conclusion="remark", words="Gå igenom rutinen.")
    return world.by(SCHOOLS), {"oversight": number, "words": "Det är gjort."}


@example(decide_company_assessment)
def a_company_assessed(world: World) -> Handed:
    """A company kept to its purpose."""
    decision = world.decision(EXECUTIVE, "Lillköpings Hus 2026")
    return world.by(EXECUTIVE), {"company": HOUSES, "year": 2026, "within": True, "decision": decision}


@example(add_risk)
def a_risk(world: World) -> Handed:
    """A risk in a committee's plan."""
    return world.by(SCHOOLS), {"body": SCHOOLS, "period": 2027, "words": RISK}


@example(change_risk)
def another_risk(world: World) -> Handed:
    """It is judged anew."""
    return world.by(SCHOOLS), {"risk": risk(world), "words": RISK, "revision": 1}


@example(remove_risk)
def no_risk(world: World) -> Handed:
    """It is taken out."""
    return world.by(SCHOOLS), {"risk": risk(world)}


@example(copy_risks_from_last_year)
def risks_of_last_year(world: World) -> Handed:
    """Last year's risks are taken over."""
    risk(world, 2026, DECEMBER)
    return world.by(SCHOOLS), {"body": SCHOOLS, "period": 2027}


@example(settle_risk_plan)
def a_plan(world: World) -> Handed:
    """The committee settles its plan."""
    risk(world)
    decision = world.decision(SCHOOLS, "Plan för intern kontroll")
    return world.by(SCHOOLS), {"body": SCHOOLS, "period": 2027, "decision": decision}


@example(record_control_outcome)
def an_outcome(world: World) -> Handed:
    """What was found by the control."""
    number = risk(world)
    decision = world.decision(SCHOOLS, "Plan för intern kontroll")
    settle_risk_plan(world.by(SCHOOLS), body=SCHOOLS, period=2027, decision=decision)
    return world.by(SCHOOLS), {"risk": number, "outcome": "Allt väl.", "checked_on": world.day, "revision": 1}


@example(erase_words)
def erased_words(world: World) -> Handed:
    """What a line says is erased."""
    return world.system(), {"line": 1, "reason": "Rättelse enligt artikel 17."}
