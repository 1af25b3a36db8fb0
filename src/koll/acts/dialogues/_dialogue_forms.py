"""Dialogue forms of a body's own: made, changed, named and put away by those who write for the body."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, Input, act, body_existing_on, change, changed_by_another, create
from koll.domain.refs import PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.snapshot import subject_of_body
from koll.tables.models import DialogueForm

MOST_STEPS = 12
"""The most steps of one form."""
LONGEST_STEP = 480
"""The most minutes of one step: a working day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueStepInput:
    """One step: what it is for, how many minutes (0 when not timed), what is asked, and what is on the screen."""

    purpose: str
    minutes: int = 0
    questions: str = ""
    material: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueFormInput:
    """A form as a person writes it; `made_from` is the name of the one it was copied from."""

    name: str
    purpose: str
    steps: tuple[DialogueStepInput, ...]
    made_from: str = ""


def form_as_stored(steps: tuple[DialogueStepInput, ...]) -> list[dict[str, Any]]:
    """The steps as they are kept; one without words is left out. Refusal when there are too many."""
    said = [step for step in steps if step.purpose.strip() or step.questions.strip()]
    if len(said) > MOST_STEPS:
        raise Refusal("dialogue_form.too_many_steps", _("A form has at most twelve steps. Put some of them together."))
    if any(row.minutes > LONGEST_STEP for row in said):
        raise Refusal("dialogue_form.step_too_long", _("A step is at most eight hours. Write its length in minutes."))
    return [asdict(row) for row in said]


def form_with(number: int) -> DialogueForm:
    """The body's form with this number; Refusal when it is not in use."""
    form = DialogueForm.objects.select_related("body").filter(pk=number, put_away_on__isnull=True).first()
    if form is None:
        raise Refusal("dialogue_form.put_away", _("This form has been put away. Copy another one, or make a new one."))
    return form


def well_said(words: DialogueFormInput, body: int, besides: int = 0) -> DialogueFormInput:
    """The words, when the form has a name nobody in the body uses, a purpose and a step."""
    if not words.name.strip() or not words.purpose.strip():
        raise Refusal(
            "dialogue_form.no_name_or_purpose",
            _("Give the form a name, and say in a sentence what it is for."),
            field="name",
        )
    if not form_as_stored(words.steps):
        raise Refusal("dialogue_form.no_step", _("Describe at least one step: what it is for, and how long it takes."))
    same = DialogueForm.objects.filter(body_id=body, name=words.name.strip(), put_away_on__isnull=True)
    if same.exclude(pk=besides).exists():
        raise Refusal(
            "dialogue_form.name_taken",
            _("The body already has a form with this name. Choose another name."),
            field="name",
        )
    return words


def form_in_boxes(words: DialogueFormInput) -> dict[str, str]:
    """The words by the box they stand in on a page: name, purpose, step1_purpose, step1_minutes …"""
    boxes = {"name": words.name, "purpose": words.purpose}
    for number in range(1, MOST_STEPS + 1):
        step = words.steps[number - 1] if number <= len(words.steps) else DialogueStepInput(purpose="")
        boxes |= {
            f"step{number}_purpose": step.purpose,
            f"step{number}_minutes": str(step.minutes or ""),
            f"step{number}_questions": step.questions,
            f"step{number}_material": step.material,
        }
    return boxes


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateDialogueForm(Input):
    """Makes a dialogue form that is the body's own, perhaps from a copy."""

    body: str
    words: DialogueFormInput


@act(
    CreateDialogueForm,
    permission=Permission.MANAGE_DIALOGUE_FORMS,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_existing_on(given.body, doing.day)),
    news=None,
    trail=Trail.SHOWN,
    work=N_("A body made a dialogue form"),
)
def create_dialogue_form(doing: Doing, given: CreateDialogueForm) -> Done:
    owner = body_existing_on(given.body, doing.day)
    well_said(given.words, owner.pk)
    row = create(
        DialogueForm,
        body=owner,
        name=given.words.name.strip(),
        purpose=given.words.purpose.strip(),
        steps=form_as_stored(given.words.steps),
        made_from=given.words.made_from,
        made_on=doing.day,
    )
    return Done(subject=PageRef(name="dialogue_forms"), said=_("The form is yours. Use it in any dialogue."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeDialogueForm(Input):
    """Changes a body's form; dialogues that used it keep the form they had."""

    form: int
    words: DialogueFormInput
    revision: int


@act(
    ChangeDialogueForm,
    permission=Permission.MANAGE_DIALOGUE_FORMS,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, form_with(given.form).body),
    news=None,
    trail=Trail.SHOWN,
    work=N_("A body changed its dialogue form"),
)
def change_dialogue_form(_doing: Doing, given: ChangeDialogueForm) -> Done:
    row = form_with(given.form)
    well_said(given.words, row.body_id, row.pk)
    mine = {"name": given.words.name.strip(), "purpose": given.words.purpose.strip()}
    steps = tuple(DialogueStepInput(**step) for step in row.steps)
    theirs = form_in_boxes(DialogueFormInput(name=row.name, purpose=row.purpose, steps=steps))
    change(
        row,
        revision=given.revision,
        conflict=lambda: changed_by_another(theirs, form_in_boxes(given.words), row.revision),
        steps=form_as_stored(given.words.steps),
        **mine,
    )
    return Done(subject=PageRef(name="dialogue_forms"), said=_("Saved."), id=row.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveDialogueForm(Input):
    """Puts a body's form away; dialogues that used it keep theirs."""

    form: int


@act(
    ArchiveDialogueForm,
    permission=Permission.MANAGE_DIALOGUE_FORMS,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, form_with(given.form).body),
    news=None,
    trail=Trail.SHOWN,
    work=N_("A body put its dialogue form away"),
)
def archive_dialogue_form(doing: Doing, given: ArchiveDialogueForm) -> Done:
    row = form_with(given.form)
    change(row, put_away_on=doing.day)
    return Done(
        subject=PageRef(name="dialogue_forms"),
        said=_("The form is put away. Dialogues that used it keep it."),
        id=row.pk,
    )
