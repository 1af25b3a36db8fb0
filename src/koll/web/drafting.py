"""Puts what a person typed and did not send back into the boxes it was typed in, and says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms

from koll.frame.asking import KollRequest
from koll.reads.drafts import DraftPage, drafts_of

NOT_WORDS = frozenset({"csrfmiddlewaretoken", "receipt"})
"""Fields of a form that are no person's words."""


def ticks(text: str) -> list[str]:
    """The boxes that were ticked under one name: a draft keeps each on a line of its own."""
    return text.splitlines()


def as_typed(value: Any) -> str | list[str]:
    """What is saved in a box, in the form a draft has it."""
    return [str(each) for each in value] if isinstance(value, list) else str(value or "")


def kept_words(request: KollRequest, key: str, saved: Mapping[str, Any]) -> tuple[dict[str, Any], DraftPage | None]:
    """What to put in the boxes: the saved words with the draft's over them, and the draft when it differs."""
    draft = drafts_of(request.koll.actor, [key]).get(key)
    if draft is None:
        return dict(saved), None
    typed: dict[str, Any] = {
        name: ticks(text) if isinstance(saved.get(name), list) else text
        for name, text in draft.fields.items()
        if name not in NOT_WORDS
    }
    differs = any(as_typed(saved.get(name)) != words for name, words in typed.items() if name != "revision")
    return {**saved, **typed}, draft if differs else None


def put_back[Form: forms.Form](
    request: KollRequest, key: str, saved: Mapping[str, Any], make: Callable[[dict[str, Any]], Form]
) -> tuple[Form, DraftPage | None]:
    """The form that `make` builds from what should stand in its boxes, and the draft when that is where it is from."""
    words, draft = kept_words(request, key, saved)
    form = make(words)
    for name, field in form.fields.items():
        if isinstance(field, forms.MultipleChoiceField) and isinstance(form.initial.get(name), str):
            form.initial[name] = ticks(form.initial[name])
    return form, draft
