"""Correcting a typing error in what is recorded: both readings stay, with who, when and why."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from koll.acts.decisions._attachments import ref_of
from koll.acts.decisions._decisions import DecisionInput, refuse_paragraph, refuse_words
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    change,
    change_rows,
    changed_by_another,
    create,
    decision_with,
)
from koll.domain.record import minutes_as_text, minutes_of
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.decisions import revision_of
from koll.snapshot import subject_of_body
from koll.tables.models import Correction, Decision

RESTS_ON_DAY = ("versions", "reconsiderations", "occasions", "reports", "proposal_steps", "closings")
"""What a decision did that has the decision's day in it."""


def refuse_day(row: Decision, words: DecisionInput) -> None:
    """Raises Refusal when the day is corrected and something that the decision did rests on it."""
    if words.day == row.day:
        return
    body_existing_on(row.body.key, words.day)
    if any(getattr(row, name).exists() for name in RESTS_ON_DAY):
        raise Refusal(
            "decision.day_rested_on",
            _(
                "What this decision did counts from %(day)s, so the day cannot be corrected here. "
                "Record a new decision that says what is right."
            )
            % {"day": row.day.isoformat()},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectDecision(Input):
    """Corrects typing errors in a recorded decision; every earlier reading stays, with the reason.

    `revision` is that of the page that was corrected: Conflict when somebody else was first.
    """

    decision: int
    words: DecisionInput
    why: str
    revision: int


@act(
    CorrectDecision,
    permission=Permission.CORRECT_DECISION,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, decision_with(given.decision).body),
    news=N_("A typing error in a decision was corrected"),
    trail=Trail.SHOWN,
)
def correct_decision(doing: Doing, given: CorrectDecision) -> Done:
    row = decision_with(given.decision)
    before, after = minutes_as_text(row), minutes_as_text(given.words)
    changed = [name for name in before if before[name] != after[name]]
    if given.revision != revision_of(row):
        raise changed_by_another(before, after, revision_of(row))
    if not changed:
        raise Refusal(
            "decision.nothing_corrected",
            _("Nothing differs from what is recorded. Change what is wrong, then send it again."),
        )
    if not given.why.strip():
        raise Refusal(
            "decision.correction_without_reason", _("Write why it is corrected. The reason stays beside both readings.")
        )
    refuse_words(doing, given.words)
    refuse_day(row, given.words)
    if {"paragraph", "day"} & set(changed) and (row.year, row.paragraph) != (
        given.words.day.year,
        given.words.paragraph,
    ):
        refuse_paragraph(row.body, given.words.day.year, given.words.paragraph)
    read_as = ref_of(row).cited.read_as
    for name in changed:
        create(
            Correction,
            decision=row,
            field=name,
            was=before[name],
            became=after[name],
            why=given.why.strip(),
            day=doing.day,
            at=doing.now,
            by_id=doing.actor.person,
            read_as=read_as,
        )
    write_correction(row, given.words)
    return Done(subject=ref_of(row), said=_("It has been corrected. Both readings stay."), id=row.pk)


def write_correction(row: Decision, words: DecisionInput) -> None:
    """Gives the decision its corrected words, and the duties it met its corrected day."""
    change(row, year=words.day.year, **minutes_of(words))
    change_rows(row.fulfilments.exclude(on=words.day), on=words.day)
