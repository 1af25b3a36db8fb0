"""The example's summer and autumn: the council decides, a manager plans, and the committee follows up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from koll.acts import cycle, decisions, indicators, plans, proposals, reminders, results
from koll.acts.act import Doing
from koll.acts.indicators import IndicatorWords, ReadingWords
from koll.acts.instruments import VersionWords
from koll.cli.demo.analysis import YEAR, writer_for
from koll.cli.demo.before import council
from koll.cli.demo.talking import proposal_called
from koll.cli.demo.telling import Telling
from koll.reads.instruments import in_force_statements
from koll.reads.results import results_waiting

DECIDED = date(YEAR, 6, 14)


def council_decides(telling: Telling) -> None:
    """The council gives the assignment, notes the dialogues' results and decides on discharge."""
    kf = council(telling)
    clerk = telling.by(telling.secretary(kf), DECIDED)
    words = telling.texts["description"][0]["proposal"][0]
    body = telling.texts["description"][0]["body"]
    assignment = telling.level("assignment")
    proposals.decide_proposal(
        clerk,
        proposal=proposal_called(telling, "assignment", DECIDED),
        decision=telling.decision(kf, DECIDED, words["heading"], words["text"]),
        outcome=VersionWords(assignment.key, words["heading"], date(YEAR, 7, 1), words["text"], body=body),
        words=telling.texts["dialogue"]["decided"],
    )
    waiting = tuple(line.key for line in results_waiting(DECIDED))
    kind = telling.activity("dialogue", "committee")
    heading = f"{kind.label.sv.plural_definite.capitalize()} {YEAR}"
    results.note_reports(clerk, reports=waiting, words=telling.decision(kf, DECIDED, heading))
    for duty in telling.charter.legal:
        if duty.rule == "discharge":
            title = f"{duty.label.sv.indefinite.capitalize()} {YEAR - 1}"
            decisions.fulfil(
                clerk, rule=duty.rule, period=YEAR - 1, concerns=None, words=telling.decision(kf, DECIDED, title)
            )


def indicators_are_read(telling: Telling) -> None:
    """The committee measures two things, and enters what it has read."""
    body = telling.texts["description"][0]["body"]
    writer = telling.by(writer_for(telling, body), date(YEAR, 9, 20))
    goals = in_force_statements(date(YEAR, 9, 20), [telling.level("goal").key])
    for row in telling.texts["indicator"]:
        words = IndicatorWords(
            name=row["name"],
            says=row["says"],
            unit=row["unit"],
            body=body,
            source="own",
            code="",
            compared_with=(),
            direction=row.get("direction", ""),
            target_low=Decimal(row["target"]) if "target" in row else None,
            target_high=None,
            statements=(goals[row["goal"]].id,),
        )
        key = indicators.add_indicator(writer, words=words, is_example=True).subject.rstrip("/").rsplit("/", 1)[-1]
        readings = [ReadingWords(key, period, Decimal(value)) for period, value in row["readings"].items()]
        indicators.record_readings(writer, readings=readings)


def manager_plans(telling: Telling) -> None:
    """The unit's manager takes the assignment into the plan, shares it, and the staff note how it goes."""
    words = telling.texts["plan"]
    unit = "hemtjanst-norr"
    manager = telling.by(telling.seated(unit, "manager"), date(YEAR, 8, 20))
    taken = plans.plan(
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
    plans.change_plan(
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
    reminders.subscribe(manager, body=unit)
    for item, row in zip(items, words["more"], strict=True):
        if "chosen" in row:
            plans.choose(manager, item=item, chosen=row["chosen"], why=row["why"], agreed_with=row["agreed_with"])
        if row.get("taken_out"):
            plans.take_out_of_plan(manager, item=item)
    officer = telling.by(telling.seated(unit, "officer"), date(YEAR, 10, 7))
    plans.note(officer, item=taken.id, words=words["note"])
    for item, row in zip(items, words["more"], strict=True):
        carry_on(telling, officer, item, row)


def own_thing(manager: Doing, unit: str, row: Mapping[str, Any]) -> int:
    """Something of the unit's own in its plan; its number."""
    begins_on, due_on = (date.fromisoformat(row[name]) if name in row else None for name in ("begins_on", "due_on"))
    who = row.get("who", "")
    return plans.plan(manager, body=unit, heading=row["heading"], who=who, begins_on=begins_on, due_on=due_on).id


def carry_on(telling: Telling, officer: Doing, item: int, row: Mapping[str, Any]) -> None:
    """How far it has come, and what is noted."""
    verbs = telling.charter.verbs
    if verbs:
        plans.move_in_plan(officer, item=item, verb=verbs[min(row["step"], len(verbs)) - 1].key)
    if "note" in row:
        plans.note(officer, item=item, words=row["note"])


def assignment_number(telling: Telling, day: date) -> int:
    """The number of the assignment the council gave."""
    body = telling.texts["description"][0]["body"]
    return in_force_statements(day, [telling.level("assignment").key], body)[0].id


def committee_follows_up(telling: Telling) -> None:
    """The committee tells the council what has come of the assignment so far."""
    body = telling.texts["description"][0]["body"]
    kind = next(
        each
        for each in telling.charter.activities
        if each.kind == "followup" and any(a.instrument == telling.level("assignment").key for a in each.answers)
    )
    day = date(YEAR, 10, 8)
    writer = telling.by(writer_for(telling, body), day)
    opened = cycle.open_occasion(writer, activity=kind.key, body=body, period=YEAR)
    answering = next(each for each in kind.answers if each.instrument == telling.level("assignment").key)
    texts = telling.texts["followup"]
    cycle.write_answer(
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
    cycle.decide_occasion(clerk, occasion=opened.id, words=telling.decision(body, decided, heading))
