"""What makes a repeated request harmless: the answer is kept under the request's key."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from koll.acts.engine._done import Done
from koll.domain.refs import Ref
from koll.permissions import UnableTo
from koll.tables.models import Receipt


class UnableToRepeat(UnableTo):
    """The same key came back with another act or other words: what was sent first has been done, this has not."""


def answer_kept(key: str, *, person: int | None, name: str, digest: str) -> Done | None:
    """What the same request was answered the first time, or None; UnableToRepeat when it is not the same."""
    receipt = Receipt.objects.filter(pk=key).first() if key else None
    if receipt is None:
        return None
    if receipt.act != name or receipt.person_id != person:
        raise UnableToRepeat(
            _("This page has already been used for something else. Open it again and redo it."),
            code="act.key_used",
        )
    if receipt.digest not in ("", digest):
        raise UnableToRepeat(
            _(
                "What you sent first from this page has been saved, but this says something else and has not. "
                "It is still here: look at what was saved, and send this again if it is to stand."
            ),
            code="act.key_used_for_other_words",
        )
    return Done(**receipt.answer | {"subject": Ref.parse(receipt.answer["subject"])})


def keep_answer(key: str, *, person: int | None, name: str, at: datetime, done: Done, digest: str) -> None:
    """Remembers the answer under the request's key."""
    if key:
        answer = {"subject": str(done.subject), "said": str(done.said), "id": done.id}
        Receipt.objects.create(key=key, person_id=person, act=name, answer=answer, digest=digest, at=at)
