"""Which column of a table is which: by its heading, as it was for the same headings before, or as it is chosen."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import override

from koll.acts.imports._declaration import TableImport
from koll.acts.imports._tables import Row

MOST_HEADINGS = 20
"""How many rows may come before the headings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileColumn:
    """A column of the file: its place from nought, its heading, and the column it is ("" for one that is not read)."""

    place: int
    heading: str
    name: str


def normalised_heading(heading: str) -> str:
    """A heading or a name without what does not tell it from others.

    >>> normalised_heading(" Registry-Number "), normalised_heading("§")
    ('registrynumber', '§')
    """
    return "".join(sign for sign in heading.casefold() if sign.isalnum() or sign == "§")


def known_headings(declaration: TableImport[Any]) -> dict[str, str]:
    """Each column by the headings that mean it, in every language that the pages speak."""
    known: dict[str, str] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for column in declaration.columns:
                for word in (column.name, str(column.heading), *str(column.also).split(",")):
                    known.setdefault(normalised_heading(word), column.name)
    known.pop("", None)
    return known


def names_by_place(declaration: TableImport[Any], known: Mapping[str, str], headings: Row) -> dict[int, str]:
    """Which column stands where by its heading: as it is called, then as it may be, and the names before the rest."""
    found: dict[int, str] = {}
    for place, heading in enumerate(headings):
        name = known.get(normalised_heading(heading), "")
        if name and name not in found.values():
            found[place] = name
    for column in declaration.columns:
        if column.fits is not None and column.name not in found.values():
            free = (place for place, heading in enumerate(headings) if place not in found and column.fits(heading))
            if (at := next(free, None)) is not None:
                found[at] = column.name
    if declaration.names_lead and declaration.named not in found.values() and found and 0 not in found:
        found[0] = declaration.named
    return found


def heading_row(declaration: TableImport[Any], rows: Sequence[Row]) -> int:
    """Where the headings stand: the first row that names all that is needed, or else the one that names most."""
    known = known_headings(declaration)
    needed = {column.name for column in declaration.columns if column.needed}
    best, most = next((place for place, row in enumerate(rows[:MOST_HEADINGS]) if any(row)), 0), 0
    for place, row in enumerate(rows[:MOST_HEADINGS]):
        names = set(names_by_place(declaration, known, row).values())
        if needed and needed <= names:
            return place
        if len(names) > most:
            best, most = place, len(names)
    return best


def fingerprint(headings: Row) -> str:
    """What stands for these headings where it is remembered what they were."""
    plain = "|".join(normalised_heading(heading) for heading in headings)
    return hashlib.sha256(plain.encode("utf-8", "replace")).hexdigest()


def file_columns(
    declaration: TableImport[Any], headings: Row, remembered: str | None, chosen: Mapping[int, str] | None
) -> tuple[FileColumn, ...]:
    """Each column of the file that has a heading; a column of the declaration is the first that stands for it."""
    by_heading = names_by_place(declaration, known_headings(declaration), headings)
    names = {column.name for column in declaration.columns}
    earlier = remembered.split("|") if remembered is not None else None
    taken: set[str] = set()
    found = []
    for place, heading in enumerate(headings):
        name = by_heading.get(place, "")
        if not heading.strip() and not name:
            continue
        if chosen is not None:
            name = chosen.get(place, "")
        elif earlier is not None and place < len(earlier):
            name = earlier[place]
        if name not in names or name in taken:
            name = ""
        taken.add(name)
        found.append(FileColumn(place=place, heading=heading or column_letters(place + 1), name=name))
    return tuple(found)


def column_letters(number: int) -> str:
    """A column as Excel calls it.

    >>> column_letters(1), column_letters(28)
    ('A', 'AB')
    """
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(65 + place) + letters
    return letters


def remembered_form(columns: Sequence[FileColumn]) -> str:
    """The columns as they are remembered: their names by place."""
    wide = max((column.place for column in columns), default=-1) + 1
    by_place = {column.place: column.name for column in columns}
    return "|".join(by_place.get(place, "") for place in range(wide))
