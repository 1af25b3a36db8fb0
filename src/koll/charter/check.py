"""Knows how to look a charter over: every fault at once, each with its place, a sentence and a cure."""

from __future__ import annotations

from dataclasses import dataclass

from koll.charter.faults import Problem
from koll.charter.model import Charter
from koll.charter.parsing import parse
from koll.charter.periods import faults_of_time
from koll.charter.quotes import Quotes, quotes_of
from koll.charter.references import faults_of_references
from koll.charter.rows import rows_of
from koll.charter.shape import charter_of
from koll.charter.tables import Faults, Table


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of checking: how many rows it has, how many quotes were looked up and not found, and every fault.

    `charter` is None unless everything is right. `quotes_checked` is 0 when no adopted text was given.
    """

    ok: bool
    rows: int
    quotes_checked: int
    quotes_missing: int
    problems: tuple[Problem, ...]
    charter: Charter | None


def check(text: str, adopted_text: str | None = None) -> Checked:
    """Check a charter's TOML; with the adopted text, also that every quote stands where the row says."""
    parsed = parse(text)
    faults: Faults = []
    if parsed.tables or not parsed.problems:
        charter = charter_of(Table(parsed.tables, "", faults))
        quotes = quotes_of(charter, adopted_text)
        broken = {each.place for each in faults}
        later = [*faults_of_references(charter, broken), *faults_of_time(charter, broken), *quotes.problems]
        faults += [each for each in later if each.place not in broken]
        rows = len(rows_of(charter))
    else:
        charter, quotes, rows = None, Quotes(0, 0, ()), 0
    found = [*parsed.problems, *(parsed.located(each) for each in faults)]
    problems = tuple(sorted(dict.fromkeys(found), key=lambda each: each.line or 0))
    ok = not problems
    return Checked(ok, rows, quotes.checked, quotes.missing, problems, charter if ok else None)
