"""Puts what a person typed and did not send back into the boxes it was typed in, and says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from koll.frame.asking import KollRequest
from koll.reads.drafts import DraftPage, drafts_of

NOT_WORDS = frozenset({"csrfmiddlewaretoken", "receipt"})
"""Fields of a form that are no person's words."""


def kept_words(request: KollRequest, key: str, saved: Mapping[str, Any]) -> tuple[dict[str, Any], DraftPage | None]:
    """What to put in the boxes: the saved words with the draft's over them, and the draft when it differs."""
    draft = drafts_of(request.koll.actor, [key]).get(key)
    if draft is None:
        return dict(saved), None
    typed = {
        name: text
        for name, text in draft.fields.items()
        if name not in NOT_WORDS and not isinstance(saved.get(name), list)  # boxes to tick are no words
    }
    differs = any(str(saved.get(name) or "") != text for name, text in typed.items() if name != "revision")
    return {**saved, **typed}, draft if differs else None


def put_back[Form](
    request: KollRequest, key: str, saved: Mapping[str, Any], make: Callable[[dict[str, Any]], Form]
) -> tuple[Form, DraftPage | None]:
    """The form that `make` builds from what should stand in its boxes, and the draft when that is where it is from."""
    words, draft = kept_words(request, key, saved)
    return make(words), draft
