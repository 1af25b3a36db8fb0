"""Dialogue forms of a body's own: made, changed, named and put away by those who write for the body."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act, require
from koll.acts.finding import body_on
from koll.permissions import Act, UnableTo
from koll.reads.municipality import ours
from koll.reads.subjects import body_subject
from koll.records.models import DialogueForm

MOST_STEPS = 12
"""The most steps of one form."""
LONGEST_STEP = 480
"""The most minutes of one step: a working day."""


class UnableToKeepForm(UnableTo):
    """The form cannot be kept as it stands."""


@dataclass(frozen=True, slots=True)
class StepWords:
    """One step: what it is for, how many minutes (0 when not timed), what is asked, and what is on the screen."""

    purpose: str
    minutes: int = 0
    questions: str = ""
    material: str = ""


@dataclass(frozen=True, slots=True)
class FormWords:
    """A form as a person writes it; `made_from` is the name of the one it was copied from."""

    name: str
    purpose: str
    steps: tuple[StepWords, ...]
    made_from: str = ""


def as_kept(steps: tuple[StepWords, ...]) -> list[dict[str, Any]]:
    """The steps as they are kept; one without words is left out. UnableToKeepForm when there are too many."""
    said = [each for each in steps if each.purpose.strip() or each.questions.strip()]
    if len(said) > MOST_STEPS:
        raise UnableToKeepForm(_("A form has at most twelve steps. Put some of them together."))
    if any(each.minutes > LONGEST_STEP for each in said):
        raise UnableToKeepForm(_("A step is at most eight hours. Write its length in minutes."))
    return [asdict(each) for each in said]


def form_with(number: int) -> DialogueForm:
    """The body's form with this number; UnableToKeepForm when it is not in use."""
    form = DialogueForm.objects.select_related("body").filter(pk=number, put_away_on__isnull=True).first()
    if form is None:
        raise UnableToKeepForm(_("This form has been put away. Copy another one, or make a new one."))
    return form


def well_said(words: FormWords, body: int, besides: int = 0) -> FormWords:
    """The words, when the form has a name nobody in the body uses, a purpose and a step."""
    if not words.name.strip() or not words.purpose.strip():
        raise UnableToKeepForm(_("Give the form a name, and say in a sentence what it is for."))
    if not as_kept(words.steps):
        raise UnableToKeepForm(_("Describe at least one step: what it is for, and how long it takes."))
    same = DialogueForm.objects.filter(body_id=body, name=words.name.strip(), put_away_on__isnull=True)
    if same.exclude(pk=besides).exists():
        raise UnableToKeepForm(_("The body already has a form with this name. Choose another name."))
    return words


def told(body: str, words: FormWords) -> dict[str, Any]:
    """What the ledger says of a form."""
    return {"body": body, "name": words.name, "purpose": words.purpose, "steps": as_kept(words.steps)}


def in_boxes(words: FormWords) -> dict[str, str]:
    """The words by the box they stand in on a page: name, purpose, step1_purpose, step1_minutes …"""
    boxes = {"name": words.name, "purpose": words.purpose}
    for number in range(1, MOST_STEPS + 1):
        step = words.steps[number - 1] if number <= len(words.steps) else StepWords("")
        boxes |= {
            f"step{number}_purpose": step.purpose,
            f"step{number}_minutes": str(step.minutes or ""),
            f"step{number}_questions": step.questions,
            f"step{number}_material": step.material,
        }
    return boxes


@act
def make_form(doing: Doing, *, body: str, words: FormWords) -> Done:
    """Makes a dialogue form that is the body's own, perhaps from a copy."""
    owner = body_on(body, doing.day)
    require(doing, Act.KEEP_FORM, body_subject(ours().charter, owner))
    well_said(words, owner.pk)
    row = DialogueForm.objects.create(
        body=owner,
        name=words.name.strip(),
        purpose=words.purpose.strip(),
        steps=as_kept(words.steps),
        made_from=words.made_from,
        made_on=doing.day,
    )
    return Done("/dialoger/former/", _("The form is yours. Use it in any dialogue."), row.pk, told(body, words))


@act
def change_form(doing: Doing, *, form: int, words: FormWords, revision: int) -> Done:
    """Changes a body's form; dialogues that used it keep the form they had."""
    row = form_with(form)
    require(doing, Act.KEEP_FORM, body_subject(ours().charter, row.body))
    well_said(words, row.body_id, row.pk)
    mine = {"name": words.name.strip(), "purpose": words.purpose.strip()}
    changed = DialogueForm.objects.filter(pk=row.pk, revision=revision).update(
        **mine, steps=as_kept(words.steps), revision=revision + 1
    )
    if not changed:
        theirs = tuple(StepWords(**each) for each in row.steps)
        raise UnableToSave(in_boxes(FormWords(row.name, row.purpose, theirs)), in_boxes(words), row.revision)
    return Done("/dialoger/former/", _("Saved."), row.pk, told(row.body.key, words))


@act
def put_away_form(doing: Doing, *, form: int) -> Done:
    """Puts a body's form away; dialogues that used it keep theirs."""
    row = form_with(form)
    require(doing, Act.KEEP_FORM, body_subject(ours().charter, row.body))
    row.put_away_on = doing.day
    row.save(update_fields=["put_away_on"])
    return Done("/dialoger/former/", _("The form is put away. Dialogues that used it keep it."), row.pk)
