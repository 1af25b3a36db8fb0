"""What would come of a table: computed row by row, with nothing written and no lock taken."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from koll.acts.engine import Doing
from koll.acts.imports._columns import (
    FileColumn,
    file_columns,
    fingerprint,
    heading_row,
    remembered_form,
)
from koll.acts.imports._declaration import Judge, TableImport, written
from koll.acts.imports._memory import ImportMemory, remembered_choices
from koll.acts.imports._reading import FileName, ReadRow, filled_rows, names_in, read_table_rows
from koll.acts.imports._tables import TableInFile
from koll.acts.imports._unread import unread_in
from koll.domain.refusals import Refusal
from koll.media.formats import FORMULA

TAKEN = ("new", "changed", "cancelled")
"""The states of rows that the act does something with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What a person has chosen for a table: the column of each place, and what each name stands for, by plain name.

    `columns` is None before anything has been chosen.
    """

    columns: Mapping[int, str] | None = None
    names: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownCell:
    """A cell of a row as it would be, and as it is where that is another."""

    words: str
    before: str = ""
    is_amount: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseenRow[R]:
    """What would come of a row: "new", "changed", "cancelled", "there", "differs" (and is left so) or "wrong"."""

    number: int
    state: str
    cells: tuple[ShownCell, ...]
    why: str = ""
    row: R | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen[R]:
    """What would come of a table. `fault` is what keeps all of it from being read; `unread` says what was not.

    `shown` are the headings of the rows' cells, and whether they are amounts; `targets` what names can stand for.
    """

    columns: tuple[FileColumn, ...]
    names: tuple[FileName, ...]
    shown: tuple[tuple[str, bool], ...]
    rows: tuple[ForeseenRow[R], ...]
    unread: tuple[str, ...]
    memory: ImportMemory
    targets: tuple[tuple[str, str], ...] = ()
    fault: Refusal | None = None

    def count(self, state: str) -> int:
        """How many rows are so."""
        return sum(row.state == state for row in self.rows)

    @property
    def to_do(self) -> int:
        """How many rows the act would do something with."""
        return len(self.taken)

    @property
    def taken(self) -> tuple[R, ...]:
        """The rows that the act is handed."""
        return tuple(row.row for row in self.rows if row.state in TAKEN and row.row is not None)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is wrong: only then is anything taken in."""
        return self.fault is None and not self.count("wrong")


def foresee_table[R](
    doing: Doing, declaration: TableImport[R], table: TableInFile, settings: Mapping[str, str], chosen: Chosen
) -> Foreseen[R]:
    """What would come of each row of the table."""
    at = heading_row(declaration, table.rows)
    headings = table.rows[at] if table.rows else ()
    kept = remembered_choices(declaration.key)
    mark = fingerprint(headings)
    by_heading = file_columns(declaration, headings, None, None)
    columns = file_columns(declaration, headings, kept.columns.get(mark), chosen.columns)
    targets = dict(declaration.targets(doing)) if declaration.named else {}
    filled, blank = filled_rows(declaration, columns, table.rows, at)
    names = names_in(declaration, targets, filled, kept.names | dict(chosen.names))
    rows, left_out = read_table_rows(declaration, names, filled)
    fault = fault_of_columns(declaration, columns) or (None if rows or left_out else no_rows())
    in_use = {column.name for column in columns}
    shown = tuple(column.name for column in declaration.columns if column.name in in_use and column.heading)
    amounts = frozenset(column.name for column in declaration.columns if column.is_amount)
    words = Shown(columns=shown, amounts=amounts, named=declaration.named, targets=targets)
    return Foreseen(
        columns=columns,
        names=names,
        shown=tuple((str(column.heading), column.is_amount) for column in declaration.columns if column.name in shown),
        rows=() if fault else judged(doing, declaration, rows, settings, words),
        targets=tuple(targets.items()),
        unread=unread_in(table, columns, at, blank, left_out),
        memory=ImportMemory(
            columns={mark: remembered_form(columns)} if columns != by_heading or mark in kept.columns else {},
            names={name.plain: name.target for name in names if name.target and not name.is_exact},
        ),
        fault=fault,
    )


def fault_of_columns(declaration: TableImport[Any], columns: Sequence[FileColumn]) -> Refusal | None:
    """What says which needed columns the table has not; None when it has all."""
    in_use = {column.name for column in columns}
    missing = [str(column.heading) for column in declaration.columns if column.needed and column.name not in in_use]
    if not missing:
        return None
    return Refusal(
        "import.columns_missing",
        _("The table needs a row of headings. Missing: %(missing)s. Say below which column it is, or add it.")
        % {"missing": ", ".join(missing)},
    )


def no_rows() -> Refusal:
    """The refusal of a table that has headings alone."""
    return Refusal("import.no_rows", _("The table has headings and no rows. Fill in a row for each thing."))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The columns that are shown, and what the things are called whose keys stand in one of them."""

    columns: tuple[str, ...]
    amounts: frozenset[str]
    named: str
    targets: Mapping[str, str]

    def words(self, row: object, name: str) -> str:
        """A field of a row as it is read."""
        value = getattr(row, name)
        if name in self.amounts and value is not None:
            return number_format(value, force_grouping=True)
        words = written(value)
        return self.targets.get(words, words) if name == self.named else words

    def cells(self, row: object, there: object | None) -> tuple[ShownCell, ...]:
        """The cells as they would be, and as they are where that is another."""
        found = []
        for name in self.columns:
            words = self.words(row, name)
            before = words if there is None else self.words(there, name)
            other = "" if before == words else before or "–"
            found.append(ShownCell(words=words, before=other, is_amount=name in self.amounts))
        return tuple(found)


def judged[R](
    doing: Doing,
    declaration: TableImport[R],
    rows: Sequence[ReadRow],
    settings: Mapping[str, str],
    shown: Shown,
) -> tuple[ForeseenRow[R], ...]:
    """What would come of each row, held against what is known and against the rows before it."""
    made: dict[int, R] = {}
    whys = {row.number: " ".join(row.faults) for row in rows}
    for row in rows:
        if not row.faults:
            try:
                made[row.number] = declaration.row(row.values, settings)
            except Refusal as refusal:
                whys[row.number] = str(refusal)
    judge = declaration.judge(doing, tuple(made.values()))
    known = KnownRows(declaration, judge.known, tuple(made.values()))
    earlier: dict[Hashable, tuple[int, R]] = {}
    found: list[ForeseenRow[R]] = []
    for row in rows:
        thing = made.get(row.number)
        if thing is None:
            found.append(wrong_row(row, shown, whys[row.number]))
            continue
        there = known.meant_by(thing)
        thing = with_what_is_not_told(declaration, thing, there, row.cells)
        found.append(judged_row(declaration, judge, row, thing, there, earlier, shown))
        for key in declaration.identity(thing):
            earlier.setdefault(key, (row.number, thing))
    return tuple(found)


class KnownRows[R]:
    """The rows that are known, found by what makes a row what it is."""

    def __init__(self, declaration: TableImport[R], known: Sequence[R], rows: Sequence[R]) -> None:
        self.identity = declaration.identity
        self.by_key: dict[Hashable, R] = {}
        for row in known:
            for key in self.identity(row):
                self.by_key.setdefault(key, row)
        self.claimed = {
            id(there): key
            for row in rows
            if (key := self.identity(row)[0]) in self.by_key
            for there in [self.by_key[key]]
        }

    def meant_by(self, row: R) -> R | None:
        """The known row that a row means: by its surest key, or by another that no row has a surer claim to."""
        for key in self.identity(row):
            there = self.by_key.get(key)
            if there is not None and self.claimed.get(id(there), key) in self.identity(row):
                return there
        return None


def with_what_is_not_told[R](declaration: TableImport[R], row: R, there: R | None, cells: Mapping[str, str]) -> R:
    """The row with what is known of the fields that the table has no column for."""
    if there is None:
        return row
    told = {name for column in declaration.columns if column.name in cells for name in (column.name, *column.fills)}
    untold = [name for name in (column.name for column in declaration.columns) if name not in told]
    untold = [name for name in untold if not getattr(row, name)]
    more: dict[str, Any] = {name: getattr(there, name) for name in untold}
    return replace(row, **more)  # type: ignore[type-var]  # every row is a dataclass


def judged_row[R](
    declaration: TableImport[R],
    judge: Judge[R],
    row: ReadRow,
    thing: R,
    there: R | None,
    earlier: Mapping[Hashable, tuple[int, R]],
    shown: Shown,
) -> ForeseenRow[R]:
    """What would come of a row that could be read."""
    before = next((earlier[key] for key in declaration.identity(thing) if key in earlier), None)
    if before is not None and before[1] != thing:
        why = _("Row %(row)s is about the same, and says otherwise. Leave one of them out.")
        return wrong_row(row, shown, why % {"row": before[0]})
    try:
        told = declaration.state(thing, there) or state_of(declaration, thing, there)
        state = "there" if before is not None else told
        if state in TAKEN:
            judge.check(thing)
    except Refusal as refusal:
        return wrong_row(row, shown, str(refusal))
    return ForeseenRow(
        number=row.number,
        state=state,
        cells=shown.cells(thing, there if state in ("changed", "differs") else None),
        row=thing,
    )


def state_of[R](declaration: TableImport[R], row: R, there: R | None) -> str:
    """What a row is beside what is known."""
    if there is None:
        return "new"
    if row == there:
        return "there"
    return "differs" if declaration.keeps else "changed"


def wrong_row[R](row: ReadRow, shown: Shown, why: str) -> ForeseenRow[R]:
    """A row that cannot be taken in, as it is written."""
    cells = tuple(
        ShownCell(words=row.cells.get(name, "").replace(FORMULA, "=…"), is_amount=name in shown.amounts)
        for name in shown.columns
    )
    return ForeseenRow(number=row.number, state="wrong", cells=cells, why=why)
