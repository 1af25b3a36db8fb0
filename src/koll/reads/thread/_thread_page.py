"""The golden thread as those inside follow it, with the places where it can be tied on."""

from __future__ import annotations

from dataclasses import dataclass

from koll.permissions import Actor, Permission, may
from koll.public import thread as public
from koll.public.thread import (
    PER_PAGE,
    ThreadGraph,
    ThreadNode,
    ThreadQuery,
    bodies_asked_for,
    nodes_for_bodies,
    page_of,
)
from koll.reads._composition import composed
from koll.reads.thread._gaps import Gap, gaps_in
from koll.reads.thread._graph import InsideNode, inside_graph
from koll.snapshot import Context, Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadPage(public.ThreadPage):
    """The thread as it is asked for, with where it can be tied on."""

    gaps: tuple[Gap, ...]


def thread_page(context: Context, asked: ThreadQuery | None = None, most: int = PER_PAGE) -> ThreadPage | None:
    """The thread as the person asking may see it; None when it is followed through what is not there.

    As a list it has at most `most` knots on a page.
    """
    asked = asked or ThreadQuery()
    weave = inside_graph(context, asked.year)
    known = {key for key, knot in weave.knots.items() if is_node_seen(context.actor, knot)}
    page = page_of(context.snapshot, asked, weave, known, most)
    if page is None:
        return None
    return composed(ThreadPage, page, gaps=gaps_asked_for(context.snapshot, weave, known, asked))


def is_node_seen(actor: Actor, knot: ThreadNode) -> bool:
    """Whether the person asking may see the knot: all but plans that are not shared with them."""
    subject = knot.subject if isinstance(knot, InsideNode) else None
    return subject is None or may(actor, Permission.READ_PLAN, subject).allowed


def gaps_asked_for(snapshot: Snapshot, weave: ThreadGraph, known: set[str], asked: ThreadQuery) -> tuple[Gap, ...]:
    """Where the thread can be tied on, as it stands now, of the bodies asked for or of all."""
    if asked.at or asked.year not in (0, snapshot.day.year):
        return ()
    whose = bodies_asked_for(asked.body)
    seen = known & nodes_for_bodies(weave, whose) if whose else known
    return gaps_in(snapshot, weave, seen, whose)
