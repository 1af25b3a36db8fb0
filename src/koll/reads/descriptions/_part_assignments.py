"""Who has which part to write, by when, and which version of an occasion corrects which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.domain.refs import AnswerRef, OccasionRef, PartRef, Ref
from koll.permissions import Actor, Permission, may
from koll.reads.decisions import subjects_of_refs
from koll.snapshot import Context, people_on
from koll.tables.models import CorrectingVersion, Occasion, PartAssignment


@dataclass(frozen=True, slots=True, kw_only=True)
class PartAssignmentView:
    """A step somebody has to write, of which occasion, by which day."""

    step: str
    person: int
    who: str
    due_on: date
    given_by: str
    given_on: date
    ref: Ref | None
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What the occasion corrects and what corrects it; None for none. `reason`: what is corrected here."""

    earlier: OccasionRef | None = None
    reason: str = ""
    later: OccasionRef | None = None
    later_done_on: date | None = None


def charges_of(occasion: int) -> dict[str, PartAssignmentView]:
    """Who has which step of the occasion, by step. One query."""
    rows = PartAssignment.objects.filter(occasion=occasion).select_related("person", "given_by")
    return {
        row.step: PartAssignmentView(
            step=row.step,
            person=row.person_id,
            who=row.person.name,
            due_on=row.due_on,
            given_by=row.given_by.name,
            given_on=row.given_on,
            ref=None,
            heading="",
        )
        for row in rows
    }


def charges_on(context: Context) -> tuple[PartAssignmentView, ...]:
    """What the actor has to write in what is not yet decided, the nearest day first. Fixed queries."""
    rows = list(
        PartAssignment.objects.filter(person_id=context.actor.person or 0, occasion__done_on=None).select_related(
            "occasion__body", "person", "given_by"
        )
    )
    where = {row.pk: line_ref(row.occasion) for row in rows}
    things = subjects_of_refs(context, where.values())
    return tuple(
        PartAssignmentView(
            step=row.step,
            person=row.person_id,
            who=row.person.name,
            due_on=row.due_on,
            given_by=row.given_by.name,
            given_on=row.given_on,
            ref=step_ref(where[row.pk], row.step),
            heading=things[where[row.pk]].heading,
        )
        for row in rows
        if where[row.pk] in things and things[where[row.pk]].seen_by(context.actor)
    )


def line_ref(row: Occasion) -> OccasionRef:
    """Where the occasion is read; its body must have been fetched."""
    return OccasionRef(activity=row.activity, body=row.body.key, period=row.period, number=row.number)


def step_ref(occasion: OccasionRef, step: str) -> Ref:
    """Where a step of the occasion is written: a part, or what is said of a statement.

    >>> held = OccasionRef(activity="x", body="y", period=2027)
    >>> str(step_ref(held, "part:mandate")), str(step_ref(held, "answer:3"))
    ('part:x/y/2027/1/mandate', 'answer:x/y/2027/1/3')
    """
    kind, _colon, key = step.partition(":")
    where = {
        "activity": occasion.activity,
        "body": occasion.body,
        "period": occasion.period,
        "number": occasion.number,
    }
    return PartRef(**where, part=key) if kind == "part" else AnswerRef(**where, statement=int(key))  # type: ignore[arg-type]  # as the fields are


def writers_of(context: Context, ref: Ref) -> tuple[tuple[int, str], ...]:
    """Those who may write in the occasion at the ref now, by name. Fixed queries."""
    thing = subjects_of_refs(context, [ref]).get(ref)
    if thing is None:
        return ()
    return tuple(
        (line.id, line.name)
        for line in people_on(context.snapshot)
        if may(
            Actor(person=line.id, name=line.name, seats=line.seats), Permission.WRITE_OCCASION, thing.subject
        ).allowed
    )


def versions_around(context: Context, occasion: int) -> Versions:
    """The version before the occasion and, once it is decided, the one after it. Two queries."""
    before = CorrectingVersion.objects.filter(occasion=occasion).select_related("of__body").first()
    after = CorrectingVersion.objects.filter(of=occasion, occasion__opened_on__lte=context.day).select_related(
        "occasion__body"
    )
    later = after.first()
    decided = later is not None and later.occasion.done_on is not None and later.occasion.done_on <= context.day
    return Versions(
        earlier=line_ref(before.of) if before else None,
        reason=before.reason if before else "",
        later=line_ref(later.occasion) if later else None,
        later_done_on=later.occasion.done_on if later and decided else None,
    )
