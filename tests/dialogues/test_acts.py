"""Dialogues: what two write at once is never lost, the form is the holder's own, results reach the council."""

from __future__ import annotations

from datetime import date

import pytest
from tests.refusals import conflict, refused
from tests.world import SCHOOLS, World

from koll.acts.dialogues import (
    publish_dialogue_form,
    record_dialogue_held,
    report_dialogue_result,
    write_dialogue_notes,
)
from koll.tables.models import Dialogue


def opened(world: World) -> int:
    """A committee's own dialogue of the year."""
    return world.opened("dialogue")


@pytest.mark.both_databases
def test_the_second_to_save_the_first_notes_loses_nothing(world: World) -> None:
    number = opened(world)
    write_dialogue_notes(world.by(SCHOOLS), occasion=number, notes="Det första.", result="", dissent="", revision=0)
    with conflict() as both:
        write_dialogue_notes(world.by(SCHOOLS), occasion=number, notes="Det andra.", result="", dissent="", revision=0)
    assert (both.value.theirs["notes"], both.value.mine["notes"]) == ("Det första.", "Det andra.")
    assert Dialogue.objects.get(occasion=number).notes == "Det första."


@pytest.mark.requirement("R-090")
def test_the_second_to_publish_the_first_form_loses_nothing(world: World) -> None:
    number = opened(world)

    def publish(text: str, revision: int) -> None:
        publish_dialogue_form(
            world.by(SCHOOLS), occasion=number, form_name="Egen", form_text=text, based_on=None, revision=revision
        )

    publish("Vi sitter i ring.", 0)
    with conflict():
        publish("Vi går en promenad.", 0)
    assert Dialogue.objects.get(occasion=number).form_text == "Vi sitter i ring."
    publish("Vi går en promenad.", 1)
    assert Dialogue.objects.get(occasion=number).form_text == "Vi går en promenad."


@pytest.mark.requirement("R-078")
def test_a_dialogue_that_starts_from_a_description_is_not_held_without_one(world: World) -> None:
    number = opened(world)
    write_dialogue_notes(world.by(SCHOOLS), occasion=number, notes="", result="Något.", dissent="", revision=0)
    with refused("dialogue.no_description_chosen"):
        record_dialogue_held(world.by(SCHOOLS), occasion=number, held_on=world.day)


@pytest.mark.requirement("R-092")
def test_nothing_is_reported_before_it_is_held(world: World) -> None:
    number = opened(world)
    with refused("permission.report_dialogue_result_not_now"):
        report_dialogue_result(world.by(SCHOOLS), occasion=number, result="Något.")


def test_a_day_that_has_not_come_is_refused(world: World) -> None:
    number = opened(world)
    with refused("dialogue.held_on_not_come"):
        record_dialogue_held(world.by(SCHOOLS), occasion=number, held_on=date(2030, 1, 1))
