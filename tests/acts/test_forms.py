"""A body's own dialogue forms: made, changed without touching what was held, put away; others keep their hands off."""

from __future__ import annotations

import pytest
from tests.world import CARE, SCHOOLS, World

from koll.acts import dialogues, forms
from koll.acts.act import UnableToSave
from koll.acts.forms import FormWords, StepWords, UnableToKeepForm
from koll.permissions import UnableToReach
from koll.records.models import Dialogue, DialogueForm

WALK = FormWords("Promenaden", "Vi går och pratar.", (StepWords("Gå", 30, "Vad ser du?"),), "I par")


@pytest.mark.both_databases
def test_the_form_used_stays_as_it_was_when_the_library_changes(world: World) -> None:
    made = forms.make_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    number = world.opened("dialogue")
    dialogues.publish_form(
        world.by(SCHOOLS),
        occasion=number,
        form_name=WALK.name,
        form_text=WALK.purpose,
        based_on=None,
        revision=0,
        steps=WALK.steps,
        lens=(world.charter.principles[1].key, "no such principle"),
    )
    other = FormWords("Promenaden", "Vi springer.", (StepWords("Spring", 5),))
    forms.change_form(world.by(SCHOOLS), form=made.id, words=other, revision=1)
    kept = Dialogue.objects.get(occasion=number)
    assert kept.form_steps == [{"purpose": "Gå", "minutes": 30, "questions": "Vad ser du?", "material": ""}]
    assert kept.lens == [world.charter.principles[1].key]
    assert DialogueForm.objects.get().steps[0]["purpose"] == "Spring"


def test_the_second_to_change_it_loses_nothing(world: World) -> None:
    made = forms.make_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    forms.change_form(world.by(SCHOOLS), form=made.id, words=WALK, revision=1)
    mine = FormWords("Promenaden", "Min.", (StepWords("Mitt steg", 1),))
    with pytest.raises(UnableToSave) as both:
        forms.change_form(world.by(SCHOOLS), form=made.id, words=mine, revision=1)
    assert (both.value.theirs["step1_purpose"], both.value.mine["step1_purpose"]) == ("Gå", "Mitt steg")


def test_a_form_needs_a_name_of_its_own_and_a_step(world: World) -> None:
    forms.make_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    for words in (WALK, FormWords("Tom", "Inget.", ()), FormWords("", "Inget.", WALK.steps)):
        with pytest.raises(UnableToKeepForm):
            forms.make_form(world.by(SCHOOLS), body=SCHOOLS, words=words)
    long = FormWords("Lång", "Lång.", tuple(StepWords(str(each)) for each in range(13)))
    with pytest.raises(UnableToKeepForm):
        forms.make_form(world.by(SCHOOLS), body=SCHOOLS, words=long)


def test_what_is_put_away_stays_and_its_name_is_free(world: World) -> None:
    made = forms.make_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    forms.put_away_form(world.by(SCHOOLS), form=made.id)
    forms.make_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    assert DialogueForm.objects.count() == 2
    with pytest.raises(UnableToKeepForm):
        forms.put_away_form(world.by(SCHOOLS), form=made.id)


def test_another_body_does_not_change_it(world: World) -> None:
    made = forms.make_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    with pytest.raises(UnableToReach):
        forms.change_form(world.by(CARE), form=made.id, words=WALK, revision=1)
