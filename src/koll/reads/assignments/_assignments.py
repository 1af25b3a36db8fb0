"""Assignments as those inside see them: which units have planned each, and what the person asking may do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from koll.permissions import Actor, Permission, Subject, may
from koll.public import assignments as public
from koll.public.instruments import StatementView
from koll.reads._composition import composed
from koll.snapshot import Context, Snapshot
from koll.tables.models import PlanItem


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentView(public.AssignmentView):
    """An assignment, and the names of the units that have it in their plans."""

    taken_up_by: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignmentsPage(public.AssignmentsPage):
    """The assignments that fit, each with the units that have planned it."""

    lines: tuple[AssignmentView, ...]

    @property
    def untaken(self) -> int:
        """How many of the open ones shown no plan has taken up."""
        return sum(line.closed_on is None and not line.taken_up_by for line in self.lines)

    @property
    def plans(self) -> dict[int, tuple[str, ...]]:
        """The units that have each in their plan, by the assignment's number."""
        return {line.statement.id: line.taken_up_by for line in self.lines}


@dataclass(frozen=True, slots=True, kw_only=True)
class MayAssign:
    """What the person asking may do with one assignment."""

    close: bool = False
    reopen: bool = False
    report: bool = False


def assignments_page(context: Context, *, body: str = "", giver: str = "", state: str = "") -> AssignmentsPage:
    """Assignments decided by the day, of one body or giver, "open", "closed" or all of them. Ten queries."""
    page = public.assignments_page(context.snapshot, body=body, giver=giver, state=state)
    return composed(AssignmentsPage, page, lines=with_plans(context.snapshot, page.lines))


def assignment_lines(context: Context) -> tuple[AssignmentView, ...]:
    """Every assignment decided by the day, open ones first, the oldest first. Seven queries."""
    return with_plans(context.snapshot, public.assignment_lines(context.snapshot))


def with_plans(snapshot: Snapshot, lines: Sequence[public.AssignmentView]) -> tuple[AssignmentView, ...]:
    """The assignments with the units that have planned each. One query."""
    plans = plans_for(snapshot, [line.statement.id for line in lines])
    return tuple(composed(AssignmentView, line, taken_up_by=tuple(plans[line.statement.id])) for line in lines)


def plans_for(snapshot: Snapshot, ids: Sequence[int]) -> defaultdict[int, list[str]]:
    """The names of the units that had each assignment in their plan on the day. One query."""
    plans: defaultdict[int, list[str]] = defaultdict(list)
    there = Q(removed_on=None) | Q(removed_on__gt=snapshot.day)
    for item in PlanItem.objects.filter(there, added_on__lte=snapshot.day, serves__in=ids).select_related("body"):
        if snapshot.bodies.name(item.body.key) not in plans[item.serves_id or 0]:
            plans[item.serves_id or 0].append(snapshot.bodies.name(item.body.key))
    return plans


def may_with(actor: Actor, line: StatementView) -> MayAssign:
    """What the actor may do with the assignment; nothing with what is not one."""
    if line.level != "assignment":
        return MayAssign()
    settles = may(actor, Permission.CLOSE_ASSIGNMENT, Subject(body=line.giver_key, decides=line.giver_key)).allowed
    reports = may(actor, Permission.REPORT_ASSIGNMENT, Subject(body=line.holder_key, decides=line.holder_key)).allowed
    is_open = line.closed_on is None
    return MayAssign(close=settles and is_open, reopen=settles and not is_open, report=reports and is_open)
