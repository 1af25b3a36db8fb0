"""What a person searches for, as an address says it, and what kinds of things there are to find."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from koll.public.home import Hit, SearchPage


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchQuery:
    """The words, the kind of thing ("" for all), and which page of the answer."""

    query: str
    kind: str
    page: int


def parse_search_query(sent: Mapping[str, str]) -> SearchQuery:
    """What the address asks for; anything unreadable is the first page of everything.

    >>> parse_search_query({"q": " skola ", "sida": "x"})
    SearchQuery(query='skola', kind='', page=1)
    """
    page = sent.get("sida", "1")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 5 else 1
    return SearchQuery(query=sent.get("q", "").strip(), kind=sent.get("slag", ""), page=number)


KINDS = {
    "decision": (_("Decision"), _("Decisions")),
    "text": (_("Governing text"), _("Governing texts")),
    "statement": (_("Goal, factor or assignment"), _("Goals, factors and assignments")),
    "description": (_("What a body has written"), _("What bodies have written")),
    "dialogue": (_("Dialogue"), _("Dialogues")),
    "trend": (_("Trend in the world around"), _("The world around")),
    "shift": (_("Possible shift"), _("Possible shifts")),
    "proposal": (_("Proposal"), _("Proposals")),
    "plan": (_("In a plan"), _("Plans")),
    "report": (_("Told of an assignment"), _("What is told of assignments")),
    "listed": (_("Decision that is followed"), _("Motions and other decisions to follow")),
    "indicator": (_("Indicator"), _("Indicators")),
    "body": (_("Body"), _("Bodies")),
    "oversight": (_("Looked at by the executive board"), _("The executive board's oversight")),
    "risk": (_("Risk"), _("Risks")),
    "accounts": (_("In accounts"), _("Accounts")),
}
"""What one thing of a kind is called, and many."""


def hits_in_words(page: SearchPage) -> list[tuple[Hit, str]]:
    """What was found, each with what it is."""
    return [(hit, str(KINDS[hit.kind][0])) for hit in page.hits]


def kinds_found(counted: Iterable[tuple[str, int]]) -> list[tuple[str, str, int]]:
    """The kinds that were found: key, words, and how many."""
    return [(key, str(KINDS[key][1]), number) for key, number in counted]
