"""What has been decided and holds, open to all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from koll.reads.assignments import AssignmentsPage, assignments_page
from koll.reads.attachments import AttachmentFile, attachment_file
from koll.reads.bodies import BodiesPage, BodyPage, bodies_page, body_page
from koll.reads.body_story import story_of_body
from koll.reads.budget import YearLine, YearPage, budget_page, budgets_page, for_everybody
from koll.reads.comparing import ComparisonPage, comparison
from koll.reads.decisions import (
    MOST,
    DecisionPage,
    DecisionsPage,
    corrected_address,
    decision_page,
    decisions_page,
)
from koll.reads.documents import DocumentPage, document_page
from koll.reads.instruments import (
    InstrumentPage,
    RegisterRow,
    StatementLine,
    VersionPage,
    in_force_statements,
    instrument_page,
    register_page,
    version_page,
)
from koll.reads.municipality import ours
from koll.reads.readings import ReadingLine, readings_of
from koll.reads.register import Asked, Register, register_of
from koll.reads.story import Happening
from koll.reads.term_works import to_be_reconsidered
from koll.reads.thread import PER_PAGE, ThreadPage, open_thread_page
from koll.reads.thread import Asked as AskedOfThread

YEARS = range(1900, 2200)
"""The years that an address may name; the law says nothing of when for others."""


def register(day: date) -> tuple[RegisterRow, ...]:
    """Every kind of governing text with what holds."""
    return register_page(day)


def everything(asked: Asked, day: date) -> Register:
    """Every text that fits what is asked for; what has been adopted is open to all."""
    return register_of(asked, day)


def whole_register(day: date) -> Register:
    """Every text there is, was or will be."""
    return register_of(Asked(state=""), day)


def document(key: str, day: date) -> DocumentPage | None:
    """A governing document as it stood on the day."""
    return document_page(key, day)


def instrument(key: str, day: date) -> InstrumentPage | None:
    """Everything there is of one kind of governing text."""
    return instrument_page(key, day)


def is_to_be_reconsidered(instrument: str, day: date) -> bool:
    """Whether the texts of the kind hold and are to be taken up again by a new council."""
    return instrument in to_be_reconsidered(day)


def version(key: str, body: str, in_force_from: date, day: date, beside: int = 0) -> VersionPage | None:
    """A text in full."""
    return version_page(key, body, in_force_from, day, beside)


def statements(day: date, *, instrument: str = "", level: str = "", body: str = "") -> tuple[StatementLine, ...]:
    """The statements in force; with `instrument` of one kind of text, with `body` those addressed to all or to it."""
    keys = [
        each.key for each in ours().charter.instruments if instrument in ("", each.key) and level in ("", each.level)
    ]
    return in_force_statements(day, keys, body)


def readings(instrument: str, key: str, day: date) -> tuple[ReadingLine, ...]:
    """A statement in each text it has stood in; what has been adopted is open to all."""
    return readings_of(instrument, key, day)


def compared(key: str, day: date, body: str, earlier: str, later: str) -> ComparisonPage | None:
    """Two texts of one kind beside each other; what has been adopted is open to all."""
    return comparison(key, day, body=body, earlier=earlier, later=later)


def decisions(
    day: date, *, body: str = "", year: int | None = None, words: str = "", first: int = 0, most: int = MOST
) -> DecisionsPage:
    """Decisions made by the day, so many of them from the first."""
    return decisions_page(day, body=body, year=year, words=words, first=first, most=most)


def decision(body: str, year: int, paragraph: int | None, number: int | None, day: date) -> DecisionPage | None:
    """One decision and everything it did."""
    return decision_page(body, year, paragraph, number, day)


def decision_now(address: str) -> str | None:
    """Where the decision is read that once was read at this address."""
    return corrected_address(address)


def assignments(day: date, *, body: str = "", giver: str = "", state: str = "") -> AssignmentsPage:
    """Assignments and what became of them; which units planned them stays inside."""
    page = assignments_page(day, body=body, giver=giver, state=state)
    return replace(page, lines=tuple(replace(each, taken_up_by=()) for each in page.lines))


def bodies(day: date) -> BodiesPage:
    """The organisation on the day."""
    return bodies_page(day)


def body(key: str, day: date) -> BodyPage | None:
    """A body: what it is for and has told; roles without names, and nothing that is being prepared."""
    return body_page(key, day, inside=False)


def body_story(page: BodyPage, day: date) -> tuple[Happening, ...]:
    """The body's story with those it has taken over from; all of it has been decided or reported."""
    return story_of_body(page.line.key, day, tuple(key for key, _name in page.before))


def budgets(day: date) -> tuple[YearLine, ...]:
    """Every year whose budget holds, or has something published."""
    return tuple(each for each in budgets_page(day) if each.decision is not None or each.is_published)


def budget(year: int, day: date) -> YearPage | None:
    """A year's budget with what has been published; None when there is nothing for everybody."""
    if year not in YEARS:
        return None
    page = for_everybody(budget_page(year, day))
    return page if page.held or page.put_forward else None


def attachment(number: int, day: date) -> AttachmentFile | None:
    """A file of a decision; None once it has been withdrawn."""
    return attachment_file(number, day)


def thread(day: date, asked: AskedOfThread, most: int = PER_PAGE) -> ThreadPage | None:
    """The golden thread without what units do and measure, and without what is left to tie; that stays inside."""
    page = open_thread_page(day, asked, most)
    return replace(page, gaps=()) if page is not None else None
