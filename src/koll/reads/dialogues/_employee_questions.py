"""Questions to employees: their secret addresses, what was answered, and where an answer went."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from koll.domain.charter import Label
from koll.domain.refs import EmployeeAnswerRef, EmployeeQuestionRef, Ref
from koll.permissions import Permission, may
from koll.reads.activities import activity_of
from koll.reads.descriptions import line_ref
from koll.snapshot import Context, Snapshot, subject_of_occasion
from koll.tables.models import EmployeeAnswer, EmployeeQuestion, Occasion, Part

KEPT = timedelta(days=90)
"""How long answers are kept after their question has closed."""
MOST_ANSWERS = 300
"""How many answers a question takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeAnswerView:
    """An answer as those who write see it."""

    id: int
    text: str
    signed: str
    given_on: date
    taken_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeQuestionView:
    """A question with its answers; `ref` is its secret one, `text` what stands in the part now."""

    id: int
    part: str
    label: Label | None
    words: str
    closes_on: date
    is_open: bool
    kept_until: date
    ref: Ref
    text: str
    answers: tuple[EmployeeAnswerView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeQuestionsPage:
    """The questions to employees on an occasion; `may_ask` whether the reader may ask one more."""

    questions: tuple[EmployeeQuestionView, ...]
    may_ask: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeQuestionPage:
    """What an employee sees: the question, whose it is, and until and with which day it takes answers."""

    id: int
    words: str
    body_name: str
    label: Label | None
    closes_on: date
    kept_until: date
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptPage:
    """Where an answer went. `decided_at`: what the body decided, None before that."""

    asked: EmployeeQuestionPage
    text: str
    signed: str
    given_on: date
    taken_on: date | None
    decided_on: date | None
    decided_at: Ref | None


def token_of(what: str, number: int) -> str:
    """The secret part of the ref of a question or of a receipt; no table holds it."""
    return salted_hmac(f"koll.staff.{what}", str(number), algorithm="sha256").hexdigest()[:40]


def question_ref(number: int) -> Ref:
    """Where a question is answered."""
    return EmployeeQuestionRef(number=number, token=token_of("question", number))


def receipt_ref(number: int) -> Ref:
    """Where the one who answered sees where the answer went."""
    return EmployeeAnswerRef(number=number, token=token_of("receipt", number))


def is_open(row: EmployeeQuestion, day: date) -> bool:
    """Whether the question takes answers: until and with its day, while the text can be changed."""
    return not row.is_closed and day <= row.closes_on and row.occasion.done_on is None


def label_of(snapshot: Snapshot, occasion: Occasion, part: str) -> Label | None:
    """What the part is called; None when the charter no longer has it."""
    parts = activity_of(snapshot.charter, occasion).parts
    return next((one_part.label for one_part in parts if one_part.key == part), None)


def staff_page(context: Context, occasion: int) -> EmployeeQuestionsPage | None:
    """The questions with their answers, for those who write the text; None for others. Fixed queries."""
    row = Occasion.objects.select_related("body").filter(pk=occasion).first()
    if row is None:
        return None
    subject = subject_of_occasion(context.snapshot.charter, row)
    if not may(context.actor, Permission.READ_DRAFT, subject).allowed:
        return None
    answers: defaultdict[int, list[EmployeeAnswerView]] = defaultdict(list)
    for employee_answer in EmployeeAnswer.objects.filter(question__occasion=row):
        line = EmployeeAnswerView(
            id=employee_answer.pk,
            text=employee_answer.text,
            signed=employee_answer.signed,
            given_on=employee_answer.given_on,
            taken_on=employee_answer.taken_on,
        )
        answers[employee_answer.question_id].append(line)
    texts = dict(Part.objects.filter(occasion=row).values_list("key", "text"))
    return EmployeeQuestionsPage(
        questions=tuple(
            EmployeeQuestionView(
                id=employee_question.pk,
                part=employee_question.part,
                label=label_of(context.snapshot, row, employee_question.part),
                words=employee_question.words,
                closes_on=employee_question.closes_on,
                is_open=is_open(employee_question, context.day),
                kept_until=employee_question.closes_on + KEPT,
                ref=question_ref(employee_question.pk),
                text=texts.get(employee_question.part, ""),
                answers=tuple(answers[employee_question.pk]),
            )
            for employee_question in EmployeeQuestion.objects.filter(occasion=row).select_related("occasion")
        ),
        may_ask=may(context.actor, Permission.ASK_EMPLOYEES, subject).allowed,
    )


def question_with_token(context: Context, number: int, token: str) -> EmployeeQuestionPage | None:
    """The question at a secret address; None for a wrong one. One query."""
    row = EmployeeQuestion.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None or not constant_time_compare(token_of("question", number), token):
        return None
    return asked_of(context.snapshot, row)


def asked_of(snapshot: Snapshot, row: EmployeeQuestion) -> EmployeeQuestionPage:
    """The question as an employee sees it; its occasion and body must have been fetched."""
    return EmployeeQuestionPage(
        id=row.pk,
        words=row.words,
        body_name=snapshot.bodies.name(row.occasion.body.key),
        label=label_of(snapshot, row.occasion, row.part),
        closes_on=row.closes_on,
        kept_until=row.closes_on + KEPT,
        is_open=is_open(row, snapshot.day),
    )


def receipt_at(context: Context, number: int, token: str) -> ReceiptPage | None:
    """Where the answer at a secret address went; None for a wrong one or when it has been deleted. One query."""
    row = EmployeeAnswer.objects.select_related("question__occasion__body").filter(pk=number).first()
    if row is None or not constant_time_compare(token_of("receipt", number), token):
        return None
    held = row.question.occasion
    decided = held.done_on if held.done_on is not None and held.done_on <= context.day else None
    return ReceiptPage(
        asked=asked_of(context.snapshot, row.question),
        text=row.text,
        signed=row.signed,
        given_on=row.given_on,
        taken_on=row.taken_on,
        decided_on=decided,
        decided_at=line_ref(held) if decided else None,
    )
