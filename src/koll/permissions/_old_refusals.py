"""Refusals by their old names, each class with a code; what is written anew raises `Refusal` and its like itself."""

from __future__ import annotations

import re

from koll.domain.refusals import Refusal, Words

__all__ = ["Refusal", "UnableTo", "Words"]


class UnableTo(Refusal):
    """Something a person asked for and cannot have; `sentence` says what, why and what to do next.

    >>> UnableTo("No.").code
    'unable_to'
    """

    def __init__(self, sentence: Words, *, code: str = "", field: str | None = None) -> None:
        Refusal.__init__(self, code or code_of(type(self)), sentence, field)


def code_of(refusal: type[Refusal]) -> str:
    """The code of a class of refusals that says no finer reason: its name in small letters.

    >>> code_of(UnableTo)
    'unable_to'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", "_", refusal.__name__).lower()
