"""Correcting a typing error in what is recorded: both readings stay, with who, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act
from koll.acts.decisions import DecisionWords, UnableToDecide, address_of, refuse_paragraph, refuse_words
from koll.acts.engine import Input, change, create
from koll.acts.finding import body_on, decision_with
from koll.permissions import Act, Trail
from koll.permissions.audience import N_
from koll.reads.decisions import revision_of
from koll.reads.municipality import ours
from koll.reads.subjects import body_subject
from koll.records.models import Correction, Decision

CORRECTED = ("day", "paragraph", "registry_number", "heading", "text", "votes", "reservations", "attested_on")
"""What of a decision may hold a typing error, in the order it is read."""

RESTS_ON_DAY = ("versions", "reconsiderations", "occasions", "reports", "proposal_steps", "closings")
"""What a decision did that has the decision's day in it."""


def as_read(row: Decision | DecisionWords) -> dict[str, str]:
    """Each thing that may be corrected, as it is written; empty where there is none."""
    said = {name: getattr(row, name) for name in CORRECTED}
    return {
        name: value.isoformat() if isinstance(value, date) else "" if value is None else str(value).strip()
        for name, value in said.items()
    }


def refuse_day(row: Decision, words: DecisionWords) -> None:
    """Raises UnableToDecide when the day is corrected and something that the decision did rests on it."""
    if words.day == row.day:
        return
    body_on(row.body.key, words.day)
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
    words: DecisionWords
    why: str
    revision: int


@act(
    CorrectDecision,
    permission=Act.CORRECT_DECISION,
    subject=lambda _doing, given: body_subject(ours().charter, decision_with(given.decision).body),
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
    write(row, given.words)
    return Done(address_of(row), _("It has been corrected. Both readings stay."), row.pk)


def write(row: Decision, words: DecisionWords) -> None:
    """Gives the decision its corrected words, and the duties it met its corrected day."""
    values = {name: getattr(words, name) for name in CORRECTED}
    tidy: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    change(row, year=words.day.year, **tidy)
    row.fulfilments.exclude(on=words.day).update(on=words.day)
