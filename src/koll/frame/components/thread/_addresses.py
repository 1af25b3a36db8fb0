"""What templates need to show the golden thread: where a knot is followed, opened and closed, and the gaps."""

from __future__ import annotations

from itertools import groupby
from typing import Any, Protocol

from django.template import Context

from koll.frame.components._component import register
from koll.frame.components.thread._words import gap_words
from koll.frame.queries import thread_query_string
from koll.frame.routes import address, open_address
from koll.public.instruments import StatementView
from koll.public.thread import STATED, ThreadNode, ThreadQuery, statement_node_key


class HasKind(Protocol):
    """A gap, as far as the words for it go."""

    @property
    def kind(self) -> str: ...


@register.simple_tag(takes_context=True)
def thread_address(context: Context, asked: ThreadQuery, **change: Any) -> str:
    """The address of the same thread with something changed, on the same day; `at_path` for another page of it."""
    shell = context["shell"]
    on = "" if shell.is_now or shell.on is None else shell.on.isoformat()
    return f"{change.pop('at_path', shell.path)}{thread_query_string(asked, on, **change)}"


@register.simple_tag(takes_context=True)
def followed_address(context: Context, knot: ThreadNode) -> str:
    """Where a knot in the tree leads: along the thread, or at its end to the thing itself."""
    if knot.is_end:
        return open_address(knot.ref) if context.get("before") else address(knot.ref)
    asked: ThreadQuery = context["page"].asked
    return str(thread_address(context, ThreadQuery(year=asked.year, at=knot.key)))


@register.filter
def thread_key(line: StatementView) -> str:
    """The key of a statement in the thread; empty when it no longer holds or its level has no place there."""
    return statement_node_key(line.ref.instrument, line.key) if line.level in STATED and not line.closed_on else ""


@register.filter
def gaps_by_kind(gaps: tuple[HasKind, ...]) -> list[dict[str, Any]]:
    """The gaps of each kind together, with what they are called and what can be done."""
    together = groupby(sorted(gaps, key=lambda gap: gap.kind), lambda gap: gap.kind)
    found = [(kind, list(rows)) for kind, rows in together]
    return [{"heading": gap_words(kind)[0], "next": gap_words(kind)[1], "gaps": rows} for kind, rows in found]
