"""The example's summer and autumn: the council decides, a manager plans, and the committee follows up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from koll.acts.activities import open_occasion
from koll.acts.decisions import record_legal_duty_met
from koll.acts.descriptions import decide_occasion, write_answer
from koll.acts.dialogues import note_dialogue_results
from koll.acts.engine import Doing
from koll.acts.home import create_calendar_feed
from koll.acts.instruments import VersionInput
from koll.acts.plans import (
    add_plan_item,
    change_plan_item,
    move_plan_item,
    note_plan_item,
    prioritise_plan_item,
    remove_plan_item,
)
from koll.acts.proposals import decide_proposal
from koll.example.cast import Telling, context_on
from koll.example.dialogues.dialogues import proposal_with_heading
from koll.example.year.before_the_election import council
from koll.example.year.winter_and_spring import YEAR, writer_for
from koll.reads.dialogues import results_waiting
from koll.reads.instruments import in_force_statements
from koll.snapshot import read_snapshot

DECIDED = date(YEAR, 6, 14)


def council_decides(telling: Telling) -> None:
    """The council gives the assignment, notes the dialogues' results and decides on discharge."""
    kf = council(telling)
    clerk = telling.by(telling.secretary(kf), DECIDED)
    words = telling.texts["description"][0]["proposal"][0]
    body = telling.texts["description"][0]["body"]
    assignment = telling.level("assignment")
    decide_proposal(
        clerk,
        proposal=proposal_with_heading(telling, "assignment", DECIDED),
        decision=telling.decision(kf, DECIDED, words["heading"], words["text"]),
        outcome=VersionInput(
            instrument=assignment.key,
            title=words["heading"],
            in_force_from=date(YEAR, 7, 1),
            text=words["text"],
            body=body,
        ),
        words=telling.texts["dialogue"]["decided"],
    )
    waiting = tuple(line.key for line in results_waiting(context_on(DECIDED)))
    kind = telling.activity("dialogue", "committee")
    heading = f"{kind.label.sv.plural_definite.capitalize()} {YEAR}"
    note_dialogue_results(clerk, reports=waiting, words=telling.decision(kf, DECIDED, heading))
    for duty in telling.charter.legal:
        if duty.rule == "discharge":
            title = f"{duty.label.sv.indefinite.capitalize()} {YEAR - 1}"
            record_legal_duty_met(
                clerk, rule=duty.rule, period=YEAR - 1, concerns=None, words=telling.decision(kf, DECIDED, title)
            )


def manager_plans(telling: Telling) -> None:
    """The unit's manager takes the assignment into the plan, shares it, and the staff note how it goes."""
    words = telling.texts["plan"]
    unit = "hemtjanst-norr"
    manager = telling.by(telling.seated(unit, "manager"), date(YEAR, 8, 20))
    taken = add_plan_item(
        manager,
        body=unit,
        heading=words["heading"],
        text=words["text"],
        serves=assignment_number(telling, date(YEAR, 8, 20)),
        who=words["who"],
        begins_on=date(YEAR, 9, 1),
        due_on=date(YEAR + 1, 6, 30),
    )
    verbs = telling.charter.verbs
    change_plan_item(
        manager,
        item=taken.id,
        heading=words["heading"],
        text=words["text"],
        who=words["who"],
        verb=verbs[min(3, len(verbs) - 1)].key if verbs else "",
        begins_on=date(YEAR, 9, 1),
        due_on=date(YEAR + 1, 6, 30),
        shared=True,
        revision=1,
    )
    items = [own_thing(manager, unit, row) for row in words["more"]]
    manager = telling.by(telling.seated(unit, "manager"), date(YEAR, 9, 9))
    create_calendar_feed(manager, body=unit)
    for item, row in zip(items, words["more"], strict=True):
        if "chosen" in row:
            prioritise_plan_item(
                manager, item=item, chosen=row["chosen"], why=row["why"], agreed_with=row["agreed_with"], revision=1
            )
        if row.get("taken_out"):
            remove_plan_item(manager, item=item)
    officer = telling.by(telling.seated(unit, "officer"), date(YEAR, 10, 7))
    note_plan_item(officer, item=taken.id, words=words["note"])
    for item, row in zip(items, words["more"], strict=True):
        carry_on(telling, officer, item, row)


def own_thing(manager: Doing, unit: str, row: Mapping[str, Any]) -> int:
    """Something of the unit's own in its plan; its number."""
    begins_on, due_on = (date.fromisoformat(row[name]) if name in row else None for name in ("begins_on", "due_on"))
    who = row.get("who", "")
    return add_plan_item(manager, body=unit, heading=row["heading"], who=who, begins_on=begins_on, due_on=due_on).id


def carry_on(telling: Telling, officer: Doing, item: int, row: Mapping[str, Any]) -> None:
    """How far it has come, and what is noted."""
    verbs = telling.charter.verbs
    if verbs:
        move_plan_item(officer, item=item, verb=verbs[min(row["step"], len(verbs)) - 1].key)
    if "note" in row:
        note_plan_item(officer, item=item, words=row["note"])


def assignment_number(telling: Telling, day: date) -> int:
    """The number of the assignment the council gave."""
    body = telling.texts["description"][0]["body"]
    return in_force_statements(read_snapshot(day), [telling.level("assignment").key], body)[0].id


def committee_follows_up(telling: Telling) -> None:
    """The committee tells the council what has come of the assignment so far."""
    body = telling.texts["description"][0]["body"]
    kind = next(
        activity
        for activity in telling.charter.activities
        if activity.is_followup and any(a.instrument == telling.level("assignment").key for a in activity.answers)
    )
    day = date(YEAR, 10, 8)
    writer = telling.by(writer_for(telling, body), day)
    opened = open_occasion(writer, activity=kind.key, body=body, period=YEAR)
    answering = next(answer for answer in kind.answers if answer.instrument == telling.level("assignment").key)
    texts = telling.texts["followup"]
    write_answer(
        writer,
        occasion=opened.id,
        statement=assignment_number(telling, day),
        mode="reasoned",
        fields={field.key: texts[field.key] for field in answering.fields if field.key in texts},
        revision=0,
    )
    decided = date(YEAR, 10, 14)
    clerk = telling.by(telling.secretary(body), decided)
    heading = f"{kind.label.sv.indefinite.capitalize()} {YEAR}"
    decide_occasion(clerk, occasion=opened.id, words=telling.decision(body, decided, heading))
