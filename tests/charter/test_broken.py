"""Each mistake in tests/broken gives its own fault, at its own place, and no other."""

from __future__ import annotations

import pytest
from tests.charter.broken import MINIMAL, Mistake, mistakes

from koll.domain.charter import check, load
from koll.domain.charter.checks import FAULTS, Fault
from koll.domain.record import check_facts

ADOPTED = (MINIMAL / "text.txt").read_text(encoding="utf-8")
CHARTER = (MINIMAL / "charter.toml").read_text(encoding="utf-8")


def problems_in(mistake: Mistake) -> tuple[Fault, ...]:
    if mistake.of == "facts":
        return check_facts(mistake.text, load(CHARTER)).problems
    return check(mistake.text, ADOPTED).problems


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.name)
def test_a_mistake_gives_its_fault_and_no_other(mistake: Mistake) -> None:
    assert [(problem.code, problem.place) for problem in problems_in(mistake)] == [(mistake.code, mistake.place)]


@pytest.mark.parametrize("mistake", mistakes(), ids=lambda mistake: mistake.name)
def test_a_fault_says_where_what_and_what_to_do(mistake: Mistake) -> None:
    for problem in problems_in(mistake):
        assert "{" not in problem.sentence.said() + problem.cure.said().replace("{place}", "")
        assert problem.sentence.said().endswith(".")
        assert problem.line is not None or problem.code in ("missing_key", "council_count")


def test_every_fault_has_a_mistake_that_shows_it() -> None:
    shown = {mistake.code for mistake in mistakes()}
    told_elsewhere = {"unreadable", "needs_body", "not_bound"}
    assert shown | told_elsewhere == set(FAULTS)
