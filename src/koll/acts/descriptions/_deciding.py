"""Handing over what is written, sending it back, and the body's own decision."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from koll.acts.activities import occasion_ref, reveal_written, subject_of_given_occasion
from koll.acts.decisions import DecisionInput, deciding_body, record_or_find_decision
from koll.acts.descriptions._co_writing import end_shared, settle_every_part
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    change,
    holder_on,
    occasion_with,
)
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.snapshot import Snapshot, record_of
from koll.tables.models import (
    Occasion,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmitOccasion(Input):
    """Hands what has been written over to the body, which decides it."""

    occasion: int


@act(
    SubmitOccasion,
    permission=Permission.SUBMIT_OCCASION,
    subject=subject_of_given_occasion,
    news=N_("Something was handed over to its body"),
    trail=Trail.SHOWN,
)
def submit_occasion(doing: Doing, given: SubmitOccasion) -> Done:
    row = occasion_with(given.occasion)
    settle_every_part(row, doing)
    change(row, submitted_on=doing.day, revision=row.revision)
    said = _("It has been handed over to %(body)s.") % {"body": row.body.name}
    return Done(subject=occasion_ref(row), said=said, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnOccasion(Input):
    """Sends what was handed over back to those who write, with a reason."""

    occasion: int
    reason: str


@act(
    ReturnOccasion,
    permission=Permission.DECIDE_OCCASION,
    subject=subject_of_given_occasion,
    news=N_("Something was sent back"),
    trail=Trail.SHOWN,
)
def return_occasion(_doing: Doing, given: ReturnOccasion) -> Done:
    row = occasion_with(given.occasion)
    if row.submitted_on is None:
        raise Refusal("occasion.not_submitted", _("It has not been handed over yet."))
    if not given.reason.strip():
        raise Refusal(
            "occasion.return_without_reason",
            _("Say why it is sent back, so that those who write know what to do."),
            field="reason",
        )
    change(row, submitted_on=None, revision=row.revision)
    return Done(subject=occasion_ref(row), said=_("It has been sent back."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideOccasion(Input):
    """Records that the body itself decided what was written (KL 6:38 forbids delegating it); it is then frozen."""

    occasion: int
    words: DecisionInput


@act(
    DecideOccasion,
    permission=Permission.DECIDE_OCCASION,
    subject=subject_of_given_occasion,
    news=N_("A body decided what it had written"),
    trail=Trail.SHOWN,
)
def decide_occasion(doing: Doing, given: DecideOccasion) -> Done:
    row = occasion_with(given.occasion)
    if deciding_body(given.words).pk not in {row.body_id, holder_on(doing.snapshot, row.body).pk}:
        raise Refusal(
            "occasion.decided_by_another",
            _("Only %(body)s can decide this (KL 6:38).") % {"body": row.body.name},
            field="words",
        )
    must_come_after(doing.snapshot, row)
    decision = record_or_find_decision(doing, given.words)
    if decision.day < row.opened_on:
        raise Refusal(
            "occasion.decided_before_opened",
            _("The decision is dated before the work was opened. Check the date."),
            field="words",
        )
    settle_every_part(row, doing)
    end_shared(row)
    change(
        row,
        done_on=decision.day,
        decision=decision,
        submitted_on=row.submitted_on or decision.day,
        revision=row.revision,
    )
    reveal_written(row)
    said = _("It has been decided and is now open to all.")
    return Done(
        subject=occasion_ref(row),
        said=said,
        id=row.pk,
    )


def must_come_after(snapshot: Snapshot, occasion: Occasion) -> None:
    """What the charter says comes before must be done, when the same body holds it."""
    charter = snapshot.charter
    kind = charter.activity(occasion.activity)
    done = {
        (fact.activity, fact.body, fact.period) for fact in record_of(snapshot).occasions if fact.done_on is not None
    }
    for key in kind.after:
        before = charter.activity(key)
        own = occasion.body.kind in before.held_by and kind.is_dialogue and before.is_description
        if own and (key, occasion.body.key, occasion.period) not in done and not kind.counterpart:
            raise Refusal(
                "occasion.decided_before_description",
                _("%(before)s %(year)s must be decided first.")
                % {"before": before.label.sv.definite.capitalize(), "year": occasion.period},
            )
