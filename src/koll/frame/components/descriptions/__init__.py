"""Pieces of pages about descriptions that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import EMPTY, Props, Slot, component


@component(topic="descriptions")
class ChallengePicture(Props):
    """A body's challenges as a picture."""

    picture: object
    title: str


@component(topic="descriptions")
class MapList(Props):
    """The maps of all bodies."""

    page: object
    before: str


@component(topic="descriptions")
class WhyAsked(Props):
    """Why something is asked: its ground."""

    ground: object


@component(topic="descriptions", of_page={"request": "request"})
class DraftFields(Props):
    """What keeps a form's words on the device until they are saved."""

    draft: object
    draft_key: str
    request: object
    taken: object


@component(topic="descriptions")
class DraftConflict(Props):
    """That somebody else has saved meanwhile: both readings."""

    both: object


@component(topic="descriptions")
class SentBackMark(Props):
    """That what was handed over has been sent back, and why."""

    sent_back: object


@component(topic="descriptions")
class DraftButtons(Props):
    """The buttons under what is being written."""

    page: object


@component(topic="descriptions")
class DraftBeside(Props):
    """What helps the writer, beside the text."""

    beside: object


@component(topic="descriptions")
class DraftSteps(Props):
    """The parts of what is being written, and how far each has come."""

    steps: object
    groups: object
    current: str
    page: object


@component(topic="descriptions")
class ShiftLine(Props):
    """A possible shift in what is being written."""

    shift: object
    level: int
    writes: bool
    is_now: bool
    page: object


@component(topic="descriptions")
class HandedParts(Props):
    """How what is written is handed over."""

    page: object
    is_now: bool
    handed: object


@component(topic="descriptions")
class TemplateLine(Props):
    """A template, and where it is used."""

    line: object


@component(topic="descriptions")
class DraftVersions(Props):
    """The saved readings of what is being written."""

    versions: object
    may_correct: bool
    page: object


@component(topic="descriptions")
class DraftQuestions(Props):
    """The questions of a part, with the answers so far."""

    part: object
    page: object


@component(topic="descriptions")
class EditorToolbar(Props):
    """The tools of the editor."""


@component(topic="descriptions")
class EditorBoxes(Props):
    """The boxes that a tool of the editor opens."""


@component(topic="descriptions")
class ShiftRows(Props):
    """Possible shifts, each with where it was seen."""

    rows: object


@component(topic="descriptions")
class OpenToldList(Props):
    """What bodies have told, as the public reads it."""

    lines: object


@component(block=True, instead="label", topic="descriptions")
class ToolButton(Props):
    """A tool of the editor: what it does, its keys, whether it is pressed while it holds, whether it opens a box."""

    do: str
    label: str = ""
    keys: str = ""
    pressed: bool = False
    opens: bool = False
    content: Slot = EMPTY


@component(topic="descriptions")
class MeasuredBeside(Props):
    """What an indicator has shown, beside the text: its curve and its readings."""

    measured: object


@component(topic="descriptions")
class DescriptionSteps(Props):
    """What happens next with what is written: its day, handing over, the decision."""

    is_now: object
    page: object
    meeting: object
    back: object


@component(topic="descriptions")
class DescriptionProposals(Props):
    """The proposals that came out of what is written."""

    page: object
    is_now: object


@component(block=True, topic="descriptions")
class AnsweredStatement(Props):
    """An answer to a statement, box by box."""

    answer: object
    content: Slot = EMPTY


@component(block=True, topic="descriptions")
class DescribedPart(Props):
    """A part of what is written, with the common analysis that it starts from."""

    part: object
    number: object
    page: object
    content: Slot = EMPTY


@component(topic="descriptions")
class DescriptionPapers(Props):
    """The decision of what is written, and the files to take away."""

    decision: object
    line: object


@component(topic="descriptions")
class DescriptionLede(Props):
    """How far what is written has come."""

    line: object
    remaining: object


@component(topic="descriptions")
class PartsOfNobody(Props):
    """Parts that nobody in particular has been handed."""

    page: object
    chosen: object


@component(topic="descriptions")
class HandedTable(Props):
    """Who has which part, by when, and how far it has come."""

    lines: object
    is_now: object


@component(topic="descriptions", of_page={"shell": "shell"})
class HandedFilter(Props):
    """Chooses among the parts that are handed out."""

    bodies: object
    people: object
    chosen: object
    shell: object


@component(topic="descriptions")
class PartGround(Props):
    """What a part starts from: the mandate, or the common analysis."""

    part: object


@component(topic="descriptions")
class DraftSaved(Props):
    """Whether what is written together is saved, and the boxes of the editor."""

    shares: object
    part: object


@component(topic="descriptions")
class MapSources(Props):
    """What is written and may be put on the map."""

    writes: object
    unused: object
    page: object


@component(topic="descriptions")
class ChallengeTools(Props):
    """Changes a challenge on the map, takes it off, or moves it."""

    line: object
    challenge: object
    is_first: object
    is_last: object


@component(topic="descriptions")
class OpenShift(Props):
    """A possible shift, as the public reads it."""

    shift: object


@component(topic="descriptions")
class OpenAnswer(Props):
    """An answer to a statement, as the public reads it."""

    answers: object


@component(topic="descriptions")
class OpenTrendMeanings(Props):
    """What the trends mean for a body, as the public reads it."""

    part: object
    page: object


@component(topic="descriptions")
class AnswerMode(Props):
    """Whether a statement is answered with a result or with reasoning."""

    answer: object
    form: object


@component(topic="descriptions")
class AnalysesOfActivity(Props):
    """How far each body has come with one kind of analysis."""

    number: object
    asked: object
    is_now: object
    period: object


@component(topic="descriptions")
class DescriptionShifts(Props):
    """The possible shifts of what is written."""

    page: object
    is_now: object


@component(block=True, attributes=(), topic="descriptions")
class EditorBox(Props):
    """A box that a tool of the editor opens; `put` is on the button that does it, where there is something to do."""

    name: str
    heading: str
    put: str = ""
    content: Slot = EMPTY


@component(topic="descriptions")
class EditorHelp(Props):
    """How one writes with the keyboard."""


@component(topic="descriptions")
class WritingWays(Props):
    """What the writers can take in: what the staff know, a Word file."""

    line: object


@component(topic="descriptions")
class EditorPicture(Props):
    """The box in which a picture is put into the text."""


@component(topic="descriptions")
class TemplatesOfActivity(Props):
    """The template that is used for an activity, and those before and beside it."""

    may_change: object
    number: object
    used: object
    is_now: object
    others: object


@component(topic="descriptions")
class WordFilePiece(Props):
    """A piece of a Word file, where it is to stand, and what stands there now."""

    piece: object
    number: object
    places: object
    stands: object
