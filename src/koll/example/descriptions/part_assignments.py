"""Who gets which part of a description to write in the example, and by when."""

from __future__ import annotations

from datetime import date

from koll.acts.descriptions import assign_part
from koll.example.cast import Telling


def handed_out(telling: Telling, day: date) -> None:
    """The secretary of each body that has begun hands out its parts and some of its answers."""
    goals = list(telling.statements("goal", day).values())
    parts = {part.source: part.key for part in telling.activity("description").parts}
    for text in telling.texts["handed"]:
        step = f"part:{parts[text['part']]}" if "part" in text else f"answer:{goals[text['goal']]}"
        assign_part(
            telling.by(telling.secretary(text["body"]), day),
            occasion=telling.opened[text["body"]],
            step=step,
            person=telling.people[text["who"]],
            due_on=text["due_on"],
        )
