"""What makes a repeated request harmless: the answer is kept under the request's key."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from koll.acts.engine._done import Done
from koll.domain.refs import Ref
from koll.domain.refusals import Refusal
from koll.tables.models import Receipt


def answer_kept(key: str, *, person: int | None, name: str, digest: str) -> Done | None:
    """What the same request was answered the first time, or None; Refusal when it is not the same."""
    receipt = Receipt.objects.filter(pk=key).first() if key else None
    if receipt is None:
        return None
    if receipt.act != name or receipt.person_id != person:
        raise Refusal(
            "act.key_used", _("This page has already been used for something else. Open it again and redo it.")
        )
    if receipt.digest not in ("", digest):
        raise Refusal(
            "act.key_used_for_other_words",
            _(
                "What you sent first from this page has been saved, but this says something else and has not. "
                "It is still here: look at what was saved, and send this again if it is to stand."
            ),
        )
    return Done(**receipt.answer | {"subject": Ref.parse(receipt.answer["subject"])})


def keep_answer(key: str, *, person: int | None, name: str, at: datetime, done: Done, digest: str) -> None:
    """Remembers the answer under the request's key."""
    if key:
        answer = {"subject": str(done.subject), "said": str(done.said), "id": done.id}
        Receipt.objects.create(key=key, person_id=person, act=name, answer=answer, digest=digest, at=at)
