"""A rule is broken only where the same line says why, and seldom."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator

from tests.house.test_sizes import EXCEPTIONS
from tests.house.tree import ending, name_of, text_of

SUPPRESSES = re.compile(r"#\s*(noqa|type:\s*ignore|pragma|mypy:|ruff:|fmt:\s*(off|skip)|isort:)", re.IGNORECASE)
WITH_REASON = re.compile(
    r"# noqa: [A-Z]+\d+(, ?[A-Z]+\d+)* -- \w.{3,}"
    r"|# type: ignore\[[a-z-]+(, ?[a-z-]+)*\]  # \w.{3,}"
)


def suppressions() -> Iterator[tuple[str, str]]:
    """Every suppression with its place."""
    for file in ending(".py"):
        for token in tokenize.generate_tokens(io.StringIO(text_of(file) or "").readline):
            if token.type == tokenize.COMMENT and SUPPRESSES.search(token.string):
                yield f"{name_of(file)}:{token.start[0]}", token.string


def test_every_suppression_says_why() -> None:
    assert [found for found in suppressions() if not WITH_REASON.search(found[1])] == []


def test_suppressions_do_not_become_more() -> None:
    count = sum(1 for _found in suppressions())
    assert count <= EXCEPTIONS["suppressions"]
