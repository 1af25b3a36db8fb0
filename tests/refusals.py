"""What a test says of a refusal: its code, never its sentence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from koll.domain.refusals import Conflict, Forbidden, Refusal


@contextmanager
def refused(code: str) -> Iterator[pytest.ExceptionInfo[Refusal]]:
    """The act inside is refused, for the reason with this code."""
    with pytest.raises(Refusal) as refusal:
        yield refusal
    assert refusal.value.code == code


def refusal_in(answer: Any) -> tuple[int, str, str | None]:
    """The status, the code and the field of a refusal that a script was told as JSON."""
    told = answer.json()
    assert (list(told)[:3], bool(told["sentence"])) == (["sentence", "code", "field"], True)
    return answer.status_code, told["code"], told["field"]


@contextmanager
def forbidden() -> Iterator[pytest.ExceptionInfo[Forbidden]]:
    """Whoever does the act inside has not the permission for it, whichever that is."""
    with pytest.raises(Forbidden) as refusal:
        yield refusal
    assert refusal.value.code.startswith("permission.") or refusal.value.code == "comment.out_of_reach"


@contextmanager
def conflict() -> Iterator[pytest.ExceptionInfo[Conflict]]:
    """The act inside is refused, since somebody else has saved the same thing; both texts are in the refusal."""
    with pytest.raises(Conflict) as refusal:
        yield refusal
    assert refusal.value.code == "act.changed_by_another"
