"""Two who answer the same question differently: the second is told, and what the first said stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.clock import TODAY
from tests.examples import EXAMPLES
from tests.refusals import refused
from tests.world import COUNCIL, SCHOOLS, World, context_on

from koll.acts.dialogues import DialogueStepInput, close_employee_question, publish_dialogue_form, set_room_step
from koll.acts.engine import UnableToSave
from koll.acts.followup import comment_reading
from koll.acts.home import set_body_reminders
from koll.acts.organisation import end_seat
from koll.reads.home import reminders_page
from koll.tables.models import BodyReminderSetting, Dialogue, DialogueRoom, EmployeeQuestion, Reading, Seat

pytestmark = pytest.mark.django_db

MAY, JUNE = date(2027, 5, 1), date(2027, 6, 1)


@pytest.mark.both_databases
def test_a_seat_that_another_has_ended(world: World) -> None:
    seat = Seat.objects.get(person=world.person(SCHOOLS)).pk
    first = second = world.by(COUNCIL, "administrator")
    end_seat(first, seat=seat, ends_on=MAY)
    with refused("seat.ended_before"):
        end_seat(second, seat=seat, ends_on=JUNE)
    assert Seat.objects.get(pk=seat).ends_on == MAY
    end_seat(second, seat=seat, ends_on=MAY)  # the same answer
    end_seat(second, seat=seat, ends_on=JUNE, seen=MAY)
    assert Seat.objects.get(pk=seat).ends_on == JUNE


def test_the_page_that_ends_a_seat_says_which_end_it_showed(world: World) -> None:
    seat, client = Seat.objects.get(person=world.person(SCHOOLS)).pk, world.client(COUNCIL, "administrator")
    address = f"/personer/plats/{seat}/avsluta/"
    sent = {"ends_on": "2027-05-01", "seen": client.get(address).context["form"]["seen"].value() or ""}
    assert client.post(address, sent).status_code == 302
    assert client.post(address, sent | {"ends_on": "2027-06-01"}).status_code == 400
    again = client.get(address).context["form"]["seen"].value()
    assert client.post(address, {"ends_on": "2027-06-01", "seen": again}).status_code == 302
    assert Seat.objects.get(pk=seat).ends_on == JUNE


def test_a_room_that_another_has_taken_further(world: World) -> None:
    doing, given = EXAMPLES["set_room_step"](world)
    assert isinstance(given, dict)
    room = DialogueRoom.objects.select_related("occasion").get(pk=given["room"])
    dialogue = Dialogue.objects.get(occasion=room.occasion)
    steps = tuple(DialogueStepInput(purpose=words) for words in ("Se", "Säga", "Svara"))
    publish_dialogue_form(
        doing,
        occasion=room.occasion_id,
        form_name="",
        form_text="Så.",
        based_on=None,
        revision=dialogue.revision,
        steps=steps,
    )
    set_room_step(doing, room=room.pk, step=2, seen=0)
    with refused("room.step_moved"):
        set_room_step(doing, room=room.pk, step=1, seen=0)
    began = DialogueRoom.objects.get(pk=room.pk).step_began_at
    late = world.by(SCHOOLS, day=world.day + timedelta(days=1))
    set_room_step(late, room=room.pk, step=2, seen=0)  # the same answer does not begin its time anew
    after = DialogueRoom.objects.get(pk=room.pk)
    assert (after.step, after.step_began_at) == (2, began)


def test_reminders_of_a_body_that_another_has_chosen(world: World) -> None:
    first: dict[str, Any] = {"body": SCHOOLS, "is_quiet": False, "teams_address": "https://example.com/a"}
    set_body_reminders(world.by(SCHOOLS), **first)
    with pytest.raises(UnableToSave) as conflict:
        set_body_reminders(world.by(SCHOOLS, "chair"), **first | {"teams_address": "https://example.com/b"})
    assert (conflict.value.theirs, conflict.value.mine) == (
        {"teams_address": "https://example.com/a"},
        {"teams_address": "https://example.com/b"},
    )
    (choice,) = reminders_page(context_on(TODAY, world.actor(SCHOOLS, "chair"))).bodies
    set_body_reminders(world.by(SCHOOLS, "chair"), **first | {"is_quiet": True}, revision=choice.revision)
    assert BodyReminderSetting.objects.get().is_quiet


def test_a_question_that_another_has_closed(world: World) -> None:
    doing, given = EXAMPLES["close_employee_question"](world)
    assert isinstance(given, dict)
    close_employee_question(doing, **given)
    closed = EmployeeQuestion.objects.get().closes_on
    with refused("employee_question.closed_before"):
        close_employee_question(doing, **given)
    assert EmployeeQuestion.objects.get().closes_on == closed


def test_a_reading_that_another_has_commented_on(world: World) -> None:
    doing, given = EXAMPLES["comment_reading"](world)
    assert isinstance(given, dict)
    comment_reading(doing, **given)
    with refused("reading.commented_before"):
        comment_reading(doing, **given | {"comment": "Fler svarade."})
    comment_reading(doing, **given | {"comment": "Fler svarade.", "seen": given["comment"]})
    assert Reading.objects.get().comment == "Fler svarade."
