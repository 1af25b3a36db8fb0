"""Correcting a typing error in what is recorded: both readings stay, with who, when and why."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act, require
from koll.acts.decisions import DecisionWords, UnableToDecide, address_of, refuse_paragraph, refuse_words
from koll.acts.finding import body_on, decision_with
from koll.permissions import Act
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


@act
def correct_decision(doing: Doing, *, decision: int, words: DecisionWords, why: str, revision: int) -> Done:
    """Corrects typing errors in a recorded decision; every earlier reading stays, with the reason.

    `revision` is that of the page that was corrected: UnableToSave when somebody else was first.
    """
    row = decision_with(decision)
    require(doing, Act.CORRECT_DECISION, body_subject(ours().charter, row.body))
    before, after = as_read(row), as_read(words)
    changed = [name for name in CORRECTED if before[name] != after[name]]
    if revision != revision_of(row):
        raise UnableToSave(before, after, revision_of(row))
    if not changed:
        raise UnableToDecide(_("Nothing differs from what is recorded. Change what is wrong, then send it again."))
    if not why.strip():
        raise UnableToDecide(_("Write why it is corrected. The reason stays beside both readings."))
    refuse_words(doing, words)
    refuse_day(row, words)
    if {"paragraph", "day"} & set(changed) and (row.year, row.paragraph) != (words.day.year, words.paragraph):
        refuse_paragraph(row.body, words.day.year, words.paragraph)
    address = address_of(row)
    for name in changed:
        Correction.objects.create(
            decision=row,
            field=name,
            was=before[name],
            became=after[name],
            why=why.strip(),
            day=doing.day,
            at=doing.now,
            by_id=doing.actor.person,
            address=address,
        )
    write(row, words)
    content = {
        "decision": row.pk,
        "why": why.strip(),
        "corrected": {name: {"was": before[name], "became": after[name]} for name in changed},
    }
    return Done(address_of(row), _("It has been corrected. Both readings stay."), row.pk, content)


def write(row: Decision, words: DecisionWords) -> None:
    """Gives the decision its corrected words, and the duties it met its corrected day."""
    for name in CORRECTED:
        value = getattr(words, name)
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    row.year = words.day.year
    row.save(update_fields=[*CORRECTED, "year"])
    row.fulfilments.exclude(on=words.day).update(on=words.day)
