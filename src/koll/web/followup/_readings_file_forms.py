"""The grid of readings as a file: the same table goes out and comes in, and what does not fit is said row by row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from koll.acts.imports import Row
from koll.media.formats import FORMULA
from koll.reads.followup import GridRow
from koll.web.followup._indicator_forms import cell_name, number_in_form


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was read from a file: values by the names of their boxes, and a sentence for each that does not fit."""

    values: Mapping[str, Decimal]
    wrong: tuple[str, ...]


def table_of_readings(rows: Iterable[GridRow], periods: Sequence[str]) -> list[list[str | Decimal]]:
    """The grid as a table with headings: each indicator's key, name and unit, and a column for each period."""
    head: list[str | Decimal] = [_("Key"), _("What is measured"), _("Unit"), *periods]
    return [
        head,
        *(
            [row.key, row.name, row.unit, *("" if value is None else value.normalize() for value in row.values)]
            for row in rows
        ),
    ]


def understood_readings(table: Sequence[Row], rows: Sequence[GridRow], periods: Sequence[str]) -> Understood:
    """The values of a table, matched with the grid by the indicators' keys (or names) and the headings' periods."""
    known = {row.key: row.key for row in rows} | {row.name.casefold(): row.key for row in rows}
    columns = {place: cell.strip() for place, cell in enumerate(table[0]) if cell.strip() in periods} if table else {}
    if not columns:
        said = _("The first row must have the periods as headings, like %(periods)s.")
        return Understood(values={}, wrong=(said % {"periods": ", ".join(periods)},))
    values: dict[str, Decimal] = {}
    wrong = []
    for number, row in enumerate(table[1:], 2):
        named = [cell for place, cell in enumerate(row) if place not in columns and cell.strip()]
        key = next((known[cell.strip().casefold()] for cell in named if cell.strip().casefold() in known), None)
        if key is None:
            if any(row):
                said = _("Row %(row)s: “%(name)s” is not among what you enter readings for.")
                wrong.append(said % {"row": number, "name": named[0] if named else ""})
            continue
        for place, period in columns.items():
            cell = row[place] if place < len(row) else ""
            try:
                value = reading_value_in(cell)
            except ValidationError as fault:
                wrong.append(_("Row %(row)s, %(period)s: ") % {"row": number, "period": period} + fault.messages[0])
                continue
            if value is not None:
                values[cell_name(key, period)] = value
    return Understood(values=values, wrong=tuple(wrong))


def reading_value_in(cell: str) -> Decimal | None:
    """The number in a cell."""
    if cell == FORMULA:
        raise ValidationError(_("the formula has no value. Open the file in Excel, save it, and choose it again."))
    return number_in_form(cell)
