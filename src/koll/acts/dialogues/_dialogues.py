"""Dialogues: the holder's own form, what was said, and that it was held."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from koll.acts.activities import address_of
from koll.acts.dialogues._dialogue_forms import DialogueStepInput, form_as_stored
from koll.acts.engine import Doing, Done, UnableToSave, act, occasion_with, require, reveal
from koll.permissions import Permission, UnableTo
from koll.snapshot import ours, subject_of_occasion
from koll.tables.models import Dialogue, DialogueOutcome, DialogueRoom, Occasion


class UnableToHold(UnableTo):
    """The dialogue cannot be held or reported as it stands."""


def dialogue_of(occasion: Occasion) -> Dialogue:
    """The dialogue's own words; made the first time they are asked for, at revision 0: nobody has written yet."""
    if ours().charter.activity(occasion.activity).kind not in ("dialogue", "day"):
        raise UnableToHold(_("This is not a dialogue."))
    dialogue, _made = Dialogue.objects.get_or_create(occasion=occasion, defaults={"revision": 0})
    return dialogue


@act
def publish_dialogue_form(
    doing: Doing,
    *,
    occasion: int,
    form_name: str,
    form_text: str,
    based_on: int | None,
    revision: int,
    steps: tuple[DialogueStepInput, ...] = (),
    lens: tuple[str, ...] = (),
) -> Done:
    """Publishes the form the holder has chosen, so that all who take part know it beforehand."""
    row = occasion_with(occasion)
    require(doing, Permission.PUBLISH_DIALOGUE_FORM, subject_of_occasion(ours().charter, row))
    if not form_text.strip():
        raise UnableToHold(_("Describe the form in a few words, so that those who take part know what to expect."))
    ground = description_for(row, based_on)
    dialogue = dialogue_of(row)
    changed = Dialogue.objects.filter(pk=dialogue.pk, revision=revision).update(
        form_name=form_name.strip(),
        form_text=form_text.strip(),
        based_on=ground,
        form_steps=form_as_stored(steps),
        lens=[principle.key for principle in ours().charter.principles if principle.key in lens],
        form_published_on=doing.day,
        revision=revision + 1,
    )
    if not changed:
        theirs = {"form_name": dialogue.form_name, "form_text": dialogue.form_text}
        raise UnableToSave(theirs, {"form_name": form_name, "form_text": form_text}, dialogue.revision)
    tell_screens(row)
    content: dict[str, Any] = {"form_name": form_name, "form_text": form_text, "based_on": based_on}
    content |= {"steps": form_as_stored(steps), "lens": list(lens)}
    return Done(
        subject=address_of(row), said=_("The form is published to those who take part."), id=row.pk, content=content
    )


def tell_screens(occasion: Occasion) -> None:
    """Tells the screens of the occasion's room, when it has one, that there is something new."""
    DialogueRoom.objects.filter(occasion=occasion).update(revision=F("revision") + 1)


def description_for(occasion: Occasion, based_on: int | None) -> Occasion | None:
    """The description a dialogue starts from: it must be decided, and by a body that takes part."""
    if based_on is None:
        return None
    ground = occasion_with(based_on)
    if ground.done_on is None:
        raise UnableToHold(
            _("%(body)s has not decided its description yet. A dialogue starts from a decided one.")
            % {"body": ground.body.name}
        )
    parties = {occasion.body_id, *occasion.counterparts.values_list("body_id", flat=True)}
    if ground.body_id not in parties:
        raise UnableToHold(_("The description belongs to a body that does not take part."))
    return ground


@act
def write_dialogue_notes(doing: Doing, *, occasion: int, notes: str, result: str, dissent: str, revision: int) -> Done:
    """Keeps what is noted in a dialogue; the notes stay with those who take part."""
    row = occasion_with(occasion)
    require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row))
    dialogue = dialogue_of(row)
    mine = {"notes": notes.strip(), "result": result.strip(), "dissent": dissent.strip()}
    if not Dialogue.objects.filter(pk=dialogue.pk, revision=revision).update(revision=revision + 1, **mine):
        theirs = {"notes": dialogue.notes, "result": dialogue.result, "dissent": dialogue.dissent}
        raise UnableToSave(theirs, mine, dialogue.revision)
    content = {"result": result, "dissent": dissent, "revision": revision + 1}
    return Done(subject=address_of(row), said=_("Saved."), id=revision + 1, content=content)


@act
def record_dialogue_held(doing: Doing, *, occasion: int, held_on: date) -> Done:
    """Records that a dialogue or a day was held; what came of it is then fixed."""
    row = occasion_with(occasion)
    require(doing, Permission.HOLD_DIALOGUE, subject_of_occasion(ours().charter, row))
    kind = ours().charter.activity(row.activity)
    dialogue = dialogue_of(row)
    if held_on > doing.day:
        raise UnableToHold(_("The day has not come yet. Record it when it has been held."))
    if held_on < row.opened_on:
        raise UnableToHold(_("The day is before it was opened. Check the date."))
    starts_from = [key for key in kind.after if ours().charter.activity(key).kind == "description"]
    if kind.kind == "dialogue" and starts_from and dialogue.based_on_id is None:
        raise UnableToHold(
            _("The dialogue starts from a decided description. Choose which one in the form, and publish it.")
        )
    if not dialogue.result.strip():
        raise UnableToHold(_("Write down what came of it before it is closed: the council is told the result."))
    row.done_on = held_on
    row.result = dialogue.result
    row.revision += 1
    row.save(update_fields=["done_on", "result", "revision"])
    reveal([dialogue], hiding=("notes",))
    reveal(DialogueOutcome.objects.filter(occasion=row, shared=True))
    tell_screens(row)
    content = {"held_on": held_on.isoformat(), "result": dialogue.result, "dissent": dialogue.dissent}
    return Done(subject=address_of(row), said=_("It has been recorded as held."), id=row.pk, content=content)
