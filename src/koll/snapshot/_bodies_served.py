"""The bodies that somebody works for."""

from __future__ import annotations

from koll.snapshot._context import Context


def bodies_served(context: Context) -> frozenset[str]:
    """The bodies the actor sits in, and those the actor's sectors and units write for. No query."""
    there = context.snapshot.bodies.by_key
    own = context.actor.bodies
    above = {there[key].above for key in own if key in there} - {""}
    return own | frozenset(key for key in above if there[key].begins <= context.day)
