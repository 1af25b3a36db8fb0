"""Dialogues: the holder's own form, what was said, and that it was held."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from django.utils.translation import gettext as _

from koll.acts.activities import occasion_ref
from koll.acts.dialogues._dialogue_forms import DialogueStepInput, form_as_stored
from koll.acts.engine import Doing, Done, Input, act, change, changed_by_another, create, occasion_with, reveal
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.snapshot import Snapshot, subject_of_occasion
from koll.tables.models import Dialogue, DialogueOutcome, DialogueRoom, Occasion


def dialogue_of(snapshot: Snapshot, occasion: Occasion) -> Dialogue:
    """The dialogue's own words; made the first time they are asked for, at revision 0: nobody has written yet."""
    if not snapshot.charter.activity(occasion.activity).is_talk:
        raise Refusal("dialogue.not_one", _("This is not a dialogue."))
    return Dialogue.objects.filter(occasion=occasion).first() or create(Dialogue, occasion=occasion, revision=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishDialogueForm(Input):
    """Publishes the form the holder has chosen, so that all who take part know it beforehand."""

    occasion: int
    form_name: str
    form_text: str
    based_on: int | None
    revision: int
    steps: tuple[DialogueStepInput, ...] = ()
    lens: tuple[str, ...] = ()


@act(
    PublishDialogueForm,
    permission=Permission.PUBLISH_DIALOGUE_FORM,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion)),
    news=N_("The form of a dialogue was published"),
    trail=Trail.SHOWN,
)
def publish_dialogue_form(doing: Doing, given: PublishDialogueForm) -> Done:
    row = occasion_with(given.occasion)
    if not given.form_text.strip():
        raise Refusal(
            "dialogue.form_not_described",
            _("Describe the form in a few words, so that those who take part know what to expect."),
            field="form_text",
        )
    ground = description_for(row, given.based_on)
    dialogue = dialogue_of(doing.snapshot, row)
    theirs = {"form_name": dialogue.form_name, "form_text": dialogue.form_text}
    mine = {"form_name": given.form_name, "form_text": given.form_text}
    change(
        dialogue,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, mine, dialogue.revision),
        form_name=given.form_name.strip(),
        form_text=given.form_text.strip(),
        based_on=ground,
        form_steps=form_as_stored(given.steps),
        lens=[principle.key for principle in doing.snapshot.charter.principles if principle.key in given.lens],
        form_published_on=doing.day,
    )
    tell_screens(row)
    return Done(subject=occasion_ref(row), said=_("The form is published to those who take part."), id=row.pk)


def tell_screens(occasion: Occasion) -> None:
    """Tells the screens of the occasion's room, when it has one, that there is something new."""
    for room in DialogueRoom.objects.filter(occasion=occasion):
        change(room, revision=room.revision)


def description_for(occasion: Occasion, based_on: int | None) -> Occasion | None:
    """The description a dialogue starts from: it must be decided, and by a body that takes part."""
    if based_on is None:
        return None
    ground = occasion_with(based_on)
    if ground.done_on is None:
        raise Refusal(
            "dialogue.description_not_decided",
            _("%(body)s has not decided its description yet. A dialogue starts from a decided one.")
            % {"body": ground.body.name},
            field="based_on",
        )
    parties = {occasion.body_id, *occasion.counterparts.values_list("body_id", flat=True)}
    if ground.body_id not in parties:
        raise Refusal(
            "dialogue.description_of_outsider",
            _("The description belongs to a body that does not take part."),
            field="based_on",
        )
    return ground


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteDialogueNotes(Input):
    """Keeps what is noted in a dialogue; the notes stay with those who take part."""

    secret: ClassVar[tuple[str, ...]] = ("notes", "result", "dissent")

    occasion: int
    notes: str
    result: str
    dissent: str
    revision: int


@act(
    WriteDialogueNotes,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion)),
    news=None,
    trail=Trail.OWN,
)
def write_dialogue_notes(doing: Doing, given: WriteDialogueNotes) -> Done:
    row = occasion_with(given.occasion)
    dialogue = dialogue_of(doing.snapshot, row)
    mine = {"notes": given.notes.strip(), "result": given.result.strip(), "dissent": given.dissent.strip()}
    theirs = {"notes": dialogue.notes, "result": dialogue.result, "dissent": dialogue.dissent}
    change(
        dialogue, revision=given.revision, conflict=lambda: changed_by_another(theirs, mine, dialogue.revision), **mine
    )
    return Done(subject=occasion_ref(row), said=_("Saved."), id=given.revision + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordDialogueHeld(Input):
    """Records that a dialogue or a day was held; what came of it is then fixed."""

    occasion: int
    held_on: date


@act(
    RecordDialogueHeld,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_occasion(doing.snapshot.charter, occasion_with(given.occasion)),
    news=N_("A dialogue was held"),
    trail=Trail.SHOWN,
)
def record_dialogue_held(doing: Doing, given: RecordDialogueHeld) -> Done:
    row = occasion_with(given.occasion)
    kind = doing.snapshot.charter.activity(row.activity)
    dialogue = dialogue_of(doing.snapshot, row)
    if given.held_on > doing.day:
        raise Refusal(
            "dialogue.held_on_not_come",
            _("The day has not come yet. Record it when it has been held."),
            field="held_on",
        )
    if given.held_on < row.opened_on:
        raise Refusal(
            "dialogue.held_before_opened", _("The day is before it was opened. Check the date."), field="held_on"
        )
    starts_from = [key for key in kind.after if doing.snapshot.charter.activity(key).is_description]
    if kind.is_dialogue and starts_from and dialogue.based_on_id is None:
        raise Refusal(
            "dialogue.no_description_chosen",
            _("The dialogue starts from a decided description. Choose which one in the form, and publish it."),
        )
    if not dialogue.result.strip():
        raise Refusal(
            "dialogue.no_result", _("Write down what came of it before it is closed: the council is told the result.")
        )
    change(row, revision=row.revision, done_on=given.held_on, result=dialogue.result)
    reveal([dialogue], hiding=("notes",))
    reveal(DialogueOutcome.objects.filter(occasion=row, shared=True))
    tell_screens(row)
    return Done(subject=occasion_ref(row), said=_("It has been recorded as held."), id=row.pk)
