"""The bodies for which somebody may do something."""

from __future__ import annotations

from koll.permissions import Permission, Subject, may
from koll.snapshot._context import Context
from koll.tables.models import Body


def bodies_with_permission(context: Context, act: Permission) -> tuple[tuple[str, str], ...]:
    """The bodies for which the actor may do the act, those the actor has a seat in first: (key, name). One query."""
    actor, day, charter, names = context.actor, context.day, context.snapshot.charter, context.snapshot.bodies
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
    return tuple((body.key, names.name(body.key)) for body in allowed)
