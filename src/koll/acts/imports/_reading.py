"""The rows of a table as their cells are read: values by column, or what is wrong with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.imports._columns import FileColumn, normalised_heading
from koll.acts.imports._declaration import LEAVE_OUT, Column, TableImport
from koll.acts.imports._tables import Row
from koll.domain.refusals import Refusal
from koll.media.formats import FORMULA

type Cells = Mapping[str, str]
"""What is written in a row, by column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileName:
    """A name in the file: how it is written, what it stands for ("" for nothing yet), and whether it was called so."""

    name: str
    target: str
    is_exact: bool

    @property
    def plain(self) -> str:
        """The name without what does not tell it from others."""
        return normalised_heading(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadRow:
    """A row as its cells were read: values by column, or what is wrong with them."""

    number: int
    cells: Mapping[str, str]
    values: Mapping[str, Any]
    faults: tuple[str, ...]


def names_in(
    declaration: TableImport[Any],
    targets: Mapping[str, str],
    rows: Sequence[tuple[int, Cells]],
    known: Mapping[str, str],
) -> tuple[FileName, ...]:
    """Each name in the file with what it stands for: as it is called, as was remembered, or as is chosen."""
    called = {normalised_heading(word): key for key, name in targets.items() for word in (key, name)}
    allowed = {*targets, LEAVE_OUT}
    cells = (row.get(declaration.named, "") for _number, row in rows)
    written_names = dict.fromkeys(cell for cell in cells if cell and FORMULA not in cell)
    found: dict[str, FileName] = {}
    for name in written_names:
        plain = normalised_heading(name)
        target = known.get(plain) or called.get(plain, "")
        found.setdefault(
            plain,
            FileName(
                name=name,
                target=target if target in allowed else "",
                is_exact=target != "" and called.get(plain) == target,
            ),
        )
    return tuple(found.values())


def filled_rows(
    declaration: TableImport[Any], columns: Sequence[FileColumn], rows: Sequence[Row], at: int
) -> tuple[list[tuple[int, Cells]], int]:
    """The cells by column of each row below the headings that holds something, and how many hold a name alone."""
    found: list[tuple[int, Cells]] = []
    blank = 0
    for number, row in enumerate(rows[at + 1 :], at + 2):
        cells = {column.name: row[column.place] for column in columns if column.name and column.place < len(row)}
        if not any(cells.values()):
            continue
        if declaration.holds and not any(cells.get(name) for name in declaration.holds):
            blank += 1
            continue
        found.append((number, cells))
    return found, blank


def read_table_rows(
    declaration: TableImport[Any], names: Sequence[FileName], rows: Sequence[tuple[int, Cells]]
) -> tuple[list[ReadRow], list[str]]:
    """The rows as they were read, and the names of those that are left out."""
    readers = {column.name: column for column in declaration.columns}
    targets = {name.plain: name.target for name in names}
    found, left_out = [], []
    for number, cells in rows:
        values: dict[str, Any] = {}
        faults: list[str] = []
        for name, cell in cells.items():
            try:
                values[name] = read_cell(declaration, readers[name], cell, targets)
            except Refusal as refusal:
                faults.append(f"{readers[name].heading}: {refusal}" if readers[name].heading else str(refusal))
        if values.get(declaration.named) == LEAVE_OUT:
            left_out.append(cells[declaration.named])
        else:
            found.append(ReadRow(number=number, cells=cells, values=values, faults=tuple(faults)))
    return found, left_out


def read_cell(declaration: TableImport[Any], column: Column, cell: str, targets: Mapping[str, str]) -> Any:
    """What a cell says; Refusal when it cannot be read, as a formula that nobody has worked out."""
    if FORMULA in cell:
        raise Refusal(
            "import.formula",
            _("The cell holds a formula without a value. Open the file in Excel, save it, and choose it again."),
        )
    return _target_of(cell, targets) if column.name == declaration.named and cell else column.read(cell)


def _target_of(cell: str, targets: Mapping[str, str]) -> str:
    """What a name stands for."""
    target = targets.get(normalised_heading(cell), "")
    if not target:
        raise Refusal(
            "import.unknown_name",
            _("There is nothing here called “%(name)s”. Say above what it stands for, or correct it in the file.")
            % {"name": cell},
        )
    return target
