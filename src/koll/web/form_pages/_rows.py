"""Forms with rows: a group of boxes as many times as there are rows, and a few empty ones after the last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

SPARE = 2
"""Empty rows after the last one that says something."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowGroup:
    """A group of rows. `boxes`: the box's name and how it is made; `marks`: boxes that alone do not make a row."""

    name: str
    legend: Any
    boxes: Mapping[str, Callable[[], forms.Field]]
    most: int
    marks: frozenset[str] = frozenset()
    help_text: Any = ""
    spare: int = SPARE


class RowsForm(forms.Form):
    """A form whose boxes below the plain ones stand in rows, named `<group><number>_<box>`."""

    def add_groups(self, data: Any, initial: Any, *groups: RowGroup) -> None:
        """Adds the boxes of every group after the boxes there are."""
        self.above = tuple(self.fields)
        said = data or initial or {}
        self.groups: list[tuple[RowGroup, range]] = []
        for group in groups:
            telling = [box for box in group.boxes if box not in group.marks]
            used = [n for n in range(1, group.most + 1) if any(said.get(f"{group.name}{n}_{box}") for box in telling)]
            numbers = range(1, min(group.most, max(used, default=0) + group.spare) + 1)
            self.groups.append((group, numbers))
            for number in numbers:
                for box, make in group.boxes.items():
                    self.fields[f"{group.name}{number}_{box}"] = make()

    def plain_boxes(self) -> list[forms.BoundField]:
        """The boxes above the rows."""
        return [self[name] for name in self.above]

    def rows_by_group(self) -> list[tuple[RowGroup, list[tuple[int, list[forms.BoundField]]]]]:
        """Each group with its rows: the number and the boxes."""
        return [
            (group, [(n, [self[f"{group.name}{n}_{box}"] for box in group.boxes]) for n in numbers])
            for group, numbers in self.groups
        ]

    def rows(self, name: str) -> list[dict[str, Any]]:
        """What was said in each row of the group that says something; the form must have been found valid."""
        found = []
        for group, numbers in self.groups:
            if group.name != name:
                continue
            for number in numbers:
                row = {box: self.cleaned_data[f"{name}{number}_{box}"] for box in group.boxes}
                if any(value for box, value in row.items() if box not in group.marks):
                    found.append(row)
        return found


def in_rows(name: str, rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """What stands in the boxes of these rows.

    >>> in_rows("part", [{"heading": "a"}, {"heading": "b"}])
    {'part1_heading': 'a', 'part2_heading': 'b'}
    """
    return {f"{name}{number}_{box}": value for number, row in enumerate(rows, start=1) for box, value in row.items()}
