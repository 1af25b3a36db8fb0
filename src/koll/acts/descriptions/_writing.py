"""Writing parts and answers of an occasion."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from koll.acts.activities import activity_called, occasion_ref, subject_of_given_occasion
from koll.acts.descriptions._co_writing import rewrite_shared, settle_part
from koll.acts.engine import (
    Doing,
    Done,
    Input,
    act,
    change,
    changed_by_another,
    create,
    holder_on,
    occasion_with,
    statement_with,
)
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.activities import activity_of
from koll.reads.decisions import closed_on
from koll.reads.instruments import in_force_statements
from koll.snapshot import Snapshot
from koll.tables.models import (
    Answer,
    AssignmentClosing,
    Occasion,
    Part,
    Statement,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WritePart(Input):
    """Writes a part; `revision` is that of the text it started from, 0 when there was none."""

    secret: ClassVar[tuple[str, ...]] = ("text",)

    occasion: int
    part: str
    text: str
    revision: int


@act(
    WritePart,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("A part was written"),
)
def write_part(doing: Doing, given: WritePart) -> Done:
    row = occasion_with(given.occasion)
    if given.part not in {one_part.key for one_part in activity_of(doing.snapshot.charter, row).parts}:
        raise Refusal("part.unknown", _("The governance model has no such part."), field="part")
    settle_part(row, given.part, doing)
    written: dict[str, Any] = {"text": given.text, "written_at": doing.now, "written_by_id": doing.actor.person}
    kept = Part.objects.filter(occasion=row, key=given.part).first()
    if kept is None:
        if given.revision != 0:
            raise Refusal("part.gone", _("The part is no longer there. Open the page again; your text is kept."))
        create(Part, occasion=row, key=given.part, **written)
    else:
        conflict = changed_by_another({"text": kept.text}, {"text": given.text}, kept.revision)
        change(kept, revision=given.revision, conflict=lambda: conflict, **written)
    rewrite_shared(row, given.part, given.text, doing)
    return Done(
        subject=occasion_ref(row),
        said=_("Saved."),
        id=given.revision + 1,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteAnswer(Input):
    """Answers a direction goal, a factor, a goal of the body's own or an assignment, in the mode the body chose."""

    secret: ClassVar[tuple[str, ...]] = ("fields", "mode_why")

    occasion: int
    statement: int
    mode: str
    fields: Mapping[str, str]
    revision: int
    mode_why: str = ""


@act(
    WriteAnswer,
    permission=Permission.WRITE_OCCASION,
    subject=subject_of_given_occasion,
    news=None,
    trail=Trail.WHEN_DECIDED,
    work=N_("An answer was written"),
)
def write_answer(doing: Doing, given: WriteAnswer) -> Done:
    row = occasion_with(given.occasion)
    asked = statement_with(given.statement)
    words = kept_fields(doing.snapshot, row, asked, given.mode, given.fields)
    must_be_in_force(doing.snapshot, row, asked)
    because = why_another(asked, given.mode, given.mode_why)
    written: dict[str, Any] = {
        "mode": given.mode,
        "mode_why": because,
        "fields": words,
        "written_at": doing.now,
        "written_by_id": doing.actor.person,
    }
    kept = Answer.objects.filter(occasion=row, statement=asked).first()
    if kept is None:
        if given.revision != 0:
            raise Refusal("answer.gone", _("The answer is no longer there. Open the page again; your text is kept."))
        create(Answer, occasion=row, statement=asked, **written)
    else:
        why = {"mode_why": kept.mode_why} if kept.mode_why or because else {}
        conflict = changed_by_another(kept.fields | why, words | {"mode_why": because} if why else words, kept.revision)
        change(kept, revision=given.revision, conflict=lambda: conflict, **written)
    return Done(subject=occasion_ref(row), said=_("Saved."), id=given.revision + 1)


def kept_fields(
    snapshot: Snapshot, occasion: Occasion, asked: Statement, mode: str, fields: Mapping[str, str]
) -> dict[str, str]:
    """The words by field; those of another mode are kept too, so that changing the mode loses nothing."""
    kind = activity_called(snapshot.charter, occasion.activity)
    answering = next((answer for answer in kind.answers if answer.instrument == asked.version.instrument), None)
    if answering is None:
        raise Refusal(
            "answer.not_asked", _("“%(heading)s” is not answered here.") % {"heading": asked.heading}, field="statement"
        )
    modes = {
        "measured_or_reasoned": {"measured", "reasoned"},
        "reasoned": {"reasoned"},
        "risks_and_opportunities": {"factor"},
    }[answering.mode]
    if mode not in modes:
        raise Refusal("answer.unknown_mode", _("Choose how you answer: measured or reasoned."), field="mode")
    known = {field.key for field in answering.fields}
    if set(fields) - known:
        raise Refusal(
            "answer.unknown_field",
            _("The answer holds a field that is not asked for. Open the page again."),
            field="fields",
        )
    words = {key: text.strip() for key, text in fields.items() if text.strip()}
    if not words:
        raise Refusal("answer.empty", _("The answer is empty. Write something in at least one field."), field="fields")
    return words


def why_another(asked: Statement, mode: str, said: str) -> str:
    """Why the body answers in another way than the council suggested, which it must say; "" when it follows it."""
    suggested = asked.suggested_mode
    if not suggested or mode == suggested or {mode, suggested} != {"measured", "reasoned"}:
        return ""
    if not said.strip():
        raise Refusal(
            "answer.reason_missing",
            _("The council suggested another way of answering. Say in a sentence why you choose this one."),
            field="mode_why",
        )
    return said.strip()


def must_be_in_force(snapshot: Snapshot, occasion: Occasion, asked: Statement) -> None:
    """A statement that no longer holds is not answered; one addressed to another body neither."""
    if asked.body is not None and holder_on(snapshot, asked.body).pk != occasion.body_id:
        raise Refusal(
            "answer.of_another_body",
            _("“%(heading)s” is addressed to another body.") % {"heading": asked.heading},
            field="statement",
        )
    version = asked.version
    gone = version.decided_until is not None and snapshot.day >= version.decided_until
    gone = gone or AssignmentClosing.objects.filter(closed_on(snapshot.day), statement=asked).exists()
    if asked.body is not None and asked.body_id != occasion.body_id:
        held = in_force_statements(snapshot, [version.instrument], occasion.body.key)
        gone = gone or asked.pk not in {row.id for row in held}
    if not version.stands_beside and not gone:
        gone = (
            type(version)
            .objects.filter(
                instrument=version.instrument,
                body=version.body,
                in_force_from__gt=version.in_force_from,
                in_force_from__lte=snapshot.day,
            )
            .exists()
        )
    if gone:
        raise Refusal(
            "answer.not_in_force",
            _(
                "“%(heading)s” is no longer in force. Your answer has not been lost: "
                "copy what you need to the statement that replaced it."
            )
            % {"heading": asked.heading},
            field="statement",
        )
