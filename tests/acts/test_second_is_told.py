"""Two who answer the same question differently: the second is told, and what the first said stands."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.clock import TODAY
from tests.examples import EXAMPLES
from tests.markup import laid_flat
from tests.refusals import conflict, refused
from tests.world import COUNCIL, SCHOOLS, World, context_on

from koll.acts.decisions import MeetingInput, add_meeting, cancel_meeting, change_meeting
from koll.acts.descriptions import move_challenge
from koll.acts.dialogues import (
    DialogueStepInput,
    RoomInput,
    ThoughtPlace,
    close_employee_question,
    open_room,
    place_thought,
    publish_dialogue_form,
    put_up,
    room_as_seen,
    set_room_step,
)
from koll.acts.followup import comment_reading
from koll.acts.home import create_calendar_feed, set_body_reminders, set_own_reminders
from koll.acts.organisation import end_seat
from koll.acts.plans import move_plan_item
from koll.frame.routes import address as address_of
from koll.reads.home import feeds_page, reminders_page
from koll.tables.models import (
    BodyReminderSetting,
    CalendarFeed,
    Challenge,
    Dialogue,
    DialogueRoom,
    EmployeeQuestion,
    Meeting,
    PlanItem,
    Reading,
    ReminderSetting,
    Seat,
    Thought,
)

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
    with conflict() as refusal:
        set_body_reminders(world.by(SCHOOLS, "chair"), **first | {"teams_address": "https://example.com/b"})
    assert (refusal.value.theirs, refusal.value.mine) == (
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


def test_ones_own_choice_in_two_windows(world: World) -> None:
    doing = world.by(SCHOOLS)
    page = reminders_page(context_on(TODAY, doing.actor))
    set_own_reminders(doing, weekday=1, way="page", revision=page.revision)
    with refused("reminder.chosen_before"):
        set_own_reminders(doing, weekday=4, way="page", revision=page.revision)
    page = reminders_page(context_on(TODAY, doing.actor))
    assert (page.weekday, page.revision) == (1, 1)
    set_own_reminders(doing, weekday=4, way="page", revision=page.revision)
    assert ReminderSetting.objects.get().weekday == 4


def test_a_calendar_that_has_been_given_another_address(world: World) -> None:
    doing = world.by(SCHOOLS)
    create_calendar_feed(doing, body="", seen=0)
    (address,) = {address_of(feed.ref) for feed in feeds_page(context_on(world.day, doing.actor)) if feed.ref}
    with refused("calendar.made_anew"):
        create_calendar_feed(doing, body="", seen=0)
    assert address in {address_of(feed.ref) for feed in feeds_page(context_on(world.day, doing.actor))}
    create_calendar_feed(doing, body="", seen=1)
    assert CalendarFeed.objects.get().generation == 2


def test_a_room_that_another_has_opened_otherwise(world: World) -> None:
    occasion = world.opened("dialogue")
    by_code, signed = RoomInput(signed=False, code="ABCD2345"), RoomInput(signed=True)
    open_room(world.by(SCHOOLS), occasion=occasion, words=by_code, seen="closed")
    with refused("room.opened_otherwise"):
        open_room(world.by(SCHOOLS, "chair"), occasion=occasion, words=signed, seen="closed")
    open_room(world.by(SCHOOLS, "chair"), occasion=occasion, words=by_code, seen="closed")  # the same answer
    assert (DialogueRoom.objects.get().signed, DialogueRoom.objects.get().code) == (False, "ABCD2345")
    open_room(world.by(SCHOOLS, "chair"), occasion=occasion, words=signed, seen=room_as_seen(True, False, True))
    assert (DialogueRoom.objects.get().signed, DialogueRoom.objects.get().code) == (True, "")


def test_a_thought_that_another_has_placed(world: World) -> None:
    doing, given = EXAMPLES["place_thought"](world)
    assert isinstance(given, dict)
    place_thought(doing, **given)
    with refused("room.thought_placed"):
        place_thought(doing, **given | {"place": ThoughtPlace(cluster="Annat")})
    assert Thought.objects.get().cluster == given["place"].cluster
    place_thought(doing, **given | {"place": ThoughtPlace(cluster="Annat"), "revision": 2})
    assert Thought.objects.get().cluster == "Annat"


def test_a_thought_that_followed_another_to_its_place(world: World) -> None:
    doing, given = EXAMPLES["place_thought"](world)
    assert isinstance(given, dict)
    other = put_up(doing, room=given["room"], key="k2", text="Samma sak").id
    place_thought(doing, **given | {"thought": other, "place": ThoughtPlace(merged_into=given["thought"])})
    place_thought(doing, **given)
    with refused("room.thought_placed"):
        place_thought(doing, **given | {"thought": other, "revision": 2})
    assert Thought.objects.get(pk=other).merged_into_id == given["thought"]


def test_a_meeting_that_another_has_cancelled_or_moved(world: World) -> None:
    words = MeetingInput(day=JUNE)
    meeting = add_meeting(world.by(SCHOOLS), body=SCHOOLS, words=words).id
    change_meeting(world.by(SCHOOLS), meeting=meeting, words=MeetingInput(day=MAY), sequence=0)
    with refused("meeting.changed_before_cancelled"):
        cancel_meeting(world.by(SCHOOLS, "chair"), meeting=meeting, why="Inga ärenden", sequence=0)
    assert Meeting.objects.get().cancelled_on is None
    cancel_meeting(world.by(SCHOOLS, "chair"), meeting=meeting, why="Inga ärenden", sequence=1)
    with refused("meeting.cancelled_before"):
        cancel_meeting(world.by(SCHOOLS), meeting=meeting, why="Ordföranden är sjuk", sequence=1)
    cancel_meeting(world.by(SCHOOLS), meeting=meeting, why="Inga ärenden ", sequence=1)  # the same answer
    assert (Meeting.objects.get().cancelled_why, Meeting.objects.get().sequence) == ("Inga ärenden", 2)


def test_a_challenge_that_another_has_moved(world: World) -> None:
    doing, given = EXAMPLES["move_challenge"](world)
    assert isinstance(given, dict)
    move_challenge(doing, **given)
    order = list(Challenge.objects.values_list("pk", "number"))
    with refused("challenge.moved_before"):
        move_challenge(doing, **given)
    assert list(Challenge.objects.values_list("pk", "number")) == order


def test_a_thing_in_the_plan_that_another_has_moved(world: World) -> None:
    doing, given = EXAMPLES["move_plan_item"](world)
    assert isinstance(given, dict)
    move_plan_item(doing, **given)
    with refused("plan.item_changed"):
        move_plan_item(doing, **given | {"verb": world.charter.verbs[0].key})
    assert PlanItem.objects.get().verb == given["verb"]


def test_the_forms_carry_what_was_seen(world: World) -> None:
    """Each form is sent as its page gave it; sent from the old page again, it is refused and the page says why."""
    client = world.client(SCHOOLS)
    sent = {"weekday": "1", "way": "page", "revision": client.get("/paminnelser/").context["form"]["revision"].value()}
    assert client.post("/paminnelser/", sent).status_code == 302
    again = client.post("/paminnelser/", sent | {"weekday": "4"})
    assert (again.status_code, again.context["why"].code) == (400, "reminder.chosen_before")
    assert 'name="seen"' in laid_flat(client.get("/kalender/").content.decode())
    assert client.post("/kalender/", {"body": "", "seen": "0"}).status_code == 302
    assert client.post("/kalender/", {"body": "", "seen": "0"}).context["why"].code == "calendar.made_anew"
    assert 'name="seen" value="1"' in laid_flat(client.get("/kalender/").content.decode())


def test_the_page_that_opens_a_room_shows_how_it_is(world: World) -> None:
    occasion = world.opened("dialogue")
    open_room(world.by(SCHOOLS), occasion=occasion, words=RoomInput(signed=True), seen="closed")
    client, page = world.client(SCHOOLS), address_of(world.page("dialogue").line.ref)
    form = client.get(f"{page}rum/").context["form"]
    assert (form["signed"].value(), form["by_code"].value(), form["seen"].value()) == (True, False, "open signed")
