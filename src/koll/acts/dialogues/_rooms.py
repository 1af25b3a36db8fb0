"""The room of a dialogue: opened, taken through its steps, filled with thoughts, and the thoughts put together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace

from django.db.models import F
from django.utils.translation import gettext as _

from koll.acts.activities import address_of
from koll.acts.dialogues._dialogues import dialogue_of
from koll.acts.engine import Doing, Done, act, occasion_with, require
from koll.permissions import Actor, Permission, UnableTo
from koll.permissions import require as require_of
from koll.reads.dialogues import room_subject
from koll.snapshot import ours
from koll.tables.models import Dialogue, DialogueRoom, Thought

LONGEST = 2000
"""The most characters of a thought."""


class UnableToGather(UnableTo):
    """The room cannot do this as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomInput:
    """How the holder wants the room: thoughts signed or not, and the code for those without an account, or none."""

    signed: bool
    code: str = ""


def room_with(number: int) -> DialogueRoom:
    """The room with this number, with its occasion and body."""
    room = DialogueRoom.objects.select_related("occasion__body").filter(pk=number).first()
    if room is None:
        raise UnableToGather(_("This room is not here. Open the dialogue again and go in from there."))
    return room


def change_of_room(room: DialogueRoom) -> None:
    """Tells the screens that there is something new."""
    DialogueRoom.objects.filter(pk=room.pk).update(revision=F("revision") + 1)


def address(room: DialogueRoom) -> str:
    """Where those who take part write."""
    return f"/rum/{room.pk}/"


@act
def open_room(doing: Doing, *, occasion: int, words: RoomInput) -> Done:
    """Opens the room of a dialogue, or changes who may come in and whether thoughts are signed."""
    row = occasion_with(occasion)
    subject = room_subject(ours().charter, row, 0)
    require(doing, Permission.HOLD_DIALOGUE, subject)
    dialogue_of(row)
    room, made = DialogueRoom.objects.get_or_create(
        occasion=row, defaults={"opened_at": doing.now, "signed": words.signed, "code": words.code}
    )
    if not made:
        room.signed, room.code = words.signed, words.code and (room.code or words.code)
        room.save(update_fields=["signed", "code"])
        change_of_room(room)
    content = {"dialogue": address_of(row), "signed": words.signed, "by_code": bool(words.code)}
    return Done(subject=f"{address(room)}led/", said=_("The room is open."), id=room.pk, content=content)


@act
def set_room_step(doing: Doing, *, room: int, step: int) -> Done:
    """Takes the room to a step of the form; its time begins now."""
    row = room_with(room)
    require(doing, Permission.HOLD_DIALOGUE, room_subject(ours().charter, row.occasion, row.pk))
    dialogue = Dialogue.objects.get(occasion=row.occasion)
    row.step = max(0, min(step, len(dialogue.form_steps)))
    row.step_began_at = doing.now
    row.save(update_fields=["step", "step_began_at"])
    change_of_room(row)
    return Done(subject=f"{address(row)}led/", said="", id=row.pk, content={"step": row.step})


def as_participant(doing: Doing, room: int, key: str) -> Doing:
    """The doing as it is to be kept: in an unsigned room nobody but "somebody who takes part" did it.

    Whoever asks is checked here, and is then forgotten: neither the ledger, the receipt nor the row can tell.
    """
    row = room_with(room)
    require_of(doing.actor, Permission.TAKE_PART_IN_ROOM, room_subject(ours().charter, row.occasion, row.pk))
    receipt = hashlib.sha256(f"thought {row.pk} {key}".encode()).hexdigest()
    actor = doing.actor if row.signed else Actor(rooms=frozenset({row.pk}))
    return replace(doing, actor=actor, receipt=receipt)


def put_up(doing: Doing, *, room: int, key: str, text: str, name: str = "") -> Done:
    """Puts up a thought in the name of the one who asks, or of nobody where thoughts are unsigned."""
    return add_thought(as_participant(doing, room, key), room=room, key=key, text=text, name=name)


@act
def add_thought(doing: Doing, *, room: int, key: str, text: str, name: str = "") -> Done:
    """Puts up a thought in the room; sent again with the same key it is there once."""
    row = room_with(room)
    require(doing, Permission.TAKE_PART_IN_ROOM, room_subject(ours().charter, row.occasion, row.pk))
    said = text.strip()
    if not said or len(said) > LONGEST:
        raise UnableToGather(_("Write a thought, at most two thousand characters. What you wrote is still here."))
    signed = (name.strip() or doing.actor.name)[:120] if row.signed else ""
    hashed = hashlib.sha256(key.encode()).hexdigest()
    thought, _made = Thought.objects.get_or_create(
        room=row, key=hashed, defaults={"text": said, "name": signed, "step": row.step}
    )
    change_of_room(row)
    return Done(
        subject=address(row),
        said=_("Your thought is up."),
        id=thought.pk,
        content={"dialogue": address_of(row.occasion)},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class ThoughtPlace:
    """Where a thought belongs: under which heading, with which thought that says the same, and whether lifted."""

    cluster: str = ""
    merged_into: int | None = None
    lifted: bool = False


@act
def place_thought(doing: Doing, *, room: int, thought: int, place: ThoughtPlace) -> Done:
    """Gathers a thought under a heading, puts it together with one that says the same, or lifts it."""
    row = room_with(room)
    require(doing, Permission.HOLD_DIALOGUE, room_subject(ours().charter, row.occasion, row.pk))
    moved = Thought.objects.filter(room=row, pk=thought).first()
    into = (
        Thought.objects.filter(room=row, pk=place.merged_into, merged_into=None).first() if place.merged_into else None
    )
    if moved is None or (place.merged_into and into is None) or into == moved:
        raise UnableToGather(_("The thought is no longer where it was. Look at the screen and try again."))
    moved.cluster = into.cluster if into else place.cluster.strip()[:120]
    moved.merged_into, moved.lifted = into, place.lifted and into is None
    moved.save(update_fields=["cluster", "merged_into", "lifted"])
    following = Thought.objects.filter(merged_into=moved)
    following.update(cluster=moved.cluster, **({"merged_into": into} if into else {}))
    change_of_room(row)
    content = {"thought": moved.pk, "cluster": moved.cluster, "into": into.pk if into else None, "lifted": moved.lifted}
    return Done(subject=f"{address(row)}led/", said="", id=moved.pk, content=content)
