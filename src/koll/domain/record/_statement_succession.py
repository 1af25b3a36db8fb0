"""Knows how the statements of a text follow those of the text before: which number each keeps, and what is left out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence


def statement_numbers(former: Mapping[str, int], continued: Sequence[str]) -> tuple[int, ...]:
    """The number of each statement of a new text: one that continues a former statement keeps its number.

    `former`: the numbers of the former text by key; `continued`: for each new statement the key it continues, or "".
    New ones are numbered on from the former text's last, so that no number changes hands between two texts; where
    nothing continues, the count begins again.

    >>> statement_numbers({"read": 1, "count": 2, "move": 3}, ["move", "", "read"])
    (3, 4, 1)
    >>> statement_numbers({"read": 1, "count": 2}, ["", ""])
    (1, 2)
    """
    kept = {key: former[key] for key in continued if key in former}
    taken = set(former.values()) if kept else set()
    found: list[int] = []
    following = max(taken, default=0) + 1
    for key in continued:
        if key in kept and kept[key] not in found:
            found.append(kept[key])
            continue
        while following in found:
            following += 1
        found.append(following)
        following += 1
    return tuple(found)


def unaccounted_statements(
    former: Iterable[str], continued: Collection[str], lapsing: Collection[str]
) -> tuple[str, ...]:
    """The former statements that the new text neither continues nor says will lapse: nothing lapses silently.

    >>> unaccounted_statements(["read", "count", "move"], ["move"], ["count"])
    ('read',)
    """
    return tuple(key for key in former if key not in continued and key not in lapsing)
