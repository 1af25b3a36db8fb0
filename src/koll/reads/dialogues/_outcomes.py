"""What came out of dialogues: whom it concerns, what they do with it, what is left open, which shifts were weighed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import Charter, Label, NamedRow
from koll.domain.refs import OccasionRef, OutcomeRef, Ref, ShiftRef
from koll.permissions import Actor, Permission, may
from koll.reads.decisions import subject_among
from koll.snapshot import Context, Snapshot
from koll.tables.models import Body, DialogueOutcome, DialogueOutcomeReport, Occasion, Shift, ShiftWeighing

SIGNALS = ("insight", "challenge", "opportunity")
"""The kinds that may concern several bodies."""

KINDS = (*SIGNALS, "commitment", "open")
"""Every kind, in the order they are shown."""

WRITERS = frozenset({"secretary", "officer", "manager", "chair"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueOutcomeReportView:
    """What a body told of an upshot, in which dialogue when it was told in one."""

    body_key: str
    body_name: str
    on: date
    words: str
    is_done: bool
    occasion: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueOutcomeView:
    """Something that came out of a dialogue, with everything that has been told of it."""

    id: int
    kind: str
    text: str
    bodies: tuple[tuple[str, str], ...]
    """(key, name) of those a signal concerns."""
    promised_by: str
    promised_by_name: str
    due_on: date | None
    principle: NamedRow | None
    example: str
    shared: bool
    revision: int
    told: tuple[DialogueOutcomeReportView, ...]
    came_from: Label
    came_from_body: str
    came_from_ref: OccasionRef
    held_on: date | None

    @property
    def is_commitment(self) -> bool:
        """Whether one body has promised something for a day."""
        return self.kind == "commitment"

    @property
    def is_signal(self) -> bool:
        """Whether it says something to the bodies that it concerns."""
        return self.kind in SIGNALS

    @property
    def is_left_open(self) -> bool:
        """Whether it waits for the holder's next dialogue."""
        return self.kind == "open"

    @property
    def ref(self) -> Ref:
        """Where it stands in its dialogue."""
        return self.came_from_ref.at(f"utfall-{self.id}")

    @property
    def telling(self) -> Ref:
        """Where a body tells what it does with it."""
        return OutcomeRef(number=self.id)

    @property
    def done_on(self) -> date | None:
        """The day when nothing more was to be told, of what one body answers for; None before."""
        if self.is_signal:
            return None
        return next((row.on for row in self.told if row.is_done), None)

    def waits_for(self, body: str) -> bool:
        """Whether the body has something to tell: a promise until it is done, a signal until it has said a word."""
        if self.is_commitment:
            return body == self.promised_by and self.done_on is None
        return any(key == body for key, _name in self.bodies) and all(row.body_key != body for row in self.told)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftWeighingView:
    """A shift that a dialogue strengthened or let go, and why."""

    shift: int
    sentence: str
    body_name: str
    ref: Ref
    verdict: str
    reasons: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyUpshots:
    """What has come out of dialogues and concerns a body. `may_tell`: the person asking may tell for the body."""

    body_key: str
    body_name: str
    promises: tuple[DialogueOutcomeView, ...]
    signals: tuple[DialogueOutcomeView, ...]
    left_open: tuple[DialogueOutcomeView, ...]
    settled: tuple[DialogueOutcomeView, ...]
    may_tell: bool


def upshot_lines(context: Context, which: Q) -> tuple[DialogueOutcomeView, ...]:
    """The upshots that fit and that the actor may see on the day, in seven queries."""
    charter = context.snapshot.charter
    bodies = {row.pk: row for row in Body.objects.all()}
    rows = (
        DialogueOutcome.objects.filter(which, written_on__lte=context.day)
        .select_related("occasion__body", "promised_by")
        .prefetch_related("bodies", "told__body", "told__occasion__counterparts", "occasion__counterparts")
        .distinct()
    )
    return tuple(
        upshot_line(context.snapshot, row, reports_of_outcome(context, bodies, row.told.all()))
        for row in rows
        if is_seen(context.actor, charter, bodies, row, context.day)
    )


def upshot_seen(context: Context, number: int) -> DialogueOutcomeView | None:
    """The upshot with this number, for those who may see it; None for others."""
    return next(iter(upshot_lines(context, Q(pk=number))), None)


def is_seen(actor: Actor, charter: Charter, bodies: dict[int, Body], row: DialogueOutcome, day: date) -> bool:
    """Everybody inside may read what is shared once the dialogue is held; the rest is for those who took part."""
    held = row.occasion.done_on is not None and row.occasion.done_on <= day
    if held and row.shared and actor.seats:
        return True
    return may_take_part(actor, charter, bodies, row.occasion)


def may_take_part(actor: Actor, charter: Charter, bodies: dict[int, Body], occasion: Occasion) -> bool:
    """Whether the actor is among those who take part; its counterparts must have been fetched."""
    return may(actor, Permission.READ_NOTES, subject_among(charter, bodies, occasion)).allowed


def reports_of_outcome(
    context: Context, bodies: dict[int, Body], rows: Iterable[DialogueOutcomeReport]
) -> tuple[DialogueOutcomeReportView, ...]:
    """What had been told by the day; what was told in a dialogue that is not yet held stays with those in it."""
    charter = context.snapshot.charter
    return tuple(
        DialogueOutcomeReportView(
            body_key=row.body.key,
            body_name=context.snapshot.bodies.name(row.body.key),
            on=row.on,
            words=row.words,
            is_done=row.is_done,
            occasion=row.occasion_id,
        )
        for row in rows
        if row.on <= context.day
        and (
            row.occasion is None
            or row.occasion.done_on is not None
            or may_take_part(context.actor, charter, bodies, row.occasion)
        )
    )


def upshot_line(
    snapshot: Snapshot, row: DialogueOutcome, told: tuple[DialogueOutcomeReportView, ...]
) -> DialogueOutcomeView:
    """The row as a line; its occasion and bodies must have been fetched."""
    charter = snapshot.charter
    held = row.occasion
    return DialogueOutcomeView(
        id=row.pk,
        kind=row.kind,
        text=row.text,
        bodies=tuple((body.key, snapshot.bodies.name(body.key)) for body in row.bodies.all()),
        promised_by=row.promised_by.key if row.promised_by else "",
        promised_by_name=snapshot.bodies.name(row.promised_by.key) if row.promised_by else "",
        due_on=row.due_on,
        principle=next((principle for principle in charter.principles if principle.key == row.principle), None),
        example=row.example,
        shared=row.shared,
        revision=row.revision,
        told=told,
        came_from=charter.activity(held.activity).label,
        came_from_body=snapshot.bodies.name(held.body.key),
        came_from_ref=OccasionRef(activity=held.activity, body=held.body.key, period=held.period, number=held.number),
        held_on=held.done_on,
    )


def left_open(context: Context, row: Occasion) -> tuple[DialogueOutcomeView, ...]:
    """What earlier dialogues of the same holder left open: answered or carried on in this one, or still to be.

    Once this one is held, only what was said of them here.
    """
    held = row.done_on is not None and row.done_on <= context.day
    before = row.done_on if row.done_on is not None and held else context.day
    earlier = Q(kind="open", occasion__body=row.body_id, occasion__done_on__lte=before) & ~Q(occasion=row.pk)
    lines = upshot_lines(context, earlier & Q(told__occasion=row.pk) if held else earlier)
    return tuple(
        line
        for line in lines
        if held or line.done_on is None or any(told.occasion == row.pk and told.is_done for told in line.told)
    )


def weighings_of(snapshot: Snapshot, occasion: int) -> tuple[ShiftWeighingView, ...]:
    """The shifts that the dialogue weighed. One query."""
    rows = ShiftWeighing.objects.filter(occasion=occasion).select_related("shift__occasion__body")
    return tuple(
        ShiftWeighingView(
            shift=row.shift_id,
            sentence=row.shift.sentence,
            body_name=snapshot.bodies.name(row.shift.occasion.body.key),
            ref=ShiftRef(number=row.shift_id),
            verdict=row.verdict,
            reasons=row.reasons,
        )
        for row in rows
    )


def shifts_to_weigh(snapshot: Snapshot, row: Occasion) -> tuple[tuple[int, str], ...]:
    """(number, sentence) of the shifts in decided descriptions of those who take part, the latest two years."""
    parties = [row.body_id, *(counterpart.body_id for counterpart in row.counterparts.all())]
    rows = Shift.objects.filter(
        occasion__body__in=parties, occasion__done_on__isnull=False, occasion__period__gte=row.period - 1
    ).select_related("occasion__body")
    return tuple(
        (
            one_row.pk,
            f"{one_row.sentence} ({snapshot.bodies.name(one_row.occasion.body.key)} {one_row.occasion.period})",
        )
        for one_row in rows
    )


def tells_for(actor: Actor, bodies: Iterable[Body]) -> frozenset[str]:
    """The keys of the bodies that the actor writes for, out of every body there is: their own, and those above."""
    own = {seat.body for seat in actor.seats if seat.role in WRITERS}
    every = {body.pk: body for body in bodies}
    above = {every[body.parent_id].key for body in every.values() if body.key in own and body.parent_id in every}
    return frozenset(own | above)


def to_tell(context: Context) -> tuple[tuple[DialogueOutcomeView, str], ...]:
    """What the actor has to tell of, each with the body's key: promises not yet done, and signals without a word."""
    mine = tells_for(context.actor, Body.objects.all())
    held = Q(occasion__done_on__lte=context.day)
    promised = Q(promised_by__key__in=mine) & ~Q(told__is_done=True)
    signals = Q(bodies__key__in=mine, occasion__period__gte=context.day.year - 1)
    lines = upshot_lines(context, held & (promised | signals)) if mine else ()
    return tuple((line, body) for line in lines for body in sorted(mine) if line.waits_for(body))


def body_upshots(context: Context, body: str) -> BodyUpshots | None:
    """Everything from dialogues that concerns a body; None when there is no such body."""
    row = Body.objects.filter(key=body).first()
    if row is None:
        return None
    concerns = Q(promised_by=row.pk) | Q(bodies=row.pk) | Q(kind="open", occasion__body=row.pk)
    lines = upshot_lines(context, concerns & Q(occasion__done_on__lte=context.day))
    mine = tells_for(context.actor, Body.objects.all())
    waiting = tuple(line for line in lines if line.done_on is None and (line.is_left_open or line.waits_for(body)))
    return BodyUpshots(
        body_key=row.key,
        body_name=context.snapshot.bodies.name(row.key),
        promises=tuple(sorted((item for item in waiting if item.is_commitment), key=lambda item: str(item.due_on))),
        signals=tuple(item for item in waiting if item.is_signal),
        left_open=tuple(item for item in waiting if item.is_left_open),
        settled=tuple(line for line in lines if line not in waiting),
        may_tell=row.key in mine,
    )
