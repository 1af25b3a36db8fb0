"""The room: a thought is there once, an unsigned one says nothing of who wrote it, and outsiders stay outside."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.clock import TODAY
from tests.refusals import refused
from tests.world import CARE, SCHOOLS, World, context_on

from koll.acts.dialogues import (
    DialogueStepInput,
    RoomInput,
    ThoughtPlace,
    add_thought,
    open_room,
    place_thought,
    publish_dialogue_form,
    put_up,
    set_room_step,
)
from koll.permissions import Actor
from koll.reads.dialogues import room_by_code, room_page
from koll.tables.models import DialogueRoom, LedgerContent, LedgerEntry, Receipt, Thought


def opened(world: World, *, signed: bool = False, code: str = "") -> int:
    """The room of a dialogue of the schools."""
    number = world.opened("dialogue")
    publish_dialogue_form(
        world.by(SCHOOLS),
        occasion=number,
        form_name="Egen",
        form_text="Så.",
        based_on=None,
        revision=0,
        steps=(DialogueStepInput(purpose="Skriv", minutes=10, questions="Vad?"), DialogueStepInput(purpose="Prata")),
    )
    return open_room(world.by(SCHOOLS), occasion=number, words=RoomInput(signed=signed, code=code)).id


@pytest.mark.both_databases
def test_a_thought_sent_again_is_there_once(world: World) -> None:
    number = opened(world)
    member = world.by(SCHOOLS, role="member")
    before = LedgerEntry.objects.count()
    for _time in range(3):
        put_up(member, room=number, key="k1", text="En tanke")
    assert (Thought.objects.count(), LedgerEntry.objects.count()) == (1, before + 1)


@pytest.mark.both_databases
def test_other_words_under_a_used_key_are_a_thought_of_their_own(world: World) -> None:
    number = opened(world)
    for time, words in enumerate(("Det svåra", "Det svåra Annorlunda.", "Det svåra")):
        add_thought(world.by(SCHOOLS, "member", receipt=f"sent-{time}"), room=number, key="k1", text=words)
    assert [row.text for row in Thought.objects.order_by("pk")] == ["Det svåra", "Det svåra Annorlunda."]


def test_an_unsigned_thought_says_nowhere_who_wrote_it(world: World) -> None:
    number = opened(world)
    put_up(world.by(SCHOOLS, role="member"), room=number, key="secret-key", text="Det svåra", name="Anna")
    entry = LedgerEntry.objects.order_by("-number")[0]
    receipt = Receipt.objects.get(act="add_thought")
    assert (entry.actor_id, receipt.person_id, Thought.objects.get().name) == (None, None, "")
    told = str(LedgerContent.objects.get(entry=entry).content)
    assert "Det svåra" not in told
    assert "Anna" not in told
    assert "secret-key" not in (receipt.key + Thought.objects.get().key)


def test_a_signed_thought_carries_the_name(world: World) -> None:
    number = opened(world, signed=True)
    doing = world.by(SCHOOLS, role="member")
    put_up(doing, room=number, key="a", text="Min")
    put_up(doing, room=number, key="b", text="Hennes", name="Anna")
    assert [thought.name for thought in Thought.objects.all()] == [doing.actor.name, "Anna"]


@pytest.mark.both_databases
def test_outsiders_stay_outside_and_a_code_lets_in_without_an_account(world: World) -> None:
    number = opened(world, code="ABCD2345")
    with refused("permission.take_part_in_room"):
        put_up(world.by(CARE), room=number, key="a", text="Utifrån")
    assert room_by_code(" abcd2345 ") == number
    assert room_by_code("") is None
    guest = replace(world.by(SCHOOLS), actor=Actor(rooms=frozenset({number})))
    put_up(guest, room=number, key="a", text="En gäst")
    assert Thought.objects.get().text == "En gäst"
    with refused("permission.hold_dialogue"):
        set_room_step(replace(guest, receipt=""), room=number, step=1)


def test_thoughts_are_gathered_put_together_and_lifted(world: World) -> None:
    number = opened(world)
    ids = [put_up(world.by(SCHOOLS), room=number, key=str(n), text=f"Tanke {n}").id for n in range(4)]

    def place(thought: int, where: ThoughtPlace) -> None:
        revision = Thought.objects.get(pk=thought).revision
        place_thought(world.by(SCHOOLS), room=number, thought=thought, place=where, revision=revision)

    place(ids[1], ThoughtPlace(merged_into=ids[0]))
    place(ids[0], ThoughtPlace(merged_into=ids[2]))
    place(ids[2], ThoughtPlace(cluster="Skolgården", lifted=True))
    page = room_page(context_on(TODAY, world.actor(SCHOOLS)), number)
    assert page is not None
    assert [(cluster.heading, len(cluster.thoughts)) for cluster in page.clusters] == [("Skolgården", 1), ("", 1)]
    assert [row.text for row in page.lifted[0].same] == ["Tanke 0", "Tanke 1"]
    for into in (ids[2], 9999):
        with refused("room.thought_moved"):
            place(ids[2], ThoughtPlace(merged_into=into))


def test_the_chair_goes_through_the_steps_and_the_time_runs(world: World) -> None:
    number = opened(world)
    set_room_step(world.by(SCHOOLS), room=number, step=1)
    page = room_page(context_on(TODAY, world.actor(SCHOOLS)), number)
    assert page is not None
    assert page.step is not None
    assert (page.step.questions, page.seconds_left) == ("Vad?", 600)
    set_room_step(world.by(SCHOOLS), room=number, step=9)
    assert DialogueRoom.objects.get().step == 2
