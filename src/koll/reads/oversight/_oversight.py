"""The executive board's file on each committee and company: what it looked at, concluded and was answered, by year.

Trust dialogues of the executive board and decisions that meet a duty in law stand in the file by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.charter import OVERSEEN, Charter, OversightQuestion
from koll.domain.owed import Duty
from koll.domain.record import name_order
from koll.domain.refs import VersionRef
from koll.permissions import Permission, Subject, may
from koll.public.activities import OccasionView, occasion_line
from koll.public.decisions import DecisionView, decision_line
from koll.reads.oversight._entries import OversightEntryView, entries
from koll.snapshot import Context, Snapshot, duties_on
from koll.tables.models import Body, Dialogue, LegalDutyMet, Occasion, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutiveDialogueView:
    """A trust dialogue of the executive board with the body; `result` and `dissent` are there once it is held."""

    occasion: OccasionView
    result: str
    dissent: str
    based_on: OccasionView | None

    @property
    def kind(self) -> str:
        """What sort of line of the file it is."""
        return "talk"

    @property
    def on(self) -> date:
        """When it was held, or is to be held."""
        return self.occasion.done_on or self.occasion.planned_on or self.occasion.opened_on


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyMet:
    """A decision that met a duty in law about the body, recorded without an entry of its own."""

    decision: DecisionView
    concerned_year: int

    @property
    def kind(self) -> str:
        """What sort of line of the file it is."""
        return "duty"

    @property
    def on(self) -> date:
        """When it was decided."""
        return self.decision.day


type FileLine = OversightEntryView | ExecutiveDialogueView | DutyMet


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightFilePage:
    """The file of one body and year. `open_before` are open entries of earlier years; `owner_texts` what the owner has
    decided for a company, on which a request to it rests (title, ref)."""

    body_key: str
    body_name: str
    body_role: str
    period: int
    on: date
    lines: tuple[FileLine, ...]
    drafts: tuple[OversightEntryView, ...]
    coming: tuple[ExecutiveDialogueView, ...]
    open_before: tuple[OversightEntryView, ...]
    owed: tuple[Duty, ...]
    questions: tuple[OversightQuestion, ...]
    owner_texts: tuple[tuple[str, VersionRef], ...]
    executive: str
    may_oversee: bool
    may_answer: bool
    may_decide: bool

    @property
    def is_undecided(self) -> bool:
        """Whether a decision that the law asks about the body remains in the year."""
        return any(row.is_legal for row in self.owed)

    @property
    def open(self) -> tuple[OversightEntryView, ...]:
        """Everything that waits for an answer, the oldest first."""
        return (
            *self.open_before,
            *(line for line in self.lines if isinstance(line, OversightEntryView) and line.is_open),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewRow:
    """A body in a year: its dialogues, entries and duties with the executive board, and what is open."""

    body_key: str
    body_name: str
    body_role: str
    talks: tuple[ExecutiveDialogueView, ...]
    coming: tuple[ExecutiveDialogueView, ...]
    entries: tuple[OversightEntryView, ...]
    decided: tuple[FileLine, ...]
    open: tuple[OversightEntryView, ...]
    owed: tuple[Duty, ...]

    @property
    def looked_at(self) -> int:
        """How many times it was looked at beside the dialogues."""
        return len(self.entries)

    @property
    def last_on(self) -> date | None:
        """When it was last looked at."""
        return max((entry.on for entry in self.entries), default=None)

    @property
    def oldest_on(self) -> date | None:
        """Since when the oldest open entry has waited."""
        return min((row.concluded_on for row in self.open if row.concluded_on), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightPage:
    """Every body under oversight in a year."""

    period: int
    rows: tuple[OverviewRow, ...]
    executive: str
    may_oversee: bool

    @property
    def open(self) -> int:
        """How many answers are waited for."""
        return sum(len(row.open) for row in self.rows)

    @property
    def seen(self) -> int:
        """How many bodies the executive board has met, looked at or decided on in the year."""
        return sum(bool(row.talks or row.entries or row.decided) for row in self.rows)


def overseen_on(snapshot: Snapshot, since: date | None = None) -> list[Body]:
    """The bodies that the executive board oversees and that exist on the day, by name. One query.

    With `since`, also those that have ended after that day.
    """
    charter = snapshot.charter
    kinds = [one_body.key for one_body in charter.bodies if one_body.role in OVERSEEN]
    first = min(since or snapshot.day, snapshot.day)
    there = Body.objects.filter(kind__in=kinds, begins_on__lte=snapshot.day).exclude(ends_on__lte=first)
    return sorted(
        there, key=lambda body: (charter.role_of(body.kind) == "company", name_order(snapshot.bodies.name(body.key)))
    )


def executive_of(charter: Charter) -> str:
    """The key of the executive board. One query."""
    kinds = [body.key for body in charter.bodies if body.role == "executive"]
    return Body.objects.filter(kind__in=kinds).values_list("key", flat=True).order_by("-begins_on").first() or ""


def talks(snapshot: Snapshot, bodies: Sequence[int], period: int) -> defaultdict[int, list[ExecutiveDialogueView]]:
    """The executive board's dialogues of the year with each body, by the body's number. Four queries."""
    charter = snapshot.charter
    kinds = [one_body.key for one_body in charter.bodies if one_body.role == "executive"]
    keys = [activity.key for activity in charter.activities if activity.is_dialogue]
    rows = list(
        Occasion.objects.filter(activity__in=keys, period=period, opened_on__lte=snapshot.day)
        .filter(Q(body__kind__in=kinds) | Q(counterparts__body__kind__in=kinds))
        .select_related("body")
        .prefetch_related("counterparts__body")
        .distinct()
    )
    kept = {row.occasion_id: row for row in Dialogue.objects.filter(occasion__in=rows).select_related("based_on__body")}
    found: defaultdict[int, list[ExecutiveDialogueView]] = defaultdict(list)
    for row in rows:
        others = [counterpart.body for counterpart in row.counterparts.all()]
        line = occasion_line(snapshot, row, tuple(snapshot.bodies.name(other.key) for other in others))
        said = kept.get(row.pk)
        ground = said.based_on if said is not None and said.based_on is not None else None
        told = said is not None and line.done_on is not None
        talk = ExecutiveDialogueView(
            occasion=line,
            result=said.result if said is not None and told else "",
            dissent=said.dissent if said is not None and told else "",
            based_on=occasion_line(snapshot, ground) if ground is not None else None,
        )
        for body in {row.body_id, *(other.pk for other in others)} & set(bodies):
            found[body].append(talk)
    return found


def duties_met(snapshot: Snapshot, bodies: Sequence[int], period: int) -> defaultdict[int, list[DutyMet]]:
    """Decisions of the year that met a duty in law about each body and have no entry of their own. One query."""
    rows = LegalDutyMet.objects.filter(
        body__in=bodies, on__year=period, on__lte=snapshot.day, decision__isnull=False, decision__oversight__isnull=True
    ).select_related("decision__body")
    found: defaultdict[int, list[DutyMet]] = defaultdict(list)
    for row in rows:
        if row.decision is not None and row.body_id is not None:
            found[row.body_id].append(
                DutyMet(decision=decision_line(snapshot, row.decision), concerned_year=row.period)
            )
    return found


def owed_about(snapshot: Snapshot, executive: str, period: int) -> defaultdict[str, list[Duty]]:
    """What the executive board still owes about each body in the year, by the body's key. One query."""
    found: defaultdict[str, list[Duty]] = defaultdict(list)
    for duty in duties_on(snapshot):
        falls = duty.due.year if duty.due is not None else snapshot.day.year
        if duty.body == executive and duty.concerns and falls == period and duty.state in ("open", "passed", "coming"):
            found[duty.concerns].append(duty)
    return found


def oversight_page(context: Context, period: int) -> OversightPage:
    """Every body under oversight in a year, in fixed queries. Drafts are not counted."""
    municipality = context.snapshot.municipality
    charter, executive = municipality.charter, executive_of(municipality.charter)
    bodies = overseen_on(context.snapshot)
    numbers = [body.pk for body in bodies]
    kept = [entry for entry in entries(context, Q(period__lte=period)) if entry.concluded_on is not None]
    held, met = talks(context.snapshot, numbers, period), duties_met(context.snapshot, numbers, period)
    owed = owed_about(context.snapshot, executive, period)
    rows = []
    for body in bodies:
        own = [row for row in kept if row.body_key == body.key]
        year = [row for row in own if row.period == period]
        rows.append(
            OverviewRow(
                body_key=body.key,
                body_name=context.snapshot.bodies.name(body.key),
                body_role=charter.role_of(body.kind),
                talks=tuple(row for row in held[body.pk] if row.occasion.done_on is not None),
                coming=tuple(row for row in held[body.pk] if row.occasion.done_on is None),
                entries=tuple(row for row in year if row.decision is None),
                decided=(*(row for row in year if row.decision is not None), *met[body.pk]),
                open=tuple(row for row in own if row.is_open),
                owed=tuple(owed[body.key]),
            )
        )
    return OversightPage(
        period=period,
        rows=tuple(rows),
        executive=executive,
        may_oversee=may(context.actor, Permission.CONDUCT_OVERSIGHT, Subject(state="draft")).allowed,
    )


def file_page(context: Context, body: str, period: int) -> OversightFilePage | None:
    """The file of one body and year; None when the body is not under oversight. Fixed queries."""
    return next(iter(file_pages(context, period, body)), None)


def file_pages(context: Context, period: int, only: str = "") -> tuple[OversightFilePage, ...]:
    """The files of a year, of every body or of one, in fixed queries; drafts for the executive board alone."""
    municipality = context.snapshot.municipality
    charter, executive = municipality.charter, executive_of(municipality.charter)
    since = date(period, 1, 1) if only else None  # what was seen of a body in its last year is still read
    bodies = [body for body in overseen_on(context.snapshot, since) if only in ("", body.key)]
    numbers = [body.pk for body in bodies]
    kept = entries(context, Q(body__in=numbers, period__lte=period))
    held, met = talks(context.snapshot, numbers, period), duties_met(context.snapshot, numbers, period)
    owed = owed_about(context.snapshot, executive, period)
    texts = owner_texts(charter, bodies, context.day)
    drafts = may(context.actor, Permission.READ_OVERSIGHT).allowed
    pages = []
    for row in bodies:
        role = charter.role_of(row.kind)
        own = [item for item in kept if item.body_key == row.key]
        concluded = [item for item in own if item.concluded_on is not None]
        lines: list[FileLine] = [item for item in concluded if item.period == period]
        lines += [item for item in held[row.pk] if item.occasion.done_on is not None]
        lines += met[row.pk]
        pages.append(
            OversightFilePage(
                body_key=row.key,
                body_name=context.snapshot.bodies.name(row.key),
                body_role=role,
                period=period,
                on=context.day,
                lines=tuple(sorted(lines, key=lambda line: line.on)),
                drafts=tuple(item for item in own if item.concluded_on is None and item.period == period and drafts),
                coming=tuple(item for item in held[row.pk] if item.occasion.done_on is None),
                open_before=tuple(item for item in concluded if item.is_open and item.period < period),
                owed=tuple(owed[row.key]),
                questions=charter.asked_in_oversight(row.kind),
                owner_texts=texts[row.pk] if role == "company" else (),
                executive=executive,
                may_oversee=may(
                    context.actor, Permission.CONDUCT_OVERSIGHT, Subject(body=row.key, state="draft")
                ).allowed,
                may_answer=may(context.actor, Permission.ANSWER_OVERSIGHT, Subject(body=row.key, state="done")).allowed,
                may_decide=role == "company"
                and may(
                    context.actor, Permission.RECORD_LEGAL_DUTY_MET, Subject(body=executive, decides=executive)
                ).allowed,
            )
        )
    return tuple(pages)


def owner_texts(charter: Charter, bodies: Sequence[Body], day: date) -> dict[int, tuple[tuple[str, VersionRef], ...]]:
    """What the council, as owner, has decided for each body: the titles and refs of its texts. One query."""
    keys = [instrument.key for instrument in charter.instruments if instrument.level == "mandate"]
    rows = Version.objects.filter(body__in=bodies, instrument__in=keys, in_force_from__lte=day)
    latest = {(row.body_id, row.instrument): row for row in rows.order_by("in_force_from").defer("text")}
    return defaultdict(
        tuple,
        {
            body.pk: tuple(
                (row.title, VersionRef(instrument=row.instrument, body=body.key, in_force_from=row.in_force_from))
                for (whose, _instrument), row in latest.items()
                if whose == body.pk
            )
            for body in bodies
        },
    )
