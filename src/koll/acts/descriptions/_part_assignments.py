"""Handing out the parts of an occasion, and opening a new version of one that is decided and must be corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.activities import activity_called, copy_trends, occasion_ref, subject_of_given_occasion
from koll.acts.engine import Doing, Done, Input, act, change, create, link, occasion_with, remove
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.activities import activity_of
from koll.reads.descriptions import writers_of
from koll.snapshot import Snapshot
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

"""The kinds of activity that are written in parts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignPart(Input):
    """Hands a part or an answer to somebody who writes for the body, to be written by a day.

    `had_by` is the person who had it when the page was opened, None when nobody had.
    """

    occasion: int
    step: str
    person: int
    due_on: date
    had_by: int | None = None


@act(
    AssignPart,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A part was handed out"),
)
def assign_part(doing: Doing, given: AssignPart) -> Done:
    row = occasion_with(given.occasion)
    must_be_step(doing.snapshot, row, given.step)
    if given.due_on < doing.day:
        raise Refusal("part.day_passed", _("The day has already passed. Choose a later one."), field="due_on")
    if given.person not in dict(writers_of(doing.context, occasion_ref(row))):
        raise Refusal(
            "part.not_a_writer",
            _("That person does not write for this body. Choose somebody from the list."),
            field="person",
        )
    values: dict[str, Any] = {
        "person_id": given.person,
        "due_on": given.due_on,
        "given_by_id": doing.actor.person or 0,
        "given_on": doing.day,
    }
    handed = _handed_out(row, given.step)
    if handed is None:
        create(PartAssignment, occasion=row, step=given.step, **values)
    else:
        refuse_handed_to_another(handed, given.had_by, given.person)
        change(handed, **values)
    return Done(subject=occasion_ref(row), said=_("It has been handed out."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnassignPart(Input):
    """Takes back a part that was handed out; what has been written stays.

    `had_by` is the person who had it when the page was opened.
    """

    occasion: int
    step: str
    had_by: int


@act(
    UnassignPart,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A part was taken back from the one who had it"),
)
def unassign_part(_doing: Doing, given: UnassignPart) -> Done:
    row = occasion_with(given.occasion)
    handed = _handed_out(row, given.step)
    if handed is None:
        raise Refusal("part.taken_back", _("Nobody in particular has it: somebody has already taken it back."))
    refuse_handed_to_another(handed, given.had_by)
    remove(handed)
    return Done(subject=occasion_ref(row), said=_("Nobody in particular has it now."), id=row.pk)


def _handed_out(occasion: Occasion, step: str) -> PartAssignment | None:
    """To whom the part or the answer has been handed, or None."""
    return PartAssignment.objects.filter(occasion=occasion, step=step).select_related("person").first()


def refuse_handed_to_another(handed: PartAssignment, *known: int | None) -> None:
    """Raises Refusal when somebody has it whom the one who asks has not seen there."""
    if handed.person_id not in known:
        raise Refusal(
            "part.handed_to_another",
            _("Somebody else has handed this to %(name)s since you opened the page. Open it again, and then choose.")
            % {"name": handed.person.name},
            field="person",
        )


def must_be_step(snapshot: Snapshot, occasion: Occasion, step: str) -> None:
    """A step is one of the parts of the activity, or a statement that is answered in it."""
    kind = activity_called(snapshot.charter, occasion.activity)
    what, _colon, key = step.partition(":")
    if what == "part" and key in {part.key for part in activity_of(snapshot.charter, occasion).parts}:
        return
    answered = [answer.instrument for answer in kind.answers]
    asked = Statement.objects.filter(version__instrument__in=answered).values_list("pk", flat=True)
    if what == "answer" and key in {str(number) for number in asked}:
        return
    raise Refusal("part.unknown_step", _("There is no such part. Open the page again."), field="step")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCorrectingVersion(Input):
    """Opens a new version of what was decided, with everything in it, to be corrected and decided again."""

    occasion: int
    reason: str


@act(
    OpenCorrectingVersion,
    permission=Permission.OPEN_OCCASION,
    subject=subject_of_given_occasion,
    news=N_("A new version was opened to correct what was decided"),
    trail=Trail.SHOWN,
)
def open_correcting_version(doing: Doing, given: OpenCorrectingVersion) -> Done:
    row = occasion_with(given.occasion)
    charter = doing.snapshot.charter
    if not activity_called(charter, row.activity).is_written or row.done_on is None:
        raise Refusal("correction.not_decided", _("It is not decided yet. Change it as it is."))
    if CorrectingVersion.objects.filter(of=row).exists():
        raise Refusal("correction.newer_version", _("There is a newer version already. Correct that one."))
    if not given.reason.strip():
        raise Refusal(
            "correction.reason_missing",
            _("Say what is corrected, so that readers of the first version know."),
            field="reason",
        )
    latest = Occasion.objects.filter(activity=row.activity, body=row.body, period=row.period).aggregate(n=Max("number"))
    new = create(
        Occasion,
        activity=row.activity,
        body=row.body,
        period=row.period,
        number=latest["n"] + 1,
        heading=row.heading,
        opened_on=doing.day,
        template_id=row.template_id,
    )
    create(CorrectingVersion, occasion=new, of=row, reason=given.reason.strip())
    carry_over(row, new)
    return Done(
        subject=occasion_ref(new),
        said=_("The new version is open, with everything from the first in it."),
        id=new.pk,
    )


def carry_over(old: Occasion, new: Occasion) -> None:
    """Copies everything written in one version to the next, by whom and when it was written too."""
    for part in Part.objects.filter(occasion=old):
        said = {"text": part.text, "written_at": part.written_at, "written_by_id": part.written_by_id}
        create(Part, occasion=new, key=part.key, **said)
    for answer in Answer.objects.filter(occasion=old):
        create(
            Answer,
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
        create(
            TrendMeaning,
            occasion=new,
            trend_id=meaning.trend_id,
            text=meaning.text,
            written_at=meaning.written_at,
            written_by_id=meaning.written_by_id,
        )
    for challenge in Challenge.objects.filter(occasion=old):
        said = {"heading": challenge.heading, "line": challenge.line, "sources": challenge.sources}
        create(Challenge, occasion=new, number=challenge.number, **said)
    for shift in Shift.objects.filter(occasion=old).prefetch_related("statements", "bodies"):
        copy = create(
            Shift, occasion=new, number=shift.number, sentence=shift.sentence, why=shift.why, needs=shift.needs
        )
        link(copy, "statements", shift.statements.all())
        link(copy, "bodies", shift.bodies.all())
