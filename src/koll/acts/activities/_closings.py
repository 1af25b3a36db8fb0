"""Duties that will not be done, or were done before Koll: closed with a reason, and taken up again."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koll.acts.engine import Doing, Done, Input, act, body_existing_on, change, create
from koll.domain.owed import Duty, jobs_of
from koll.domain.refs import BodyRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.snapshot import Snapshot, duties_on, subject_of_body
from koll.tables.models import DutyClosing


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyChoice:
    """A duty of a body: its key, and the period it is about."""

    duty: str
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseDuties(Input):
    """Closes duties of a body that will not be done, or were done before Koll, with one reason for them all."""

    body: str
    duties: tuple[DutyChoice, ...]
    reason: str


@act(
    CloseDuties,
    permission=Permission.CLOSE_DUTIES,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_existing_on(given.body, doing.day)),
    news=N_("Duties were closed with a reason"),
    trail=Trail.SHOWN,
)
def close_duties(doing: Doing, given: CloseDuties) -> Done:
    if not given.duties:
        raise Refusal("duty.none_chosen", _("Choose at least one thing to close."), field="duties")
    reason = given.reason.strip()
    if not reason:
        raise Refusal(
            "duty.reason_missing",
            _("Say in a sentence why it will not be done, or that it was done before Koll."),
            field="reason",
        )
    body = body_existing_on(given.body, doing.day)
    duties = [duty_to_close(doing.snapshot, given.body, choice) for choice in dict.fromkeys(given.duties)]
    made = [
        create(
            DutyClosing,
            duty=duty.duty,
            body=body,
            period=duty.period,
            reason=reason,
            closed_on=doing.day,
            closed_by_id=doing.actor.person,
        )
        for duty in duties
    ]
    number = len(jobs_of(duties))
    said = ngettext(
        "%(number)s thing has been closed, and is no longer asked for.",
        "%(number)s things have been closed, and are no longer asked for.",
        number,
    )
    return Done(subject=BodyRef(key=given.body), said=said % {"number": number}, id=made[0].pk)


def duty_to_close(snapshot: Snapshot, body: str, choice: DutyChoice) -> Duty:
    """The body's duty, which must be one that is to be done."""
    named = (choice.duty, body, choice.period)
    duty = next((row for row in duties_on(snapshot) if (row.duty, row.body, row.period) == named), None)
    if duty is None:
        raise Refusal(
            "duty.not_of_body",
            _("%(body)s has no such thing to do. Open the page again, and choose among what stands there.")
            % {"body": snapshot.bodies.name(body)},
            field="duties",
        )
    if duty.is_to_settle:
        raise Refusal(
            "duty.proposal_is_answered",
            _("A proposal is not closed: it is answered, with reasons. Open the proposal to do that."),
            field="duties",
        )
    if not duty.may_be_closed:
        raise Refusal(
            "duty.not_to_be_done",
            _(
                "Something you chose is not to be done now: it is done, closed, or not yet begun. "
                "Open the page again, and choose among what stands there."
            ),
            field="duties",
        )
    return duty


def closing_with(number: int) -> DutyClosing:
    """The closing with this number, with its body."""
    row = DutyClosing.objects.select_related("body").filter(pk=number).first()
    if row is None:
        raise Refusal("duty.closing_gone", _("There is no such closing. Open the page again."), field="closing")
    return row


def subject_of_closing(doing: Doing, given: ReopenDuty) -> Subject:
    """The body whose duty was closed."""
    return subject_of_body(doing.snapshot.charter, closing_with(given.closing).body)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenDuty(Input):
    """Takes a closed duty up again, with what was closed in the same work: it is asked for as before."""

    closing: int


@act(
    ReopenDuty,
    permission=Permission.CLOSE_DUTIES,
    subject=subject_of_closing,
    news=N_("A closed duty was taken up again"),
    trail=Trail.SHOWN,
)
def reopen_duty(doing: Doing, given: ReopenDuty) -> Done:
    row = closing_with(given.closing)
    if row.reopened_on is not None:
        raise Refusal(
            "duty.not_closed", _("It has been taken up again already, and is asked for as before."), field="closing"
        )
    for closing in closings_of_same_work(doing.snapshot, row):
        change(closing, reopened_on=doing.day, reopened_by_id=doing.actor.person)
    return Done(
        subject=BodyRef(key=row.body.key), said=_("It has been taken up again, and is asked for as before."), id=row.pk
    )


def closings_of_same_work(snapshot: Snapshot, row: DutyClosing) -> list[DutyClosing]:
    """The closing itself first, with those of the duties that the same work meets."""
    for job in jobs_of(duties_on(snapshot)):
        keys = {duty.closing.key for duty in job.duties if duty.closing is not None}
        if str(row.pk) in keys:
            others = DutyClosing.objects.filter(pk__in=keys - {str(row.pk)}, reopened_on=None)
            return [row, *others]
    return [row]
