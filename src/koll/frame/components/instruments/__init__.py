"""Pieces of pages about instruments that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="instruments")
class TextSpan(Props):
    """From when a text holds, and until when."""

    line: object


@component(topic="instruments")
class ReconsiderMark(Props):
    """That a text in force is to be reconsidered."""


@component(topic="instruments")
class StatementStanding(Props):
    """Which text a statement stands in, and whether it still holds."""

    standing: object
    before: str


@component(topic="instruments", of_page={"shell": "shell"})
class TextComparison(Props):
    """Two texts of an instrument beside each other, word by word."""

    page: object
    shell: object
    before: str
    strong: bool


@component(topic="instruments")
class TextPieces(Props):
    """Words in a row, those that were removed and added marked."""

    pieces: object
    side: str


@component(topic="instruments")
class TextSides(Props):
    """The earlier words beside the later."""

    strong: bool
    pieces: object


@component(topic="instruments")
class TextDocument(Props):
    """A governing text as a document."""

    page: object
    before: str


@component(topic="instruments", of_page={"shell": "shell"})
class InstrumentRegister(Props):
    """The register of everything that governs, with its filter."""

    shell: object
    page: object
    before: str


@component(topic="instruments")
class InstrumentText(Props):
    """A text of an instrument: its span, its decision, its words and statements."""

    level: int
    page: object
    reconsider: object


@component(topic="instruments", of_page={"shell": "shell"})
class TermText(Props):
    """A text before the new term: what is suggested for it."""

    text: object
    shell: object
    page: object


@component(topic="instruments")
class TermStatement(Props):
    """A statement before the new term: what is suggested for it."""

    text: object
    one: object
    choice: object
    each: object
    page: object


@component(topic="instruments")
class TermSuggestion(Props):
    """Who suggested what, and when."""

    choice: object


@component(topic="instruments")
class TermWithdrawal(Props):
    """Withdraws what was suggested."""

    page: object
    text: object
    choice: object
    heading: object


@component(topic="instruments")
class OpenVersionList(Props):
    """Texts as the public reads them."""

    lines: object


@component(topic="instruments")
class OpenStatementList(Props):
    """Statements as the public reads them."""

    statements: object
