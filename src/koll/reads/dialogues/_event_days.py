"""A day for many: its programme and groups, what it starts from, and what came out of it."""

from __future__ import annotations

from dataclasses import dataclass

from koll.domain.refs import OccasionRef, TrendRef
from koll.permissions import Permission, may
from koll.public.activities import TrendView, latest_common_analysis, trend_lines
from koll.public.instruments import StatementView, in_force_statements
from koll.reads.dialogues._dialogues import DialoguePage, dialogue_page
from koll.snapshot import Context, subject_of_occasion
from koll.tables.models import EventDay, EventDayGroup, EventDayOutcome, Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItemView:
    """An item of the programme."""

    at: str
    what: str
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantView:
    """Who takes part; `number` 0 when it is not known."""

    who: str
    number: int
    names: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDayOutcomeView:
    """What came out of the day. `trend`: the trend it became; `is_beside`: it stands as a note beside the analysis."""

    id: int
    text: str
    group: str
    trend: TrendRef | None
    is_beside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDayGroupView:
    """A group; its notes are empty for those who did not take part."""

    id: int
    number: int
    name: str
    question: str
    notes: str
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EventDayPage:
    """A day. `said` is what it shares with every dialogue: the form, what came of it, and who may do what.

    `goals` and `factors` are what holds, `trends` the last decided analysis; `may_take`: take what came out of the
    day into the analysis that is being written.
    """

    said: DialoguePage
    place: str
    items: tuple[ProgrammeItemView, ...]
    participants: tuple[ParticipantView, ...]
    material: str
    revision: int
    groups: tuple[EventDayGroupView, ...]
    outcomes: tuple[EventDayOutcomeView, ...]
    starts_from: tuple[StatementView, ...]
    trends: tuple[TrendView, ...]
    trends_period: int
    may_take: bool

    @property
    def people(self) -> int:
        """How many take part, as far as it is known."""
        return sum(participant.number for participant in self.participants)


def event_day_page(context: Context, ref: OccasionRef) -> EventDayPage | None:
    """The day; None when there is none. Fixed queries."""
    said = dialogue_page(context, ref)
    if said is None or not said.activity.is_event_day:
        return None
    occasion = said.line.id
    kept = EventDay.objects.filter(occasion=occasion).first() or EventDay(revision=0)
    shown = said.line.done_on or context.day
    latest = latest_common_analysis(context.snapshot.on(shown), ref.period) or latest_common_analysis(
        context.snapshot.on(shown), ref.period - 1
    )
    return EventDayPage(
        said=said,
        place=kept.place,
        items=tuple(ProgrammeItemView(at=row["at"], what=row["what"], who=row["who"]) for row in kept.programme),
        participants=tuple(
            ParticipantView(who=participant["who"], number=participant["number"], names=participant["names"])
            for participant in kept.participants
        ),
        material=kept.material,
        revision=kept.revision,
        groups=groups_of(occasion, with_notes=said.may_read_notes),
        outcomes=outcomes_of(occasion),
        starts_from=in_force_statements(context.snapshot.on(shown), said.activity.basis),
        trends=trend_lines(latest.pk) if latest else (),
        trends_period=latest.period if latest else 0,
        may_take=may_take(context, ref.period),
    )


def groups_of(occasion: int, *, with_notes: bool) -> tuple[EventDayGroupView, ...]:
    """The groups of the day. One query."""
    return tuple(
        EventDayGroupView(
            id=row.pk,
            number=row.number,
            name=row.name,
            question=row.question,
            notes=row.notes if with_notes else "",
            revision=row.revision,
        )
        for row in EventDayGroup.objects.filter(occasion=occasion)
    )


def outcomes_of(occasion: int) -> tuple[EventDayOutcomeView, ...]:
    """What came out of the day. One query."""
    found = []
    for row in EventDayOutcome.objects.filter(occasion=occasion).select_related("group", "trend"):
        trend = getattr(row, "trend", None)
        found.append(
            EventDayOutcomeView(
                id=row.pk,
                text=row.text,
                group=row.group.name if row.group else "",
                trend=TrendRef(number=trend.pk) if trend else None,
                is_beside=row.analysis_id is not None and trend is None,
            )
        )
    return tuple(found)


def may_take(context: Context, period: int) -> bool:
    """Whether the actor writes the year's common analysis, and it is being written. Few queries."""
    charter = context.snapshot.charter
    keys = [activity.key for activity in charter.activities if activity.is_analysis]
    row = (
        Occasion.objects.filter(activity__in=keys, period=period, done_on__isnull=True)
        .select_related("body")
        .order_by("-number")
        .first()
    )
    return row is not None and may(context.actor, Permission.WRITE_OCCASION, subject_of_occasion(charter, row)).allowed
