"""Who has answered what, with the drafts that the person asking may read."""

from __future__ import annotations

from collections.abc import Mapping

from koll.permissions import Permission, may
from koll.public.followup import AnswerMatrixPage, matrix_of
from koll.reads.decisions import subject_among
from koll.snapshot import Context
from koll.tables.models import Answer, Body, Occasion


def matrix_page(context: Context, period: int, kinds: tuple[str, ...]) -> AnswerMatrixPage:
    """The matrix of what is written in activities of these kinds, as the actor may see it. Fixed queries."""
    charter = context.snapshot.charter

    def sees_draft(bodies: Mapping[int, Body], row: Occasion) -> bool:
        return may(context.actor, Permission.READ_DRAFT, subject_among(charter, dict(bodies), row)).allowed

    return matrix_of(context.snapshot, period, kinds, Answer.objects.all(), sees_draft)
