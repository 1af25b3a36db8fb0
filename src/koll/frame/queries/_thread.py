"""What is asked of the golden thread, as an address says it, and what there is of each kind, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koll.frame.templatetags.koll import level_word
from koll.public.thread import NODE_KINDS, ThreadQuery

LONGEST_KEY = 150
MOST_TURNED = 200


def parse_thread_query(sent: Mapping[str, str]) -> ThreadQuery:
    """What the address asks for; anything unreadable is not asked for.

    >>> parse_thread_query({"organ": "schools", "ar": "2027", "vand": "a.b,c.d", "sida": "x"}).year
    2027
    """
    year, page = sent.get("ar", ""), sent.get("sida", "")
    turned = [word for word in sent.get("vand", "").split(",") if word][:MOST_TURNED]
    return ThreadQuery(
        body=sent.get("organ", "").strip()[:LONGEST_KEY],
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 and int(year) else 0,
        at=sent.get("vid", "").strip()[:LONGEST_KEY],
        turned=frozenset(turned),
        as_list=sent.get("som") == "lista",
        page=int(page) if page.isascii() and page.isdigit() and 0 < len(page) < 5 and int(page) else 1,
    )


def thread_query_string(asked: ThreadQuery, on: str = "", **change: Any) -> str:
    """The question of an address that asks for this, with what is changed; `turn` opens or closes one knot more."""
    if "turn" in change:
        change["turned"] = asked.turned ^ {change.pop("turn")}
    wanted = replace(asked, **change)
    parts = {
        "organ": wanted.body,
        "ar": str(wanted.year or ""),
        "vid": wanted.at,
        "vand": ",".join(sorted(wanted.turned)),
        "som": "lista" if wanted.as_list else "",
        "sida": str(wanted.page) if wanted.page > 1 else "",
        "on": on,
    }
    return "?" + urlencode({name: value for name, value in parts.items() if value}, safe=",:.")


def count_nodes_in_words(counts: Iterable[tuple[str, int]]) -> list[str]:
    """How many there are of each kind, in words."""
    words = {
        "vision": lambda n: ngettext("%(n)s vision", "%(n)s visions", n),
        "value": lambda n: ngettext("%(n)s value", "%(n)s values", n),
        "goal": lambda n: ngettext("%(n)s direction goal", "%(n)s direction goals", n),
        "own_goal": lambda n: ngettext("%(n)s goal of a body", "%(n)s goals of bodies", n),
        "assignment": lambda n: ngettext("%(n)s assignment", "%(n)s assignments", n),
        "shift": lambda n: ngettext("%(n)s shift", "%(n)s shifts", n),
        "plan": lambda n: ngettext("%(n)s activity", "%(n)s activities", n),
        "indicator": lambda n: ngettext("%(n)s indicator", "%(n)s indicators", n),
        "answer": lambda n: ngettext("%(n)s answer", "%(n)s answers", n),
    }
    return [words[kind](number) % {"n": number} for kind, number in counts]


def counts_in_words(counts: Iterable[tuple[str, int]]) -> str:
    """How many there are of each kind in one sentence part: 4 direction goals, 3 assignments and 12 answers."""
    said = count_nodes_in_words(counts)
    return _(" and ").join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else "".join(said)


def level_words_of_query() -> dict[str, str]:
    """What each kind of knot is called."""
    return {kind: level_word(kind) for kind in NODE_KINDS}


def gap_words(kind: str) -> tuple[str, str]:
    """What a kind of gap is called, and what can be done next."""
    words = {
        "unanswered": (
            _("Goals without an answer yet"),
            _("A body answers in the work it decides next. It may reason; nothing has to be measured."),
        ),
        "untaken": (
            _("Assignments that no plan has taken up yet"),
            _("A manager under the body can take it into the unit's plan, or the body tells how it is done instead."),
        ),
        "serves_nothing": (
            _("Activities that serve no goal or assignment"),
            _("The unit can say which goal it serves, or leave it: not all that is worth doing has a goal above it."),
        ),
        "loose": (
            _("Goals of bodies that contribute to nothing yet"),
            _("The body can say what its goal contributes to when it adopts its goals the next time."),
        ),
    }
    return words.get(kind, (kind, ""))
