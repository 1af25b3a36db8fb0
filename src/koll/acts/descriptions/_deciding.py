"""Handing over what is written, sending it back, and the body's own decision."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.acts.activities import UnableToWriteOccasion, address_of, reveal_written
from koll.acts.decisions import DecisionInput, record_or_find_decision, told
from koll.acts.descriptions._co_writing import end_shared, settle_every_part
from koll.acts.engine import (
    Doing,
    Done,
    act,
    occasion_with,
    require,
)
from koll.permissions import Permission
from koll.snapshot import ours, record_of, subject_of_occasion
from koll.tables.models import (
    Occasion,
)


@act
def submit_occasion(doing: Doing, *, occasion: int) -> Done:
    """Hands what has been written over to the body, which decides it."""
    row = occasion_with(occasion)
    require(doing, Permission.SUBMIT_OCCASION, subject_of_occasion(ours().charter, row))
    settle_every_part(row, doing)
    row.submitted_on = doing.day
    row.revision += 1
    row.save(update_fields=["submitted_on", "revision"])
    said = _("It has been handed over to %(body)s.") % {"body": row.body.name}
    return Done(subject=address_of(row), said=said, id=row.pk, content={"submitted_on": doing.day.isoformat()})


@act
def return_occasion(doing: Doing, *, occasion: int, reason: str) -> Done:
    """Sends what was handed over back to those who write, with a reason."""
    row = occasion_with(occasion)
    require(doing, Permission.DECIDE_OCCASION, subject_of_occasion(ours().charter, row))
    if row.submitted_on is None:
        raise UnableToWriteOccasion(_("It has not been handed over yet."))
    if not reason.strip():
        raise UnableToWriteOccasion(_("Say why it is sent back, so that those who write know what to do."))
    row.submitted_on = None
    row.revision += 1
    row.save(update_fields=["submitted_on", "revision"])
    return Done(subject=address_of(row), said=_("It has been sent back."), id=row.pk, content={"reason": reason})


@act
def decide_occasion(doing: Doing, *, occasion: int, words: DecisionInput) -> Done:
    """Records that the body itself decided what was written (KL 6:38 forbids delegating it); it is then frozen."""
    row = occasion_with(occasion)
    require(doing, Permission.DECIDE_OCCASION, subject_of_occasion(ours().charter, row))
    if words.same_as is None and words.body != row.body.key:
        raise UnableToWriteOccasion(_("Only %(body)s can decide this (KL 6:38).") % {"body": row.body.name})
    must_come_after(row)
    decision = record_or_find_decision(doing, words)
    if decision.day < row.opened_on:
        raise UnableToWriteOccasion(_("The decision is dated before the work was opened. Check the date."))
    settle_every_part(row, doing)
    end_shared(row)
    row.done_on, row.decision = decision.day, decision
    row.submitted_on = row.submitted_on or decision.day
    row.revision += 1
    row.save(update_fields=["done_on", "decision", "submitted_on", "revision"])
    reveal_written(row)
    said = _("It has been decided and is now open to all.")
    return Done(
        subject=address_of(row),
        said=said,
        id=row.pk,
        content=told(decision) | {"occasion": row.pk, "period": row.period},
    )


def must_come_after(occasion: Occasion) -> None:
    """What the charter says comes before must be done, when the same body holds it."""
    charter = ours().charter
    kind = charter.activity(occasion.activity)
    done = {(fact.activity, fact.body, fact.period) for fact in record_of().occasions if fact.done_on is not None}
    for key in kind.after:
        before = charter.activity(key)
        own = occasion.body.kind in before.held_by and kind.kind == "dialogue" and before.kind == "description"
        if own and (key, occasion.body.key, occasion.period) not in done and not kind.counterpart:
            raise UnableToWriteOccasion(
                _("%(before)s %(year)s must be decided first.")
                % {"before": before.label.sv.definite.capitalize(), "year": occasion.period}
            )
