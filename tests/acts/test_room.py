"""The room: a thought is there once, an unsigned one says nothing of who wrote it, and outsiders stay outside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.world import CARE, SCHOOLS, World

from koll.acts import dialogues, room
from koll.acts.forms import StepWords
from koll.acts.room import Place, RoomWords, UnableToGather
from koll.permissions import Actor, UnableToReach
from koll.reads.room import room_by_code, room_page
from koll.records.models import Entry, EntryContent, Receipt, Room, Thought


def opened(world: World, *, signed: bool = False, code: str = "") -> int:
    """The room of a dialogue of the schools."""
    number = world.opened("dialogue")
    dialogues.publish_form(
        world.by(SCHOOLS),
        occasion=number,
        form_name="Egen",
        form_text="Så.",
        based_on=None,
        revision=0,
        steps=(StepWords("Skriv", 10, "Vad?"), StepWords("Prata")),
    )
    return room.open_room(world.by(SCHOOLS), occasion=number, words=RoomWords(signed, code)).id


@pytest.mark.both_databases
def test_a_thought_sent_again_is_there_once(world: World) -> None:
    number = opened(world)
    member = world.by(SCHOOLS, role="member")
    before = Entry.objects.count()
    for _time in range(3):
        room.put_up(member, room=number, key="k1", text="En tanke")
    assert (Thought.objects.count(), Entry.objects.count()) == (1, before + 1)


def test_an_unsigned_thought_says_nowhere_who_wrote_it(world: World) -> None:
    number = opened(world)
    room.put_up(world.by(SCHOOLS, role="member"), room=number, key="secret-key", text="Det svåra", name="Anna")
    entry = Entry.objects.order_by("-number")[0]
    receipt = Receipt.objects.get(act="add_thought")
    assert (entry.actor_id, receipt.person_id, Thought.objects.get().name) == (None, None, "")
    told = str(EntryContent.objects.get(entry=entry).content)
    assert "Det svåra" not in told
    assert "Anna" not in told
    assert "secret-key" not in (receipt.key + Thought.objects.get().key)


def test_a_signed_thought_carries_the_name(world: World) -> None:
    number = opened(world, signed=True)
    doing = world.by(SCHOOLS, role="member")
    room.put_up(doing, room=number, key="a", text="Min")
    room.put_up(doing, room=number, key="b", text="Hennes", name="Anna")
    assert [each.name for each in Thought.objects.all()] == [doing.actor.name, "Anna"]


@pytest.mark.both_databases
def test_outsiders_stay_outside_and_a_code_lets_in_without_an_account(world: World) -> None:
    number = opened(world, code="ABCD2345")
    with pytest.raises(UnableToReach):
        room.put_up(world.by(CARE), room=number, key="a", text="Utifrån")
    assert room_by_code(" abcd2345 ") == number
    assert room_by_code("") is None
    guest = replace(world.by(SCHOOLS), actor=Actor(rooms=frozenset({number})))
    room.put_up(guest, room=number, key="a", text="En gäst")
    assert Thought.objects.get().text == "En gäst"
    with pytest.raises(UnableToReach):
        room.go_to_step(replace(guest, receipt=""), room=number, step=1)


def test_thoughts_are_gathered_put_together_and_lifted(world: World) -> None:
    number = opened(world)
    ids = [room.put_up(world.by(SCHOOLS), room=number, key=str(n), text=f"Tanke {n}").id for n in range(4)]

    def place(thought: int, where: Place) -> None:
        room.place_thought(world.by(SCHOOLS), room=number, thought=thought, place=where)

    place(ids[1], Place(merged_into=ids[0]))
    place(ids[0], Place(merged_into=ids[2]))
    place(ids[2], Place("Skolgården", lifted=True))
    page = room_page(world.actor(SCHOOLS), number, world.moment())
    assert page is not None
    assert [(each.heading, len(each.thoughts)) for each in page.clusters] == [("Skolgården", 1), ("", 1)]
    assert [each.text for each in page.lifted[0].same] == ["Tanke 0", "Tanke 1"]
    for into in (ids[2], 9999):
        with pytest.raises(UnableToGather):
            place(ids[2], Place(merged_into=into))


def test_the_chair_goes_through_the_steps_and_the_time_runs(world: World) -> None:
    number = opened(world)
    room.go_to_step(world.by(SCHOOLS), room=number, step=1)
    page = room_page(world.actor(SCHOOLS), number, world.moment())
    assert page is not None
    assert page.step is not None
    assert (page.step.questions, page.seconds_left) == ("Vad?", 600)
    room.go_to_step(world.by(SCHOOLS), room=number, step=9)
    assert Room.objects.get().step == 2
