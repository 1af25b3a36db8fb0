"""How a table that comes in is declared: its columns, what makes a row what it is, and what is known already."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from koll.acts.engine import Doing
from koll.domain.refusals import Words

LEAVE_OUT = "-"
"""What a name stands for whose rows are not to be taken in."""


def written(value: object) -> str:
    """A value as it stands in a file that goes out.

    >>> written(date(2027, 3, 15)), written(time(9, 5)), written(None), written(True), written(7)
    ('2027-03-15', '09:05', '', 'x', '7')
    """
    match value:
        case None | False:
            return ""
        case True:
            return "x"
        case time():
            return value.strftime("%H:%M")
        case date():
            return value.isoformat()
    return str(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the field of the row that it fills, its heading in a file that goes out, and how a cell is read.

    `also` are other headings that people use for it, divided by commas. `fills` are further fields that its cells may
    fill. `fits` tells headings that may be of it where none is called so. `read` answers a value, or raises a Refusal
    that says what is wrong with what was written.
    """

    name: str
    heading: Words
    read: Callable[[str], Any]
    also: Words = ""
    needed: bool = False
    fills: tuple[str, ...] = ()
    fits: Callable[[str], bool] | None = None
    is_amount: bool = False


def accept_row(_row: object) -> None:
    """Refuses no row: the act does."""


def no_targets(_doing: Doing) -> Iterable[tuple[str, str]]:
    """Nothing to stand for: the table has no names."""
    return ()


def fixed_targets(targets: Iterable[tuple[str, str]], _doing: Doing) -> Iterable[tuple[str, str]]:
    """What names can stand for, whoever asks: keys and names."""
    return targets


def state_by_rows(_row: object, _known: object | None) -> str:
    """Leaves it to the rows themselves what comes of one."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge[R]:
    """What a table's rows are held against: the rows that are known, and what refuses one that would be taken in."""

    known: Sequence[R]
    check: Callable[[R], None] = accept_row


@dataclass(frozen=True, slots=True, kw_only=True)
class TableImport[R]:
    """A kind of table that comes in. `R` is the frozen dataclass of a row; its fields are named as the columns.

    `row` makes one of the values of its cells and of what was chosen with the file. `identity` are the keys by which
    two rows are the same thing, the surest first. `named` is the column whose cells are names of `targets` (key and
    name); `keeps` says that what is known is left as it is where the table says otherwise. `state` may say what comes
    of a row beside the known one, or refuse it; "" leaves it to the rows themselves. `names_lead`: where no heading is
    that of the names, they stand in the first column. `holds` are columns of which a row has something, or is not read.
    """

    key: str
    columns: tuple[Column, ...]
    row: Callable[[Mapping[str, Any], Mapping[str, str]], R]
    identity: Callable[[R], tuple[Hashable, ...]]
    judge: Callable[[Doing, Sequence[R]], Judge[R]]
    named: str = ""
    targets: Callable[[Doing], Iterable[tuple[str, str]]] = no_targets
    state: Callable[[R, R | None], str] = state_by_rows
    keeps: bool = False
    names_lead: bool = False
    holds: tuple[str, ...] = ()

    @property
    def headings(self) -> list[str]:
        """The headings of the file that goes out."""
        return [str(column.heading) for column in self.columns if column.heading]

    def cells(self, row: R) -> list[str]:
        """A row of the file that goes out."""
        return [written(getattr(row, column.name)) for column in self.columns if column.heading]

    def export(self, rows: Iterable[R]) -> list[list[str]]:
        """The table as it goes out, so that it comes in again as it was."""
        return [self.headings, *(self.cells(row) for row in rows)]
