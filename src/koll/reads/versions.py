"""The versions of a part: when, by whom and why each was made, and what differs from how it reads now."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from difflib import SequenceMatcher

from koll.records.models import Part, PartVersion


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version: its number, when, whose words were last, why it was made, and how many words it has."""

    number: int
    at: datetime
    by: str
    why: str
    words: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both, only in the version ("then") or only now ("now")."""

    where: str
    words: str


def versions_of(occasion: int, part: str) -> tuple[VersionLine, ...]:
    """The versions of a part, the newest first."""
    rows = PartVersion.objects.filter(occasion_id=occasion, key=part).select_related("person")
    return tuple(
        VersionLine(row.number, row.at, row.person.name if row.person else "", row.why, len(row.text.split()))
        for row in rows
    )


def version_text(occasion: int, part: str, number: int) -> str | None:
    """How the part read in a version; None when there is no such version."""
    found = PartVersion.objects.filter(occasion_id=occasion, key=part, number=number)
    return found.values_list("text", flat=True).first()


def text_now(occasion: int, part: str) -> str:
    """How the part reads now."""
    return Part.objects.filter(occasion_id=occasion, key=part).values_list("text", flat=True).first() or ""


def differences(then: str, now: str) -> tuple[Piece, ...]:
    """What was taken out and put in since, word by word.

    >>> [(piece.where, piece.words) for piece in differences("en bil", "en ny bil")]
    [('both', 'en '), ('now', 'ny '), ('both', 'bil')]
    """
    return tuple(pieces(re.findall(r"\s+|[^\s]+", then), re.findall(r"\s+|[^\s]+", now)))


def pieces(then: list[str], now: list[str]) -> Iterator[Piece]:
    """The pieces in reading order; what was taken out comes before what was put in."""
    for kind, first, last, begin, end in SequenceMatcher(None, then, now, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece("both", "".join(then[first:last]))
            continue
        if last > first:
            yield Piece("then", "".join(then[first:last]))
        if end > begin:
            yield Piece("now", "".join(now[begin:end]))
