"""What a text that comes in must be, through whichever door: short enough to be laid out, of signs that can be kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from typing import Any

from django.utils.translation import gettext as _

from koll.domain.refusals import Refusal
from koll.media.rich_text import LONGEST

NOT_KEPT = frozenset("\x00")
"""Signs that one of the databases refuses."""


def refuse_unstorable_texts(given: Mapping[str, object]) -> None:
    """Refusal with its field for a text of more than `LONGEST` characters, or with signs that no text can hold."""
    for field, text in texts_in(given):
        if len(text) > LONGEST:
            raise Refusal(
                "act.text_too_long",
                _(
                    "The text has %(length)s characters, and at most %(longest)s are kept in one box. Nothing was "
                    "saved, and it is still here: divide it, or attach it as a file."
                )
                % {"length": len(text), "longest": LONGEST},
                field,
            )
        if not NOT_KEPT.isdisjoint(text) or has_half_a_sign(text):
            raise Refusal(
                "act.text_unreadable",
                _(
                    "The text holds a sign that cannot be kept, often left over from copying. Nothing was saved: "
                    "paste it again as plain text."
                ),
                field,
            )


def texts_in(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Every text that was handed in, with the field it came in."""
    for field, value in given.items():
        yield from ((field, text) for text in texts_of(value))


def texts_of(value: Any) -> Iterator[str]:
    """Every text within a value; the bytes of files are none."""
    match value:
        case str():
            yield value
        case Mapping():
            for key, inner in value.items():
                yield from texts_of(key)
                yield from texts_of(inner)
        case list() | tuple() | Set():
            for inner in value:
                yield from texts_of(inner)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                yield from texts_of(getattr(value, field.name))


def has_half_a_sign(text: str) -> bool:
    """Whether the text holds half of a sign (a lone surrogate), which no file and no database can write.

    >>> has_half_a_sign("é 🙂"), has_half_a_sign("a\\ud83d")
    (False, True)
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False
