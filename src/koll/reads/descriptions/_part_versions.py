"""The versions of a part: when, by whom and why each was made, and how it read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from koll.tables.models import Part, PartVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class PartVersionView:
    """A version: its number, when, whose words were last, why it was made, and how many words it has."""

    number: int
    at: datetime
    by: str
    why: str
    words: int


def part_versions(occasion: int, part: str) -> tuple[PartVersionView, ...]:
    """The versions of a part, the newest first."""
    rows = PartVersion.objects.filter(occasion_id=occasion, key=part).select_related("person")
    return tuple(
        PartVersionView(
            number=row.number,
            at=row.at,
            by=row.person.name if row.person else "",
            why=row.why,
            words=len(row.text.split()),
        )
        for row in rows
    )


def version_text(occasion: int, part: str, number: int) -> str | None:
    """How the part read in a version; None when there is no such version."""
    found = PartVersion.objects.filter(occasion_id=occasion, key=part, number=number)
    return found.values_list("text", flat=True).first()


def text_now(occasion: int, part: str) -> str:
    """How the part reads now."""
    return Part.objects.filter(occasion_id=occasion, key=part).values_list("text", flat=True).first() or ""
