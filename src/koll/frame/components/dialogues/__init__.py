"""Pieces of pages about dialogues that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="dialogues")
class OutcomeCard(Props):
    """What came out of a dialogue."""

    each: object
    show_from: bool
    change: str
    carry: str
    tell: object


@component(topic="dialogues")
class DialogueWeighings(Props):
    """How those who took part weighed it."""

    page: object


@component(topic="dialogues")
class DialogueReport(Props):
    """The result of a dialogue, as it was reported."""

    report: object


@component(topic="dialogues")
class DialogueSteps(Props):
    """The steps of a dialogue, each with its minutes."""

    steps: object


@component(topic="dialogues")
class DialogueLines(Props):
    """Dialogues in a list."""

    lines: object


@component(topic="dialogues")
class DialogueFormCard(Props):
    """A form for a dialogue, on a card."""

    each: object
    page: object


@component(topic="dialogues")
class DayProgramme(Props):
    """The programme of an event day."""

    page: object


@component(topic="dialogues")
class DayPreparations(Props):
    """What is to be done before an event day."""

    page: object


@component(topic="dialogues")
class RoomStep(Props):
    """Where in the dialogue the room is."""

    page: object


@component(topic="dialogues", of_page={"shell": "shell"})
class RoomBox(Props):
    """Where something is written in the room."""

    why: object
    page: object
    key: str
    then: str
    typed: object
    shell: object


@component(topic="dialogues")
class RoomCards(Props):
    """The thoughts of a room as cards."""

    thoughts: object


@component(topic="dialogues")
class RoomScreen(Props):
    """What the room sees."""

    asked: object
    page: object


@component(topic="dialogues")
class RoomLeading(Props):
    """What the leader of the room can do."""

    page: object
    chosen: object
    heading: object


@component(topic="dialogues")
class RoomPlace(Props):
    """Where the thoughts of a room are put together."""

    page: object
    each: object
    heading: object
