"""What makes a repeated request harmless: the answer is kept under the request's key."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from koll.acts.engine._done import Done
from koll.permissions import UnableTo
from koll.records.models import Receipt


class UnableToRepeat(UnableTo):
    """The same key came back with another act: a page was mixed up."""


def answer_kept(key: str, *, person: int | None, name: str) -> Done | None:
    """What the same request was answered the first time, or None."""
    receipt = Receipt.objects.filter(pk=key).first() if key else None
    if receipt is None:
        return None
    if receipt.act != name or receipt.person_id != person:
        raise UnableToRepeat(
            _("This page has already been used for something else. Open it again and redo it."),
            code="act.key_used",
        )
    return Done(**receipt.answer)


def keep_answer(key: str, *, person: int | None, name: str, at: datetime, done: Done) -> None:
    """Remembers the answer under the request's key."""
    if key:
        answer = asdict(done) | {"said": str(done.said), "content": {}}
        Receipt.objects.create(key=key, person_id=person, act=name, answer=answer, at=at)
