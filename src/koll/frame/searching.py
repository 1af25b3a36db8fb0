"""What a person searches for, as an address says it, and what kinds of things there are to find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from koll.reads.search import Hit, SearchPage


@dataclass(frozen=True, slots=True)
class AskedFor:
    """The words, the kind of thing ("" for all), and which page of the answer."""

    query: str
    kind: str
    page: int


def asked_for(sent: Mapping[str, str]) -> AskedFor:
    """What the address asks for; anything unreadable is the first page of everything.

    >>> asked_for({"q": " skola ", "sida": "x"})
    AskedFor(query='skola', kind='', page=1)
    """
    page = sent.get("sida", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    return AskedFor(sent.get("q", "").strip(), sent.get("slag", ""), number)


def kind_words() -> dict[str, str]:
    """What each kind of thing is called."""
    return {
        "decision": _("Decisions"),
        "text": _("Governing texts"),
        "statement": _("Goals, factors and assignments"),
        "description": _("What bodies have written"),
        "dialogue": _("Dialogues"),
        "trend": _("The world around"),
        "shift": _("Possible shifts"),
        "proposal": _("Proposals"),
        "plan": _("Plans"),
    }


def one_word(kind: str) -> str:
    """What one of the kind is called."""
    words = {
        "decision": _("Decision"),
        "text": _("Governing text"),
        "statement": _("Goal, factor or assignment"),
        "description": _("What a body has written"),
        "dialogue": _("Dialogue"),
        "trend": _("Trend in the world around"),
        "shift": _("Possible shift"),
        "proposal": _("Proposal"),
        "plan": _("In a plan"),
    }
    return words.get(kind, kind)


def hits_in_words(page: SearchPage) -> list[tuple[Hit, str]]:
    """What was found, each with what it is."""
    return [(hit, one_word(hit.kind)) for hit in page.hits]


def kinds_found(counted: Iterable[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """The kinds that were found: key, words, and how many."""
    words = kind_words()
    return [(key, words.get(key, key), number) for key, number in counted]
