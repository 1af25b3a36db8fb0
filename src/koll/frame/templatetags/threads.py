"""What templates need to show the golden thread: where a knot is followed, opened and closed."""

from __future__ import annotations

from typing import Any

from django import template
from django.template import Context

from koll.frame.queries import counts_in_words, thread_query_string
from koll.public.instruments import StatementView
from koll.public.thread import STATED, ThreadNode, ThreadQuery, statement_node_key

register = template.Library()
register.filter(counts_in_words)

ENDS = ("plan", "indicator", "answer")
"""Kinds of knot at the end of the thread: a click leads to the thing itself, not to what hangs below it."""


@register.simple_tag(takes_context=True)
def thread_address(context: Context, asked: ThreadQuery, **change: Any) -> str:
    """The address of the same thread with something changed, on the same day; `at_path` for another page of it."""
    shell = context["shell"]
    on = "" if shell.is_now or shell.on is None else shell.on.isoformat()
    return f"{change.pop('at_path', shell.path)}{thread_query_string(asked, on, **change)}"


@register.simple_tag(takes_context=True)
def followed_address(context: Context, knot: ThreadNode) -> str:
    """Where a knot in the tree leads: along the thread, or at its end to the thing itself."""
    if knot.kind in ENDS:
        return f"{context.get('before', '')}{knot.address}"
    asked: ThreadQuery = context["page"].asked
    return str(thread_address(context, ThreadQuery(year=asked.year, at=knot.key)))


@register.filter
def thread_key(line: StatementView) -> str:
    """The key of a statement in the thread; empty when it no longer holds or its level has no place there."""
    return (
        statement_node_key(line.address.split("/")[2], line.key) if line.level in STATED and not line.closed_on else ""
    )
