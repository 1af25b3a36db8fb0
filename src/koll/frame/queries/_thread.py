"""What is asked of the golden thread, as an address says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from koll.public.thread import ThreadQuery

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
