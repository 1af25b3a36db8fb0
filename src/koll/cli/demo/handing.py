"""Who gets which part of a description to write in the example, and by when."""

from __future__ import annotations

from datetime import date

from koll.acts import charges
from koll.cli.demo.telling import Telling


def handed_out(telling: Telling, day: date) -> None:
    """The secretary of each body that has begun hands out its parts and some of its answers."""
    goals = list(telling.statements("goal", day).values())
    parts = {each.source: each.key for each in telling.activity("description").parts}
    for each in telling.texts["handed"]:
        step = f"part:{parts[each['part']]}" if "part" in each else f"answer:{goals[each['goal']]}"
        charges.hand_out(
            telling.by(telling.secretary(each["body"]), day),
            occasion=telling.opened[each["body"]],
            step=step,
            person=telling.people[each["who"]],
            due_on=each["due_on"],
        )
