"""Words that people write in tables, in every language that the pages speak."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.utils.dates import MONTHS_3, WEEKDAYS_ABBR
from django.utils.translation import override

from koll.domain.refusals import Words

SIGNS_THAT_TELL = 3
"""How many signs of a month or a weekday tell it from the others."""


def spoken(words: Words) -> frozenset[str]:
    """Each of the words divided by commas, as it is said in every language."""
    said: set[str] = set()
    for language, _name in settings.LANGUAGES:
        with override(language):
            said |= {word.strip().casefold() for word in str(words).split(",")}
    return frozenset(said)


def places_spoken(names: Mapping[int, Words]) -> dict[str, int]:
    """The place of each name by its first signs, in every language."""
    places: dict[str, int] = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for place, name in names.items():
                places.setdefault(str(name).casefold()[:SIGNS_THAT_TELL], place)
    return places


def month_spoken(word: str) -> int | None:
    """The number of a month by how it begins, in any language; None when there is none called so."""
    return places_spoken(MONTHS_3).get(word[:SIGNS_THAT_TELL])


def weekday_spoken(word: str) -> int | None:
    """The place of a weekday from Monday, which is nought; None when there is none called so."""
    return places_spoken(WEEKDAYS_ABBR).get(word[:SIGNS_THAT_TELL])


def begins_with_spoken(text: str, words: Sequence[str] | frozenset[str]) -> str:
    """The longest of the words that a text begins with, as written there; "" when it begins with none."""
    plain = text.casefold()
    longest = max((word for word in words if plain.startswith(word)), key=len, default="")
    return text[: len(longest)]
