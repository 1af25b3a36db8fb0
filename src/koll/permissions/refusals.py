"""What a person cannot have, with the sentence that says why and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str


class UnableTo(Exception):
    """Something a person asked for and cannot have; `sentence` says what, why and what to do next."""

    def __init__(self, sentence: Words) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    def __str__(self) -> str:
        return str(self.sentence)


class UnableToReach(UnableTo):
    """The person asking may not do or see this."""
