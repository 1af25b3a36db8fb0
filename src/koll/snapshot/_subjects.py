"""What permission needs to know of a thing, read from its row."""

from __future__ import annotations

from koll.domain.charter import Charter
from koll.permissions import Subject
from koll.tables.models import Body, Occasion


def family_of(body: Body) -> tuple[str, ...]:
    """The keys of the bodies right under this one, which write for it; not of the body above."""
    return tuple(Body.objects.filter(parent_id=body.pk).values_list("key", flat=True))


def subject_of_body(charter: Charter, body: Body, *, decides: str = "") -> Subject:
    """A body as a subject; `decides` is the key of the body whose decision is meant, itself unless given."""
    return Subject(
        body=body.key,
        body_role=charter.role_of(body.kind),
        family=family_of(body),
        decides=decides or body.key,
    )


def subject_of_occasion(charter: Charter, occasion: Occasion) -> Subject:
    """An occasion as a subject. `occasion.body` must have been fetched with it.

    Of a sector's or unit's occasion the family is its parent, through which its result reaches the council.
    """
    body = occasion.body
    role = charter.role_of(body.kind)
    family = family_of(body)
    if role in ("sector", "unit") and body.parent_id is not None:
        family = (*family, *Body.objects.filter(pk=body.parent_id).values_list("key", flat=True))
    return Subject(
        body=body.key,
        body_role=role,
        family=family,
        counterparts=tuple(Body.objects.filter(invitations__occasion=occasion.pk).values_list("key", flat=True)),
        decides=body.key,
        state=occasion_state(occasion),
    )


def occasion_state(occasion: Occasion) -> str:
    """Whether the occasion is a draft, submitted to its body, or done and frozen."""
    if occasion.done_on is not None:
        return "done"
    return "submitted" if occasion.submitted_on is not None else "draft"
