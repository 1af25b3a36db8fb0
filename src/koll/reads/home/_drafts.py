"""What the person has typed and not yet sent, to put back into the boxes it was typed in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from koll.snapshot import Context
from koll.tables.models import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftPage:
    """The fields of one form as last typed, the revision to go on from, and when it was kept."""

    form: str
    fields: dict[str, str]
    revision: int
    saved_at: datetime


def drafts_of(context: Context, forms: Iterable[str]) -> dict[str, DraftPage]:
    """The person's own drafts for these forms, by form, in one query."""
    if context.actor.person is None:
        return {}
    return {
        row.form: DraftPage(form=row.form, fields=row.fields, revision=row.revision, saved_at=row.saved_at)
        for row in Draft.objects.filter(person_id=context.actor.person, form__in=list(forms))
    }
