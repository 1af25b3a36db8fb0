"""The search that anybody may use: every text that is for all, found by its words.

A new kind of thing can be found once it has a source: a function that yields an `OpenDocument` for each row in a fixed
number of queries. Put it in `SOURCES`, and the two words for its kind in `frame.searching.KINDS`. Words are stemmed and
found by their beginning in `domain.text_index`, the same on every database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from threading import Lock

from koll.domain.refs import Ref
from koll.domain.text_index import Index, excerpt
from koll.media.rich_text import plain_words
from koll.public.home._search_sources import OpenDocument, open_documents
from koll.snapshot import MADE_OF, Kept, Snapshot
from koll.tables.models import (
    Accounts,
    AccountsText,
    AssignmentReport,
    Dialogue,
    FollowedDecision,
    FollowUpReport,
    GoverningDocument,
    Part,
    Shift,
    Trend,
    TrendMeaning,
)

PER_PAGE = 20
LONGEST_QUERY = 120


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


@dataclass(slots=True, kw_only=True)
class Indexed[D: OpenDocument]:
    """The texts of a site and their index."""

    index: Index
    texts: Mapping[str, D]

    def bring(self, texts: Mapping[str, D]) -> None:
        """Makes it be of these texts; costs only what has changed."""
        if texts is not self.texts:
            self.index.bring({key: (text.heading, text.text) for key, text in texts.items()})
            self.texts = texts

    def find(self, query: str, day: date) -> list[tuple[float, D]]:
        """The texts that fit and were known by the day, each with how well."""
        scores = self.index.find(query)
        return [(score, text) for key, score in scores.items() if (text := self.texts[key]).on <= day < text.until]


TEXTS: Kept[Mapping[str, OpenDocument]] = Kept(
    *MADE_OF,
    Accounts,
    AccountsText,
    AssignmentReport,
    Dialogue,
    FollowedDecision,
    FollowUpReport,
    GoverningDocument,
    Part,
    Shift,
    Trend,
    TrendMeaning,
    most=2,
)

_lock = Lock()
_indexed: dict[str, Indexed[OpenDocument]] = {}


def words_of_query(query: str) -> str:
    """The query as it is searched by."""
    return " ".join(query.split())[:LONGEST_QUERY]


def open_documents_found(snapshot: Snapshot, query: str) -> list[tuple[float, OpenDocument]]:
    """Every text for all that fits, known by the day. No query when nothing has happened since the last search."""
    with _lock:
        there = _indexed.setdefault(snapshot.site.key, Indexed(index=Index(), texts={}))
        there.bring(TEXTS.get(snapshot, None, lambda: {text.key: text for text in open_documents(snapshot.charter)}))
        return there.find(query, snapshot.day)


def search_page(
    snapshot: Snapshot, query: str, *, kind: str = "", page: int = 1, first: int | None = None, most: int = PER_PAGE
) -> SearchPage:
    """What anybody may find: a page of it, or as many as are asked for after the `first` best."""
    query = words_of_query(query)
    return ranked_page(snapshot, query, open_documents_found(snapshot, query), kind, page, first, most)


def ranked_page(
    snapshot: Snapshot,
    query: str,
    fitting: Iterable[tuple[float, OpenDocument]],
    kind: str,
    page: int,
    first: int | None = None,
    most: int = PER_PAGE,
) -> SearchPage:
    """Of the texts that fit, those of one kind or of all, the best first."""
    fitting = list(fitting)
    counts = Counter(text.kind for _score, text in fitting)
    ranked = sorted(
        ((score, text) for score, text in fitting if kind in ("", text.kind)),
        key=lambda row: (-row[0], -row[1].on.toordinal(), row[1].key),
    )
    pages = max(1, -(-len(ranked) // PER_PAGE))
    page = min(max(1, page), pages)
    first = (page - 1) * PER_PAGE if first is None else first
    bodies = snapshot.bodies
    hits = tuple(
        Hit(
            kind=text.kind,
            heading=bodies.name(text.whose) if text.is_body else text.heading,
            whose=bodies.name(text.whose),
            on=text.on,
            ref=text.ref,
            excerpt=excerpt(plain_words(text.text), query),
        )
        for _score, text in ranked[first : first + most]
    )
    return SearchPage(
        query=query,
        kind=kind,
        hits=hits,
        total=len(ranked),
        kinds=tuple(sorted(counts.items())),
        page=page,
        pages=pages,
    )
