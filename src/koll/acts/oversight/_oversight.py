"""The executive board's oversight: what it looks at in a body, what it concludes, and what is answered to that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_decision_meeting_duty, told
from koll.acts.engine import (
    Doing,
    Done,
    UnableToSave,
    act,
    body_existing_on,
    body_with_key,
    proposal_with,
    require,
    reveal,
)
from koll.domain.charter import OVERSEEN
from koll.permissions import Permission, Subject, UnableTo
from koll.reads.oversight import COMPANY_RULE, entry_address, oversight_subject
from koll.snapshot import ours
from koll.tables.models import Body, Decision, Indicator, Occasion, OversightAnswer, OversightEntry

CONCLUSIONS = ("nothing", "remark", "advice", "information", "representation", "proposal")
"""What may be concluded of what was looked at; the yearly decision on a company is recorded by itself."""


class UnableToOversee(UnableTo):
    """The oversight cannot be kept, concluded or answered so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OversightEntryInput:
    """What was looked at, when, who took part, what was seen, and on which material (numbers of the rows).

    `answers` are words by the keys of the charter's questions.
    """

    heading: str
    looked_on: date
    took_part: str = ""
    seen: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    occasions: tuple[int, ...] = ()
    decisions: tuple[int, ...] = ()
    indicators: tuple[int, ...] = ()


def oversight_with(number: int) -> OversightEntry:
    """The entry with this number, with its body."""
    row = OversightEntry.objects.select_related("body", "proposal", "decision").filter(pk=number).first()
    if row is None:
        raise UnableToOversee(_("This is no longer here. Go back to the list and open it again."))
    return row


def overseen(key: str, day: date) -> Body:
    """The body with this key, which must be one that the executive board oversees."""
    body = body_existing_on(key, day)
    if ours().charter.role_of(body.kind) not in OVERSEEN:
        raise UnableToOversee(
            _("%(body)s is not under the executive board's oversight. Choose a committee or a company.")
            % {"body": body.name}
        )
    return body


def check_oversight_entry(doing: Doing, body: Body, words: OversightEntryInput) -> dict[str, str]:
    """The answers to the questions that the body is asked; UnableToOversee when something cannot be right."""
    if not words.heading.strip():
        raise UnableToOversee(_("Say what was looked at, in a few words."))
    if words.looked_on > doing.day:
        raise UnableToOversee(_("The day has not come yet. Write it down when it has been looked at."))
    known = {row.key for row in ours().charter.asked_in_oversight(body.kind)}
    return {key: text.strip() for key, text in words.answers.items() if key in known and text.strip()}


def set_entry_links(doing: Doing, row: OversightEntry, words: OversightEntryInput) -> None:
    """Puts what was written in the row, which is saved, and links it to its material."""
    row.answers = check_oversight_entry(doing, row.body, words)
    row.heading, row.looked_on = words.heading.strip(), words.looked_on
    row.took_part, row.seen = words.took_part.strip(), words.seen.strip()
    row.written_by_id = doing.actor.person
    row.save()
    decided = Occasion.objects.filter(pk__in=words.occasions, done_on__isnull=False, done_on__lte=doing.day)
    if decided.count() != len(set(words.occasions)):
        raise UnableToOversee(
            _("Only what a body has decided or held can be material. Choose among those in the list.")
        )
    row.occasions.set(decided)
    row.decisions.set(Decision.objects.filter(pk__in=words.decisions))
    row.indicators.set(Indicator.objects.filter(pk__in=words.indicators))


def told_of(words: OversightEntryInput) -> dict[str, Any]:
    """What the ledger says of an entry."""
    return {
        "heading": words.heading,
        "looked_on": words.looked_on.isoformat(),
        "took_part": words.took_part,
        "seen": words.seen,
        "answers": dict(words.answers),
        "material": [list(words.occasions), list(words.decisions), list(words.indicators)],
    }


@act
def open_oversight_entry(doing: Doing, *, body: str, period: int, words: OversightEntryInput) -> Done:
    """Begins an entry in the executive board's file on a body; a draft until it is concluded."""
    whose = overseen(body, doing.day)
    require(doing, Permission.CONDUCT_OVERSIGHT, Subject(body=whose.key, state="draft"))
    if not doing.day.year - 1 <= period <= doing.day.year:
        raise UnableToOversee(_("Write in the file of this year or of last year."))
    row = OversightEntry(body=whose, period=period, opened_on=doing.day)
    set_entry_links(doing, row, words)
    said = _("It is a draft of the executive board until it is concluded.")
    return Done(
        subject=entry_address(row), said=said, id=row.pk, content={"body": body, "period": period} | told_of(words)
    )


@act
def change_oversight_entry(doing: Doing, *, oversight: int, words: OversightEntryInput, revision: int) -> Done:
    """Changes an entry that is not concluded."""
    row = oversight_with(oversight)
    require(doing, Permission.CONDUCT_OVERSIGHT, oversight_subject(row))
    if row.revision != revision:
        theirs = {"heading": row.heading, "took_part": row.took_part, "seen": row.seen}
        mine = {"heading": words.heading, "took_part": words.took_part, "seen": words.seen}
        raise UnableToSave(theirs, mine, row.revision)
    row.revision += 1
    set_entry_links(doing, row, words)
    return Done(subject=entry_address(row), said=_("Saved."), id=row.pk, content=told_of(words))


@act
def conclude_oversight_entry(
    doing: Doing,
    *,
    oversight: int,
    conclusion: str,
    words: str = "",
    answer_by: date | None = None,
    proposal: int | None = None,
) -> Done:
    """Concludes what was looked at: nothing, a remark, advice, a request, a representation or a proposal."""
    row = oversight_with(oversight)
    require(doing, Permission.CONDUCT_OVERSIGHT, oversight_subject(row))
    if conclusion not in CONCLUSIONS:
        raise UnableToOversee(_("Choose what is concluded."))
    if conclusion != "nothing" and not words.strip():
        raise UnableToOversee(_("Write what is concluded, so that the body knows what it is to answer."))
    if answer_by is not None and answer_by < doing.day:
        raise UnableToOversee(_("The day has already passed. Choose a later one."))
    row.proposal = proposal_with(proposal) if proposal and conclusion == "proposal" else None
    row.conclusion, row.words, row.concluded_on = conclusion, words.strip(), doing.day
    row.answer_by = answer_by if conclusion != "nothing" else None
    row.revision += 1
    row.save()
    reveal([row])
    content = {
        "oversight": row.pk,
        "heading": row.heading,
        "conclusion": conclusion,
        "words": row.words,
        "answer_by": row.answer_by.isoformat() if row.answer_by else None,
        "proposal": row.proposal_id,
    }
    said = _("It is concluded, and can be read by all who work here.")
    return Done(subject=entry_address(row), said=said, id=row.pk, content=content)


@act
def answer_oversight_entry(doing: Doing, *, oversight: int, words: str) -> Done:
    """Answers what was concluded, or notes what came of it."""
    row = oversight_with(oversight)
    require(doing, Permission.ANSWER_OVERSIGHT, oversight_subject(row))
    if not words.strip():
        raise UnableToOversee(_("Write what came of it, in a few sentences."))
    mine = [seat.body for seat in doing.actor.seats if seat.role in ("secretary", "chair")]
    executive = [seat.body for seat in doing.actor.seats if seat.body_role == "executive"]
    by = row.body if row.body.key in mine else body_with_key(executive[0])
    reply = OversightAnswer.objects.create(
        oversight=row, body=by, on=doing.day, words=words.strip(), written_by_id=doing.actor.person
    )
    content = {"oversight": row.pk, "answer": reply.pk, "body": by.key, "words": words}
    return Done(subject=entry_address(row), said=_("The answer is in the file."), id=row.pk, content=content)


@act
def decide_company_assessment(
    doing: Doing,
    *,
    company: str,
    year: int,
    within: bool,
    decision: DecisionInput,
    words: str = "",
    proposal: int | None = None,
) -> Done:
    """Records the yearly decision on a company: whether it kept to its purpose and the municipal powers."""
    whose = overseen(company, decision.day)
    if not within and not words.strip():
        raise UnableToOversee(_("Write what lay outside, so that the council knows what must be mended."))
    made = record_decision_meeting_duty(doing, rule=COMPANY_RULE, period=year, concerns=company, words=decision)
    row = OversightEntry.objects.create(
        body=whose,
        period=made.day.year,
        heading=made.heading,
        looked_on=made.day,
        conclusion="within" if within else "outside",
        words=words.strip(),
        decision=made,
        proposal=proposal_with(proposal) if proposal and not within else None,
        concluded_on=made.day,
        opened_on=made.day,
        written_by_id=doing.actor.person,
    )
    reveal([row])
    content = told(made) | {"company": company, "year": year, "within": within, "words": row.words}
    said = _("The decision has been recorded, and the duty is met.")
    return Done(subject=entry_address(row), said=said, id=row.pk, content=content)
