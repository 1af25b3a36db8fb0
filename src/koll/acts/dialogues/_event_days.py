"""A day for many: its programme, its groups, what came out of it, and how that is taken into the common analysis."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities import (
    UnableToWriteOccasion,
    activity_called,
    address_of,
    frozen_unless_open,
    next_trend_number,
)
from koll.acts.engine import Doing, Done, UnableToSave, act, occasion_with, require
from koll.permissions import Permission
from koll.snapshot import ours, subject_of_occasion
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


def day_with(doing: Doing, number: int) -> Occasion:
    """The occasion, when it is a day and the actor may prepare it."""
    row = occasion_with(number)
    require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row))
    if activity_called(ours().charter, row.activity).kind != "day":
        raise UnableToWriteOccasion(_("This is not a day with a programme."))
    return row


def programme_values(words: ProgrammeInput) -> dict[str, Any]:
    """The words by column; UnableToWrite when a row does not say enough."""
    items = [item for item in words.items if item.what.strip()]
    if len(items) < len(words.items):
        raise UnableToWriteOccasion(_("Say what happens at every time in the programme."))
    if any(not participant.who.strip() for participant in words.participants):
        raise UnableToWriteOccasion(_("Say which body or role every row of participants is about."))
    return {
        "place": words.place.strip(),
        "programme": [asdict(item) for item in items],
        "participants": [asdict(participant) for participant in words.participants],
        "material": words.material.strip(),
    }


@act
def write_programme(doing: Doing, *, occasion: int, words: ProgrammeInput, revision: int) -> Done:
    """Keeps the programme of a day: when and where, what and who, who takes part, and what to read before."""
    row = day_with(doing, occasion)
    if words.planned_on is not None and words.planned_on < row.opened_on:
        raise UnableToWriteOccasion(_("The day has already passed. Choose a later one."))
    said = programme_values(words)
    day, _made = EventDay.objects.get_or_create(occasion=row, defaults={"revision": 0})
    if not EventDay.objects.filter(pk=day.pk, revision=revision).update(revision=revision + 1, **said):
        theirs, mine = {"place": day.place, "material": day.material}, {"place": said["place"]}
        raise UnableToSave(theirs, mine | {"material": said["material"]}, day.revision)
    row.planned_on = words.planned_on
    row.save(update_fields=["planned_on"])
    when = words.planned_on.isoformat() if words.planned_on else None
    return Done(
        subject=address_of(row), said=_("The programme has been saved."), id=row.pk, content=said | {"planned_on": when}
    )


def group_words(name: str, question: str) -> dict[str, str]:
    """The group's words; UnableToWrite when it has no name or no question."""
    if not name.strip() or not question.strip():
        raise UnableToWriteOccasion(_("Give the group a name and a question to talk about."))
    return {"name": name.strip(), "question": question.strip()}


@act
def add_event_day_group(doing: Doing, *, occasion: int, name: str, question: str) -> Done:
    """Adds a group to a day, with the question it talks about."""
    row = day_with(doing, occasion)
    said, there = group_words(name, question), EventDayGroup.objects.filter(occasion=row)
    if there.count() >= MOST_GROUPS:
        raise UnableToWriteOccasion(_("The day has thirty groups. Change one of them."))
    number = (there.aggregate(n=Max("number"))["n"] or 0) + 1
    group = EventDayGroup.objects.create(occasion=row, number=number, **said)
    return Done(subject=address_of(row), said=_("The group has been added."), id=group.pk, content=said)


@act
def change_event_day_group(doing: Doing, *, group: int, name: str, question: str, notes: str, revision: int) -> Done:
    """Changes a group of a day and keeps what it notes."""
    kept_group = EventDayGroup.objects.select_related("occasion__body").filter(pk=group).first()
    if kept_group is None:
        raise UnableToWriteOccasion(_("The group is no longer there. Your text is kept."))
    row = day_with(doing, kept_group.occasion_id)
    said = group_words(name, question)
    mine = said | {"notes": notes.strip()}
    if not EventDayGroup.objects.filter(pk=group, revision=revision).update(revision=revision + 1, **mine):
        theirs = {"name": kept_group.name, "question": kept_group.question, "notes": kept_group.notes}
        raise UnableToSave(theirs, mine, kept_group.revision)
    return Done(subject=address_of(row), said=_("Saved."), id=kept_group.pk, content=said)


@act
def note_event_day_outcome(doing: Doing, *, occasion: int, text: str, group: int | None = None) -> Done:
    """Notes one thing that came out of a day, perhaps of one of its groups."""
    row = day_with(doing, occasion)
    said = text.strip()
    if not said or len(said) > LONGEST_OUTCOME:
        raise UnableToWriteOccasion(_("Say one thing that came out of the day, in at most 300 characters."))
    if group is not None and not EventDayGroup.objects.filter(pk=group, occasion=row).exists():
        raise UnableToWriteOccasion(_("The group is no longer there. Your text is kept."))
    outcome = EventDayOutcome.objects.create(occasion=row, group_id=group, text=said, noted_on=doing.day)
    return Done(subject=address_of(row), said=_("It has been noted."), id=outcome.pk, content={"text": said})


def outcome_with(number: int) -> EventDayOutcome:
    """What came out of the day, with the day."""
    row = EventDayOutcome.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        raise UnableToWriteOccasion(_("It is no longer there."))
    return row


@act
def remove_event_day_outcome(doing: Doing, *, outcome: int) -> Done:
    """Takes away something noted of a day that has not been taken into the analysis."""
    row = outcome_with(outcome)
    day = day_with(doing, row.occasion_id)
    if row.analysis_id is not None:
        raise UnableToWriteOccasion(_("It has been taken into the analysis. Take it out there first."))
    text = row.text
    row.delete()
    return Done(subject=address_of(day), said=_("It has been taken away."), id=outcome, content={"text": text})


@act
def use_event_day_outcome(doing: Doing, *, outcome: int, as_trend: bool) -> Done:
    """Takes what came out of a day into the year's common analysis: as a trend, or as a note beside it."""
    row = outcome_with(outcome)
    keys = [activity.key for activity in ours().charter.activities if activity.kind == "analysis"]
    analysis = (
        Occasion.objects.filter(activity__in=keys, period=row.occasion.period, done_on__isnull=True)
        .select_related("body")
        .order_by("-number")
        .first()
    )
    if analysis is None:
        require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row.occasion))
        raise UnableToWriteOccasion(
            _("No common analysis of the year is being written. Open it or a new version of it first.")
        )
    frozen_unless_open(doing, analysis)
    if row.analysis_id is not None:
        raise UnableToWriteOccasion(_("It has been taken into the analysis already."))
    row.analysis = analysis
    row.save(update_fields=["analysis"])
    content = {"text": row.text, "as_trend": as_trend, "analysis": analysis.pk}
    if not as_trend:
        return Done(
            subject=address_of(row.occasion), said=_("It stands beside the analysis."), id=row.pk, content=content
        )
    trend = Trend.objects.create(
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
    return Done(subject=f"/omvarlden/trend/{trend.pk}/andra/", said=said, id=trend.pk, content=content)
