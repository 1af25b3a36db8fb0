"""Managers' plans: what is laid on a unit, what it does about it, and how it goes in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.almanac import day_if_reached
from koll.domain.charter import Charter, NamedRow
from koll.permissions import Permission, Subject, may
from koll.public.instruments import LinkedStatement, StatementView, in_force_statements, linked_statement
from koll.snapshot import Context, Snapshot
from koll.tables.models import Body, PlanItem, PlanNote


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanNoteView:
    """A dated note on how it goes."""

    on: date
    words: str
    written_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanItemView:
    """One thing a unit does. `chosen` is do, later or not; `may_change`: the person asking may change or remove it."""

    id: int
    heading: str
    text: str
    who: str
    verb: str
    begins_on: date | None
    due_on: date | None
    done_on: date | None
    shared: bool
    chosen: str
    chosen_why: str
    chosen_with: str
    added_on: date
    removed_on: date | None
    serves: LinkedStatement | None
    notes: tuple[PlanNoteView, ...]
    revision: int
    may_change: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """A unit's plan on a day. Others than the unit see only what is shared (`sees_all` false).

    `items` are in order, the most important first, with what is left out; `removed` is for those who may put it back.
    """

    body_key: str
    body_name: str
    above_name: str
    verbs: tuple[NamedRow, ...]
    items: tuple[PlanItemView, ...]
    removed: tuple[PlanItemView, ...]
    laid_on: tuple[StatementView, ...]
    """Assignments and goals in force for the bodies above the unit that the plan has not taken up."""
    may_plan: bool
    may_work: bool
    sees_all: bool

    @property
    def shared(self) -> int:
        """How many things others may see."""
        return sum(item.shared for item in self.items)

    @property
    def done(self) -> tuple[PlanItemView, ...]:
        """What the unit does, or has done."""
        return tuple(item for item in self.items if item.chosen == "do")

    @property
    def left_out(self) -> tuple[PlanItemView, ...]:
        """What the unit has chosen not to do, or not now."""
        return tuple(item for item in self.items if item.chosen != "do")


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitView:
    """A unit with how much of its plan it shares."""

    body_key: str
    body_name: str
    above: str
    shared: int
    is_mine: bool


def plan_item_subject(unit: Body) -> Subject:
    """A unit's plan as a subject: the unit itself and the body above it may read it."""
    above = (unit.parent.key,) if unit.parent else ()
    return Subject(body=unit.key, family=above)


def units_page(context: Context) -> tuple[UnitView, ...]:
    """Every body that plans, with how many things it shares. Two queries."""
    charter = context.snapshot.charter
    kinds = [kind.key for role in ("sector", "unit") for kind in charter.kinds(role)]
    shared: defaultdict[int, int] = defaultdict(int)
    for body in PlanItem.objects.filter(shared=True, added_on__lte=context.day, removed_on=None).values_list(
        "body_id", flat=True
    ):
        shared[body] += 1
    bodies = Body.objects.filter(kind__in=kinds, begins_on__lte=context.day).exclude(ends_on__lte=context.day)
    return tuple(
        UnitView(
            body_key=body.key,
            body_name=context.snapshot.bodies.name(body.key),
            above=context.snapshot.bodies.name(body.parent.key) if body.parent else "",
            shared=shared[body.pk],
            is_mine=body.key in context.actor.bodies,
        )
        for body in bodies.select_related("parent")
    )


def plan_page(context: Context, body: str, *, is_now: bool = True) -> PlanPage | None:
    """A unit's plan as far as the person asking may see it; None when there is no such unit. Fixed queries.

    As of an earlier day (`is_now` false) it holds what was planned then, and nothing can be changed.
    """
    charter = context.snapshot.charter
    unit = Body.objects.select_related("parent__parent").filter(key=body).first()
    if unit is None:
        return None
    subject = plan_item_subject(unit)
    sees_all = may(context.actor, Permission.READ_PLAN, subject).allowed
    may_plan = is_now and may(context.actor, Permission.LEAD_PLAN, subject).allowed
    may_work = is_now and may(context.actor, Permission.WORK_IN_PLAN, subject).allowed
    rows = list(
        PlanItem.objects.filter(
            Q(body=unit, added_on__lte=context.day) & (Q() if sees_all else Q(shared=True))
        ).select_related("serves__version")
    )
    notes = notes_on([row.pk for row in rows], context.day)
    lines = [
        plan_item_view(
            row, charter, notes[row.pk], may_plan or (may_work and row.added_by_id == context.actor.person), context.day
        )
        for row in rows
    ]
    items = tuple(line for line in lines if line.removed_on is None or line.removed_on > context.day)
    return PlanPage(
        body_key=unit.key,
        body_name=context.snapshot.bodies.name(unit.key),
        above_name=context.snapshot.bodies.name(unit.parent.key) if unit.parent else "",
        verbs=charter.verbs,
        items=items,
        removed=tuple(line for line in lines if line not in items and line.may_change),
        laid_on=laid_on(context.snapshot, unit, taken_up_items(rows, context.day)),
        may_plan=may_plan,
        may_work=may_work,
        sees_all=sees_all,
    )


def taken_up_items(rows: list[PlanItem], day: date) -> set[str]:
    """The keys of the statements that the plan has taken up."""
    return {row.serves.key for row in rows if row.serves and (row.removed_on is None or row.removed_on > day)}


def notes_on(items: list[int], day: date) -> defaultdict[int, list[PlanNoteView]]:
    """The notes of plan items up to a day, by item, oldest first. One query."""
    notes: defaultdict[int, list[PlanNoteView]] = defaultdict(list)
    for note in PlanNote.objects.filter(item__in=items, on__lte=day).select_related("written_by"):
        notes[note.item_id].append(
            PlanNoteView(on=note.on, words=note.words, written_by=note.written_by.name if note.written_by else "")
        )
    return notes


def laid_on(snapshot: Snapshot, unit: Body, taken: set[str]) -> tuple[StatementView, ...]:
    """Assignments and own goals in force for the unit and the two bodies above it that are not among those taken."""
    above = [row for row in (unit, unit.parent, unit.parent.parent if unit.parent else None) if row is not None]
    levels = [
        instrument.key for instrument in snapshot.charter.instruments if instrument.level in ("assignment", "own_goal")
    ]
    found = {
        statement.id: statement
        for row in above
        for statement in in_force_statements(snapshot, levels, row.key)
        if statement.body_key == row.key and statement.key not in taken
    }
    return tuple(found.values())


def plan_item_view(
    row: PlanItem, charter: Charter, notes: list[PlanNoteView], may_change: bool, day: date
) -> PlanItemView:
    """A plan item as a line, with its notes."""
    return PlanItemView(
        id=row.pk,
        heading=row.heading,
        text=row.text,
        who=row.who,
        verb=row.verb,
        begins_on=row.begins_on,
        due_on=row.due_on,
        done_on=day_if_reached(row.done_on, day),
        shared=row.shared,
        chosen=row.chosen,
        chosen_why=row.chosen_why,
        chosen_with=row.chosen_with,
        added_on=row.added_on,
        removed_on=row.removed_on,
        serves=linked_statement(charter, row.serves) if row.serves else None,
        notes=tuple(notes),
        revision=row.revision,
        may_change=may_change,
    )
