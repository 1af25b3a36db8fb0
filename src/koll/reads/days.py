"""A day for many: its programme and groups, what it starts from, and what came out of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.permissions import Act, Actor, may
from koll.reads.dialogues import DialoguePage, dialogue_page
from koll.reads.instruments import StatementLine, in_force_statements
from koll.reads.municipality import ours
from koll.reads.subjects import occasion_subject
from koll.reads.trend_lines import TrendLine, common_analysis, trend_address, trend_lines
from koll.records.models import Day, DayGroup, DayOutcome, Occasion


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of the programme."""

    at: str
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class ParticipantLine:
    """Who takes part; `number` 0 when it is not known."""

    who: str
    number: int
    names: str


@dataclass(frozen=True, slots=True)
class OutcomeLine:
    """What came out of the day. `trend`: the trend it became; `is_beside`: it stands as a note beside the analysis."""

    id: int
    text: str
    group: str
    trend: str
    is_beside: bool


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group; its notes are empty for those who did not take part."""

    id: int
    number: int
    name: str
    question: str
    notes: str
    revision: int


@dataclass(frozen=True, slots=True)
class DayPage:
    """A day. `said` is what it shares with every dialogue: the form, what came of it, and who may do what.

    `goals` and `factors` are what holds, `trends` the last decided analysis; `may_take`: take what came out of the
    day into the analysis that is being written.
    """

    said: DialoguePage
    place: str
    items: tuple[ItemLine, ...]
    participants: tuple[ParticipantLine, ...]
    material: str
    revision: int
    groups: tuple[GroupLine, ...]
    outcomes: tuple[OutcomeLine, ...]
    starts_from: tuple[StatementLine, ...]
    trends: tuple[TrendLine, ...]
    trends_period: int
    may_take: bool

    @property
    def people(self) -> int:
        """How many take part, as far as it is known."""
        return sum(each.number for each in self.participants)


def day_page(actor: Actor, activity: str, body: str, period: int, number: int, day: date) -> DayPage | None:
    """The day; None when there is none. Fixed queries."""
    said = dialogue_page(actor, activity, body, period, number, day)
    if said is None or said.activity.kind != "day":
        return None
    charter, occasion = ours().charter, said.line.id
    kept = Day.objects.filter(occasion=occasion).first() or Day(revision=0)
    shown = said.line.done_on or day
    latest = common_analysis(charter, period, shown) or common_analysis(charter, period - 1, shown)
    return DayPage(
        said=said,
        place=kept.place,
        items=tuple(ItemLine(each["at"], each["what"], each["who"]) for each in kept.programme),
        participants=tuple(ParticipantLine(each["who"], each["number"], each["names"]) for each in kept.participants),
        material=kept.material,
        revision=kept.revision,
        groups=groups_of(occasion, with_notes=said.may_read_notes),
        outcomes=outcomes_of(occasion),
        starts_from=in_force_statements(shown, said.activity.basis),
        trends=trend_lines(latest.pk) if latest else (),
        trends_period=latest.period if latest else 0,
        may_take=may_take(actor, period),
    )


def groups_of(occasion: int, *, with_notes: bool) -> tuple[GroupLine, ...]:
    """The groups of the day. One query."""
    return tuple(
        GroupLine(row.pk, row.number, row.name, row.question, row.notes if with_notes else "", row.revision)
        for row in DayGroup.objects.filter(occasion=occasion)
    )


def outcomes_of(occasion: int) -> tuple[OutcomeLine, ...]:
    """What came out of the day. One query."""
    found = []
    for row in DayOutcome.objects.filter(occasion=occasion).select_related("group", "trend"):
        trend = getattr(row, "trend", None)
        found.append(
            OutcomeLine(
                row.pk,
                row.text,
                row.group.name if row.group else "",
                trend_address(trend.pk) if trend else "",
                row.analysis_id is not None and trend is None,
            )
        )
    return tuple(found)


def may_take(actor: Actor, period: int) -> bool:
    """Whether the actor writes the year's common analysis, and it is being written. Few queries."""
    charter = ours().charter
    keys = [each.key for each in charter.activities if each.kind == "analysis"]
    row = (
        Occasion.objects.filter(activity__in=keys, period=period, done_on__isnull=True)
        .select_related("body")
        .order_by("-number")
        .first()
    )
    return row is not None and may(actor, Act.WRITE, occasion_subject(charter, row)).allowed
