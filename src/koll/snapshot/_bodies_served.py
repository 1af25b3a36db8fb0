"""The bodies that somebody works for."""

from __future__ import annotations

from koll.snapshot._context import Context
from koll.tables.models import Body


def bodies_served(context: Context) -> frozenset[str]:
    """The bodies the actor sits in, and those the actor's sectors and units write for. One query."""
    mine = context.actor.bodies
    above = Body.objects.filter(children__key__in=mine, begins_on__lte=context.day).values_list("key", flat=True)
    return mine | frozenset(above)
