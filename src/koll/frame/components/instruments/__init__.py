"""Pieces of pages about instruments that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component
from koll.frame.components.instruments._words import compared_word
from koll.media.rich_text import DifferencePiece

__all__ = [
    "AdoptedRow",
    "ComparisonChoice",
    "InstrumentRegister",
    "InstrumentText",
    "ModelFront",
    "OpenStatementAnswers",
    "OpenStatementList",
    "OpenVersionList",
    "ReconsiderMark",
    "RegisterFilter",
    "RegisterLine",
    "StatementAnswers",
    "StatementSides",
    "StatementStanding",
    "TermNew",
    "TermStatement",
    "TermSuggestion",
    "TermText",
    "TermWithdrawal",
    "TextComparison",
    "TextDocument",
    "TextPiece",
    "TextPieces",
    "TextSides",
    "TextSpan",
    "compared_word",
]


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


@component(topic="instruments")
class TextPiece(Props):
    """A piece of compared text: in both readings, or only in one of them; on a side only what that side has."""

    piece: DifferencePiece
    side: str

    @property
    def is_same(self) -> bool:
        """Whether both readings have it."""
        return self.piece.where == "both"

    @property
    def is_removed(self) -> bool:
        """Whether only the earlier has it, and is shown."""
        return self.piece.where == "then" and self.side != "now"

    @property
    def is_added(self) -> bool:
        """Whether only the later has it, and is shown."""
        return self.piece.where == "now" and self.side != "then"


@component(topic="instruments")
class RegisterLine(Props):
    """A text of the register: its kind, whose it is, and when it holds."""

    before: object
    line: object


@component(topic="instruments", of_page={"shell": "shell"})
class RegisterFilter(Props):
    """Chooses among the texts of the register."""

    page: object
    shell: object


@component(topic="instruments")
class TermNew(Props):
    """A statement that is suggested anew for a term."""

    text: object
    choice: object
    page: object


@component(topic="instruments")
class StatementSides(Props):
    """A statement of two texts: what became of it, and its words side by side."""

    line: object
    before: object


@component(topic="instruments", of_page={"shell": "shell"})
class ComparisonChoice(Props):
    """Chooses which two texts are compared."""

    page: object
    shell: object


@component(topic="instruments")
class StatementAnswers(Props):
    """What bodies have answered to a statement."""

    answers: object


@component(topic="instruments", of_page={"shell": "shell"})
class ModelFront(Props):
    """The adopted governance model: by whom, for how long, and who answers for it."""

    municipality: object
    shell: object


@component(topic="instruments")
class OpenStatementAnswers(Props):
    """What bodies have answered to a statement, as the public reads it."""

    answers: object


@component(topic="instruments")
class AdoptedRow(Props):
    """A row of a text that is adopted: one that runs on or lapses, or a new one."""

    numbers: object
    row: object
