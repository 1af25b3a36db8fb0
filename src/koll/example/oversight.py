"""The example's oversight and internal control: what the executive board looks at, and what bodies fear and find."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from koll.acts.oversight import (
    OversightEntryInput,
    RiskInput,
    add_risk,
    answer_oversight_entry,
    conclude_oversight_entry,
    copy_risks_from_last_year,
    decide_company_assessment,
    open_oversight_entry,
    record_control_outcome,
    settle_risk_plan,
)
from koll.example.cast import Telling, context_on
from koll.example.dialogues.dialogues import executive_board
from koll.example.year.winter_and_spring import YEAR
from koll.reads.oversight import file_pages, material_for, risk_plan_page

WRITTEN = ("heading", "likelihood", "consequence", "cause", "effect", "judgement", "control", "control_when", "who")

type Chapter = Callable[[Telling], None]


def day_of_text(row: Mapping[str, Any], name: str) -> date | None:
    """A day of the row, where it has one."""
    return date.fromisoformat(row[name]) if name in row else None


def looked_at(stage: str, until: date) -> Chapter:
    """The entries that begin before a stage, and everything of earlier ones that happens before its day."""

    def chapter(telling: Telling) -> None:
        for row in telling.texts["oversight"]:
            if row["stage"] == stage:
                begin_example_oversight(telling, row)
        carry_on_oversight(telling, until)

    return chapter


def begin_example_oversight(telling: Telling, row: Mapping[str, Any]) -> None:
    """The executive board writes down what it looked at, with the body's description where it has decided one."""
    board, day = executive_board(telling), date.fromisoformat(row["looked_on"])
    kind = telling.kind(next(str(text["role"]) for text in telling.texts["body"] if text["key"] == row["body"]))
    asked = telling.charter.asked_in_oversight(kind)
    words = OversightEntryInput(
        heading=row["heading"],
        looked_on=day,
        took_part=row["took_part"],
        seen=row["seen"],
        answers={asked[1].key: row["question"]} if len(asked) > 1 and "question" in row else {},
        occasions=tuple(occasion.id for occasion in material_for(context_on(day), row["body"], YEAR).occasions[:1]),
    )
    open_oversight_entry(telling.by(telling.secretary(board), day), body=row["body"], period=YEAR, words=words)


def carry_on_oversight(telling: Telling, until: date) -> None:
    """Concludes and answers everything whose day has come and which is not yet concluded or answered."""
    board = executive_board(telling)
    clerk = telling.secretary(board)
    for page in file_pages(context_on(until, telling.by(clerk, until).actor), YEAR):
        rows = {row["heading"]: row for row in telling.texts["oversight"] if row["body"] == page.body_key}
        for entry in page.drafts:
            row = rows[entry.heading]
            day = date.fromisoformat(row["concluded_on"])
            if day < until:
                conclude_oversight_entry(
                    telling.by(clerk, day),
                    oversight=entry.id,
                    conclusion=row["conclusion"],
                    words=row["words"],
                    answer_by=day_of_text(row, "answer_by"),
                )
    for page in file_pages(context_on(until, telling.by(clerk, until).actor), YEAR):
        rows = {row["heading"]: row for row in telling.texts["oversight"] if row["body"] == page.body_key}
        for entry in page.open:
            row = rows[entry.heading]
            day = day_of_text(row, "answered_on") or until
            if day < until:
                doing = telling.by(telling.secretary(page.body_key), day)
                answer_oversight_entry(doing, oversight=entry.id, words=row["answer"])


def company_is_decided_on(telling: Telling) -> None:
    """The executive board decides on the company's past year, by a decision of its own."""
    board, row = executive_board(telling), telling.texts["company_decision"]
    day = date.fromisoformat(row["day"])
    decide_company_assessment(
        telling.by(telling.secretary(board), day),
        company=row["body"],
        year=YEAR - 1,
        within=True,
        decision=telling.decision(board, day, row["heading"], row["text"]),
        words=row["words"],
    )


def control_plans(year: int) -> Chapter:
    """The bodies' plans for internal control of a year, as far as they come before it is looked at."""

    def chapter(telling: Telling) -> None:
        for row in telling.texts["risk_plan"]:
            if row["period"] == year:
                plan(telling, row)

    return chapter


def plan(telling: Telling, row: Mapping[str, Any]) -> None:
    """A body writes its risks, takes over those of the year before, and settles the plan."""
    body, settled = row["body"], day_of_text(row, "settled_on")
    begun = day_of_text(row, "begun_on") or settled or date(row["period"], 1, 1)
    writer = telling.by(telling.secretary(body), begun)
    if row.get("take_over"):
        copy_risks_from_last_year(writer, body=body, period=row["period"])
    for risk in row["risk"]:
        goals = tuple(telling.statements("goal", begun).values())[:1] if risk.get("goal") else ()
        words = RiskInput(**{name: risk[name] for name in WRITTEN}, statements=goals)
        add_risk(writer, body=body, period=row["period"], words=words)
    if settled is not None:
        clerk = telling.by(telling.secretary(body), settled)
        heading = f"{telling.texts['risk_words']['plan']} {row['period']}"
        decision = telling.decision(body, settled, heading)
        settle_risk_plan(clerk, body=body, period=row["period"], decision=decision)


def outcomes(year: int) -> Chapter:
    """What was found when the controls of a year were made."""

    def chapter(telling: Telling) -> None:
        for row in telling.texts["risk_plan"]:
            day = day_of_text(row, "checked_on")
            if row["period"] == year and day is not None:
                find_risks(telling, row, day)

    return chapter


def find_risks(telling: Telling, row: Mapping[str, Any], day: date) -> None:
    """The body writes the outcome of each control that has one."""
    doing = telling.by(telling.secretary(row["body"]), day)
    page = risk_plan_page(context_on(day, doing.actor), row["body"], row["period"])
    found = {risk["heading"]: risk["outcome"] for risk in row["risk"]} | row.get("found", {})
    for risk in page.risks if page else ():
        if found.get(risk.heading):
            record_control_outcome(
                doing, risk=risk.id, outcome=found[risk.heading], checked_on=day, revision=risk.revision
            )
