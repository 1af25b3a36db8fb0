"""Where the thread does not reach all the way yet, with what could be done next and by whom; never a grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from koll.charter import Owed
from koll.reads.knots import Knot, Weave
from koll.reads.municipality import body_names, ours, owed_on


@dataclass(frozen=True, slots=True)
class Gap:
    """One place where the thread can be tied on.

    `kind`: "unanswered" (a goal that none of the bodies has answered), "untaken" (an assignment in no plan),
    "serves_nothing" (an activity of no goal or assignment) or "loose" (a body's goal that contributes to nothing).
    `whom`: the names of those who can do something next, by `due` where there is a last day, at `address`.
    """

    kind: str
    knot: Knot
    whom: tuple[str, ...]
    due: date | None
    address: str


def gaps_in(weave: Weave, seen: set[str], whose: frozenset[str], day: date) -> tuple[Gap, ...]:
    """The gaps among what is seen, of these bodies or of all. Two queries, and what is owed.

    A plan that is not shared takes an assignment up too, but is not told of.
    """
    names, found = body_names(day), []
    asked = [
        each
        for each in owed_on(day)
        if each.kind == "answer" and each.state != "met" and (not whose or each.body in whose)
    ]
    loose = {each.key for each in ours().charter.instruments if each.level == "own_goal" and each.contributes_to}
    for key, knot in weave.knots.items():
        if key not in seen:
            continue
        below = weave.below.get(key, ())
        kinds = {weave.knots[each].kind for each in below}
        answered = any(weave.knots[each].kind == "answer" and each in seen for each in below)
        if knot.kind == "goal" and not answered:
            found.append(unanswered(knot, asked, names, day))
        elif knot.kind == "assignment" and "plan" not in kinds:
            found.append(Gap("untaken", knot, (knot.body_name,) if knot.body_name else (), None, "/planer/"))
        elif knot.kind == "plan" and not weave.above.get(key) and knot.on is None:
            found.append(Gap("serves_nothing", knot, (knot.body_name,), None, knot.address))
        elif knot.kind == "own_goal" and not weave.above.get(key) and key.split(".", 1)[0] in loose:
            found.append(Gap("loose", knot, (knot.body_name,), None, knot.address))
    return tuple(found)


def unanswered(knot: Knot, duties: Sequence[Owed], names: Mapping[str, str], day: date) -> Gap:
    """A goal that nobody has answered: those who answer it next, and by when, of the duties to answer."""
    instrument = knot.key.split(".", 1)[0]
    asked = [each for each in duties if each.about == instrument]
    nearest = min((each.due for each in asked if each.due and each.due >= day), default=None)
    chosen = [each for each in asked if each.due == nearest] if nearest else asked
    whom = tuple(dict.fromkeys(names.get(each.body, each.body) for each in chosen))
    return Gap("unanswered", knot, whom, nearest, f"/analyser/{chosen[0].period}/" if chosen else "/analyser/")
