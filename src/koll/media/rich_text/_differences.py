"""What differs between two readings of a text, word by word: of a part's versions and of governing texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|\w+|[^\w\s]")
"""A word, a mark, or the space between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferencePiece:
    """Words that stand in both readings, only in the earlier ("then") or only in the later ("now")."""

    where: str
    words: str


def word_differences(then: str, now: str) -> tuple[DifferencePiece, ...]:
    """What was taken out and put in, word by word; a space between two changed words goes with them.

    >>> [(piece.where, piece.words) for piece in word_differences("en bil", "en ny bil")]
    [('both', 'en '), ('now', 'ny '), ('both', 'bil')]
    >>> [(piece.where, piece.words) for piece in word_differences("Mer mat nu", "Fler parker nu")]
    [('then', 'Mer mat'), ('now', 'Fler parker'), ('both', ' nu')]
    """
    return tuple(pieces(WORD.findall(then), WORD.findall(now)))


def pieces(then: list[str], now: list[str]) -> Iterator[DifferencePiece]:
    """The pieces in reading order; what was taken out comes before what was put in."""
    for gone, come, both in join_difference_pieces(then, now):
        if gone:
            yield DifferencePiece(where="then", words="".join(gone))
        if come:
            yield DifferencePiece(where="now", words="".join(come))
        if both:
            yield DifferencePiece(where="both", words="".join(both))


def join_difference_pieces(then: list[str], now: list[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
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


def differs(found: tuple[DifferencePiece, ...]) -> bool:
    """Whether anything was taken out or put in.

    >>> differs(word_differences("en bil", "en bil")), differs(word_differences("en bil", "en buss"))
    (False, True)
    """
    return any(piece.where != "both" for piece in found)
