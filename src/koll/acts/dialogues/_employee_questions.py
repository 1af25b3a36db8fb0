"""Asking employees what they know, taking their answers, and taking an answer into the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from koll.acts.activities import occasion_ref
from koll.acts.descriptions import rewrite_shared, settle_part
from koll.acts.engine import Doing, Done, Input, act, change, create, occasion_with, require
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.activities import activity_of
from koll.reads.dialogues import MOST_ANSWERS, is_open
from koll.snapshot import subject_of_occasion
from koll.tables.models import EmployeeAnswer, EmployeeQuestion, Part

LONGEST_OPEN = timedelta(days=60)
LONGEST_ANSWER = 2_000
LONGEST_QUESTION = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class AskEmployees(Input):
    """Asks employees what they know about a part; whoever has the link may answer until and with a day."""

    occasion: int
    part: str
    words: str
    closes_on: date


@act(
    AskEmployees,
    permission=Permission.ASK_EMPLOYEES,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion)),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("Employees were asked a question"),
)
def ask_employees(doing: Doing, given: AskEmployees) -> Done:
    row = occasion_with(given.occasion)
    if given.part not in {one_part.key for one_part in activity_of(doing.snapshot.charter, row).parts}:
        raise Refusal("employee_question.no_such_part", _("The governance model has no such part."), field="part")
    if not given.words.strip() or len(given.words) > LONGEST_QUESTION:
        raise Refusal(
            "employee_question.empty_or_too_long", _("Ask something, in at most 1,000 characters."), field="words"
        )
    if not doing.day <= given.closes_on <= doing.day + LONGEST_OPEN:
        raise Refusal(
            "employee_question.wrong_last_day",
            _("Choose a day from today on, at most 60 days away."),
            field="closes_on",
        )
    asked = create(
        EmployeeQuestion,
        occasion=row,
        part=given.part,
        words=given.words.strip(),
        asked_by_id=doing.actor.person or 0,
        opened_on=doing.day,
        closes_on=given.closes_on,
    )
    return Done(subject=occasion_ref(row), said=_("The question is open. Give the link to your staff."), id=asked.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseEmployeeQuestion(Input):
    """Closes a question to employees before its day: nobody can answer any more."""

    question: int


@act(
    CloseEmployeeQuestion,
    permission=Permission.ASK_EMPLOYEES,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, question_with(given.question).occasion),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A question to employees was closed"),
)
def close_employee_question(doing: Doing, given: CloseEmployeeQuestion) -> Done:
    row = question_with(given.question)
    if row.is_closed:
        raise Refusal(
            "employee_question.closed_before",
            _("The question was closed on %(day)s. Nothing was changed.") % {"day": row.closes_on.isoformat()},
        )
    change(row, is_closed=True, closes_on=max(row.opened_on, min(row.closes_on, doing.day)))
    return Done(subject=occasion_ref(row.occasion), said=_("The question is closed."), id=row.pk)


def question_with(number: int) -> EmployeeQuestion:
    """The question with this number, with its occasion and body."""
    row = EmployeeQuestion.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        raise Refusal("employee_question.gone", _("The question is no longer here."))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerEmployeeQuestion(Input):
    """Takes an employee's answer; the one who asks for it has already shown the question's secret address.

    The ledger says that an answer came, not what it says.
    """

    secret: ClassVar[tuple[str, ...]] = ("text", "signed")

    question: int
    text: str
    signed: str


@act(
    AnswerEmployeeQuestion,
    permission=Permission.ANSWER_EMPLOYEE_QUESTION,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.OWN,
)
def answer_employee_question(doing: Doing, given: AnswerEmployeeQuestion) -> Done:
    row = question_with(given.question)
    if not is_open(row, doing.day):
        raise Refusal("employee_answer.question_closed", _("The question is closed. Talk to your manager instead."))
    if not given.text.strip():
        raise Refusal("employee_answer.empty", _("Write what you know before you send it."), field="text")
    if len(given.text) > LONGEST_ANSWER:
        raise Refusal(
            "employee_answer.too_long", _("The answer is too long. Say it in at most 2,000 characters."), field="text"
        )
    if EmployeeAnswer.objects.filter(question=row).count() >= MOST_ANSWERS:
        raise Refusal(
            "employee_answer.too_many",
            _("The question has had all the answers it can take. Talk to your manager instead."),
        )
    answer = create(
        EmployeeAnswer, question=row, text=given.text.strip(), signed=given.signed.strip()[:120], given_on=doing.day
    )
    return Done(subject=occasion_ref(row.occasion), said="", id=answer.pk)


def answer_with(doing: Doing, number: int) -> EmployeeAnswer:
    """The answer with this number, with its question and occasion."""
    row = EmployeeAnswer.objects.select_related("question__occasion__body").filter(pk=number).first()
    if row is None:
        require(doing, Permission.READ_INSIDE)
        raise Refusal(
            "employee_answer.gone",
            _("The answer is no longer here: answers are deleted 90 days after the question closed."),
        )
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class UseEmployeeAnswer(Input):
    """Takes an employee's answer into the text of the part, last; it can be taken out there again by hand."""

    answer: int


@act(
    UseEmployeeAnswer,
    permission=Permission.WRITE_OCCASION,
    subject=lambda doing, given: subject_of_occasion(
        doing.snapshot.charter, answer_with(doing, given.answer).question.occasion
    ),
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("An employee's answer was taken into the text"),
)
def use_employee_answer(doing: Doing, given: UseEmployeeAnswer) -> Done:
    row = answer_with(doing, given.answer)
    asked = row.question
    if row.taken_on is not None:
        raise Refusal("employee_answer.used_before", _("The answer is already in the text."))
    settle_part(asked.occasion, asked.part, doing)
    part = Part.objects.filter(occasion=asked.occasion, key=asked.part).first()
    written: dict[str, Any] = {"written_at": doing.now, "written_by_id": doing.actor.person}
    if part is None:
        part = create(Part, occasion=asked.occasion, key=asked.part, text=row.text, **written)
    else:
        change(part, revision=part.revision, text=f"{part.text}\n\n{row.text}".strip(), **written)
    rewrite_shared(asked.occasion, asked.part, part.text, doing)
    change(row, taken_on=doing.day)
    return Done(subject=occasion_ref(asked.occasion), said=_("The answer is in the text, last in the part."), id=row.pk)
