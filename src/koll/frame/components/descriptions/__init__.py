"""Pieces of pages about descriptions that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


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
