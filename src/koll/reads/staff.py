"""Questions to employees: their secret addresses, what was answered, and where an answer went."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.crypto import constant_time_compare, salted_hmac

from koll.charter.model import Label
from koll.permissions import Act, Actor, may
from koll.reads.charges import line_address
from koll.reads.municipality import ours
from koll.reads.subjects import occasion_subject
from koll.reads.templates import activity_of
from koll.records.models import Occasion, Part, StaffAnswer, StaffQuestion
from koll.snapshot import called

KEPT = timedelta(days=90)
"""How long answers are kept after their question has closed."""
MOST_ANSWERS = 300
"""How many answers a question takes."""


@dataclass(frozen=True, slots=True)
class StaffAnswerLine:
    """An answer as those who write see it."""

    id: int
    text: str
    signed: str
    given_on: date
    taken_on: date | None


@dataclass(frozen=True, slots=True)
class StaffQuestionLine:
    """A question with its answers; `address` is its secret one, `text` what stands in the part now."""

    id: int
    part: str
    label: Label | None
    words: str
    closes_on: date
    is_open: bool
    kept_until: date
    address: str
    text: str
    answers: tuple[StaffAnswerLine, ...]


@dataclass(frozen=True, slots=True)
class StaffPage:
    """The questions to employees on an occasion; `may_ask` whether the reader may ask one more."""

    questions: tuple[StaffQuestionLine, ...]
    may_ask: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """What an employee sees: the question, whose it is, and until and with which day it takes answers."""

    id: int
    words: str
    body_name: str
    label: Label | None
    closes_on: date
    kept_until: date
    is_open: bool


@dataclass(frozen=True, slots=True)
class ReceiptPage:
    """Where an answer went. `decided_at`: the address for everybody of what the body decided, "" before that."""

    asked: Asked
    text: str
    signed: str
    given_on: date
    taken_on: date | None
    decided_on: date | None
    decided_at: str


def token_of(what: str, number: int) -> str:
    """The secret part of the address of a question or of a receipt; no table holds it."""
    return salted_hmac(f"koll.staff.{what}", str(number), algorithm="sha256").hexdigest()[:40]


def question_address(number: int) -> str:
    """Where a question is answered."""
    return f"/medarbetare/{number}/{token_of('question', number)}/"


def receipt_address(number: int) -> str:
    """Where the one who answered sees where the answer went."""
    return f"/medarbetare/kvitto/{number}/{token_of('receipt', number)}/"


def is_open(row: StaffQuestion, day: date) -> bool:
    """Whether the question takes answers: until and with its day, while the text can be changed."""
    return not row.is_closed and day <= row.closes_on and row.occasion.done_on is None


def label_of(occasion: Occasion, part: str) -> Label | None:
    """What the part is called; None when the charter no longer has it."""
    parts = activity_of(ours().charter, occasion).parts
    return next((each.label for each in parts if each.key == part), None)


def staff_page(actor: Actor, occasion: int, day: date) -> StaffPage | None:
    """The questions with their answers, for those who write the text; None for others. Fixed queries."""
    row = Occasion.objects.select_related("body").filter(pk=occasion).first()
    if row is None:
        return None
    subject = occasion_subject(ours().charter, row)
    if not may(actor, Act.READ_DRAFT, subject).allowed:
        return None
    answers: defaultdict[int, list[StaffAnswerLine]] = defaultdict(list)
    for each in StaffAnswer.objects.filter(question__occasion=row):
        line = StaffAnswerLine(each.pk, each.text, each.signed, each.given_on, each.taken_on)
        answers[each.question_id].append(line)
    texts = dict(Part.objects.filter(occasion=row).values_list("key", "text"))
    return StaffPage(
        questions=tuple(
            StaffQuestionLine(
                id=each.pk,
                part=each.part,
                label=label_of(row, each.part),
                words=each.words,
                closes_on=each.closes_on,
                is_open=is_open(each, day),
                kept_until=each.closes_on + KEPT,
                address=question_address(each.pk),
                text=texts.get(each.part, ""),
                answers=tuple(answers[each.pk]),
            )
            for each in StaffQuestion.objects.filter(occasion=row).select_related("occasion")
        ),
        may_ask=may(actor, Act.ASK_STAFF, subject).allowed,
    )


def asked_at(number: int, token: str, day: date) -> Asked | None:
    """The question at a secret address; None for a wrong one. One query."""
    row = StaffQuestion.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None or not constant_time_compare(token_of("question", number), token):
        return None
    return asked_of(row, day)


def asked_of(row: StaffQuestion, day: date) -> Asked:
    """The question as an employee sees it; its occasion and body must have been fetched."""
    return Asked(
        id=row.pk,
        words=row.words,
        body_name=called(row.occasion.body, day),
        label=label_of(row.occasion, row.part),
        closes_on=row.closes_on,
        kept_until=row.closes_on + KEPT,
        is_open=is_open(row, day),
    )


def receipt_at(number: int, token: str, day: date) -> ReceiptPage | None:
    """Where the answer at a secret address went; None for a wrong one or when it has been deleted. One query."""
    row = StaffAnswer.objects.select_related("question__occasion__body").filter(pk=number).first()
    if row is None or not constant_time_compare(token_of("receipt", number), token):
        return None
    held = row.question.occasion
    decided = held.done_on if held.done_on is not None and held.done_on <= day else None
    return ReceiptPage(
        asked=asked_of(row.question, day),
        text=row.text,
        signed=row.signed,
        given_on=row.given_on,
        taken_on=row.taken_on,
        decided_on=decided,
        decided_at=f"/oppet{line_address(held)}" if decided else "",
    )
