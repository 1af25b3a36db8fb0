"""What comes out of a dialogue: written down, weighed, told of by the bodies it concerns, and carried on."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.activities import address_of
from koll.acts.dialogues._dialogues import dialogue_of
from koll.acts.engine import Doing, Done, UnableToSave, act, body_existing_on, body_with_key, occasion_with, require
from koll.permissions import Permission, UnableTo
from koll.reads.dialogues import SIGNALS
from koll.snapshot import ours, subject_of_body, subject_of_occasion
from koll.tables.models import Body, DialogueOutcome, DialogueOutcomeReport, Occasion, Shift, ShiftWeighing


class UnableToNote(UnableTo):
    """What came out cannot be written down or told of like this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueOutcomeInput:
    """What came out. `bodies`: keys of those a signal concerns; `promised_by`, `due_on`: of a commitment.

    `principle` is a key of the charter, with the concrete `example` it stands for.
    """

    kind: str
    text: str
    bodies: tuple[str, ...] = ()
    promised_by: str = ""
    due_on: date | None = None
    principle: str = ""
    example: str = ""
    shared: bool = True


def upshot_with(number: int) -> DialogueOutcome:
    """The upshot with this number, with its occasion and the body that promised."""
    row = DialogueOutcome.objects.select_related("occasion__body", "promised_by").filter(pk=number).first()
    if row is None:
        raise UnableToNote(_("This is no longer here. Open the dialogue again to see what came out of it."))
    return row


def refuse(doing: Doing, occasion: Occasion, words: DialogueOutcomeInput) -> None:
    """Says what is missing, in a sentence."""
    if words.kind not in DialogueOutcome.Kind.values:
        raise UnableToNote(_("Choose what it is: an insight, a challenge, an opportunity, a promise or an open point."))
    if not words.text.strip():
        raise UnableToNote(_("Write in a sentence or two what came out of the dialogue."))
    if words.kind == "commitment" and not (words.promised_by and words.due_on):
        raise UnableToNote(_("A promise needs the body that makes it and a day by which it is done. Choose both."))
    if words.kind == "commitment" and words.due_on and words.due_on < occasion.opened_on:
        raise UnableToNote(_("The day of the promise is before the dialogue was opened. Check the date."))
    if words.principle and not words.example.strip():
        raise UnableToNote(_("A principle is named only with a concrete example of it. Write the example."))
    if words.principle and words.principle not in {principle.key for principle in ours().charter.principles}:
        raise UnableToNote(_("Choose a principle from the list."))
    outside = [key for key in concerned(words) if key not in taking_part(occasion)]
    if outside and not words.shared:
        names = ", ".join(body_existing_on(key, doing.day).name for key in outside)
        raise UnableToNote(
            _("%(bodies)s did not take part and cannot see what stays with those who did. Let others read it.")
            % {"bodies": names}
        )


def concerned(words: DialogueOutcomeInput) -> tuple[str, ...]:
    """The keys of the bodies that are to see it: those of a signal, or the one that promised."""
    if words.kind == "commitment":
        return (words.promised_by,)
    return words.bodies if words.kind in SIGNALS else ()


def taking_part(occasion: Occasion) -> frozenset[str]:
    """The keys of the bodies that take part."""
    return frozenset(
        {occasion.body.key, *Body.objects.filter(invitations__occasion=occasion).values_list("key", flat=True)}
    )


def put_down(doing: Doing, row: DialogueOutcome, words: DialogueOutcomeInput) -> None:
    """Gives the row its words and the bodies it concerns."""
    promised = words.kind == "commitment"
    row.kind, row.text, row.shared = words.kind, words.text.strip(), words.shared
    row.promised_by = body_existing_on(words.promised_by, doing.day) if promised else None
    row.due_on = words.due_on if promised else None
    row.principle, row.example = words.principle, words.example.strip() if words.principle else ""
    row.save()
    row.bodies.set([body_existing_on(key, doing.day) for key in words.bodies] if words.kind in SIGNALS else [])


def outcome_values(words: DialogueOutcomeInput) -> dict[str, Any]:
    """What the ledger says: all of it, or of what stays with those who took part only the kind."""
    if not words.shared:
        return {"kind": words.kind, "shared": False}
    return asdict(words) | {"bodies": list(words.bodies), "due_on": words.due_on.isoformat() if words.due_on else None}


@act
def add_dialogue_outcome(doing: Doing, *, occasion: int, words: DialogueOutcomeInput) -> Done:
    """Writes down what came out of a dialogue: a signal, a commitment or a point left open."""
    row = occasion_with(occasion)
    require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row))
    dialogue_of(row)
    refuse(doing, row, words)
    made = DialogueOutcome(occasion=row, written_on=doing.day, written_by_id=doing.actor.person)
    put_down(doing, made, words)
    return Done(
        subject=f"{address_of(row)}utfall/", said=_("It is written down."), id=made.pk, content=outcome_values(words)
    )


@act
def change_dialogue_outcome(doing: Doing, *, upshot: int, words: DialogueOutcomeInput, revision: int) -> Done:
    """Changes what came out, while the dialogue has not been recorded as held."""
    row = upshot_with(upshot)
    require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row.occasion))
    refuse(doing, row.occasion, words)
    if row.revision != revision:
        theirs, mine = ({"text": item.text, "example": item.example} for item in (row, words))
        raise UnableToSave(theirs, mine, row.revision)
    row.revision += 1
    put_down(doing, row, words)
    return Done(
        subject=f"{address_of(row.occasion)}utfall/", said=_("Saved."), id=row.pk, content=outcome_values(words)
    )


@act
def remove_dialogue_outcome(doing: Doing, *, upshot: int) -> Done:
    """Takes out what was written down by mistake, while the dialogue has not been recorded as held."""
    row = upshot_with(upshot)
    require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row.occasion))
    number = row.pk
    row.bodies.clear()
    row.delete()
    return Done(
        subject=f"{address_of(row.occasion)}utfall/",
        said=_("It has been taken out."),
        id=number,
        content={"upshot": number},
    )


@act
def weigh_shift(doing: Doing, *, occasion: int, shift: int, verdict: str, reasons: str) -> Done:
    """Records that the dialogue strengthened a shift of an analysis or let it go, and why."""
    row = occasion_with(occasion)
    require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row))
    dialogue_of(row)
    seen = Shift.objects.select_related("occasion__body").filter(pk=shift, occasion__done_on__isnull=False).first()
    if seen is None or seen.occasion.body.key not in taking_part(row):
        raise UnableToNote(_("Choose a shift from a decided description of a body that takes part."))
    if verdict not in ShiftWeighing.Verdict.values or not reasons.strip():
        raise UnableToNote(_("Say whether the shift is strengthened or let go, and why."))
    ShiftWeighing.objects.update_or_create(
        occasion=row, shift=seen, defaults={"verdict": verdict, "reasons": reasons.strip()}
    )
    content = {"shift": seen.sentence, "verdict": verdict, "reasons": reasons}
    return Done(subject=f"{address_of(row)}utfall/", said=_("It is written down."), id=seen.pk, content=content)


@act
def report_on_dialogue_outcome(doing: Doing, *, upshot: int, body: str, words: str, is_done: bool) -> Done:
    """Tells what a body does with a signal, or what came of a commitment."""
    row = upshot_with(upshot)
    whose = body_with_key(body)
    require(doing, Permission.REPORT_ON_DIALOGUE_OUTCOME, subject_of_body(ours().charter, whose))
    if row.occasion.done_on is None:
        raise UnableToNote(_("The dialogue has not been recorded as held yet. Tell what came of it afterwards."))
    if whose != row.promised_by and not row.bodies.filter(pk=whose.pk).exists():
        raise UnableToNote(_("It does not concern %(body)s. Choose a body that it concerns.") % {"body": whose.name})
    tell(doing, row, whose, words, is_done=is_done)
    return Done(
        subject=f"/dialoger/hos/{whose.key}/",
        said=_("It has been told."),
        id=row.pk,
        content=told(row, words, is_done=is_done),
    )


@act
def carry_open_point_forward(doing: Doing, *, occasion: int, upshot: int, words: str, is_done: bool) -> Done:
    """Answers a point left open by an earlier dialogue of the same holder, or carries it on to the next."""
    row, point = occasion_with(occasion), upshot_with(upshot)
    require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row))
    dialogue_of(row)
    if point.kind != "open" or point.occasion.body_id != row.body_id or point.occasion.done_on is None:
        raise UnableToNote(_("This point was not left open by an earlier dialogue of the same holder."))
    tell(doing, point, row.body, words, is_done=is_done, occasion=row)
    return Done(
        subject=f"{address_of(row)}utfall/",
        said=_("It has been told."),
        id=point.pk,
        content=told(point, words, is_done=is_done),
    )


def tell(
    doing: Doing, upshot: DialogueOutcome, body: Body, words: str, *, is_done: bool, occasion: Occasion | None = None
) -> None:
    """Adds what is told, unless there are no words or nothing more is to be told."""
    if not words.strip():
        raise UnableToNote(_("Write a word of what came of it, or of what you do with it."))
    if DialogueOutcomeReport.objects.filter(upshot=upshot, body=body, is_done=True).exists():
        raise UnableToNote(_("It has already been told that this is done. Open the page again to read it."))
    DialogueOutcomeReport.objects.create(
        upshot=upshot,
        body=body,
        occasion=occasion,
        on=doing.day,
        words=words.strip(),
        is_done=is_done,
        told_by_id=doing.actor.person,
    )


def told(upshot: DialogueOutcome, words: str, *, is_done: bool) -> dict[str, Any]:
    """What the ledger says of what is told; the words only when others may read what they are about."""
    return {"upshot": upshot.pk, "is_done": is_done} | ({"words": words} if upshot.shared else {})
