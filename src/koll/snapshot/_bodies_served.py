"""The bodies that somebody works for."""

from __future__ import annotations

from datetime import date

from koll.permissions import Actor
from koll.tables.models import Body


def bodies_served(actor: Actor, day: date) -> frozenset[str]:
    """The bodies the actor sits in, and those the actor's sectors and units write for. One query."""
    above = Body.objects.filter(children__key__in=actor.bodies, begins_on__lte=day).values_list("key", flat=True)
    return actor.bodies | frozenset(above)
