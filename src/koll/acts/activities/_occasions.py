"""The year's written work: opening an occasion, writing its parts and answers, and the body's own decision."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.engine import (
    Doing,
    Done,
    act,
    body_existing_on,
    occasion_with,
    require,
    reveal,
)
from koll.domain.charter import Activity, Charter
from koll.domain.owed import activity_window
from koll.permissions import Permission, UnableTo
from koll.reads.activities import template_for
from koll.reads.decisions import occasion_address
from koll.snapshot import ours, subject_of_body, subject_of_occasion
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


class UnableToWriteOccasion(UnableTo):
    """What was written cannot be kept as it stands."""


def address_of(occasion: Occasion) -> str:
    """Where an occasion is read; its body must have been fetched."""
    return occasion_address(occasion.activity, occasion.body.key, occasion.period, occasion.number)


def activity_called(charter: Charter, key: str) -> Activity:
    """The charter's activity with this key, or a sentence that it has none."""
    try:
        return charter.activity(key)
    except KeyError:
        raise UnableToWriteOccasion(_("The governance model knows no “%(key)s”.") % {"key": key}) from None


@act
def open_occasion(
    doing: Doing,
    *,
    activity: str,
    body: str,
    period: int,
    planned_on: date | None = None,
    counterparts: tuple[str, ...] = (),
    heading: str = "",
) -> Done:
    """Opens a body's work on an activity for a year."""
    charter = ours().charter
    kind = activity_called(charter, activity)
    whose = body_existing_on(body, doing.day)
    require(doing, Permission.OPEN_OCCASION, subject_of_body(charter, whose))
    if whose.kind not in kind.held_by:
        raise UnableToWriteOccasion(
            _("%(body)s does not hold this according to the governance model.") % {"body": whose.name}
        )
    if not doing.day.year - 1 <= period <= doing.day.year + 2:
        raise UnableToWriteOccasion(
            _("The year %(year)s is too far away. Choose this year or the next.") % {"year": period}
        )
    if planned_on is not None:
        within_frame(kind, period, planned_on, doing.day)
    latest = Occasion.objects.filter(activity=activity, body=whose, period=period).aggregate(n=Max("number"))["n"]
    if latest is not None and kind.kind != "dialogue":
        raise UnableToWriteOccasion(
            _("It is already open for %(year)s. Continue in the one that is there.") % {"year": period}
        )
    occasion = Occasion.objects.create(
        activity=activity,
        body=whose,
        period=period,
        number=(latest or 0) + 1,
        heading=heading.strip(),
        opened_on=doing.day,
        planned_on=planned_on,
        template=template_for(activity, period),
    )
    for key in counterparts:
        OccasionBody.objects.create(occasion=occasion, body=other_body(kind, whose, key, doing.day))
    content = {"activity": activity, "body": body, "period": period, "with": list(counterparts)}
    return Done(subject=address_of(occasion), said=_("It is open. You can begin."), id=occasion.pk, content=content)


def other_body(kind: Activity, whose: Body, key: str, day: date) -> Body:
    """A body invited to the occasion; it must be another, of a kind the charter names when it names any."""
    other = body_existing_on(key, day)
    if other.pk == whose.pk:
        raise UnableToWriteOccasion(_("A body cannot invite itself."))
    if kind.counterpart and other.kind not in kind.counterpart:
        raise UnableToWriteOccasion(_("%(body)s does not take part in this kind of dialogue.") % {"body": other.name})
    return other


def frozen_unless_open(doing: Doing, occasion: Occasion) -> None:
    """Asks whether the actor may write in the occasion now."""
    require(doing, Permission.WRITE_OCCASION, subject_of_occasion(ours().charter, occasion))


def within_frame(kind: Activity, period: int, day: date, today: date) -> None:
    """A day that people agree on has not passed, and lies within the days of the charter unless those have passed."""
    if day < today:
        raise UnableToWriteOccasion(_("The day has already passed. Choose a later one."))
    opens, due = activity_window(kind, period)
    if kind.every == "year" and (day < opens or (due < day and today <= due)):
        raise UnableToWriteOccasion(
            _(
                "%(day)s is outside the days of the governance model: from %(opens)s through %(due)s "
                "(“%(section)s”). Choose a day between them."
            )
            % {"day": day, "opens": opens, "due": due, "section": section_of(kind)}
        )


def section_of(kind: Activity) -> str:
    """The heading of the section that an activity rests on, or the section of law."""
    headings = {section.key: section.heading for section in ours().charter.sections}
    return headings.get(kind.ground.section, kind.ground.section)


@act
def agree_on_day(doing: Doing, *, occasion: int, planned_on: date | None) -> Done:
    """Sets the day on which an occasion is to be held or decided."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    before = row.planned_on
    if planned_on is not None and planned_on != before:
        within_frame(activity_called(ours().charter, row.activity), row.period, planned_on, doing.day)
    row.planned_on = planned_on
    row.revision += 1
    row.save(update_fields=["planned_on", "revision"])
    content = {"planned_on": f"{planned_on or ''}", "before": f"{before or ''}"}
    return Done(subject=address_of(row), said=_("The day has been set."), id=row.pk, content=content)


def reveal_written(row: Occasion) -> None:
    """Has the line of the act that makes it final hold every word of what was written. Six queries."""
    for written in (Part, Answer, Shift, Trend, TrendMeaning, Challenge):
        reveal(written._default_manager.filter(occasion=row))
