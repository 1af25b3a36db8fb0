"""The example's oversight and internal control: what the executive board looks at, and what bodies fear and find."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from koll.acts import oversight, risks
from koll.acts.oversight import OversightWords
from koll.acts.risks import RiskWords
from koll.cli.demo.analysis import YEAR
from koll.cli.demo.talking import executive_board
from koll.cli.demo.telling import Telling
from koll.reads.material import material_for
from koll.reads.oversight import file_pages
from koll.reads.risks import risk_plan_page

WRITTEN = ("heading", "likelihood", "consequence", "cause", "effect", "judgement", "control", "control_when", "who")

type Chapter = Callable[[Telling], None]


def day_in(row: Mapping[str, Any], name: str) -> date | None:
    """A day of the row, where it has one."""
    return date.fromisoformat(row[name]) if name in row else None


def looked_at(stage: str, until: date) -> Chapter:
    """The entries that begin before a stage, and everything of earlier ones that happens before its day."""

    def chapter(telling: Telling) -> None:
        for row in telling.texts["oversight"]:
            if row["stage"] == stage:
                begin(telling, row)
        carry_on(telling, until)

    return chapter


def begin(telling: Telling, row: Mapping[str, Any]) -> None:
    """The executive board writes down what it looked at, with the body's description where it has decided one."""
    board, day = executive_board(telling), date.fromisoformat(row["looked_on"])
    kind = telling.kind(next(str(each["role"]) for each in telling.texts["body"] if each["key"] == row["body"]))
    asked = telling.charter.asked_in_oversight(kind)
    words = OversightWords(
        heading=row["heading"],
        looked_on=day,
        took_part=row["took_part"],
        seen=row["seen"],
        answers={asked[1].key: row["question"]} if len(asked) > 1 and "question" in row else {},
        occasions=tuple(each.id for each in material_for(row["body"], YEAR, day).occasions[:1]),
    )
    oversight.begin_oversight(telling.by(telling.secretary(board), day), body=row["body"], period=YEAR, words=words)


def carry_on(telling: Telling, until: date) -> None:
    """Concludes and answers everything whose day has come and which is not yet concluded or answered."""
    board = executive_board(telling)
    clerk = telling.secretary(board)
    for page in file_pages(telling.by(clerk, until).actor, YEAR, until):
        rows = {row["heading"]: row for row in telling.texts["oversight"] if row["body"] == page.body_key}
        for entry in page.drafts:
            row = rows[entry.heading]
            day = date.fromisoformat(row["concluded_on"])
            if day < until:
                oversight.conclude_oversight(
                    telling.by(clerk, day),
                    oversight=entry.id,
                    conclusion=row["conclusion"],
                    words=row["words"],
                    answer_by=day_in(row, "answer_by"),
                )
    for page in file_pages(telling.by(clerk, until).actor, YEAR, until):
        rows = {row["heading"]: row for row in telling.texts["oversight"] if row["body"] == page.body_key}
        for entry in page.open:
            row = rows[entry.heading]
            day = day_in(row, "answered_on") or until
            if day < until:
                doing = telling.by(telling.secretary(page.body_key), day)
                oversight.answer_oversight(doing, oversight=entry.id, words=row["answer"])


def company_is_decided_on(telling: Telling) -> None:
    """The executive board decides on the company's past year, by a decision of its own."""
    board, row = executive_board(telling), telling.texts["company_decision"]
    day = date.fromisoformat(row["day"])
    oversight.decide_on_company(
        telling.by(telling.secretary(board), day),
        company=row["body"],
        year=YEAR - 1,
        within=True,
        decision=telling.decision(board, day, row["heading"], row["text"]),
        words=row["words"],
    )


def plans(year: int) -> Chapter:
    """The bodies' plans for internal control of a year, as far as they come before it is looked at."""

    def chapter(telling: Telling) -> None:
        for row in telling.texts["risk_plan"]:
            if row["period"] == year:
                plan(telling, row)

    return chapter


def plan(telling: Telling, row: Mapping[str, Any]) -> None:
    """A body writes its risks, takes over those of the year before, and settles the plan."""
    body, settled = row["body"], day_in(row, "settled_on")
    begun = day_in(row, "begun_on") or settled or date(row["period"], 1, 1)
    writer = telling.by(telling.secretary(body), begun)
    if row.get("take_over"):
        risks.take_over_risks(writer, body=body, period=row["period"])
    for risk in row["risk"]:
        goals = tuple(telling.statements("goal", begun).values())[:1] if risk.get("goal") else ()
        words = RiskWords(**{name: risk[name] for name in WRITTEN}, statements=goals)
        risks.add_risk(writer, body=body, period=row["period"], words=words)
    if settled is not None:
        clerk = telling.by(telling.secretary(body), settled)
        heading = f"{telling.texts['risk_words']['plan']} {row['period']}"
        decision = telling.decision(body, settled, heading)
        risks.settle_risks(clerk, body=body, period=row["period"], decision=decision)


def outcomes(year: int) -> Chapter:
    """What was found when the controls of a year were made."""

    def chapter(telling: Telling) -> None:
        for row in telling.texts["risk_plan"]:
            day = day_in(row, "checked_on")
            if row["period"] == year and day is not None:
                find(telling, row, day)

    return chapter


def find(telling: Telling, row: Mapping[str, Any], day: date) -> None:
    """The body writes the outcome of each control that has one."""
    doing = telling.by(telling.secretary(row["body"]), day)
    page = risk_plan_page(doing.actor, row["body"], row["period"], day)
    found = {risk["heading"]: risk["outcome"] for risk in row["risk"]} | row.get("found", {})
    for risk in page.risks if page else ():
        if found.get(risk.heading):
            risks.record_outcome(
                doing, risk=risk.id, outcome=found[risk.heading], checked_on=day, revision=risk.revision
            )
