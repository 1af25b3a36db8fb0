"""The executive board's oversight: what it looks at in a body, what it concludes, and what is answered to that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from koll.acts.decisions import DecisionInput, record_decision_meeting_duty
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    body_existing_on,
    body_with_key,
    change,
    changed_by_another,
    create,
    link,
    proposal_with,
    reveal,
)
from koll.domain.charter import OVERSEEN
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Subject, Trail
from koll.reads.oversight import COMPANY_RULE, entry_ref, oversight_subject
from koll.snapshot import Snapshot, subject_of_body
from koll.tables.models import Body, Decision, Indicator, Occasion, OversightAnswer, OversightEntry

CONCLUSIONS = ("nothing", "remark", "advice", "information", "representation", "proposal")
"""What may be concluded of what was looked at; the yearly decision on a company is recorded by itself."""


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
        raise Refusal("oversight.gone", _("This is no longer here. Go back to the list and open it again."))
    return row


def overseen(snapshot: Snapshot, key: str) -> Body:
    """The body with this key, which must be one that the executive board oversees."""
    body = body_existing_on(key, snapshot.day)
    if snapshot.charter.role_of(body.kind) not in OVERSEEN:
        raise Refusal(
            "oversight.body_not_overseen",
            _("%(body)s is not under the executive board's oversight. Choose a committee or a company.")
            % {"body": body.name},
        )
    return body


def check_oversight_entry(doing: Doing, body: Body, words: OversightEntryInput) -> dict[str, str]:
    """The answers to the questions that the body is asked; Refusal when something cannot be right."""
    if not words.heading.strip():
        raise Refusal("oversight.no_heading", _("Say what was looked at, in a few words."), field="heading")
    if words.looked_on > doing.day:
        raise Refusal(
            "oversight.looked_on_not_come",
            _("The day has not come yet. Write it down when it has been looked at."),
            field="looked_on",
        )
    known = {row.key for row in doing.snapshot.charter.asked_in_oversight(body.kind)}
    return {key: text.strip() for key, text in words.answers.items() if key in known and text.strip()}


def entry_values(doing: Doing, body: Body, words: OversightEntryInput) -> dict[str, Any]:
    """The words by column; Refusal when something cannot be right."""
    return {
        "answers": check_oversight_entry(doing, body, words),
        "heading": words.heading.strip(),
        "looked_on": words.looked_on,
        "took_part": words.took_part.strip(),
        "seen": words.seen.strip(),
        "written_by_id": doing.actor.person,
    }


def set_entry_links(doing: Doing, row: OversightEntry, words: OversightEntryInput) -> None:
    """Links the entry to its material."""
    decided = Occasion.objects.filter(pk__in=words.occasions, done_on__isnull=False, done_on__lte=doing.day)
    if decided.count() != len(set(words.occasions)):
        raise Refusal(
            "oversight.material_not_decided",
            _("Only what a body has decided or held can be material. Choose among those in the list."),
            field="occasions",
        )
    link(row, "occasions", decided)
    link(row, "decisions", Decision.objects.filter(pk__in=words.decisions))
    link(row, "indicators", Indicator.objects.filter(pk__in=words.indicators))


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenOversightEntry(Input):
    """Begins an entry in the executive board's file on a body; a draft until it is concluded."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    body: str
    period: int
    words: OversightEntryInput


@act(
    OpenOversightEntry,
    permission=Permission.CONDUCT_OVERSIGHT,
    subject=lambda doing, given: Subject(body=overseen(doing.snapshot, given.body).key, state="draft"),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("The executive board began to look at something"),
)
def open_oversight_entry(doing: Doing, given: OpenOversightEntry) -> Done:
    whose = overseen(doing.snapshot, given.body)
    if not doing.day.year - 1 <= given.period <= doing.day.year:
        raise Refusal("oversight.wrong_year", _("Write in the file of this year or of last year."))
    values = entry_values(doing, whose, given.words)
    row = create(OversightEntry, body=whose, period=given.period, opened_on=doing.day, **values)
    set_entry_links(doing, row, given.words)
    said = _("It is a draft of the executive board until it is concluded.")
    return Done(subject=entry_ref(row), said=said, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeOversightEntry(Input):
    """Changes an entry that is not concluded."""

    secret: ClassVar[tuple[str, ...]] = ("words",)

    oversight: int
    words: OversightEntryInput
    revision: int


@act(
    ChangeOversightEntry,
    permission=Permission.CONDUCT_OVERSIGHT,
    subject=lambda _doing, given: oversight_subject(oversight_with(given.oversight)),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("What was looked at was changed before it was concluded"),
)
def change_oversight_entry(doing: Doing, given: ChangeOversightEntry) -> Done:
    row = oversight_with(given.oversight)
    theirs, mine = (
        {"heading": item.heading, "took_part": item.took_part, "seen": item.seen} for item in (row, given.words)
    )
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, row.revision),
        **entry_values(doing, row.body, given.words),
    )
    set_entry_links(doing, row, given.words)
    return Done(subject=entry_ref(row), said=_("Saved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcludeOversightEntry(Input):
    """Concludes what was looked at: nothing, a remark, advice, a request, a representation or a proposal."""

    oversight: int
    conclusion: str
    words: str = ""
    answer_by: date | None = None
    proposal: int | None = None


@act(
    ConcludeOversightEntry,
    permission=Permission.CONDUCT_OVERSIGHT,
    subject=lambda _doing, given: oversight_subject(oversight_with(given.oversight)),
    news=N_("The executive board concluded what it had looked at"),
    trail=Trail.SHOWN,
)
def conclude_oversight_entry(doing: Doing, given: ConcludeOversightEntry) -> Done:
    row = oversight_with(given.oversight)
    if given.conclusion not in CONCLUSIONS:
        raise Refusal("oversight.no_conclusion", _("Choose what is concluded."), field="conclusion")
    if given.conclusion != "nothing" and not given.words.strip():
        raise Refusal(
            "oversight.conclusion_without_words",
            _("Write what is concluded, so that the body knows what it is to answer."),
            field="words",
        )
    if given.answer_by is not None and given.answer_by < doing.day:
        raise Refusal(
            "oversight.answer_by_has_passed", _("The day has already passed. Choose a later one."), field="answer_by"
        )
    change(
        row,
        revision=row.revision,
        proposal=proposal_with(given.proposal) if given.proposal and given.conclusion == "proposal" else None,
        conclusion=given.conclusion,
        words=given.words.strip(),
        concluded_on=doing.day,
        answer_by=given.answer_by if given.conclusion != "nothing" else None,
    )
    reveal([row])
    said = _("It is concluded, and can be read by all who work here.")
    return Done(subject=entry_ref(row), said=said, id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOversightEntry(Input):
    """Answers what was concluded, or notes what came of it."""

    oversight: int
    words: str


@act(
    AnswerOversightEntry,
    permission=Permission.ANSWER_OVERSIGHT,
    subject=lambda _doing, given: oversight_subject(oversight_with(given.oversight)),
    news=N_("The executive board's oversight was answered"),
    trail=Trail.SHOWN,
)
def answer_oversight_entry(doing: Doing, given: AnswerOversightEntry) -> Done:
    row = oversight_with(given.oversight)
    if not given.words.strip():
        raise Refusal("oversight.empty_answer", _("Write what came of it, in a few sentences."), field="words")
    mine = [seat.body for seat in doing.actor.seats if seat.role in ("secretary", "chair")]
    executive = [seat.body for seat in doing.actor.seats if seat.body_role == "executive"]
    by = row.body if row.body.key in mine else body_with_key(executive[0])
    create(
        OversightAnswer,
        oversight=row,
        body=by,
        on=doing.day,
        words=given.words.strip(),
        written_by_id=doing.actor.person,
    )
    return Done(subject=entry_ref(row), said=_("The answer is in the file."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideCompanyAssessment(Input):
    """Records the yearly decision on a company: whether it kept to its purpose and the municipal powers."""

    company: str
    year: int
    within: bool
    decision: DecisionInput
    words: str = ""
    proposal: int | None = None


@act(
    DecideCompanyAssessment,
    permission=Permission.RECORD_LEGAL_DUTY_MET,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_with_key(given.decision.body)),
    news=N_("The executive board decided on a company's year"),
    trail=Trail.SHOWN,
)
def decide_company_assessment(doing: Doing, given: DecideCompanyAssessment) -> Done:
    whose = overseen(doing.snapshot.on(given.decision.day), given.company)
    if not given.within and not given.words.strip():
        raise Refusal(
            "oversight.outside_without_words",
            _("Write what lay outside, so that the council knows what must be mended."),
            field="words",
        )
    made = record_decision_meeting_duty(
        doing, rule=COMPANY_RULE, period=given.year, concerns=given.company, words=given.decision
    )
    row = create(
        OversightEntry,
        body=whose,
        period=made.day.year,
        heading=made.heading,
        looked_on=made.day,
        conclusion="within" if given.within else "outside",
        words=given.words.strip(),
        decision=made,
        proposal=proposal_with(given.proposal) if given.proposal and not given.within else None,
        concluded_on=made.day,
        opened_on=made.day,
        written_by_id=doing.actor.person,
    )
    reveal([row])
    said = _("The decision has been recorded, and the duty is met.")
    return Done(subject=entry_ref(row), said=said, id=row.pk)
