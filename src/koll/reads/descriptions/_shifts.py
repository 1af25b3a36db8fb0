"""The possible shifts of a year: those that concern the reader's bodies, all of them, and one with its story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from koll.domain.record import name_order
from koll.domain.refs import OccasionRef, Ref, ShiftChangeRef, ShiftRef, StatementRef
from koll.permissions import Permission, may
from koll.public.activities import OccasionView, occasion_line
from koll.public.instruments import LinkedStatement
from koll.public.thread import StoryEvent
from koll.reads.decisions import subject_among
from koll.reads.proposals import ProposalView, proposal_lines
from koll.reads.thread import story_of_shift
from koll.snapshot import Context, bodies_served, subject_of_occasion
from koll.tables.models import Body, Shift


def shift_change_ref(held: OccasionRef, number: int) -> ShiftChangeRef:
    """Where those who write the occasion change a shift."""
    return ShiftChangeRef(activity=held.activity, body=held.body, period=held.period, number=held.number, shift=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftRow:
    """A shift in one line: who sees it, which others it concerns, and how many proposals it has led to."""

    id: int
    sentence: str
    body_name: str
    bodies: tuple[str, ...]
    is_decided: bool
    proposals: int
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftsPage:
    """The shifts of a year: those that concern the reader's bodies, and the others."""

    period: int
    mine: tuple[ShiftRow, ...]
    others: tuple[ShiftRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPage:
    """One shift in full. `seen_in` is where it was seen, `change` where those who write change it, or ""."""

    id: int
    sentence: str
    why: str
    needs: str
    seen_in: OccasionView
    statements: tuple[LinkedStatement, ...]
    bodies: tuple[str, ...]
    body_keys: tuple[str, ...]
    proposals: tuple[ProposalView, ...]
    story: tuple[StoryEvent, ...]
    change: Ref | None


def shifts_on(day: date, which: Q) -> QuerySet[Shift]:
    """The shifts of occasions opened by the day, of the latest version of each."""
    return (
        Shift.objects.filter(which, occasion__opened_on__lte=day)
        .exclude(occasion__corrected_in__occasion__done_on__lte=day)
        .select_related("occasion__body")
        .prefetch_related("bodies", "occasion__counterparts", "proposals")
        .order_by("number")
    )


def seen_rows(context: Context, which: Q) -> list[tuple[ShiftRow, frozenset[str]]]:
    """The shifts that the actor may see, each with the keys of the bodies it concerns. Fixed queries."""
    charter, bodies = context.snapshot.charter, {body.pk: body for body in Body.objects.all()}
    found = []
    for row in sorted(
        shifts_on(context.day, which), key=lambda row: name_order(context.snapshot.bodies.name(row.occasion.body.key))
    ):
        held = row.occasion
        done = held.done_on is not None and held.done_on <= context.day
        if not done and not may(context.actor, Permission.READ_DRAFT, subject_among(charter, bodies, held)).allowed:
            continue
        concerned = list(row.bodies.all())
        line = ShiftRow(
            id=row.pk,
            sentence=row.sentence,
            body_name=context.snapshot.bodies.name(held.body.key),
            bodies=tuple(context.snapshot.bodies.name(item.key) for item in concerned),
            is_decided=done,
            proposals=len(row.proposals.all()),
            ref=ShiftRef(number=row.pk),
        )
        found.append((line, frozenset((held.body.key, *(item.key for item in concerned)))))
    return found


def shifts_page(context: Context, period: int) -> ShiftsPage:
    """The shifts of a year, as the actor may see them. Fixed queries."""
    served = bodies_served(context)
    rows = seen_rows(context, Q(occasion__period=period))
    return ShiftsPage(
        period=period,
        mine=tuple(row for row, concerned in rows if concerned & served),
        others=tuple(row for row, concerned in rows if not concerned & served),
    )


def shifts_of_others(context: Context) -> tuple[ShiftRow, ...]:
    """The shifts of the year that others have decided and that concern the actor's bodies. Fixed queries."""
    served = bodies_served(context)
    which = Q(occasion__period=context.day.year, occasion__done_on__lte=context.day, bodies__key__in=served)
    rows = seen_rows(context, which & ~Q(occasion__body__key__in=served))
    return tuple({row.id: row for row, _concerned in rows}.values())


def shift_page(context: Context, number: int) -> ShiftPage | None:
    """One shift with its story; None when there is none, or when it is in a draft of somebody else's."""
    row = (
        Shift.objects.select_related("occasion__body", "occasion__decision__body")
        .prefetch_related("bodies", "statements__version")
        .filter(pk=number, occasion__opened_on__lte=context.day)
        .first()
    )
    if row is None:
        return None
    charter, held = context.snapshot.charter, row.occasion
    subject, line = subject_of_occasion(charter, held), occasion_line(context.snapshot, held)
    if line.done_on is None and not may(context.actor, Permission.READ_DRAFT, subject).allowed:
        return None
    writes = may(context.actor, Permission.WRITE_OCCASION, subject).allowed
    return ShiftPage(
        id=row.pk,
        sentence=row.sentence,
        why=row.why,
        needs=row.needs,
        seen_in=line,
        statements=tuple(
            LinkedStatement(
                id=statement.pk,
                heading=statement.heading,
                level=charter.instrument(statement.version.instrument).level,
                ref=StatementRef(instrument=statement.version.instrument, key=statement.key),
            )
            for statement in row.statements.all()
        ),
        bodies=tuple(context.snapshot.bodies.name(body.key) for body in row.bodies.all()),
        body_keys=(held.body.key, *(body.key for body in row.bodies.all())),
        proposals=proposal_lines(context, Q(shift=row, raised_on__lte=context.day)),
        story=story_of_shift(context, row),
        change=shift_change_ref(line.ref, row.pk) if writes else None,
    )
