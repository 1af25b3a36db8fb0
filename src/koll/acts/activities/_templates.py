"""Templates for what is written: replaced by the municipality, and added to by a body with questions of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from koll.acts.activities._occasions import activity_called, part_ref, subject_of_given_occasion
from koll.acts.engine import Doing, Done, Input, act, change, changed_by_another, create, occasion_with
from koll.domain.charter import Charter
from koll.domain.refs import PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.activities import activity_of
from koll.tables.models import OwnQuestion, Template

MOST_PARTS = 12
"""The most parts of a template."""
MOST_QUESTIONS = 12
"""The most questions of one part."""
LONGEST_QUESTION = 300
SOURCES = ("mandate", "common", "own")


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplatePartInput:
    """A part of a template: `key` is that of the part it continues, "" for a new one."""

    heading: str
    source: str = "own"
    needed: bool = True
    read_by: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateInput:
    """A template as a person writes it, for what is begun for `from_period` and later."""

    name: str
    reason: str
    from_period: int
    parts: tuple[TemplatePartInput, ...]


def template_in_boxes(name: str, reason: str, parts: list[dict[str, Any]]) -> dict[str, str]:
    """The words by the box they stand in on a page."""
    boxes = {"name": name, "reason": reason}
    for number, part in enumerate(parts, start=1):
        boxes |= {f"part{number}_heading": part["heading"], f"part{number}_questions": "\n".join(part["questions"])}
    return boxes


def template_as_stored(charter: Charter, parts: tuple[TemplatePartInput, ...]) -> list[dict[str, Any]]:
    """The parts as they are kept, each with a key of its own; Refusal when one does not say enough."""
    kept: list[dict[str, Any]] = []
    taken = {one_part.key for one_part in parts if one_part.key}
    for number, part in enumerate(parts, start=1):
        must_say_enough(charter, part, number)
        key = part.key
        if not key:
            first = slugify(part.heading)[:50] or f"part-{number}"
            key = next(row for row in (first, *(f"{first}-{n}" for n in range(2, 99))) if row not in taken)
            taken.add(key)
        kept.append(
            {
                "key": key,
                "heading": part.heading.strip(),
                "source": part.source,
                "needed": part.needed,
                "read_by": list(part.read_by),
                "questions": [question.strip() for question in part.questions if question.strip()],
            }
        )
    if len({row["key"] for row in kept}) < len(kept):
        raise Refusal(
            "template.part_continued_twice", _("Two parts continue the same one. Open the page again."), field="parts"
        )
    return kept


def must_say_enough(charter: Charter, part: TemplatePartInput, number: int) -> None:
    """A part has a heading, at most so many questions, and somebody who reads it."""
    if not part.heading.strip():
        raise Refusal(
            "template.part_without_heading",
            _("Part %(number)s has no heading. Give it one, or empty its boxes.") % {"number": number},
            field="parts",
        )
    facts = {"part": part.heading.strip()}
    if part.source not in SOURCES:
        raise Refusal("template.part_without_source", _("Say where “%(part)s” starts from.") % facts, field="parts")
    known = {body.key for body in charter.bodies}
    if not part.read_by or set(part.read_by) - known:
        raise Refusal(
            "template.part_without_reader",
            _("Say who reads “%(part)s”. What nobody reads is not asked.") % facts,
            field="parts",
        )
    if len(part.questions) > MOST_QUESTIONS or any(len(question) > LONGEST_QUESTION for question in part.questions):
        raise Refusal(
            "template.part_asks_too_much",
            _("“%(part)s” asks too much: at most twelve questions, each of at most 300 characters.") % facts,
            field="parts",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceTemplate(Input):
    """Replaces the template of an activity for what is begun from a year on; what is begun keeps the one it has.

    `revision` is the number of the latest template when the page was opened, 0 for the charter's.
    """

    activity: str
    words: TemplateInput
    revision: int


@act(
    ReplaceTemplate,
    permission=Permission.MANAGE_TEMPLATES,
    subject=lambda _doing, _given: None,
    news=N_("A template was replaced"),
    trail=Trail.SHOWN,
)
def replace_template(doing: Doing, given: ReplaceTemplate) -> Done:
    charter = doing.snapshot.charter
    if not activity_called(charter, given.activity).is_written:
        raise Refusal(
            "template.not_written_in_parts", _("This is not written in parts, and has no template."), field="activity"
        )
    if not given.words.name.strip() or not given.words.reason.strip():
        raise Refusal(
            "template.name_or_reason_missing",
            _("Give the template a name, and say in a sentence why it is changed."),
            field="reason",
        )
    if not doing.day.year - 1 <= given.words.from_period <= doing.day.year + 2:
        raise Refusal(
            "template.year_too_far",
            _("Choose the year from which it is used: this one, the last or one of the next two."),
            field="from_period",
        )
    if not 0 < len(given.words.parts) <= MOST_PARTS:
        raise Refusal(
            "template.number_of_parts", _("A template has at least one part and at most twelve."), field="parts"
        )
    kept = template_as_stored(charter, given.words.parts)
    latest = Template.objects.filter(activity=given.activity).order_by("-number").first()
    number = latest.number if latest else 0
    if number != given.revision and latest is not None:
        mine = template_in_boxes(given.words.name, given.words.reason, kept)
        raise changed_by_another(template_in_boxes(latest.name, latest.reason, latest.parts), mine, number)
    row = create(
        Template,
        activity=given.activity,
        number=number + 1,
        from_period=given.words.from_period,
        name=given.words.name.strip(),
        reason=given.words.reason.strip(),
        parts=kept,
        made_on=doing.day,
        made_by_id=doing.actor.person,
    )
    said = _("The template is used for what is begun for %(year)s and later. What is begun keeps the one it has.")
    return Done(
        subject=PageRef(name="templates"),
        said=said % {"year": row.from_period},
        id=row.pk,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOwnQuestion(Input):
    """Adds a question of the body's own to a part, from the occasion's year on."""

    occasion: int
    part: str
    text: str
    read_by: tuple[str, ...] = ()


@act(
    AddOwnQuestion,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.OWN,
)
def add_own_question(doing: Doing, given: AddOwnQuestion) -> Done:
    row = occasion_with(given.occasion)
    charter = doing.snapshot.charter
    if given.part not in {one_part.key for one_part in activity_of(charter, row).parts}:
        raise Refusal("question.unknown_part", _("The governance model has no such part."), field="part")
    if not given.text.strip() or len(given.text.strip()) > LONGEST_QUESTION:
        raise Refusal("question.length", _("Ask one thing, in at most 300 characters."), field="text")
    if set(given.read_by) - {body.key for body in charter.bodies}:
        raise Refusal("question.unknown_reader", _("Choose who reads the answer from the list."), field="read_by")
    here = OwnQuestion.objects.filter(body=row.body, activity=row.activity, part=given.part, until_period__isnull=True)
    if here.count() >= MOST_QUESTIONS:
        raise Refusal("question.too_many", _("The part has twelve questions of your own. Take one away first."))
    asked = create(
        OwnQuestion,
        body=row.body,
        activity=row.activity,
        part=given.part,
        text=given.text.strip(),
        read_by=list(given.read_by),
        from_period=row.period,
    )
    return Done(subject=part_ref(row, given.part), said=_("The question has been added."), id=asked.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOwnQuestion(Input):
    """Takes away a question of the body's own from the occasion's year on; earlier years keep it."""

    occasion: int
    question: int


@act(
    EndOwnQuestion,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.OWN,
)
def end_own_question(_doing: Doing, given: EndOwnQuestion) -> Done:
    row = occasion_with(given.occasion)
    asked = OwnQuestion.objects.filter(pk=given.question, body=row.body, activity=row.activity).first()
    if asked is None or asked.until_period is not None:
        raise Refusal("question.gone", _("The question is no longer there."))
    change(asked, until_period=max(row.period, asked.from_period))
    return Done(
        subject=part_ref(row, asked.part),
        said=_("The question is no longer asked."),
        id=asked.pk,
    )
