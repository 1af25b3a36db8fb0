"""A day for many: its programme, its groups, what came out of it, and how that is taken into the common analysis."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, ClassVar

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities import activity_called, next_trend_number, occasion_ref
from koll.acts.engine import Doing, Done, Input, act, change, changed_by_another, create, occasion_with, remove, require
from koll.domain.refs import TrendChangeRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.snapshot import Snapshot, subject_of_occasion
from koll.tables.models import EventDay, EventDayGroup, EventDayOutcome, Occasion, Trend

MOST_ITEMS, MOST_PARTICIPANTS, MOST_GROUPS = 20, 30, 30
LONGEST_OUTCOME = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeItemInput:
    """One item of a programme: when, what, and who leads it."""

    at: str
    what: str
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParticipantInput:
    """Who takes part: a body or a role, how many (0 when it is not known), and names if they are to be there."""

    who: str
    number: int = 0
    names: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgrammeInput:
    """The programme as a person writes it."""

    planned_on: date | None
    place: str
    items: tuple[ProgrammeItemInput, ...]
    participants: tuple[ParticipantInput, ...]
    material: str = ""


def subject_of_day(snapshot: Snapshot, number: int) -> Subject:
    """What is asked about when a day is prepared."""
    return subject_of_occasion(snapshot.charter, occasion_with(number))


def day_with(snapshot: Snapshot, number: int) -> Occasion:
    """The occasion, when it is a day."""
    row = occasion_with(number)
    if not activity_called(snapshot.charter, row.activity).is_event_day:
        raise Refusal("event_day.not_one", _("This is not a day with a programme."))
    return row


def programme_values(words: ProgrammeInput) -> dict[str, Any]:
    """The words by column; Busy when a row does not say enough."""
    items = [item for item in words.items if item.what.strip()]
    if len(items) < len(words.items):
        raise Refusal("event_day.item_says_nothing", _("Say what happens at every time in the programme."))
    if any(not participant.who.strip() for participant in words.participants):
        raise Refusal(
            "event_day.participant_says_nothing", _("Say which body or role every row of participants is about.")
        )
    return {
        "place": words.place.strip(),
        "programme": [asdict(item) for item in items],
        "participants": [asdict(participant) for participant in words.participants],
        "material": words.material.strip(),
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteProgramme(Input):
    """Keeps the programme of a day: when and where, what and who, who takes part, and what to read before."""

    occasion: int
    words: ProgrammeInput
    revision: int


@act(
    WriteProgramme,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_day(doing.snapshot, given.occasion),
    news=N_("The programme of a day was written"),
    trail=Trail.SHOWN,
)
def write_programme(doing: Doing, given: WriteProgramme) -> Done:
    row = day_with(doing.snapshot, given.occasion)
    if given.words.planned_on is not None and given.words.planned_on < row.opened_on:
        raise Refusal(
            "event_day.day_has_passed", _("The day has already passed. Choose a later one."), field="planned_on"
        )
    said = programme_values(given.words)
    day = EventDay.objects.filter(occasion=row).first() or create(EventDay, occasion=row, revision=0)
    theirs, mine = {"place": day.place, "material": day.material}, {"place": said["place"]}
    change(
        day,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine | {"material": said["material"]}, day.revision),
        **said,
    )
    change(row, planned_on=given.words.planned_on)
    return Done(subject=occasion_ref(row), said=_("The programme has been saved."), id=row.pk)


def group_words(name: str, question: str) -> dict[str, str]:
    """The group's words; Busy when it has no name or no question."""
    if not name.strip() or not question.strip():
        raise Refusal(
            "event_day.group_says_too_little", _("Give the group a name and a question to talk about."), field="name"
        )
    return {"name": name.strip(), "question": question.strip()}


@dataclass(frozen=True, slots=True, kw_only=True)
class AddEventDayGroup(Input):
    """Adds a group to a day, with the question it talks about."""

    occasion: int
    name: str
    question: str


@act(
    AddEventDayGroup,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_day(doing.snapshot, given.occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A group was added to a day"),
)
def add_event_day_group(doing: Doing, given: AddEventDayGroup) -> Done:
    row = day_with(doing.snapshot, given.occasion)
    said, there = group_words(given.name, given.question), EventDayGroup.objects.filter(occasion=row)
    if there.count() >= MOST_GROUPS:
        raise Refusal("event_day.too_many_groups", _("The day has thirty groups. Change one of them."))
    number = (there.aggregate(n=Max("number"))["n"] or 0) + 1
    group = create(EventDayGroup, occasion=row, number=number, **said)
    return Done(subject=occasion_ref(row), said=_("The group has been added."), id=group.pk)


def group_with(number: int) -> EventDayGroup:
    """The group with this number, with its day."""
    group = EventDayGroup.objects.select_related("occasion__body").filter(pk=number).first()
    if group is None:
        raise Refusal("event_day.group_gone", _("The group is no longer there. Your text is kept."))
    return group


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeEventDayGroup(Input):
    """Changes a group of a day and keeps what it notes."""

    secret: ClassVar[tuple[str, ...]] = ("notes",)

    group: int
    name: str
    question: str
    notes: str
    revision: int


@act(
    ChangeEventDayGroup,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_day(doing.snapshot, group_with(given.group).occasion_id),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A group of a day was changed"),
)
def change_event_day_group(doing: Doing, given: ChangeEventDayGroup) -> Done:
    group = group_with(given.group)
    row = day_with(doing.snapshot, group.occasion_id)
    said = group_words(given.name, given.question)
    mine = said | {"notes": given.notes.strip()}
    theirs = {"name": group.name, "question": group.question, "notes": group.notes}
    change(group, revision=given.revision, conflict=lambda: changed_by_another(theirs, mine, group.revision), **mine)
    return Done(subject=occasion_ref(row), said=_("Saved."), id=group.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEventDayOutcome(Input):
    """Notes one thing that came out of a day, perhaps of one of its groups."""

    occasion: int
    text: str
    group: int | None = None


@act(
    NoteEventDayOutcome,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_day(doing.snapshot, given.occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("Something that came out of a day was noted"),
)
def note_event_day_outcome(doing: Doing, given: NoteEventDayOutcome) -> Done:
    row = day_with(doing.snapshot, given.occasion)
    said = given.text.strip()
    if not said or len(said) > LONGEST_OUTCOME:
        raise Refusal(
            "event_day.outcome_empty_or_too_long",
            _("Say one thing that came out of the day, in at most 300 characters."),
            field="text",
        )
    if given.group is not None and not EventDayGroup.objects.filter(pk=given.group, occasion=row).exists():
        raise Refusal(
            "event_day.group_of_outcome_gone", _("The group is no longer there. Your text is kept."), field="group"
        )
    outcome = create(EventDayOutcome, occasion=row, group_id=given.group, text=said, noted_on=doing.day)
    return Done(subject=occasion_ref(row), said=_("It has been noted."), id=outcome.pk)


def outcome_with(number: int) -> EventDayOutcome:
    """What came out of the day, with the day."""
    row = EventDayOutcome.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        raise Refusal("event_day.outcome_gone", _("It is no longer there."))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveEventDayOutcome(Input):
    """Takes away something noted of a day that has not been taken into the analysis."""

    outcome: int


@act(
    RemoveEventDayOutcome,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_day(doing.snapshot, outcome_with(given.outcome).occasion_id),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("Something noted of a day was taken away"),
)
def remove_event_day_outcome(doing: Doing, given: RemoveEventDayOutcome) -> Done:
    row = outcome_with(given.outcome)
    day = day_with(doing.snapshot, row.occasion_id)
    if row.analysis_id is not None:
        raise Refusal(
            "event_day.outcome_in_analysis", _("It has been taken into the analysis. Take it out there first.")
        )
    remove(row)
    return Done(subject=occasion_ref(day), said=_("It has been taken away."), id=given.outcome)


@dataclass(frozen=True, slots=True, kw_only=True)
class UseEventDayOutcome(Input):
    """Takes what came out of a day into the year's common analysis: as a trend, or as a note beside it."""

    outcome: int
    as_trend: bool


def open_analysis(doing: Doing, row: EventDayOutcome) -> Occasion:
    """The year's common analysis that is being written; refused when there is none."""
    keys = [activity.key for activity in doing.snapshot.charter.activities if activity.is_analysis]
    analysis = (
        Occasion.objects.filter(activity__in=keys, period=row.occasion.period, done_on__isnull=True)
        .select_related("body")
        .order_by("-number")
        .first()
    )
    if analysis is None:
        require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(doing.snapshot.charter, row.occasion))
        raise Refusal(
            "event_day.no_open_analysis",
            _("No common analysis of the year is being written. Open it or a new version of it first."),
        )
    return analysis


@act(
    UseEventDayOutcome,
    permission=Permission.WRITE_OCCASION,
    subject=lambda doing, given: subject_of_occasion(
        doing.snapshot.charter, open_analysis(doing, outcome_with(given.outcome))
    ),
    news=None,
    trail=Trail.OWN,
)
def use_event_day_outcome(doing: Doing, given: UseEventDayOutcome) -> Done:
    row = outcome_with(given.outcome)
    analysis = open_analysis(doing, row)
    if row.analysis_id is not None:
        raise Refusal("event_day.outcome_used_before", _("It has been taken into the analysis already."))
    change(row, analysis=analysis)
    if not given.as_trend:
        return Done(subject=occasion_ref(row.occasion), said=_("It stands beside the analysis."), id=row.pk)
    trend = create(
        Trend,
        occasion=analysis,
        number=next_trend_number(analysis),
        heading=row.text[:160],
        text=row.text if len(row.text) > 160 else "",
        level=Trend.Level.LOCAL,
        kind=Trend.Kind.PEOPLE,
        certainty=Trend.Certainty.POSSIBLE,
        origin=row,
    )
    said = _("It is a trend in the analysis. Say where it happens, what it is about and how sure it is.")
    return Done(subject=TrendChangeRef(number=trend.pk), said=said, id=trend.pk)
