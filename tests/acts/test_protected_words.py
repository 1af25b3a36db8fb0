"""What is protected, or said in confidence, stands readable in no line of the ledger."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.examples import EXAMPLES, carry_out
from tests.examples.dialogues import POINT, SIGNAL, outcome_of
from tests.world import SCHOOLS, World

from koll.acts.dialogues import (
    RoomInput,
    ThoughtPlace,
    carry_open_point_forward,
    open_room,
    put_up,
    report_on_dialogue_outcome,
    use_employee_answer,
)
from koll.tables.models import EmployeeAnswer, LedgerContent

pytestmark = pytest.mark.django_db

CANARY = "kanariefågel"


def lines_with_canary() -> list[int]:
    """The numbers of the lines in which it can be read."""
    return [line.pk for line in LedgerContent.objects.order_by("pk") if CANARY in line.content]


@pytest.mark.parametrize(
    ("act", "words"),
    [
        ("write_dialogue_notes", {"notes": CANARY}),
        ("write_dialogue_notes", {"result": CANARY, "dissent": CANARY}),
        ("change_event_day_group", {"notes": CANARY}),
        ("add_thought", {"text": CANARY, "name": CANARY, "key": CANARY}),
        ("place_thought", {"place": ThoughtPlace(cluster=CANARY)}),
        ("answer_employee_question", {"text": CANARY, "signed": CANARY}),
        ("add_comment", {"text": CANARY}),
        ("add_dialogue_outcome", {"words": replace(SIGNAL, text=CANARY)}),
        ("change_dialogue_outcome", {"words": replace(POINT, text=CANARY)}),
        ("open_room", {"words": RoomInput(signed=False, code=CANARY)}),
        ("set_body_reminders", {"teams_address": f"https://example.com/{CANARY}"}),
        ("register_person", {"password": CANARY}),
    ],
)
def test_what_is_handed_in_in_confidence_is_not_readable(world: World, act: str, words: dict[str, object]) -> None:
    doing, given = EXAMPLES[act](world)
    assert isinstance(given, dict)
    assert set(words) <= set(given)
    carry_out(act, (doing, given | words))
    assert lines_with_canary() == []


def test_an_answer_that_is_taken_into_a_draft_is_not_readable(world: World) -> None:
    doing, given = EXAMPLES["use_employee_answer"](world)
    assert isinstance(given, dict)
    EmployeeAnswer.objects.filter(pk=given["answer"]).update(text=CANARY)
    use_employee_answer(doing, **given)
    assert lines_with_canary() == []


@pytest.mark.both_databases
def test_the_thoughts_of_a_room_stay_secret_when_it_is_opened_anew(world: World) -> None:
    doing, given = EXAMPLES["add_thought"](world)
    assert isinstance(given, dict)
    put_up(doing, room=given["room"], key="k", text=CANARY, name=CANARY)
    occasion = world.page("dialogue").line.id
    open_room(world.by(SCHOOLS), occasion=occasion, words=RoomInput(signed=True))
    assert lines_with_canary() == []


def told_of_signal(world: World, *, shared: bool) -> None:
    """A body tells what it does with something that those who took part keep, or that others may read."""
    signal = replace(SIGNAL, bodies=(SCHOOLS,), shared=shared)
    number = outcome_of(world, signal)
    report_on_dialogue_outcome(world.by(SCHOOLS), upshot=number, body=SCHOOLS, words=CANARY, is_done=False)


def told_of_point(world: World, *, shared: bool) -> None:
    """The holder carries on a point that those who took part keep, or that others may read."""
    number = outcome_of(world, replace(POINT, shared=shared))
    later = world.opened("dialogue", period=2026, day=world.day)
    carry_open_point_forward(world.by(SCHOOLS), occasion=later, upshot=number, words=CANARY, is_done=False)


@pytest.mark.parametrize("tell", [told_of_signal, told_of_point])
@pytest.mark.parametrize(("shared", "lines"), [(False, 0), (True, 1)])
def test_what_is_told_is_as_open_as_what_it_is_told_of(
    world: World, tell: Callable[..., None], *, shared: bool, lines: int
) -> None:
    tell(world, shared=shared)
    assert len(lines_with_canary()) == lines
