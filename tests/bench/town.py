"""A municipality of Ale's size with ten years behind it, built by the acts alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tests.world import COUNCIL, EXECUTIVE, World

from koll.acts.activities import open_occasion
from koll.acts.assignments import FollowedDecisionInput, follow_decision, report_on_followed_decision
from koll.acts.decisions import record_decision
from koll.acts.dialogues import (
    publish_dialogue_form,
    record_dialogue_held,
    report_dialogue_result,
    write_dialogue_notes,
)
from koll.acts.finance import begin_accounts, hand_over_accounts, publish_accounts, write_accounts
from koll.acts.oversight import (
    OversightEntryInput,
    RiskInput,
    add_risk,
    conclude_oversight_entry,
    open_oversight_entry,
    record_control_outcome,
    settle_risk_plan,
)
from koll.acts.proposals import decline_proposal, prepare_proposal, raise_proposal, submit_proposal
from koll.tables.models import Answer, Decision, LedgerEntry, Statement

FIRST_YEAR = 2023
COMMITTEES = tuple((f"committee-{number}", f"Nämnd {number}", "committee", "") for number in range(1, 8))
COMPANIES = tuple((f"company-{number}", f"Bolag {number} AB", "company", "") for number in range(1, 5))
SECTORS = tuple((f"sector-{number}", f"Sektor {number}", "sector", f"committee-{number}") for number in range(1, 7))
UNITS = tuple((f"unit-{number}", f"Enhet {number}", "unit", f"sector-{number}") for number in range(1, 7))
ROWS = (
    (COUNCIL, "Fullmäktige", "council", ""),
    (EXECUTIVE, "Styrelsen", "executive", ""),
    *COMMITTEES,
    *COMPANIES,
    *SECTORS,
    *UNITS,
)
GOVERNED = (EXECUTIVE, *(key for key, *_rest in (*COMMITTEES, *COMPANIES)))
WORDS = (
    "Vi har prövat två sätt att arbeta och det ena gav mer tid för dem vi är till för. Medarbetarna har själva "
    "föreslagit nästa steg, och det som återstår är att göra det möjligt även i de minsta grupperna."
)


MOTIONS = 12
"""A council's motions and other decisions worth following in a year."""


@dataclass(frozen=True, kw_only=True)
class Grown:
    """How much there is: statements, answers and decisions, and lines in the ledger."""

    statements: int
    answers: int
    decisions: int
    lines: int


def grow(years: int = 10, *, governed: tuple[str, ...] = GOVERNED) -> World:
    """The municipality after so many years; the last day is in October of the last."""
    last = FIRST_YEAR + years - 1
    world = World(day=date(last, 10, 18), rows=ROWS)
    for body, _name, _role, _above in ROWS[2:]:
        world.person(body, "chair")
    for year in range(FIRST_YEAR, last + 1):
        if (year - FIRST_YEAR) % 4 == 0:
            new_term(world, year)
        for body in governed:
            description = described(world, body, year)
            talked(world, body, year, description)
        proposed(world, governed[1 + year % (len(governed) - 1)], year)
        for body in governed:
            followed_up(world, body, year)
            controlled(world, body, year)
        for body in governed[1:]:
            overseen(world, body, year)
        listed(world, governed[1:], year)
        accounted(world, year)
    return world


def counted() -> Grown:
    """What there is in the tables."""
    return Grown(
        statements=Statement.objects.count(),
        answers=Answer.objects.count(),
        decisions=Decision.objects.count(),
        lines=LedgerEntry.objects.count(),
    )


def new_term(world: World, year: int) -> None:
    """A new council adopts its goals and factors."""
    day = date(year, 1, 11)
    world.adopt("goal", *(f"Mål {number} från {year}" for number in range(1, 6)), day=day)
    world.adopt("factor", *(f"Faktor {number} från {year}" for number in range(1, 6)), day=day)


def described(world: World, body: str, year: int) -> int:
    """A body's description of the year: every part, every goal and factor, decided; its number."""
    opened, decided = date(year, 2, 15), date(year, 3, 25)
    occasion = world.opened("description", body, year, opened)
    activity = world.activity("description", body)
    for part in activity.parts:
        world.written(occasion, part.key, f"{part.key} {year}. {WORDS}\n\n{WORDS}", body, day=opened)
    answer_all(world, occasion, body, opened, "description")
    world.decided(occasion, body, decided)
    return occasion


def answer_all(world: World, occasion: int, body: str, day: date, kind: str) -> None:
    """Answers every goal and factor in force."""
    asked = {answer.instrument: answer for answer in world.activity(kind, body).answers}
    for level in ("goal", "factor"):
        instrument = world.level(level).key
        if instrument not in asked:
            continue
        mode = "factor" if asked[instrument].mode == "risks_and_opportunities" else "reasoned"
        wanted = [field.key for field in asked[instrument].fields if field.mode in ("", "reasoned")]
        for statement in world.in_force(level, day):
            fields = dict.fromkeys(wanted, WORDS)
            world.answered(occasion, statement.id, fields, mode=mode, body=body, day=day)


def talked(world: World, body: str, year: int, description: int) -> None:
    """A body's own dialogue, held and reported."""
    day = date(year, 5, 10)
    activity = next(
        one_activity
        for one_activity in world.charter.activities
        if one_activity.kind == "dialogue" and one_activity.form_owner
    )
    opened = open_occasion(world.by(body, day=day), activity=activity.key, body=body, period=year)
    occasion = opened.id
    doing = world.by(body, day=day)
    publish_dialogue_form(
        doing, occasion=occasion, form_name="Runda bordet", form_text=WORDS, based_on=description, revision=0
    )
    write_dialogue_notes(doing, occasion=occasion, notes=WORDS, result=WORDS, dissent="", revision=1)
    record_dialogue_held(doing, occasion=occasion, held_on=day)
    report_dialogue_result(doing, occasion=occasion, result=WORDS)


def proposed(world: World, body: str, year: int) -> None:
    """A proposal that is declined with reasons."""
    day = date(year, 6, 1)
    doing = world.by(body, "chair", day=day)
    words = {"body": body, "kind": "assignment", "heading": f"Förslag {year}", "text": WORDS, "reasons": WORDS}
    number = raise_proposal(doing, occasion=None, shift=None, serves=None, **words).id
    submit_proposal(doing, proposal=number, words="")
    prepare_proposal(world.by(EXECUTIVE, day=day), proposal=number, words=WORDS)
    decision = world.decision(COUNCIL, f"Förslag {year}", day)
    decline_proposal(world.by(COUNCIL, day=day), proposal=number, decision=decision, reasons=WORDS)


def followed_up(world: World, body: str, year: int) -> None:
    """The interim follow-up: every goal and factor again."""
    day = date(year, 9, 1)
    occasion = world.opened("followup", body, year, day)
    answer_all(world, occasion, body, day, "followup")
    world.decided(occasion, body, date(year, 10, 1))


def controlled(world: World, body: str, year: int) -> None:
    """A body's plan for internal control, settled, with the outcome of each control."""
    day = date(year, 2, 1)
    doing = world.by(body, day=day)
    added = []
    for number in range(1, 5):
        words = RiskInput(
            heading=f"Risk {number} för {body} {year}",
            likelihood="likely",
            consequence="serious",
            cause=WORDS,
            effect=WORDS,
            judgement=WORDS,
        )
        added.append(add_risk(doing, body=body, period=year, words=words).id)
    settle_risk_plan(doing, body=body, period=year, decision=world.decision(body, f"Intern kontroll {year}", day))
    checked = date(year, 10, 1)
    for number in added:
        after = world.by(body, day=checked)
        record_control_outcome(after, risk=number, outcome=WORDS, checked_on=checked, revision=1)


def overseen(world: World, body: str, year: int) -> None:
    """What the executive board has looked at in a body, and concluded."""
    day = date(year, 9, 15)
    words = OversightEntryInput(heading=f"Samtal med {body} {year}", looked_on=day, seen=WORDS)
    doing = world.by(EXECUTIVE, day=day)
    number = open_oversight_entry(doing, body=body, period=year, words=words).id
    conclude_oversight_entry(doing, oversight=number, conclusion="nothing", words="")


def listed(world: World, governed: tuple[str, ...], year: int) -> None:
    """Motions that the council follows, each told of once."""
    day = date(year, 4, 20)
    for number in range(MOTIONS):
        body = governed[number % len(governed)]
        words = world.decision(COUNCIL, f"Motion {number} om vardagen {year}", day)
        made = record_decision(world.by(COUNCIL, day=day), words=words).id
        asked = FollowedDecisionInput(kind="motion", body=body, why=WORDS)
        followed = follow_decision(world.by(COUNCIL, day=day), decision=made, words=asked).id
        report_on_followed_decision(world.by(body, day=date(year, 9, 20)), listed=followed, words=WORDS)


def accounted(world: World, year: int) -> None:
    """The annual accounts of the year before, handed over and published."""
    doing = world.by(EXECUTIVE, day=date(year, 4, 6))
    before = year - 1
    begin_accounts(doing, year=before, kind="annual", ends_on=date(before, 12, 31))
    for about in ("goals", "finances", "companies", "whole"):
        write_accounts(doing, year=before, kind="annual", about=about, text=WORDS, revision=0)
    decision = world.decision(EXECUTIVE, f"Årsredovisning {before}", doing.day)
    hand_over_accounts(doing, year=before, kind="annual", words=decision)
    publish_accounts(doing, year=before, kind="annual")
