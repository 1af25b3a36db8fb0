"""Handing out the parts of an occasion, and opening a new version of one that is decided and must be corrected."""

from __future__ import annotations

from datetime import date

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities import UnableToWriteOccasion, activity_called, address_of, copy_trends, frozen_unless_open
from koll.acts.engine import Doing, Done, act, occasion_with, require
from koll.permissions import Permission
from koll.reads.activities import activity_of
from koll.reads.descriptions import writers_of
from koll.snapshot import ours, subject_of_occasion
from koll.tables.models import (
    Answer,
    Challenge,
    CorrectingVersion,
    Occasion,
    Part,
    PartAssignment,
    Shift,
    Statement,
    Trend,
    TrendMeaning,
)

WRITTEN = ("analysis", "description", "followup")
"""The kinds of activity that are written in parts."""


@act
def assign_part(doing: Doing, *, occasion: int, step: str, person: int, due_on: date) -> Done:
    """Hands a part or an answer to somebody who writes for the body, to be written by a day."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    must_be_step(row, step)
    if due_on < doing.day:
        raise UnableToWriteOccasion(_("The day has already passed. Choose a later one."))
    if person not in dict(writers_of(address_of(row), doing.day)):
        raise UnableToWriteOccasion(_("That person does not write for this body. Choose somebody from the list."))
    given = {"person_id": person, "due_on": due_on, "given_by_id": doing.actor.person or 0, "given_on": doing.day}
    PartAssignment.objects.update_or_create(occasion=row, step=step, defaults=given)
    content = {"step": step, "person": person, "due_on": due_on.isoformat()}
    return Done(subject=address_of(row), said=_("It has been handed out."), id=row.pk, content=content)


@act
def unassign_part(doing: Doing, *, occasion: int, step: str) -> Done:
    """Takes back a part that was handed out; what has been written stays."""
    row = occasion_with(occasion)
    frozen_unless_open(doing, row)
    PartAssignment.objects.filter(occasion=row, step=step).delete()
    return Done(subject=address_of(row), said=_("Nobody in particular has it now."), id=row.pk, content={"step": step})


def must_be_step(occasion: Occasion, step: str) -> None:
    """A step is one of the parts of the activity, or a statement that is answered in it."""
    kind = activity_called(ours().charter, occasion.activity)
    what, _colon, key = step.partition(":")
    if what == "part" and key in {part.key for part in activity_of(ours().charter, occasion).parts}:
        return
    answered = [answer.instrument for answer in kind.answers]
    asked = Statement.objects.filter(version__instrument__in=answered).values_list("pk", flat=True)
    if what == "answer" and key in {str(number) for number in asked}:
        return
    raise UnableToWriteOccasion(_("There is no such part. Open the page again."))


@act
def open_correcting_version(doing: Doing, *, occasion: int, reason: str) -> Done:
    """Opens a new version of what was decided, with everything in it, to be corrected and decided again."""
    row = occasion_with(occasion)
    charter = ours().charter
    require(doing, Permission.OPEN_OCCASION, subject_of_occasion(charter, row))
    if activity_called(charter, row.activity).kind not in WRITTEN or row.done_on is None:
        raise UnableToWriteOccasion(_("It is not decided yet. Change it as it is."))
    if CorrectingVersion.objects.filter(of=row).exists():
        raise UnableToWriteOccasion(_("There is a newer version already. Correct that one."))
    if not reason.strip():
        raise UnableToWriteOccasion(_("Say what is corrected, so that readers of the first version know."))
    latest = Occasion.objects.filter(activity=row.activity, body=row.body, period=row.period).aggregate(n=Max("number"))
    new = Occasion.objects.create(
        activity=row.activity,
        body=row.body,
        period=row.period,
        number=latest["n"] + 1,
        heading=row.heading,
        opened_on=doing.day,
        template_id=row.template_id,
    )
    CorrectingVersion.objects.create(occasion=new, of=row, reason=reason.strip())
    carry_over(row, new)
    content = {"of": row.pk, "reason": reason.strip(), "number": new.number}
    return Done(
        subject=address_of(new),
        said=_("The new version is open, with everything from the first in it."),
        id=new.pk,
        content=content,
    )


def carry_over(old: Occasion, new: Occasion) -> None:
    """Copies everything written in one version to the next, by whom and when it was written too."""
    for part in Part.objects.filter(occasion=old):
        said = {"text": part.text, "written_at": part.written_at, "written_by_id": part.written_by_id}
        Part.objects.create(occasion=new, key=part.key, **said)
    for answer in Answer.objects.filter(occasion=old):
        Answer.objects.create(
            occasion=new,
            statement_id=answer.statement_id,
            mode=answer.mode,
            mode_why=answer.mode_why,
            fields=answer.fields,
            written_at=answer.written_at,
            written_by_id=answer.written_by_id,
        )
    copy_trends(list(Trend.objects.filter(occasion=old)), new)
    for meaning in TrendMeaning.objects.filter(occasion=old):
        TrendMeaning.objects.create(
            occasion=new,
            trend_id=meaning.trend_id,
            text=meaning.text,
            written_at=meaning.written_at,
            written_by_id=meaning.written_by_id,
        )
    for challenge in Challenge.objects.filter(occasion=old):
        said = {"heading": challenge.heading, "line": challenge.line, "sources": challenge.sources}
        Challenge.objects.create(occasion=new, number=challenge.number, **said)
    for shift in Shift.objects.filter(occasion=old).prefetch_related("statements", "bodies"):
        copy = Shift.objects.create(
            occasion=new, number=shift.number, sentence=shift.sentence, why=shift.why, needs=shift.needs
        )
        copy.statements.set(shift.statements.all())
        copy.bodies.set(shift.bodies.all())
