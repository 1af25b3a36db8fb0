"""Asking employees what they know, taking their answers, and taking an answer into the text."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils.translation import gettext as _

from koll.acts.activities import UnableToWriteOccasion, address_of, frozen_unless_open
from koll.acts.descriptions import rewrite_shared, settle_part
from koll.acts.engine import Doing, Done, act, occasion_with, require
from koll.permissions import Permission, UnableTo
from koll.reads.activities import activity_of
from koll.reads.dialogues import MOST_ANSWERS, is_open
from koll.snapshot import ours, subject_of_occasion
from koll.tables.models import EmployeeAnswer, EmployeeQuestion, Part

LONGEST_OPEN = timedelta(days=60)
LONGEST_ANSWER = 2_000
LONGEST_QUESTION = 1_000


class UnableToAnswer(UnableTo):
    """The question takes no such answer."""


@act
def ask_employees(doing: Doing, *, occasion: int, part: str, words: str, closes_on: date) -> Done:
    """Asks employees what they know about a part; whoever has the link may answer until and with a day."""
    row = occasion_with(occasion)
    require(doing, Permission.ASK_EMPLOYEES, subject_of_occasion(ours().charter, row))
    if part not in {one_part.key for one_part in activity_of(ours().charter, row).parts}:
        raise UnableToWriteOccasion(_("The governance model has no such part."))
    if not words.strip() or len(words) > LONGEST_QUESTION:
        raise UnableToWriteOccasion(_("Ask something, in at most 1,000 characters."))
    if not doing.day <= closes_on <= doing.day + LONGEST_OPEN:
        raise UnableToWriteOccasion(_("Choose a day from today on, at most 60 days away."))
    asked = EmployeeQuestion.objects.create(
        occasion=row,
        part=part,
        words=words.strip(),
        asked_by_id=doing.actor.person or 0,
        opened_on=doing.day,
        closes_on=closes_on,
    )
    content = {"question": asked.pk, "part": part, "words": words.strip(), "closes_on": closes_on.isoformat()}
    return Done(
        subject=address_of(row),
        said=_("The question is open. Give the link to your staff."),
        id=asked.pk,
        content=content,
    )


@act
def close_employee_question(doing: Doing, *, question: int) -> Done:
    """Closes a question to employees before its day: nobody can answer any more."""
    row = question_with(question)
    require(doing, Permission.ASK_EMPLOYEES, subject_of_occasion(ours().charter, row.occasion))
    row.is_closed = True
    row.closes_on = max(row.opened_on, min(row.closes_on, doing.day))
    row.save(update_fields=["closes_on", "is_closed"])
    return Done(
        subject=address_of(row.occasion), said=_("The question is closed."), id=row.pk, content={"question": row.pk}
    )


def question_with(number: int) -> EmployeeQuestion:
    """The question with this number, with its occasion and body."""
    row = EmployeeQuestion.objects.select_related("occasion__body").filter(pk=number).first()
    if row is None:
        raise UnableToAnswer(_("The question is no longer here."))
    return row


@act
def answer_employee_question(doing: Doing, *, question: int, text: str, signed: str) -> Done:
    """Takes an employee's answer; the one who asks for it has already shown the question's secret address.

    The ledger says that an answer came, not what it says.
    """
    require(doing, Permission.ANSWER_EMPLOYEE_QUESTION)
    row = question_with(question)
    if not is_open(row, doing.day):
        raise UnableToAnswer(_("The question is closed. Talk to your manager instead."))
    if not text.strip():
        raise UnableToAnswer(_("Write what you know before you send it."))
    if len(text) > LONGEST_ANSWER:
        raise UnableToAnswer(_("The answer is too long. Say it in at most 2,000 characters."))
    if EmployeeAnswer.objects.filter(question=row).count() >= MOST_ANSWERS:
        raise UnableToAnswer(_("The question has had all the answers it can take. Talk to your manager instead."))
    given = EmployeeAnswer.objects.create(
        question=row, text=text.strip(), signed=signed.strip()[:120], given_on=doing.day
    )
    return Done(subject=address_of(row.occasion), said="", id=given.pk, content={"question": row.pk})


@act
def use_employee_answer(doing: Doing, *, answer: int) -> Done:
    """Takes an employee's answer into the text of the part, last; it can be taken out there again by hand."""
    row = EmployeeAnswer.objects.select_related("question__occasion__body").filter(pk=answer).first()
    if row is None:
        require(doing, Permission.READ_INSIDE)
        raise UnableToWriteOccasion(
            _("The answer is no longer here: answers are deleted 90 days after the question closed.")
        )
    asked = row.question
    frozen_unless_open(doing, asked.occasion)
    if row.taken_on is not None:
        raise UnableToWriteOccasion(_("The answer is already in the text."))
    settle_part(asked.occasion, asked.part, doing)
    kept, made = Part.objects.get_or_create(
        occasion=asked.occasion,
        key=asked.part,
        defaults={"text": row.text, "written_at": doing.now, "written_by_id": doing.actor.person},
    )
    if not made:
        kept.text = f"{kept.text}\n\n{row.text}".strip()
        kept.revision += 1
        kept.written_at, kept.written_by_id = doing.now, doing.actor.person
        kept.save(update_fields=["text", "revision", "written_at", "written_by"])
    rewrite_shared(asked.occasion, asked.part, kept.text, doing)
    row.taken_on = doing.day
    row.save(update_fields=["taken_on"])
    content = {"part": asked.part, "revision": kept.revision, "text": kept.text, "answer": row.pk}
    return Done(
        subject=address_of(asked.occasion),
        said=_("The answer is in the text, last in the part."),
        id=row.pk,
        content=content,
    )
