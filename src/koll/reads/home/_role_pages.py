"""One page for each role somebody has: what it needs to know, gathered from what the other pages know.

A role is seen from a seat. A new fact for a role is a field here, filled from an existing read, and a block of
sentences in `web/roles.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import Q

from koll.domain.owed import Duty
from koll.permissions import Actor, HeldSeat
from koll.public.activities import OccasionView
from koll.public.decisions import DecisionView, decisions_page
from koll.public.thread import ThreadNode, ThreadQuery, thread_graph
from koll.reads.activities import ActivityProgress, occasion_lines, progress_page
from koll.reads.assignments import AssignmentView, assignment_lines
from koll.reads.followup import IndicatorView, indicator_views
from koll.reads.plans import PlanPage, plan_page
from koll.reads.proposals import ProposalView, proposal_lines
from koll.reads.thread import Gap, thread_page
from koll.snapshot import Context, Snapshot, duties_on
from koll.tables.models import Body

View = Literal["council", "chair", "executive", "manager", "officer"]
VIEWS: tuple[View, ...] = ("council", "executive", "chair", "manager", "officer")
"""The council's comes first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleSeat:
    """A role of somebody: what they look at, and for which body."""

    view: View
    body_key: str
    body_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePage:
    """What a role needs to know on a day; what a role does not look at is empty."""

    seat: RoleSeat
    seats: tuple[RoleSeat, ...]
    names: dict[str, str]
    duties: tuple[Duty, ...] = ()
    assignments: tuple[AssignmentView, ...] = ()
    """Open ones, given by the council or to the body, the oldest first."""
    decisions: tuple[DecisionView, ...] = ()
    goals: tuple[tuple[ThreadNode, int], ...] = ()
    """The direction goals, each with how many bodies have answered it in the year."""
    proposals: tuple[ProposalView, ...] = ()
    occasions: tuple[OccasionView, ...] = ()
    progress: tuple[ActivityProgress, ...] = ()
    indicators: tuple[IndicatorView, ...] = ()
    gaps: tuple[Gap, ...] = ()
    plan: PlanPage | None = None


def role_seats_of(seat: HeldSeat) -> tuple[View, ...]:
    """What somebody with the seat looks at."""
    if seat.body_role == "council":
        return ("council",)
    writes = seat.role in ("secretary", "officer", "administrator")
    if seat.body_role == "executive":
        return ("executive", "officer") if writes else ("executive",)
    if seat.body_role in ("committee", "company"):
        return ("officer",) if writes else ("chair",)
    return ("manager",)


def role_seats(actor: Actor) -> tuple[RoleSeat, ...]:
    """The roles of the actor, each once, the council's first."""
    found = {
        RoleSeat(view=view, body_key=seat.body, body_name=seat.body_name): None
        for seat in actor.seats
        for view in role_seats_of(seat)
    }
    return tuple(sorted(found, key=lambda row: VIEWS.index(row.view)))


def role_page(context: Context, view: str, body: str) -> RolePage | None:
    """The page of one of the actor's roles, of the first when none is named; None when it is not theirs."""
    seats = role_seats(context.actor)
    seat = next(
        (one_seat for one_seat in seats if (view, body) in (("", ""), (one_seat.view, one_seat.body_key))), None
    )
    if seat is None:
        return None
    return GATHERED[seat.view](context, seat, seats)


def duties_of(snapshot: Snapshot, bodies: frozenset[str]) -> tuple[Duty, ...]:
    """What the bodies must do now, and then what comes next, the nearest first."""
    owed = [duty for duty in duties_on(snapshot) if duty.body in bodies and duty.state in ("passed", "open", "coming")]
    places = {"passed": 0, "open": 0, "coming": 1}
    return tuple(sorted(owed, key=lambda row: (places[row.state], row.due or date.max)))


def open_assignments(context: Context, *, given_by: str = "", given_to: str = "") -> tuple[AssignmentView, ...]:
    """The open assignments of a giver or a body, the oldest first."""
    return tuple(
        assignment_line
        for assignment_line in assignment_lines(context)
        if assignment_line.closed_on is None
        and (assignment_line.giver_key == given_by or assignment_line.body_key == given_to)
    )


def answered_goals(snapshot: Snapshot) -> tuple[tuple[ThreadNode, int], ...]:
    """The direction goals, each with how many bodies have answered it in the year."""
    weave = thread_graph(snapshot, snapshot.day.year)
    goals = [knot for knot in weave.knots.values() if knot.is_goal]
    below = {goal.key: [weave.knots[row] for row in weave.below.get(goal.key, ())] for goal in goals}
    return tuple((goal, len({row.body_key for row in below[goal.key] if row.is_answer})) for goal in goals)


def gaps_of(context: Context, body: str) -> tuple[Gap, ...]:
    """Where the thread can be tied on, of a body or of all."""
    page = thread_page(context, ThreadQuery(body=body))
    return page.gaps if page is not None else ()


def of_council(context: Context, seat: RoleSeat, seats: tuple[RoleSeat, ...]) -> RolePage:
    """What the council decided, and what came of it."""
    return RolePage(
        seat=seat,
        seats=seats,
        names=context.snapshot.bodies.names,
        duties=duties_of(context.snapshot, frozenset({seat.body_key})),
        assignments=open_assignments(context, given_by=seat.body_key),
        decisions=decisions_page(context.snapshot, body=seat.body_key).lines,
        goals=answered_goals(context.snapshot),
    )


def of_chair(context: Context, seat: RoleSeat, seats: tuple[RoleSeat, ...]) -> RolePage:
    """What is laid on the body, what it must do, what it wants, and what it has said."""
    return RolePage(
        seat=seat,
        seats=seats,
        names=context.snapshot.bodies.names,
        duties=duties_of(context.snapshot, frozenset({seat.body_key})),
        assignments=open_assignments(context, given_to=seat.body_key),
        proposals=proposal_lines(context, Q(body__key=seat.body_key, raised_on__lte=context.day)),
        occasions=occasion_lines(context.snapshot, Q(body__key=seat.body_key)),
    )


def of_executive(context: Context, seat: RoleSeat, seats: tuple[RoleSeat, ...]) -> RolePage:
    """How far the bodies it watches over are, what waits for its preparation, and what it must do itself."""
    return RolePage(
        seat=seat,
        seats=seats,
        names=context.snapshot.bodies.names,
        duties=duties_of(context.snapshot, frozenset({seat.body_key})),
        proposals=proposal_lines(
            context, Q(owner__key=seat.body_key, settled_on__isnull=True, raised_on__lte=context.day)
        ),
        progress=progress_page(context, context.day.year, ("description", "followup")),
        gaps=gaps_of(context, ""),
    )


def of_manager(context: Context, seat: RoleSeat, seats: tuple[RoleSeat, ...]) -> RolePage:
    """What is laid on the unit, what it does, how it goes, and what the bodies above it must write."""
    above = Body.objects.filter(key=seat.body_key).values_list("parent__key", "parent__parent__key").first()
    served = frozenset(row for row in (seat.body_key, *(above or ())) if row)
    return RolePage(
        seat=seat,
        seats=seats,
        names=context.snapshot.bodies.names,
        duties=duties_of(context.snapshot, served),
        plan=plan_page(context, seat.body_key, is_now=False),
    )


def of_officer(context: Context, seat: RoleSeat, seats: tuple[RoleSeat, ...]) -> RolePage:
    """What is next to do for the body, what is begun, what is measured, and where the thread can be tied on."""
    name = dict(context.snapshot.bodies.names)[seat.body_key]
    return RolePage(
        seat=seat,
        seats=seats,
        names=context.snapshot.bodies.names,
        duties=duties_of(context.snapshot, frozenset({seat.body_key})),
        occasions=occasion_lines(context.snapshot, Q(body__key=seat.body_key)),
        indicators=tuple(
            indicator_view for indicator_view in indicator_views(context) if indicator_view.body_name in ("", name)
        ),
        gaps=gaps_of(context, seat.body_key),
    )


GATHERED = {
    "council": of_council,
    "chair": of_chair,
    "executive": of_executive,
    "manager": of_manager,
    "officer": of_officer,
}
