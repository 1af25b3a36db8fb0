"""The bodies for which somebody may do something."""

from __future__ import annotations

from datetime import date

from koll.permissions import Actor, Permission, Subject, may
from koll.snapshot._bridge import called
from koll.snapshot._record import ours
from koll.tables.models import Body


def bodies_with_permission(actor: Actor, act: Permission, day: date) -> tuple[tuple[str, str], ...]:
    """The bodies for which the actor may do the act, those the actor has a seat in first: (key, name). One query."""
    charter = ours().charter
    bodies = list(Body.objects.filter(begins_on__lte=day).exclude(ends_on__lte=day))
    families = {
        body.key: tuple(one_body.key for one_body in bodies if one_body.parent_id == body.pk) for body in bodies
    }
    allowed = [
        body
        for body in bodies
        if may(
            actor,
            act,
            Subject(body=body.key, body_role=charter.role_of(body.kind), family=families[body.key], decides=body.key),
        ).allowed
    ]
    allowed.sort(key=lambda body: body.key not in actor.bodies)
    return tuple((body.key, called(body, day)) for body in allowed)
