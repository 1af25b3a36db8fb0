"""A budget in a table: its rows read with care, and matched with bodies and income lines by name."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from koll.domain.finance._budget import LINES, NotAnAmount, Three, parse_amount

MOST_ROWS = 500
"""A budget is a page or two: what is larger is another file."""

UNITS = {"thousand": Decimal(1), "krona": Decimal(1000), "million": Decimal("0.001")}
"""How many of the written unit make a thousand kronor."""

SKIP = "-"
"""The target of a row that is not to be read: a sum, a heading, a remark."""

YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")


class UnableToReadSheet(Exception):
    """The table is no budget; `why` is "large", "years" or "amount", `where` the row or cell."""

    def __init__(self, why: str, where: str = "") -> None:
        super().__init__(why)
        self.why, self.where = why, where


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRow:
    """A row with amounts: its place in the file, its name, and operations and investment in three years."""

    place: int
    name: str
    operations: Three
    investment: Three


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchedRows:
    """Rows by the body or the line they are for, rows nobody knows, rows left out, and targets met twice."""

    known: tuple[tuple[SheetRow, str], ...]
    unknown: tuple[SheetRow, ...]
    skipped: tuple[SheetRow, ...]
    twice: tuple[str, ...]

    @property
    def is_whole(self) -> bool:
        """Whether every row has its place, so that nothing would be half read."""
        return bool(self.known) and not self.unknown and not self.twice


def read_budget_table(cells: Sequence[Sequence[str]], year: int, unit: str = "thousand") -> tuple[SheetRow, ...]:
    """The rows of a table of text; UnableToReadSheet when it cannot be read whole."""
    return rows_of_sheet(cells, year, UNITS[unit])


def rows_of_sheet(cells: Sequence[Sequence[str]], year: int, per_thousand: Decimal) -> tuple[SheetRow, ...]:
    """The rows below the row of years; an amount that cannot be read stops it all, with its place."""
    if len(cells) > MOST_ROWS:
        raise UnableToReadSheet("large")
    at, columns = budget_columns_of(cells, year)
    found = []
    for place, row in enumerate(cells[at + 1 :], start=at + 2):
        name = next((cell.strip() for cell in row[: min(columns)] if cell.strip()), "")
        amounts = dict.fromkeys(columns.values(), 0)
        for column, which in columns.items():
            try:
                amounts[which] = parse_amount(row[column] if column < len(row) else "", per_thousand)
            except NotAnAmount:
                raise UnableToReadSheet("amount", f"{name or place}: {row[column]}") from None
        if name and any(row[column].strip() for column in columns if column < len(row)):
            used, built = ((amounts[part, 0], amounts[part, 1], amounts[part, 2]) for part in (0, 1))
            found.append(SheetRow(place=place, name=name, operations=used, investment=built))
    return tuple(found)


def budget_columns_of(cells: Sequence[Sequence[str]], year: int) -> tuple[int, dict[int, tuple[int, int]]]:
    """The row of years, and which column is which: the first of each year is operations, the second investment."""
    for at, row in enumerate(cells[:20]):
        seen: dict[int, int] = {}
        columns: dict[int, tuple[int, int]] = {}
        for column, cell in enumerate(row):
            match = YEAR.search(cell)
            place = int(match.group(1)) - year if match and column else -1
            if 0 <= place < len(LINES) and seen.get(place, 0) < 2:
                columns[column] = (seen.get(place, 0), place)
                seen[place] = seen.get(place, 0) + 1
        if set(seen) == {0, 1, 2}:
            return at, columns
    raise UnableToReadSheet("years")


def normalise_name(name: str) -> str:
    """A name as names are compared: without case and with single spaces.

    >>> normalise_name("  The  Council ")
    'the council'
    """
    return " ".join(name.split()).casefold()


def match_rows(rows: tuple[SheetRow, ...], names: Mapping[str, str], remembered: Mapping[str, str]) -> MatchedRows:
    """Each row with the body or line it is for: as remembered, or by its name. `names`: target by plain name."""
    known, unknown, skipped = [], [], []
    for row in rows:
        target = remembered.get(normalise_name(row.name)) or names.get(normalise_name(row.name), "")
        if target == SKIP:
            skipped.append(row)
        elif target:
            known.append((row, target))
        else:
            unknown.append(row)
    targets = [target for _row, target in known]
    twice = tuple(sorted({target for target in targets if targets.count(target) > 1}))
    return MatchedRows(known=tuple(known), unknown=tuple(unknown), skipped=tuple(skipped), twice=twice)
