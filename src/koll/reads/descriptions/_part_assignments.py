"""Who has which part to write, by when, and which version of an occasion corrects which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.permissions import Actor, Permission, may
from koll.public.decisions import occasion_address
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
    address: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What the occasion corrects and what corrects it; addresses, "" for none. `reason`: what is corrected here."""

    earlier: str = ""
    reason: str = ""
    later: str = ""
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
            address="",
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
    where = {row.pk: line_address(row.occasion) for row in rows}
    things = subjects_of_refs(context, where.values())
    return tuple(
        PartAssignmentView(
            step=row.step,
            person=row.person_id,
            who=row.person.name,
            due_on=row.due_on,
            given_by=row.given_by.name,
            given_on=row.given_on,
            address=step_address(where[row.pk], row.step),
            heading=things[where[row.pk]].heading,
        )
        for row in rows
        if where[row.pk] in things and things[where[row.pk]].seen_by(context.actor)
    )


def line_address(row: Occasion) -> str:
    """Where the occasion is read; its body must have been fetched."""
    return occasion_address(row.activity, row.body.key, row.period, row.number)


def step_address(address: str, step: str) -> str:
    """Where a step of the occasion at the address is written.

    >>> step_address("/aret/x/y/2027/", "part:mandate"), step_address("/aret/x/y/2027/", "answer:3")
    ('/aret/x/y/2027/skriv/mandate/', '/aret/x/y/2027/svara/3/')
    """
    kind, _colon, key = step.partition(":")
    return f"{address}{'skriv' if kind == 'part' else 'svara'}/{key}/"


def writers_of(context: Context, address: str) -> tuple[tuple[int, str], ...]:
    """Those who may write in the occasion at the address now, by name. Fixed queries."""
    thing = subjects_of_refs(context, [address]).get(address)
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
        earlier=line_address(before.of) if before else "",
        reason=before.reason if before else "",
        later=line_address(later.occasion) if later else "",
        later_done_on=later.occasion.done_on if later and decided else None,
    )
