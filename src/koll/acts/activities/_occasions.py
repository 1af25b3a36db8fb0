"""The year's written work: opening an occasion, writing its parts and answers, and the body's own decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    change,
    changed_by_another,
    create,
    occasion_with,
    require,
    reveal,
)
from koll.domain.charter import Activity, Charter
from koll.domain.owed import BINDING, activity_window
from koll.domain.refs import OccasionRef, PartRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.reads.activities import template_for
from koll.snapshot import Snapshot, subject_of_body, subject_of_occasion
from koll.tables.models import (
    Answer,
    Body,
    Challenge,
    Occasion,
    OccasionBody,
    Part,
    Shift,
    Trend,
    TrendMeaning,
)


def occasion_ref(occasion: Occasion) -> OccasionRef:
    """Where an occasion is read; its body must have been fetched."""
    return OccasionRef(
        activity=occasion.activity, body=occasion.body.key, period=occasion.period, number=occasion.number
    )


def part_ref(occasion: Occasion, part: str) -> PartRef:
    """A written part of the occasion."""
    return PartRef(
        activity=occasion.activity,
        body=occasion.body.key,
        period=occasion.period,
        number=occasion.number,
        part=part,
    )


def activity_called(charter: Charter, key: str) -> Activity:
    """The charter's activity with this key, or a sentence that it has none."""
    try:
        return charter.activity(key)
    except KeyError:
        raise Refusal(
            "occasion.unknown_activity", _("The governance model knows no “%(key)s”.") % {"key": key}, field="activity"
        ) from None


class OfOccasion(Protocol):
    """What is handed in about an occasion."""

    @property
    def occasion(self) -> int:
        """The occasion's number."""


def subject_of_given_occasion(doing: Doing, given: OfOccasion) -> Subject:
    """The occasion that is meant, with its state: what is decided is frozen."""
    return subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOccasion(Input):
    """Opens a body's work on an activity for a year."""

    activity: str
    body: str
    period: int
    planned_on: date | None = None
    counterparts: tuple[str, ...] = ()
    heading: str = ""


@act(
    OpenOccasion,
    permission=Permission.OPEN_OCCASION,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_existing_on(given.body, doing.day)),
    news=N_("Work was opened"),
    trail=Trail.SHOWN,
)
def open_occasion(doing: Doing, given: OpenOccasion) -> Done:
    charter = doing.snapshot.charter
    kind = activity_called(charter, given.activity)
    whose = body_existing_on(given.body, doing.day)
    if whose.kind not in kind.held_by:
        raise Refusal(
            "occasion.body_does_not_hold",
            _("%(body)s does not hold this according to the governance model.") % {"body": whose.name},
            field="activity",
        )
    if not doing.day.year - 1 <= given.period <= doing.day.year + 2:
        raise Refusal(
            "occasion.year_too_far",
            _("The year %(year)s is too far away. Choose this year or the next.") % {"year": given.period},
            field="period",
        )
    if given.planned_on is not None:
        within_frame(doing.snapshot.on(given.planned_on), kind, given.period, doing.day)
    latest = Occasion.objects.filter(activity=given.activity, body=whose, period=given.period).aggregate(
        n=Max("number")
    )["n"]
    if latest is not None and not kind.is_dialogue:
        raise Refusal(
            "occasion.already_open",
            _("It is already open for %(year)s. Continue in the one that is there.") % {"year": given.period},
            field="period",
        )
    occasion = create(
        Occasion,
        activity=given.activity,
        body=whose,
        period=given.period,
        number=(latest or 0) + 1,
        heading=given.heading.strip(),
        opened_on=doing.day,
        planned_on=given.planned_on,
        template=template_for(given.activity, given.period),
    )
    for key in given.counterparts:
        create(OccasionBody, occasion=occasion, body=other_body(kind, whose, key, doing.day))
    return Done(subject=occasion_ref(occasion), said=_("It is open. You can begin."), id=occasion.pk)


def other_body(kind: Activity, whose: Body, key: str, day: date) -> Body:
    """A body invited to the occasion; it must be another, of a kind the charter names when it names any."""
    other = body_existing_on(key, day)
    if other.pk == whose.pk:
        raise Refusal("occasion.invites_itself", _("A body cannot invite itself."), field="counterparts")
    if kind.counterpart and other.kind not in kind.counterpart:
        raise Refusal(
            "occasion.not_a_counterpart",
            _("%(body)s does not take part in this kind of dialogue.") % {"body": other.name},
            field="counterparts",
        )
    return other


def frozen_unless_open(doing: Doing, occasion: Occasion) -> None:
    """Asks whether the actor may write in the occasion now."""
    require(doing, Permission.WRITE_OCCASION, subject_of_occasion(doing.snapshot.charter, occasion))


def within_frame(snapshot: Snapshot, kind: Activity, period: int, today: date) -> None:
    """A day that people agree on has not passed, and lies within the days of law or model unless those have passed.

    Days that are only Koll's proposal refuse no plan: the municipality's own day is the one that counts.
    """
    if snapshot.day < today:
        raise Refusal("occasion.day_passed", _("The day has already passed. Choose a later one."), field="planned_on")
    window = activity_window(kind, period)
    opens, due = window.opens or snapshot.day, window.due or snapshot.day
    is_outside = snapshot.day < opens or (due < snapshot.day and today <= due)
    if kind.every == "year" and window.whose_day in BINDING and is_outside:
        raise Refusal(
            "occasion.day_outside_frame",
            _(
                "%(day)s is outside the days of the governance model: from %(opens)s through %(due)s "
                "(“%(section)s”). Choose a day between them."
            )
            % {"day": snapshot.day, "opens": opens, "due": due, "section": section_of(snapshot, kind)},
            field="planned_on",
        )


def section_of(snapshot: Snapshot, kind: Activity) -> str:
    """The heading of the section that an activity rests on, or the section of law."""
    headings = {section.key: section.heading for section in snapshot.charter.sections}
    return headings.get(kind.ground.section, kind.ground.section)


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeOnDay(Input):
    """Sets the day on which an occasion is to be held or decided."""

    occasion: int
    planned_on: date | None
    revision: int


@act(
    AgreeOnDay,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=N_("A day was set"),
    trail=Trail.SHOWN,
)
def agree_on_day(doing: Doing, given: AgreeOnDay) -> Done:
    row = occasion_with(given.occasion)
    if given.planned_on is not None and given.planned_on != row.planned_on:
        within_frame(
            doing.snapshot.on(given.planned_on),
            activity_called(doing.snapshot.charter, row.activity),
            row.period,
            doing.day,
        )
    theirs, mine = day_in_box(row.planned_on), day_in_box(given.planned_on)
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        planned_on=given.planned_on,
    )
    return Done(subject=occasion_ref(row), said=_("The day has been set."), id=row.pk)


def day_in_box(day: date | None) -> dict[str, str]:
    """The day as the box has it, "" for none."""
    return {"planned_on": day.isoformat() if day else ""}


def reveal_written(row: Occasion) -> None:
    """Has the line of the act that makes it final hold every word of what was written. Six queries."""
    for written in (Part, Answer, Shift, Trend, TrendMeaning, Challenge):
        reveal(written._default_manager.filter(occasion=row))
