"""A body's own dialogue forms: made, changed without touching what was held, put away; others keep their hands off."""

from __future__ import annotations

import pytest
from tests.refusals import conflict, refused
from tests.world import CARE, SCHOOLS, World

from koll.acts.dialogues import (
    DialogueFormInput,
    DialogueStepInput,
    archive_dialogue_form,
    change_dialogue_form,
    create_dialogue_form,
    publish_dialogue_form,
)
from koll.tables.models import Dialogue, DialogueForm

WALK = DialogueFormInput(
    name="Promenaden",
    purpose="Vi går och pratar.",
    steps=(DialogueStepInput(purpose="Gå", minutes=30, questions="Vad ser du?"),),
    made_from="I par",
)


@pytest.mark.both_databases
def test_the_form_used_stays_as_it_was_when_the_library_changes(world: World) -> None:
    made = create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    number = world.opened("dialogue")
    publish_dialogue_form(
        world.by(SCHOOLS),
        occasion=number,
        form_name=WALK.name,
        form_text=WALK.purpose,
        based_on=None,
        revision=0,
        steps=WALK.steps,
        lens=(world.charter.principles[1].key, "no such principle"),
    )
    other = DialogueFormInput(
        name="Promenaden", purpose="Vi springer.", steps=(DialogueStepInput(purpose="Spring", minutes=5),)
    )
    change_dialogue_form(world.by(SCHOOLS), form=made.id, words=other, revision=1)
    kept = Dialogue.objects.get(occasion=number)
    assert kept.form_steps == [{"purpose": "Gå", "minutes": 30, "questions": "Vad ser du?", "material": ""}]
    assert kept.lens == [world.charter.principles[1].key]
    assert DialogueForm.objects.get().steps[0]["purpose"] == "Spring"


def test_the_second_to_change_it_loses_nothing(world: World) -> None:
    made = create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    change_dialogue_form(world.by(SCHOOLS), form=made.id, words=WALK, revision=1)
    mine = DialogueFormInput(
        name="Promenaden", purpose="Min.", steps=(DialogueStepInput(purpose="Mitt steg", minutes=1),)
    )
    with conflict() as both:
        change_dialogue_form(world.by(SCHOOLS), form=made.id, words=mine, revision=1)
    assert (both.value.theirs["step1_purpose"], both.value.mine["step1_purpose"]) == ("Gå", "Mitt steg")


def test_a_form_needs_a_name_of_its_own_and_a_step(world: World) -> None:
    create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    for words, code in (
        (WALK, "dialogue_form.name_taken"),
        (DialogueFormInput(name="Tom", purpose="Inget.", steps=()), "dialogue_form.no_step"),
        (DialogueFormInput(name="", purpose="Inget.", steps=WALK.steps), "dialogue_form.no_name_or_purpose"),
    ):
        with refused(code):
            create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=words)
    long = DialogueFormInput(
        name="Lång", purpose="Lång.", steps=tuple(DialogueStepInput(purpose=str(row)) for row in range(13))
    )
    with refused("dialogue_form.too_many_steps"):
        create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=long)


def test_what_is_put_away_stays_and_its_name_is_free(world: World) -> None:
    made = create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    archive_dialogue_form(world.by(SCHOOLS), form=made.id)
    create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    assert DialogueForm.objects.count() == 2
    with refused("dialogue_form.put_away"):
        archive_dialogue_form(world.by(SCHOOLS), form=made.id)


def test_another_body_does_not_change_it(world: World) -> None:
    made = create_dialogue_form(world.by(SCHOOLS), body=SCHOOLS, words=WALK)
    with refused("permission.manage_dialogue_forms"):
        change_dialogue_form(world.by(CARE), form=made.id, words=WALK, revision=1)
