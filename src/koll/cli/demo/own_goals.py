"""The example's thread below the council: bodies set goals of their own, and those who lead the work take them up."""

from __future__ import annotations

from datetime import date

from koll.acts import instruments, plans
from koll.acts.instruments import StatementWords, VersionWords
from koll.charter import Instrument
from koll.cli.demo.analysis import YEAR
from koll.cli.demo.telling import Telling
from koll.reads.instruments import in_force_statements

ADOPTED = date(YEAR, 6, 21)
PLANNED = date(YEAR, 8, 23)


def adopted(telling: Telling) -> None:
    """Each body adopts its goals, each with what it contributes to."""
    goals = telling.statements("goal", ADOPTED)
    headings = {each["key"]: str(each["heading"]) for each in telling.texts["goal"]}
    for body in dict.fromkeys(str(each["body"]) for each in telling.texts["own_goal"]):
        instrument = goals_of(telling, body)
        rows = [each for each in telling.texts["own_goal"] if each["body"] == body]
        title = f"{instrument.label.sv.plural.capitalize()} {YEAR + 1}"
        words = tuple(
            StatementWords(
                row["heading"],
                row["text"],
                contributes_to=tuple(goals[headings[key]] for key in row["goals"]),
                how=row["how"],
            )
            for row in rows
        )
        instruments.adopt(
            telling.by(telling.secretary(body), ADOPTED),
            decision=telling.decision(body, ADOPTED, title),
            version=VersionWords(instrument.key, title, ADOPTED, body=body, statements=words),
        )


def goals_of(telling: Telling, body: str) -> Instrument:
    """The instrument that holds the body's own goals."""
    kind = telling.kind(str(telling.body(body)["role"]))
    return next(each for each in telling.charter.instruments if each.level == "own_goal" and kind in each.binds)


def taken_up(telling: Telling) -> None:
    """Sectors take the goals into their plans and share it; one thing they do serves no goal, and is worth doing."""
    held = in_force_statements(PLANNED, [each.key for each in telling.charter.instruments if each.level == "own_goal"])
    numbers = {each.heading: each.id for each in held}
    for row in telling.texts["sector_plan"]:
        manager = telling.by(telling.seated(row["body"], "manager"), PLANNED)
        due_on = date.fromisoformat(row["due_on"])
        said = {"heading": row["heading"], "text": row["text"], "who": row["who"]}
        serves = numbers.get(row.get("serves", ""))
        item = plans.plan(manager, body=row["body"], serves=serves, due_on=due_on, **said).id
        plans.change_plan(manager, item=item, verb="", begins_on=None, due_on=due_on, shared=True, revision=1, **said)
