"""Knows what differs between two charters, row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from koll.domain.charter._model import Charter


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """A row that both charters have, and the names of what differs in it."""

    place: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CharterDifference:
    """Places of rows added and removed, and the rows that changed, in the order of the newer or older file."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[ChangedRow, ...]

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.removed or self.changed)


def compare(older: Charter, newer: Charter) -> CharterDifference:
    """What the newer charter adds, removes and changes."""
    before, after = _rows(older), _rows(newer)
    changed = ((place, _differing(before[place], row)) for place, row in after.items() if place in before)
    return CharterDifference(
        added=tuple(place for place in after if place not in before),
        removed=tuple(place for place in before if place not in after),
        changed=tuple(ChangedRow(place=place, fields=names) for place, names in changed if names),
    )


def _rows(charter: Charter) -> Mapping[str, Any]:
    """Every row by its place; the rows within an activity or an instrument belong to it."""
    groups: Mapping[str, tuple[Any, ...]] = {
        "section": charter.sections,
        "body": charter.bodies,
        "instrument": charter.instruments,
        "activity": charter.activities,
        "legal": charter.legal,
        "oversight": charter.oversight,
        "principle": charter.principles,
        "verb": charter.verbs,
    }
    found: dict[str, Any] = {"front": charter.front}
    return found | {f"{group}.{row.key}": row for group, rows in groups.items() for row in rows}


def _differing(before: Any, after: Any) -> tuple[str, ...]:
    """The names of the fields in which two rows differ."""
    if not is_dataclass(after):
        return ()
    return tuple(field.name for field in fields(after) if getattr(before, field.name) != getattr(after, field.name))
