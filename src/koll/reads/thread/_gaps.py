"""Where the thread does not reach all the way yet, with what could be done next and by whom; never a grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from koll.domain.owed import Duty
from koll.domain.refs import DescriptionsRef, PageRef, Ref
from koll.public.thread import ThreadGraph, ThreadNode
from koll.snapshot import Snapshot, duties_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One place where the thread can be tied on.

    `kind`: "unanswered" (a goal that none of the bodies has answered), "untaken" (an assignment in no plan),
    "serves_nothing" (an activity of no goal or assignment) or "loose" (a body's goal that contributes to nothing).
    `whom`: the names of those who can do something next, by `due` where there is a last day, at `ref`.
    """

    kind: str
    knot: ThreadNode
    whom: tuple[str, ...]
    due: date | None
    ref: Ref


def gaps_in(snapshot: Snapshot, weave: ThreadGraph, seen: set[str], whose: frozenset[str]) -> tuple[Gap, ...]:
    """The gaps among what is seen, of these bodies or of all. Two queries, and what is owed.

    A plan that is not shared takes an assignment up too, but is not told of.
    """
    names, found = snapshot.bodies.names, []
    asked = [
        duty
        for duty in duties_on(snapshot)
        if duty.is_to_answer and duty.state not in ("done", "closed") and (not whose or duty.body in whose)
    ]
    loose = {
        instrument.key
        for instrument in snapshot.charter.instruments
        if instrument.level == "own_goal" and instrument.contributes_to
    }
    for key, knot in weave.knots.items():
        if key not in seen:
            continue
        below = weave.below.get(key, ())
        kinds = {weave.knots[row].kind for row in below}
        answered = any(weave.knots[row].is_answer and row in seen for row in below)
        if knot.is_goal and not answered:
            found.append(unanswered(knot, asked, names, snapshot.day))
        elif knot.is_assignment and "plan" not in kinds:
            found.append(
                Gap(
                    kind="untaken",
                    knot=knot,
                    whom=(knot.body_name,) if knot.body_name else (),
                    due=None,
                    ref=PageRef(name="plans"),
                )
            )
        elif knot.is_plan and not weave.above.get(key) and knot.on is None:
            found.append(Gap(kind="serves_nothing", knot=knot, whom=(knot.body_name,), due=None, ref=knot.ref))
        elif knot.is_own_goal and not weave.above.get(key) and key.split(".", 1)[0] in loose:
            found.append(Gap(kind="loose", knot=knot, whom=(knot.body_name,), due=None, ref=knot.ref))
    return tuple(found)


def unanswered(knot: ThreadNode, duties: Sequence[Duty], names: Mapping[str, str], day: date) -> Gap:
    """A goal that nobody has answered: those who answer it next, and by when, of the duties to answer."""
    instrument = knot.key.split(".", 1)[0]
    asked = [duty for duty in duties if duty.about == instrument]
    nearest = min((row.due for row in asked if row.due and row.due >= day), default=None)
    chosen = [row for row in asked if row.due == nearest] if nearest else asked
    whom = tuple(dict.fromkeys(names.get(row.body, row.body) for row in chosen))
    return Gap(
        kind="unanswered",
        knot=knot,
        whom=whom,
        due=nearest,
        ref=DescriptionsRef(year=int(chosen[0].period)) if chosen else PageRef(name="analyses"),
    )
