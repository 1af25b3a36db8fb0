"""The room of a dialogue: opened, taken through its steps, filled with thoughts, and the thoughts put together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from koll.acts.dialogues._dialogues import dialogue_of
from koll.acts.engine import Doing, Done, Input, act, change, create, occasion_with
from koll.domain.refs import Ref, RoomLeadRef, RoomRef
from koll.domain.refusals import Refusal
from koll.permissions import Actor, Permission, Subject, Trail
from koll.permissions import require as require_of
from koll.reads.dialogues import room_subject
from koll.snapshot import Snapshot
from koll.tables.models import Dialogue, DialogueRoom, Thought

LONGEST = 2000
"""The most characters of a thought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomInput:
    """How the holder wants the room: thoughts signed or not, and the code for those without an account, or none."""

    signed: bool
    code: str = ""


def room_with(number: int) -> DialogueRoom:
    """The room with this number, with its occasion and body."""
    room = DialogueRoom.objects.select_related("occasion__body").filter(pk=number).first()
    if room is None:
        raise Refusal("room.gone", _("This room is not here. Open the dialogue again and go in from there."))
    return room


def change_room(room: DialogueRoom, **values: Any) -> None:
    """Changes the room, whose revision tells the screens that there is something new."""
    change(room, revision=room.revision, **values)


def subject_of_room(snapshot: Snapshot, number: int) -> Subject:
    """What is asked about when something is done in a room."""
    room = room_with(number)
    return room_subject(snapshot.charter, room.occasion, room.pk)


def ref(room: DialogueRoom) -> Ref:
    """Where those who take part write."""
    return RoomRef(number=room.pk)


def room_as_seen(is_open: bool, signed: bool, by_code: bool) -> str:
    """How a room stands, for a form to carry.

    >>> room_as_seen(False, False, False), room_as_seen(True, True, False)
    ('closed', 'open signed')
    """
    said = (("open", True), ("signed", signed), ("code", by_code))
    return " ".join(word for word, holds in said if holds) if is_open else "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenRoom(Input):
    """Opens the room of a dialogue, or changes who may come in and whether thoughts are signed.

    `seen` is how the room stood on the page, `room_as_seen`: whoever builds on another answer is told.
    """

    secret: ClassVar[tuple[str, ...]] = ("words",)

    occasion: int
    words: RoomInput
    seen: str | None = None


@act(
    OpenRoom,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: room_subject(doing.snapshot.charter, occasion_with(given.occasion), 0),
    news=None,
    trail=Trail.OWN,
)
def open_room(doing: Doing, given: OpenRoom) -> Done:
    row = occasion_with(given.occasion)
    dialogue_of(doing.snapshot, row)
    signed, code = given.words.signed, given.words.code
    room = DialogueRoom.objects.filter(occasion=row).first()
    stands = room_as_seen(room is not None, room is not None and room.signed, bool(room and room.code))
    if given.seen not in (None, stands) and stands != room_as_seen(True, signed, bool(code)):
        raise Refusal(
            "room.opened_otherwise",
            _("Somebody else has opened the room otherwise meanwhile. Look at how it is, and change it from there."),
        )
    if room is None:
        room = create(DialogueRoom, occasion=row, opened_at=doing.now, signed=signed, code=code)
    else:
        change_room(room, signed=signed, code=code and (room.code or code))
    return Done(subject=RoomLeadRef(number=room.pk), said=_("The room is open."), id=room.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetRoomStep(Input):
    """Takes the room to a step of the form; its time begins now.

    `seen` is the step that stood on the page of the one who leads: whoever is behind is told, and moves nobody.
    """

    room: int
    step: int
    seen: int | None = None


@act(
    SetRoomStep,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_room(doing.snapshot, given.room),
    news=None,
    trail=Trail.OWN,
)
def set_room_step(doing: Doing, given: SetRoomStep) -> Done:
    row = room_with(given.room)
    dialogue = Dialogue.objects.get(occasion=row.occasion)
    wanted = max(0, min(given.step, len(dialogue.form_steps)))
    if given.seen is not None and row.step not in (given.seen, wanted):
        raise Refusal(
            "room.step_moved",
            _("Somebody else has taken the room to step %(step)s. Look at the page before you go on.")
            % {"step": row.step},
        )
    if row.step != wanted or given.seen in (None, row.step):
        change_room(row, step=wanted, step_began_at=doing.now)
    return Done(subject=RoomLeadRef(number=row.pk), said="", id=row.pk)


def as_participant(doing: Doing, room: int, key: str) -> Doing:
    """The doing as it is to be kept: in an unsigned room nobody but "somebody who takes part" did it.

    Whoever asks is checked here, and is then forgotten: neither the ledger, the receipt nor the row can tell.
    """
    row = room_with(room)
    require_of(doing.actor, Permission.TAKE_PART_IN_ROOM, room_subject(doing.snapshot.charter, row.occasion, row.pk))
    receipt = hashlib.sha256(f"thought {row.pk} {key}".encode()).hexdigest()
    actor = doing.actor if row.signed else Actor(rooms=frozenset({row.pk}))
    return replace(doing, actor=actor, receipt=receipt)


def put_up(doing: Doing, *, room: int, key: str, text: str, name: str = "") -> Done:
    """Puts up a thought in the name of the one who asks, or of nobody where thoughts are unsigned."""
    return add_thought(as_participant(doing, room, key), room=room, key=key, text=text, name=name)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddThought(Input):
    """Puts up a thought in the room; the same words sent again with the same key are there once.

    Other words under a key that has been used are a thought of their own: none is told to be up that is not.
    """

    secret: ClassVar[tuple[str, ...]] = ("text", "name", "key")

    room: int
    key: str
    text: str
    name: str = ""


@act(
    AddThought,
    permission=Permission.TAKE_PART_IN_ROOM,
    subject=lambda doing, given: subject_of_room(doing.snapshot, given.room),
    news=None,
    trail=Trail.OWN,
)
def add_thought(doing: Doing, given: AddThought) -> Done:
    row = room_with(given.room)
    said = given.text.strip()
    if not said or len(said) > LONGEST:
        raise Refusal(
            "room.thought_empty_or_too_long",
            _("Write a thought, at most two thousand characters. What you wrote is still here."),
            field="text",
        )
    signed = (given.name.strip() or doing.actor.name)[:120] if row.signed else ""
    hashed = hashlib.sha256(f"{given.key}\n{said}".encode()).hexdigest()
    thought = Thought.objects.filter(room=row, key=hashed).first()
    if thought is None:
        thought = create(Thought, room=row, key=hashed, text=said, name=signed, step=row.step)
    change_room(row)
    return Done(subject=ref(row), said=_("Your thought is up."), id=thought.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class ThoughtPlace:
    """Where a thought belongs: under which heading, with which thought that says the same, and whether lifted."""

    cluster: str = ""
    merged_into: int | None = None
    lifted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceThought(Input):
    """Gathers a thought under a heading, puts it together with one that says the same, or lifts it.

    `revision` is that of the thought as it stood on the page.
    """

    secret: ClassVar[tuple[str, ...]] = ("place",)

    room: int
    thought: int
    place: ThoughtPlace
    revision: int | None = None


@act(
    PlaceThought,
    permission=Permission.HOLD_DIALOGUE,
    subject=lambda doing, given: subject_of_room(doing.snapshot, given.room),
    news=None,
    trail=Trail.OWN,
)
def place_thought(_doing: Doing, given: PlaceThought) -> Done:
    row = room_with(given.room)
    moved = Thought.objects.filter(room=row, pk=given.thought).first()
    into = (
        Thought.objects.filter(room=row, pk=given.place.merged_into, merged_into=None).first()
        if given.place.merged_into
        else None
    )
    if moved is None or (given.place.merged_into and into is None) or into == moved:
        raise Refusal(
            "room.thought_moved", _("The thought is no longer where it was. Look at the screen and try again.")
        )
    cluster = into.cluster if into else given.place.cluster.strip()[:120]
    if given.revision not in (None, moved.revision):
        raise Refusal(
            "room.thought_placed",
            _("Somebody else has just moved this thought. Look at where it is now, and move it from there."),
        )
    lifted = given.place.lifted and into is None
    change(moved, revision=moved.revision, cluster=cluster, merged_into=into, lifted=lifted)
    for following in Thought.objects.filter(merged_into=moved):
        change(following, revision=following.revision, cluster=cluster, merged_into=into or moved)
    change_room(row)
    return Done(subject=RoomLeadRef(number=row.pk), said="", id=moved.pk)
