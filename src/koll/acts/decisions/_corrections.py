"""Correcting a typing error in what is recorded: both readings stay, with who, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.decisions._attachments import address_of
from koll.acts.decisions._decisions import DecisionInput, UnableToDecide, refuse_paragraph, refuse_words
from koll.acts.engine import Doing, Done, Input, UnableToSave, act, body_existing_on, change, create, decision_with
from koll.permissions import N_, Permission, Trail
from koll.reads.decisions import revision_of
from koll.snapshot import subject_of_body
from koll.tables.models import Correction, Decision

CORRECTED = ("day", "paragraph", "registry_number", "heading", "text", "votes", "reservations", "attested_on")
"""What of a decision may hold a typing error, in the order it is read."""

RESTS_ON_DAY = ("versions", "reconsiderations", "occasions", "reports", "proposal_steps", "closings")
"""What a decision did that has the decision's day in it."""


def as_read(row: Decision | DecisionInput) -> dict[str, str]:
    """Each thing that may be corrected, as it is written; empty where there is none."""
    said = {name: getattr(row, name) for name in CORRECTED}
    return {
        name: value.isoformat() if isinstance(value, date) else "" if value is None else str(value).strip()
        for name, value in said.items()
    }


def refuse_day(row: Decision, words: DecisionInput) -> None:
    """Raises UnableToDecide when the day is corrected and something that the decision did rests on it."""
    if words.day == row.day:
        return
    body_existing_on(row.body.key, words.day)
    if any(getattr(row, name).exists() for name in RESTS_ON_DAY):
        raise UnableToDecide(
            _(
                "What this decision did counts from %(day)s, so the day cannot be corrected here. "
                "Record a new decision that says what is right."
            )
            % {"day": row.day.isoformat()}
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectDecision(Input):
    """Corrects typing errors in a recorded decision; every earlier reading stays, with the reason.

    `revision` is that of the page that was corrected: UnableToSave when somebody else was first.
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
    before, after = as_read(row), as_read(given.words)
    changed = [name for name in CORRECTED if before[name] != after[name]]
    if given.revision != revision_of(row):
        raise UnableToSave(before, after, revision_of(row))
    if not changed:
        raise UnableToDecide(_("Nothing differs from what is recorded. Change what is wrong, then send it again."))
    if not given.why.strip():
        raise UnableToDecide(_("Write why it is corrected. The reason stays beside both readings."))
    refuse_words(doing, given.words)
    refuse_day(row, given.words)
    if {"paragraph", "day"} & set(changed) and (row.year, row.paragraph) != (
        given.words.day.year,
        given.words.paragraph,
    ):
        refuse_paragraph(row.body, given.words.day.year, given.words.paragraph)
    address = address_of(row)
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
            address=address,
        )
    write_correction(row, given.words)
    return Done(subject=address_of(row), said=_("It has been corrected. Both readings stay."), id=row.pk)


def write_correction(row: Decision, words: DecisionInput) -> None:
    """Gives the decision its corrected words, and the duties it met its corrected day."""
    values = {name: getattr(words, name) for name in CORRECTED}
    tidy: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    change(row, year=words.day.year, **tidy)
    row.fulfilments.exclude(on=words.day).update(on=words.day)
