"""Knows how to look a charter over: every fault at once, each with its place, a sentence and a cure."""

from __future__ import annotations

from dataclasses import dataclass

from koll.domain.charter._model import Charter
from koll.domain.charter._schema import build_charter
from koll.domain.charter.checks import Fault, Quotes, check_periods, check_references, quotes_in
from koll.domain.charter.source import Faults, TableReader, parse_toml, rows_with_places


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What came of checking: how many rows it has, how many quotes were looked up and not found, and every fault.

    `charter` is None unless everything is right. `quotes_checked` is 0 when no adopted text was given.
    """

    ok: bool
    rows: int
    quotes_checked: int
    quotes_missing: int
    problems: tuple[Fault, ...]
    charter: Charter | None


def check(text: str, adopted_text: str | None = None) -> Checked:
    """Check a charter's TOML; with the adopted text, also that every quote stands where the row says."""
    parsed = parse_toml(text)
    faults: Faults = []
    if parsed.tables or not parsed.problems:
        charter = build_charter(TableReader(parsed.tables, "", faults))
        quotes = quotes_in(charter, adopted_text)
        broken = {fault.place for fault in faults}
        later = [*check_references(charter, broken), *check_periods(charter, broken), *quotes.problems]
        faults += [row for row in later if row.place not in broken]
        rows = len(rows_with_places(charter))
    else:
        charter, quotes, rows = None, Quotes(checked=0, missing=0, problems=()), 0
    found = [*parsed.problems, *(parsed.located(fault) for fault in faults)]
    problems = tuple(sorted(dict.fromkeys(found), key=lambda fromkey: fromkey.line or 0))
    ok = not problems
    return Checked(
        ok=ok,
        rows=rows,
        quotes_checked=quotes.checked,
        quotes_missing=quotes.missing,
        problems=problems,
        charter=charter if ok else None,
    )
