"""An index of words: finds texts in Swedish by stem and by beginning, the same way whatever the database."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import snowballstemmer

WORD = re.compile(r"[^\W_]+(?:[:.-][^\W_]+)*")
"""A word, a number, or words joined as in a registry number: 2021.277, KS-2021, 6:1."""

IN_HEADING = 6
EXACT, BEGINNING = 3, 1
SHORTEST_BEGINNING = 2
MOST_BEGINNINGS = 400
LONG_ENOUGH = 5
"""A word this long that ends in -an is taken to be definite; plan is not."""

_swedish = snowballstemmer.stemmer("swedish")


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The word without its ending, in small letters.

    The library leaves the definite form in -an as it is (skolan); it is taken back to its -a first.

    >>> stem("Planerna") == stem("planer"), stem("skolan") == stem("skolor"), stem("265")
    (True, True, '265')
    """
    folded = word.casefold()
    if folded.endswith("an") and len(folded) >= LONG_ENOUGH:
        folded = folded[:-1]
    return str(_swedish.stemWord(folded))


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, and the parts of those that are joined.

    >>> words_in("Barn i Norrby (2021.277)")
    ['barn', 'i', 'norrby', '2021.277', '2021', '277']
    """
    found = []
    for match in WORD.finditer(text.casefold()):
        whole = match.group()
        found.append(whole)
        parts = re.split(r"[:.-]", whole)
        if len(parts) > 1:
            found.extend(parts)
    return found


def stems_with_weights(heading: str, text: str) -> dict[str, int]:
    """How much each stem weighs in a text: in the heading more than below it, and more for being said often.

    >>> stems_with_weights("Skolor", "skolan och skolan")
    {'skol': 8, 'och': 1}
    """
    count: Counter[str] = Counter()
    for word in words_in(heading):
        count[stem(word)] += IN_HEADING
    for word, times in Counter(map(stem, words_in(text))).items():
        count[word] += min(times, 4)
    return dict(count)


@dataclass(slots=True, kw_only=True)
class Index:
    """Texts by key, and the keys by word. Not for several threads at once: whoever holds it holds a lock."""

    texts: dict[str, tuple[str, str]] = field(default_factory=dict)
    words: defaultdict[str, dict[str, int]] = field(default_factory=lambda: defaultdict(dict))
    sorted_words: list[str] = field(default_factory=list)

    def bring(self, texts: Mapping[str, tuple[str, str]]) -> None:
        """Makes the index be of these texts (heading, text) by key; costs only what has changed.

        >>> index = Index()
        >>> index.bring({"a": ("Hej", "du glade")})
        >>> index.bring({"b": ("Hej", "du glade")})
        >>> list(index.find("hej"))
        ['b']
        """
        for key in [key for key, known in self.texts.items() if texts.get(key) != known]:
            self._take_out(key)
        fresh = not self.sorted_words
        for key, (heading, text) in texts.items():
            if key not in self.texts:
                self._put_in(key, heading, text, sort=not fresh)
        if fresh:
            self.sorted_words = sorted(self.words)

    def _put_in(self, key: str, heading: str, text: str, *, sort: bool) -> None:
        self.texts[key] = (heading, text)
        for word, weight in stems_with_weights(heading, text).items():
            if sort and word not in self.words:
                insort(self.sorted_words, word)
            self.words[word][key] = weight

    def _take_out(self, key: str) -> None:
        for word in stems_with_weights(*self.texts.pop(key)):
            del self.words[word][key]
            if not self.words[word]:
                del self.words[word]
                del self.sorted_words[bisect_left(self.sorted_words, word)]

    def find(self, query: str) -> dict[str, float]:
        """The keys of the texts that hold every word of the query or one that begins so, with how well each fits.

        >>> index = Index()
        >>> index.bring({"a": ("Trafikskola", ""), "b": ("Trafik", "och barn")})
        >>> index.find("trafik") == {"a": 6, "b": 24}, list(index.find("trafik barn")), index.find("hund")
        (True, ['b'], {})
        """
        total: dict[str, float] | None = None
        for word in words_in(query):
            fits = self._fits(word)
            both = fits.keys() if total is None else total.keys() & fits.keys()
            total = {key: fits[key] + (total[key] if total else 0) for key in both}
        return total or {}

    def _fits(self, word: str) -> dict[str, float]:
        fits: defaultdict[str, float] = defaultdict(float)
        root = stem(word)
        for key, weight in self.words.get(root, {}).items():
            fits[key] += EXACT * weight + weight
        for beginning in {root, word} if len(word) >= SHORTEST_BEGINNING else ():
            at = bisect_left(self.sorted_words, beginning)
            for longer in self.sorted_words[at : at + MOST_BEGINNINGS]:
                if not longer.startswith(beginning):
                    break
                if longer != root:
                    for key, weight in self.words[longer].items():
                        fits[key] = max(fits[key], BEGINNING * weight)
        return dict(fits)


def matches_query(word: str, query: frozenset[str]) -> bool:
    """Whether a word of a text is one that the query asked for, by stem or beginning.

    >>> matches_query("Skolornas", frozenset({"skola"})), matches_query("hus", frozenset({"skola"}))
    (True, False)
    """
    root = stem(word)
    folded = word.casefold()
    return any(root == stem(row) or folded.startswith(row) or root.startswith(stem(row)) for row in query)


def excerpt(text: str, query: str, around: int = 90) -> tuple[tuple[str, bool], ...]:
    """The part of a text where the query's words first stand, in pieces: (words, whether they were asked for).

    >>> excerpt("Vi bygger skolor i norr.", "skola")
    (('Vi bygger ', False), ('skolor', True), (' i norr.', False))
    """
    asked = frozenset(word for word in words_in(query) if word)
    first = next((match.start() for match in WORD.finditer(text) if matches_query(match.group(), asked)), 0)
    start = max(0, first - around)
    if start:
        start = text.find(" ", start) + 1
    end = min(len(text), first + 2 * around)
    if end < len(text):
        end = max(text.rfind(" ", start, end), start)
    part = text[start:end]
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in WORD.finditer(part):
        if matches_query(match.group(), asked):
            pieces.append((part[at : match.start()], False))
            pieces.append((match.group(), True))
            at = match.end()
    pieces.append((part[at:], False))
    kept = [(words, hit) for words, hit in pieces if words]
    before, after = ("… " if start else ""), (" …" if end < len(text) else "")
    return tuple(row for row in ((before, False), *kept, (after, False)) if row[0])
