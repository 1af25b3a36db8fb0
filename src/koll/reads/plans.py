"""Managers' plans: what is laid on a unit, what it does about it, and how it goes in words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.charter.model import Verb
from koll.permissions import Act, Actor, Subject, may
from koll.reads.instruments import StatementLine, StatementRef, in_force_statements, reference
from koll.reads.municipality import ours
from koll.records.models import Body, PlanItem, PlanNote


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A dated note on how it goes."""

    on: date
    words: str
    written_by: str


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One thing a unit does."""

    id: int
    heading: str
    text: str
    who: str
    verb: str
    begins_on: date | None
    due_on: date | None
    shared: bool
    serves: StatementRef | None
    notes: tuple[NoteLine, ...]
    revision: int


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A unit's plan. Others than the unit see only what is shared (`sees_all` false)."""

    body_key: str
    body_name: str
    verbs: tuple[Verb, ...]
    items: tuple[PlanLine, ...]
    laid_on: tuple[StatementLine, ...]
    """Assignments and goals in force for the bodies above the unit that the plan has not taken up."""
    may_plan: bool
    may_note: bool
    sees_all: bool


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
    for body in PlanItem.objects.filter(shared=True).values_list("body_id", flat=True):
        shared[body] += 1
    bodies = Body.objects.filter(kind__in=kinds, begins_on__lte=day).exclude(ends_on__lte=day)
    return tuple(
        UnitLine(
            body.key,
            body.name,
            body.parent.name if body.parent else "",
            shared[body.pk],
            body.key in actor.bodies,
        )
        for body in bodies.select_related("parent")
    )


def plan_page(actor: Actor, body: str, day: date) -> PlanPage | None:
    """A unit's plan as far as the person asking may see it; None when there is no such unit. Fixed queries."""
    charter = ours().charter
    unit = Body.objects.select_related("parent__parent").filter(key=body).first()
    if unit is None:
        return None
    subject = plan_subject(unit)
    sees_all = may(actor, Act.READ_PLAN, subject).allowed
    rows = list(
        PlanItem.objects.filter(Q(body=unit) & (Q() if sees_all else Q(shared=True))).select_related("serves__version")
    )
    notes: defaultdict[int, list[NoteLine]] = defaultdict(list)
    for note in PlanNote.objects.filter(item__in=[row.pk for row in rows], on__lte=day).select_related("written_by"):
        notes[note.item_id].append(NoteLine(note.on, note.words, note.written_by.name if note.written_by else ""))
    taken = {row.serves.key for row in rows if row.serves}
    above = [each for each in (unit, unit.parent, unit.parent.parent if unit.parent else None) if each is not None]
    levels = [each.key for each in charter.instruments if each.level in ("assignment", "own_goal")]
    laid_on = {
        statement.id: statement
        for each in above
        for statement in in_force_statements(day, levels, each.key)
        if statement.body_key == each.key and statement.key not in taken
    }
    return PlanPage(
        body_key=unit.key,
        body_name=unit.name,
        verbs=charter.verbs,
        items=tuple(
            PlanLine(
                id=row.pk,
                heading=row.heading,
                text=row.text,
                who=row.who,
                verb=row.verb,
                begins_on=row.begins_on,
                due_on=row.due_on,
                shared=row.shared,
                serves=reference(charter, row.serves) if row.serves else None,
                notes=tuple(notes[row.pk]),
                revision=row.revision,
            )
            for row in rows
        ),
        laid_on=tuple(laid_on.values()),
        may_plan=may(actor, Act.PLAN, subject).allowed,
        may_note=may(actor, Act.NOTE_PLAN, subject).allowed,
        sees_all=sees_all,
    )
