"""What differs between two readings of a text, word by word: of a part's versions and of governing texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|\w+|[^\w\s]")
"""A word, a mark, or the space between."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both readings, only in the earlier ("then") or only in the later ("now")."""

    where: str
    words: str


def differences(then: str, now: str) -> tuple[Piece, ...]:
    """What was taken out and put in, word by word; a space between two changed words goes with them.

    >>> [(piece.where, piece.words) for piece in differences("en bil", "en ny bil")]
    [('both', 'en '), ('now', 'ny '), ('both', 'bil')]
    >>> [(piece.where, piece.words) for piece in differences("Mer mat nu", "Fler parker nu")]
    [('then', 'Mer mat'), ('now', 'Fler parker'), ('both', ' nu')]
    """
    return tuple(pieces(WORD.findall(then), WORD.findall(now)))


def pieces(then: list[str], now: list[str]) -> Iterator[Piece]:
    """The pieces in reading order; what was taken out comes before what was put in."""
    for gone, come, both in joined(then, now):
        if gone:
            yield Piece("then", "".join(gone))
        if come:
            yield Piece("now", "".join(come))
        if both:
            yield Piece("both", "".join(both))


def joined(then: list[str], now: list[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """(taken out, put in, what follows in both), where changes with only a space between them are one change."""
    gone: list[str] = []
    come: list[str] = []
    codes = SequenceMatcher(None, then, now, autojunk=False).get_opcodes()
    for place, (kind, first, last, begin, end) in enumerate(codes):
        if kind != "equal":
            gone += then[first:last]
            come += now[begin:end]
            continue
        same = then[first:last]
        between = 0 < place < len(codes) - 1 and codes[place - 1][0] == codes[place + 1][0] == "replace"
        if between and len(same) == 1 and same[0].isspace():
            gone += same
            come += same
            continue
        yield gone, come, same
        gone, come = [], []
    if gone or come:
        yield gone, come, []


def differ(found: tuple[Piece, ...]) -> bool:
    """Whether anything was taken out or put in.

    >>> differ(differences("en bil", "en bil")), differ(differences("en bil", "en buss"))
    (False, True)
    """
    return any(piece.where != "both" for piece in found)
