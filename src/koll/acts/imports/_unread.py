"""What was not read of a file: counted, and named as far as there is room."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import ngettext

from koll.acts.imports._columns import FileColumn, column_letters
from koll.acts.imports._tables import TableInFile
from koll.media.formats import FORMULA

MOST_NAMED = 8
"""How many of what was not read are named before the rest is counted."""


def unread_in(
    table: TableInFile, columns: Sequence[FileColumn], at: int, blank: int, left_out: Sequence[str]
) -> tuple[str, ...]:
    """Sentences about what was not read of the file: counted, and named as far as there is room."""
    unused = [column.heading for column in columns if not column.name]
    formulas = sum(
        cell == FORMULA
        for row in table.rows[at + 1 :]
        for column in columns
        if not column.name
        for cell in row[column.place : column.place + 1]
    )
    titles = sum(any(row) for row in table.rows[:at])
    said = [
        (len(table.ignored), ngettext("%(n)s sheet", "%(n)s sheets", len(table.ignored)), table.ignored),
        (
            len(table.hidden_rows),
            ngettext("%(n)s hidden row", "%(n)s hidden rows", len(table.hidden_rows)),
            [str(number) for number in table.hidden_rows],
        ),
        (
            len(table.hidden_columns),
            ngettext("%(n)s hidden column", "%(n)s hidden columns", len(table.hidden_columns)),
            [column_letters(number) for number in table.hidden_columns],
        ),
        (titles, ngettext("%(n)s row above the headings", "%(n)s rows above the headings", titles), []),
        (len(unused), ngettext("%(n)s column", "%(n)s columns", len(unused)), unused),
        (formulas, ngettext("%(n)s formula without a value", "%(n)s formulas without a value", formulas), []),
        (blank, ngettext("%(n)s row without amounts", "%(n)s rows without amounts", blank), []),
        (len(left_out), ngettext("%(n)s row left out", "%(n)s rows left out", len(left_out)), dict.fromkeys(left_out)),
    ]
    return tuple(unread_sentence(words % {"n": count}, list(names)) for count, words, names in said if count)


def unread_sentence(words: str, names: Sequence[str]) -> str:
    """What was not read, with the first of its names."""
    named = ", ".join(names[:MOST_NAMED]) + (" …" if len(names) > MOST_NAMED else "")
    return f"{words}: {named}" if named else words
