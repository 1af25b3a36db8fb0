"""What a search answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.domain.refs import Ref

PER_PAGE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A text that fits, with the part of it where the words stand: (words, whether they were asked for)."""

    kind: str
    heading: str
    whose: str
    on: date
    ref: Ref
    excerpt: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What fits the query, the best first; `kinds` counts all that fit, by kind."""

    query: str
    kind: str
    hits: tuple[Hit, ...]
    total: int
    kinds: tuple[tuple[str, int], ...]
    page: int
    pages: int
