"""The example's thread below the council: bodies set goals of their own, and those who lead the work take them up."""

from __future__ import annotations

from datetime import date

from koll.acts.instruments import StatementInput, VersionInput, adopt_instrument
from koll.acts.plans import add_plan_item, change_plan_item
from koll.domain.charter import Instrument
from koll.example.cast import Telling
from koll.example.year.winter_and_spring import YEAR
from koll.reads.instruments import in_force_statements
from koll.snapshot import read_snapshot

ADOPTED = date(YEAR, 6, 21)
PLANNED = date(YEAR, 8, 23)


def adopted(telling: Telling) -> None:
    """Each body adopts its goals, each with what it contributes to."""
    goals = telling.statements("goal", ADOPTED)
    headings = {text["key"]: str(text["heading"]) for text in telling.texts["goal"]}
    for body in dict.fromkeys(str(text["body"]) for text in telling.texts["own_goal"]):
        instrument = goals_of(telling, body)
        rows = [text for text in telling.texts["own_goal"] if text["body"] == body]
        title = f"{instrument.label.sv.plural.capitalize()} {YEAR + 1}"
        words = tuple(
            StatementInput(
                heading=row["heading"],
                text=row["text"],
                contributes_to=tuple(goals[headings[key]] for key in row["goals"]),
                how=row["how"],
            )
            for row in rows
        )
        adopt_instrument(
            telling.by(telling.secretary(body), ADOPTED),
            decision=telling.decision(body, ADOPTED, title),
            version=VersionInput(
                instrument=instrument.key, title=title, in_force_from=ADOPTED, body=body, statements=words
            ),
        )


def goals_of(telling: Telling, body: str) -> Instrument:
    """The instrument that holds the body's own goals."""
    kind = telling.kind(str(telling.body(body)["role"]))
    return next(
        instrument
        for instrument in telling.charter.instruments
        if instrument.level == "own_goal" and kind in instrument.binds
    )


def taken_up(telling: Telling) -> None:
    """Sectors take the goals into their plans and share it; one thing they do serves no goal, and is worth doing."""
    held = in_force_statements(
        read_snapshot(PLANNED),
        [instrument.key for instrument in telling.charter.instruments if instrument.level == "own_goal"],
    )
    numbers = {entry.heading: entry.id for entry in held}
    for row in telling.texts["sector_plan"]:
        manager = telling.by(telling.seated(row["body"], "manager"), PLANNED)
        due_on = date.fromisoformat(row["due_on"])
        said = {"heading": row["heading"], "text": row["text"], "who": row["who"]}
        serves = numbers.get(row.get("serves", ""))
        item = add_plan_item(manager, body=row["body"], serves=serves, due_on=due_on, **said).id
        change_plan_item(manager, item=item, verb="", begins_on=None, due_on=due_on, shared=True, revision=1, **said)
