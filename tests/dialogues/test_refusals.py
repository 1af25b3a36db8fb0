"""Why dialogues, event days, rooms and questions to employees are refused."""

from __future__ import annotations

from datetime import date

import pytest
from tests.examples.dialogues import NOTES, SIGNAL
from tests.refusals import refused
from tests.refused_acts import GONE, Case, example_of, refuses
from tests.world import CARE, EXECUTIVE, SCHOOL_SECTOR, SCHOOLS, World

from koll.acts.dialogues import (
    add_dialogue_outcome,
    add_event_day_group,
    answer_employee_question,
    record_dialogue_held,
    report_dialogue_result,
    report_on_dialogue_outcome,
    write_dialogue_notes,
)
from koll.acts.dialogues._event_days import MOST_GROUPS
from koll.reads.dialogues import MOST_ANSWERS
from koll.tables.models import Body, EmployeeAnswer, EventDayGroup, OccasionBody

pytestmark = pytest.mark.django_db


def description(world: World) -> int:
    """What is written, and not talked."""
    return world.opened("description")


def analysis(world: World) -> int:
    """What is written by the executive board."""
    return world.opened("analysis", EXECUTIVE)


def of_another(world: World) -> int:
    """The description of a body that does not take part, still written."""
    return world.opened("description", CARE)


def decided_by_another(world: World) -> int:
    """The same, decided."""
    number = world.opened("description", CARE, 2026, world.day)
    world.decided(number, CARE)
    return number


REFUSED = {
    "create_dialogue_form": (Case("dialogue_form.step_too_long", None, {"words.steps.0.minutes": 481}),),
    "publish_dialogue_form": (
        Case("dialogue.form_not_described", "form_text", {"form_text": " "}),
        Case("dialogue.description_not_decided", "based_on", {"based_on": of_another}),
        Case("dialogue.description_of_outsider", "based_on", {"based_on": decided_by_another}),
    ),
    "write_dialogue_notes": (Case("dialogue.not_one", None, {"occasion": description}),),
    "record_dialogue_held": (Case("dialogue.held_before_opened", "held_on", {"held_on": date(2027, 1, 31)}),),
    "ask_employees": (
        Case("employee_question.no_such_part", "part", {"part": "påhittad"}),
        Case("employee_question.empty_or_too_long", "words", {"words": " "}),
        Case("employee_question.empty_or_too_long", "words", {"words": "a" * 1001}),
        Case("employee_question.wrong_last_day", "closes_on", {"closes_on": date(2027, 3, 14)}),
        Case("employee_question.wrong_last_day", "closes_on", {"closes_on": date(2027, 5, 15)}),
    ),
    "close_employee_question": (Case("employee_question.gone", None, {"question": GONE}),),
    "use_employee_answer": (Case("employee_answer.gone", None, {"answer": GONE}),),
    "write_programme": (Case("event_day.not_one", None, {"occasion": analysis}),),
    "change_event_day_group": (Case("event_day.group_gone", None, {"group": GONE}),),
    "note_event_day_outcome": (Case("event_day.group_of_outcome_gone", "group", {"group": GONE}),),
    "remove_event_day_outcome": (Case("event_day.outcome_gone", None, {"outcome": GONE}),),
    "remove_dialogue_outcome": (Case("dialogue_outcome.gone", None, {"upshot": GONE}),),
    "report_on_dialogue_outcome": (Case("dialogue_outcome.nothing_told", "words", {"words": " "}),),
    "report_dialogue_result": (Case("dialogue_result.empty", "result", {"result": " "}),),
    "add_thought": (
        Case("room.gone", None, {"room": GONE}),
        Case("room.thought_empty_or_too_long", "text", {"text": " "}),
        Case("room.thought_empty_or_too_long", "text", {"text": "a" * 2001}),
    ),
}


@pytest.mark.parametrize("act", REFUSED)
def test_the_act_is_refused_for_its_reason(world: World, act: str) -> None:
    refuses(world, act, REFUSED[act])


def test_a_dialogue_is_not_closed_without_a_result(world: World) -> None:
    doing, given = example_of(world, "record_dialogue_held")
    write_dialogue_notes(doing, occasion=given["occasion"], **NOTES | {"result": " "}, revision=2)
    with refused("dialogue.no_result"):
        record_dialogue_held(doing, **given)


def test_nothing_is_told_of_a_dialogue_that_has_not_been_held(world: World) -> None:
    upshot = add_dialogue_outcome(world.by(SCHOOLS), occasion=world.opened("dialogue"), words=SIGNAL).id
    with refused("dialogue_outcome.not_held_yet"):
        report_on_dialogue_outcome(world.by(CARE), upshot=upshot, body=CARE, words="Vi delar våra.", is_done=False)


def test_the_council_is_not_told_by_a_sector(world: World) -> None:
    doing, given = example_of(world, "report_dialogue_result")
    OccasionBody.objects.create(occasion_id=given["occasion"], body=Body.objects.get(key=SCHOOL_SECTOR))
    with refused("dialogue_result.not_to_council"):
        report_dialogue_result(doing, **given, body=SCHOOL_SECTOR)


def test_a_question_takes_so_many_answers(world: World) -> None:
    doing, given = example_of(world, "answer_employee_question")
    answer = {"question_id": given["question"], "text": "Fler vikarier.", "signed": "", "given_on": world.day}
    EmployeeAnswer.objects.bulk_create(EmployeeAnswer(**answer) for _number in range(MOST_ANSWERS))
    with refused("employee_answer.too_many"):
        answer_employee_question(doing, **given)


def test_a_day_has_so_many_groups(world: World) -> None:
    doing, given = example_of(world, "add_event_day_group")
    group = {"occasion_id": given["occasion"], "name": "Grupp", "question": "Vad ser vi?"}
    EventDayGroup.objects.bulk_create(EventDayGroup(number=number, **group) for number in range(MOST_GROUPS))
    with refused("event_day.too_many_groups"):
        add_event_day_group(doing, **given)
