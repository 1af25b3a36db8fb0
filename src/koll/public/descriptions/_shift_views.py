"""A body's possible shifts as lines, for the occasion they were seen in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from koll.snapshot import Snapshot
from koll.tables.models import Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftView:
    """A possible shift with the bodies and statements it concerns."""

    id: int
    number: int
    sentence: str
    why: str
    needs: str
    bodies: tuple[str, ...]
    statements: tuple[str, ...]
    revision: int
    body_keys: tuple[str, ...] = ()
    statement_ids: tuple[int, ...] = ()


def shift_views(snapshot: Snapshot, rows: QuerySet[Shift]) -> tuple[ShiftView, ...]:
    """The possible shifts that a body has written down, in three queries."""
    return tuple(
        ShiftView(
            id=shift.pk,
            number=shift.number,
            sentence=shift.sentence,
            why=shift.why,
            needs=shift.needs,
            bodies=tuple(snapshot.bodies.name(body.key) for body in shift.bodies.all()),
            statements=tuple(statement.heading for statement in shift.statements.all()),
            revision=shift.revision,
            body_keys=tuple(body.key for body in shift.bodies.all()),
            statement_ids=tuple(statement.pk for statement in shift.statements.all()),
        )
        for shift in rows.prefetch_related("bodies", "statements")
    )
