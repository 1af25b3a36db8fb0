"""What one cannot have: a code that names the reason, a sentence for the person, and the field it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise
else:
    Words = str


def given_code(code: str) -> str:
    """Says of a code, where a refusal is made, that it is written elsewhere: many share the place, each with its own.

    The measures count no such code, and docs/reference/refusals.md lists those that it may be.
    """
    return code


class Refusal(Exception):
    """Something a person asked for and cannot have.

    `code` is a topic and a reason ("decision.paragraph_taken"), unique in the code; `sentence` says what happened,
    why, and what to do next; `field` is the one it is about, if there is one.
    """

    def __init__(self, code: str, sentence: Words, field: str | None = None) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence
        self.field = field

    def __str__(self) -> str:
        return str(self.sentence)


class Forbidden(Refusal):
    """Whoever asks may not do or see this."""


class SignInNeeded(Refusal):
    """Nobody has signed in, and this is for those who have."""


class NotFound(Refusal):
    """What is asked for does not exist, or not on that day."""


class Busy(Refusal):
    """Others have been writing for too long; the same request may be sent again."""


class Conflict(Refusal):
    """Somebody else changed the same thing since the page was opened.

    `theirs` and `mine` hold both texts by field, `revision` the number to save over if that is what is wanted.
    """

    def __init__(
        self, code: str, sentence: Words, *, theirs: Mapping[str, str], mine: Mapping[str, str], revision: int
    ) -> None:
        super().__init__(code, sentence)
        self.theirs = theirs
        self.mine = mine
        self.revision = revision
