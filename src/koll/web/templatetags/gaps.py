"""What templates inside need to show where the golden thread can be tied on."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import template

from koll.frame.queries import gap_words
from koll.reads.thread import Gap

register = template.Library()


@register.filter
def gaps_by_kind(gaps: tuple[Gap, ...]) -> list[dict[str, Any]]:
    """The gaps of each kind together, with what they are called and what can be done."""
    together = groupby(sorted(gaps, key=lambda gap: gap.kind), lambda gap: gap.kind)
    found = [(kind, list(rows)) for kind, rows in together]
    return [{"heading": gap_words(kind)[0], "next": gap_words(kind)[1], "gaps": rows} for kind, rows in found]
