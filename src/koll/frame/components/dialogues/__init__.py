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


@component(topic="dialogues")
class DialogueFormText(Props):
    """The form of a dialogue, step by step."""

    said: object


@component(topic="dialogues")
class DayTools(Props):
    """What those who hold the day do after it."""

    line: object
    said: object


@component(topic="dialogues")
class DayOutcome(Props):
    """Something that came out of the day, and what becomes of it."""

    may_take: object
    outcome: object
    is_now: object
    line: object
    said: object


@component(topic="dialogues")
class DayGroups(Props):
    """The groups of the day, each with its question."""

    groups: object
    said: object
    is_now: object
    line: object


@component(topic="dialogues")
class DayParticipants(Props):
    """Who takes part in the day."""

    people: object
    participants: object
    line: object


@component(topic="dialogues")
class DayActions(Props):
    """The programme of the day, and what came out of it."""

    items: object
    said: object
    is_now: object
    line: object


@component(topic="dialogues")
class DialogueOutcomes(Props):
    """What came of a dialogue."""

    page: object
    show_from: object
    change: object
    carry: object
    tell: object


@component(topic="dialogues")
class DialogueStart(Props):
    """The form of a dialogue, what it starts from, and the principles as a lens."""

    page: object


@component(topic="dialogues", of_page={"shell": "shell"})
class DialogueActions(Props):
    """What can be done with a dialogue, and the room."""

    page: object
    shell: object


@component(topic="dialogues")
class CouncilTold(Props):
    """What the council has been told of the year's dialogues, body by body."""

    results: object
    period: object


@component(topic="dialogues")
class QuestionBeside(Props):
    """The link to a question as words and as a picture, and the part it is about."""

    question: object
    link: object
    drawing: object
    asked: object
    is_now: object
    page: object


@component(topic="dialogues")
class LiftedInRoom(Props):
    """What was lifted in the room and may be written down."""

    talk: object


@component(topic="dialogues")
class DialogueLede(Props):
    """When a dialogue was or will be, who takes part, and who has told the council."""

    page: object


@component(topic="dialogues")
class DayLede(Props):
    """Who arranges the day, when, and where."""

    place: object
    line: object


@component(topic="dialogues")
class OutcomeFields(Props):
    """What came out of a dialogue: its kind, its words, whom it is for, who promised it."""

    form: object
