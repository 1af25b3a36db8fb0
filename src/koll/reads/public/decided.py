"""What has been decided and holds, open to all."""

from __future__ import annotations

from datetime import date

from koll.public.decisions import (
    MOST,
    AttachmentFile,
    DecisionPage,
    DecisionsPage,
    attachment_file,
    corrected_address,
    decision_page,
    decisions_page,
)
from koll.public.instruments import (
    ComparisonPage,
    DocumentPage,
    InstrumentPage,
    InstrumentRow,
    Register,
    RegisterQuery,
    StatementView,
    VersionPage,
    WordingView,
    comparison,
    find_in_register,
    governing_document_page,
    in_force_statements,
    instrument_page,
    instruments_page,
    to_be_reconsidered,
    version_page,
    wordings_of_statement,
)
from koll.reads.finance import BudgetYearPage, BudgetYearView, budget_page, budgets_page, for_everybody
from koll.snapshot import ours

YEARS = range(1900, 2200)
"""The years that an address may name; the law says nothing of when for others."""


def register(day: date) -> tuple[InstrumentRow, ...]:
    """Every kind of governing text with what holds."""
    return instruments_page(day)


def everything(asked: RegisterQuery, day: date) -> Register:
    """Every text that fits what is asked for; what has been adopted is open to all."""
    return find_in_register(asked, day)


def whole_register(day: date) -> Register:
    """Every text there is, was or will be."""
    return find_in_register(RegisterQuery(state=""), day)


def document(key: str, day: date) -> DocumentPage | None:
    """A governing document as it stood on the day."""
    return governing_document_page(key, day)


def instrument(key: str, day: date) -> InstrumentPage | None:
    """Everything there is of one kind of governing text."""
    return instrument_page(key, day)


def is_to_be_reconsidered(instrument: str, day: date) -> bool:
    """Whether the texts of the kind hold and are to be taken up again by a new council."""
    return instrument in to_be_reconsidered(day)


def version(key: str, body: str, in_force_from: date, day: date, beside: int = 0) -> VersionPage | None:
    """A text in full."""
    return version_page(key, body, in_force_from, day, beside)


def statements(day: date, *, instrument: str = "", level: str = "", body: str = "") -> tuple[StatementView, ...]:
    """The statements in force; with `instrument` of one kind of text, with `body` those addressed to all or to it."""
    keys = [
        one_instrument.key
        for one_instrument in ours().charter.instruments
        if instrument in ("", one_instrument.key) and level in ("", one_instrument.level)
    ]
    return in_force_statements(day, keys, body)


def readings(instrument: str, key: str, day: date) -> tuple[WordingView, ...]:
    """A statement in each text it has stood in; what has been adopted is open to all."""
    return wordings_of_statement(instrument, key, day)


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


def budgets(day: date) -> tuple[BudgetYearView, ...]:
    """Every year whose budget holds, or has something published."""
    return tuple(row for row in budgets_page(day) if row.decision is not None or row.is_published)


def budget(year: int, day: date) -> BudgetYearPage | None:
    """A year's budget with what has been published; None when there is nothing for everybody."""
    if year not in YEARS:
        return None
    page = for_everybody(budget_page(year, day))
    return page if page.held or page.put_forward else None


def attachment(number: int, day: date) -> AttachmentFile | None:
    """A file of a decision; None once it has been withdrawn."""
    return attachment_file(number, day)
