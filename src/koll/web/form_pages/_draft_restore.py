"""Puts what a person typed and did not send back into the boxes it was typed in, and says so."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from koll.frame.http.request import KollRequest
from koll.reads.home import DraftPage, drafts_of

NOT_WORDS = frozenset({"csrfmiddlewaretoken", "receipt"})
"""Fields of a form that are no person's words."""


def saved_and_typed_fields(
    request: KollRequest, key: str, saved: Mapping[str, Any]
) -> tuple[dict[str, Any], DraftPage | None]:
    """What to put in the boxes: the saved words with the draft's over them, and the draft when it differs."""
    draft = drafts_of(request.koll.context, [key]).get(key)
    if draft is None:
        return dict(saved), None
    typed = {name: text for name, text in draft.fields.items() if name not in NOT_WORDS}
    kept: dict[str, Any] = {
        name: as_ticked(value, typed.get(name, "")) for name, value in saved.items() if is_ticked(value)
    }
    kept |= {name: text for name, text in typed.items() if name not in kept}
    differs = any(as_typed(saved.get(name)) != as_typed(value) for name, value in kept.items() if name != "revision")
    return {**saved, **kept}, draft if differs else None


def is_ticked(value: Any) -> bool:
    """Whether what is saved stands in boxes to tick, which a form leaves out when they are empty."""
    return isinstance(value, (bool, list))


def as_ticked(saved: bool | list[Any], typed: str) -> bool | list[str]:
    """What a draft says of boxes to tick: one line for each that is ticked."""
    if isinstance(saved, list):
        return typed.split("\n") if typed else []
    return bool(typed)


def as_typed(value: Any) -> str:
    """A value as the form would send it, to compare.

    >>> as_typed(["b", "a"]), as_typed(True), as_typed(None), as_typed(7)
    ('a\\nb', 'on', '', '7')
    """
    if isinstance(value, list):
        return "\n".join(sorted(map(str, value)))
    if isinstance(value, bool):
        return "on" if value else ""
    return str(value or "")


def form_with_draft[Form](
    request: KollRequest, key: str, saved: Mapping[str, Any], make: Callable[[dict[str, Any]], Form]
) -> tuple[Form, DraftPage | None]:
    """The form that `make` builds from what should stand in its boxes, and the draft when that is where it is from."""
    words, draft = saved_and_typed_fields(request, key, saved)
    return make(words), draft
