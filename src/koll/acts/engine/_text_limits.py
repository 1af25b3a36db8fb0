"""What comes in must be, through whichever door: texts short enough to be laid out and of signs that can be kept,
numbers and days that can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from koll.domain.refusals import Refusal
from koll.media.rich_text import LONGEST

LARGEST = 2**63 - 1
YEARS = range(1000, 3000)
NOT_KEPT = frozenset("\x00")
"""Signs that one of the databases refuses."""


def refuse_unstorable_values(given: Mapping[str, object]) -> None:
    """Refusal with its field for a number or a day that nobody means, and for a text that cannot be kept."""
    for field, value in given.items():
        if any(is_beyond(inner) for inner in leaves_of(value)):
            raise Refusal(
                "act.number_too_large",
                _("A number or a day here cannot be right. Nothing was saved, and it is still here: write it again."),
                field,
            )
    refuse_unstorable_texts(given)


def is_beyond(value: Any) -> bool:
    """Whether a number is none or larger than any table holds, or a day so far away that no year can follow it.

    >>> is_beyond(Decimal("NaN")), is_beyond(2**63), is_beyond(date.max), is_beyond(2027), is_beyond(True)
    (True, True, True, False, False)
    """
    match value:
        case int() | float():
            return not -LARGEST <= value <= LARGEST
        case Decimal():
            return not (value.is_finite() and -LARGEST <= value <= LARGEST)
        case date():
            return value.year not in YEARS
    return False


def refuse_unstorable_texts(given: Mapping[str, object]) -> None:
    """Refusal with its field for a text of more than `LONGEST` characters, or with signs that no text can hold."""
    for field, text in _texts_in(given):
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


def _texts_in(given: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Every text that was handed in, with the field it came in."""
    for field, value in given.items():
        yield from ((field, text) for text in texts_of(value))


def texts_of(value: Any) -> Iterator[str]:
    """Every text within a value; the bytes of files are none."""
    yield from (leaf for leaf in leaves_of(value) if isinstance(leaf, str))


def leaves_of(value: Any) -> Iterator[Any]:
    """Every single value within a value."""
    match value:
        case Mapping():
            for key, inner in value.items():
                yield from leaves_of(key)
                yield from leaves_of(inner)
        case list() | tuple() | Set():
            for inner in value:
                yield from leaves_of(inner)
        case _ if is_dataclass(value) and not isinstance(value, type):
            for field in fields(value):
                yield from leaves_of(getattr(value, field.name))
        case _:
            yield value


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
