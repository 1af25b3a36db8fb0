"""Managers' plans: what is laid on a unit, what it does about it, and how it goes in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.almanac.spans import come_by
from koll.charter import Charter
from koll.charter.model import Verb
from koll.permissions import Act, Actor, Subject, may
from koll.reads.instruments import StatementLine, StatementRef, in_force_statements, reference
from koll.reads.municipality import ours
from koll.records.models import Body, PlanItem, PlanNote
from koll.snapshot import called


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A dated note on how it goes."""

    on: date
    words: str
    written_by: str


@dataclass(frozen=True, slots=True)
class PlanLine:
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
    serves: StatementRef | None
    notes: tuple[NoteLine, ...]
    revision: int
    may_change: bool


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A unit's plan on a day. Others than the unit see only what is shared (`sees_all` false).

    `items` are in order, the most important first, with what is left out; `removed` is for those who may put it back.
    """

    body_key: str
    body_name: str
    above_name: str
    verbs: tuple[Verb, ...]
    items: tuple[PlanLine, ...]
    removed: tuple[PlanLine, ...]
    laid_on: tuple[StatementLine, ...]
    """Assignments and goals in force for the bodies above the unit that the plan has not taken up."""
    may_plan: bool
    may_work: bool
    sees_all: bool

    @property
    def shared(self) -> int:
        """How many things others may see."""
        return sum(each.shared for each in self.items)

    @property
    def done(self) -> tuple[PlanLine, ...]:
        """What the unit does, or has done."""
        return tuple(each for each in self.items if each.chosen == "do")

    @property
    def left_out(self) -> tuple[PlanLine, ...]:
        """What the unit has chosen not to do, or not now."""
        return tuple(each for each in self.items if each.chosen != "do")


@dataclass(frozen=True, slots=True)
class UnitLine:
    """A unit with how much of its plan it shares."""

    body_key: str
    body_name: str
    above: str
    shared: int
    is_mine: bool


def plan_subject(unit: Body) -> Subject:
    """A unit's plan as a subject: the unit itself and the body above it may read it."""
    above = (unit.parent.key,) if unit.parent else ()
    return Subject(body=unit.key, family=above)


def units_page(actor: Actor, day: date) -> tuple[UnitLine, ...]:
    """Every body that plans, with how many things it shares. Two queries."""
    charter = ours().charter
    kinds = [kind.key for role in ("sector", "unit") for kind in charter.kinds(role)]
    shared: defaultdict[int, int] = defaultdict(int)
    for body in PlanItem.objects.filter(shared=True, added_on__lte=day, removed_on=None).values_list(
        "body_id", flat=True
    ):
        shared[body] += 1
    bodies = Body.objects.filter(kind__in=kinds, begins_on__lte=day).exclude(ends_on__lte=day)
    return tuple(
        UnitLine(
            body.key,
            called(body, day),
            called(body.parent, day) if body.parent else "",
            shared[body.pk],
            body.key in actor.bodies,
        )
        for body in bodies.select_related("parent")
    )


def plan_page(actor: Actor, body: str, day: date, *, is_now: bool = True) -> PlanPage | None:
    """A unit's plan as far as the person asking may see it; None when there is no such unit. Fixed queries.

    As of an earlier day (`is_now` false) it holds what was planned then, and nothing can be changed.
    """
    charter = ours().charter
    unit = Body.objects.select_related("parent__parent").filter(key=body).first()
    if unit is None:
        return None
    subject = plan_subject(unit)
    sees_all = may(actor, Act.READ_PLAN, subject).allowed
    may_plan = is_now and may(actor, Act.PLAN, subject).allowed
    may_work = is_now and may(actor, Act.WORK_IN_PLAN, subject).allowed
    rows = list(
        PlanItem.objects.filter(Q(body=unit, added_on__lte=day) & (Q() if sees_all else Q(shared=True))).select_related(
            "serves__version"
        )
    )
    notes = notes_on([row.pk for row in rows], day)
    lines = [
        line_of(row, charter, notes[row.pk], may_plan or (may_work and row.added_by_id == actor.person), day)
        for row in rows
    ]
    items = tuple(each for each in lines if each.removed_on is None or each.removed_on > day)
    return PlanPage(
        body_key=unit.key,
        body_name=called(unit, day),
        above_name=called(unit.parent, day) if unit.parent else "",
        verbs=charter.verbs,
        items=items,
        removed=tuple(each for each in lines if each not in items and each.may_change),
        laid_on=laid_on(unit, day, taken_up(rows, day)),
        may_plan=may_plan,
        may_work=may_work,
        sees_all=sees_all,
    )


def taken_up(rows: list[PlanItem], day: date) -> set[str]:
    """The keys of the statements that the plan has taken up."""
    return {row.serves.key for row in rows if row.serves and (row.removed_on is None or row.removed_on > day)}


def notes_on(items: list[int], day: date) -> defaultdict[int, list[NoteLine]]:
    """The notes of plan items up to a day, by item, oldest first. One query."""
    notes: defaultdict[int, list[NoteLine]] = defaultdict(list)
    for note in PlanNote.objects.filter(item__in=items, on__lte=day).select_related("written_by"):
        notes[note.item_id].append(NoteLine(note.on, note.words, note.written_by.name if note.written_by else ""))
    return notes


def laid_on(unit: Body, day: date, taken: set[str]) -> tuple[StatementLine, ...]:
    """Assignments and own goals in force for the unit and the two bodies above it that are not among those taken."""
    above = [each for each in (unit, unit.parent, unit.parent.parent if unit.parent else None) if each is not None]
    levels = [each.key for each in ours().charter.instruments if each.level in ("assignment", "own_goal")]
    found = {
        statement.id: statement
        for each in above
        for statement in in_force_statements(day, levels, each.key)
        if statement.body_key == each.key and statement.key not in taken
    }
    return tuple(found.values())


def line_of(row: PlanItem, charter: Charter, notes: list[NoteLine], may_change: bool, day: date) -> PlanLine:
    """A plan item as a line, with its notes."""
    return PlanLine(
        id=row.pk,
        heading=row.heading,
        text=row.text,
        who=row.who,
        verb=row.verb,
        begins_on=row.begins_on,
        due_on=row.due_on,
        done_on=come_by(row.done_on, day),
        shared=row.shared,
        chosen=row.chosen,
        chosen_why=row.chosen_why,
        chosen_with=row.chosen_with,
        added_on=row.added_on,
        removed_on=row.removed_on,
        serves=reference(charter, row.serves) if row.serves else None,
        notes=tuple(notes),
        revision=row.revision,
        may_change=may_change,
    )
