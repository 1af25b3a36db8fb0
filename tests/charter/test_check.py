"""Checking never fails: whatever a text holds, it is told what is wrong, all at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.charter.broken import MINIMAL, mistakes

from koll.domain.charter import charter_text, check, load
from koll.domain.charter.checks import FAULTS, CharterError
from koll.domain.record import check_facts, load_facts

CHARTER = (MINIMAL / "charter.toml").read_text(encoding="utf-8")
FACTS = (MINIMAL / "facts.toml").read_text(encoding="utf-8")
ADOPTED = (MINIMAL / "text.txt").read_text(encoding="utf-8")
ODD = [
    "",
    "3",
    "true",
    '"x"',
    "[]",
    "{}",
    "[[]]",
    "1.5",
    "2027-01-01",
    "2027-02-30",
    "12:00:00",
    '["a", 3]',
    '"02-30"',
    "=",
    '"""',
]


def mutated(text: str) -> st.SearchStrategy[str]:
    """The text with some lines left out, doubled, moved, or with another value."""
    rows = text.splitlines()
    places = st.integers(0, len(rows) - 1)
    step = st.tuples(
        st.sampled_from(["drop", "double", "swap", "value", "words"]),
        places,
        places,
        st.sampled_from(ODD),
        st.text(max_size=8),
    )
    return st.lists(step, min_size=1, max_size=6).map(lambda steps: applied(rows, steps))


def applied(rows: list[str], steps: list[tuple[str, int, int, str, str]]) -> str:
    rows = list(rows)
    for how, at, other, value, words in steps:
        if how == "drop":
            rows[at] = ""
        elif how == "double":
            rows[at] += "\n" + rows[at]
        elif how == "swap":
            rows[at], rows[other] = rows[other], rows[at]
        elif how == "value":
            rows[at] = rows[at].partition("=")[0] + "= " + value
        else:
            rows[at] = words + rows[at]
    return "\n".join(rows)


@settings(deadline=None)
@given(mutated(CHARTER))
def test_a_mistaken_charter_gives_faults_and_never_fails(text: str) -> None:
    checked = check(text, ADOPTED)
    assert checked.ok == (checked.problems == ())
    assert (checked.charter is None) == (not checked.ok)
    assert {problem.code for problem in checked.problems} <= set(FAULTS)


@settings(deadline=None)
@given(mutated(FACTS))
def test_mistaken_facts_give_faults_and_never_fail(text: str) -> None:
    checked = check_facts(text, load(CHARTER))
    assert (checked.facts is None) == bool(checked.problems)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_can_be_checked(text: str) -> None:
    assert not check(text).ok


def test_every_fault_is_told_at_once() -> None:
    text = CHARTER.replace("many = true", "many = 3").replace('law = "KL 5:24"', 'law = "KL 5:25"')
    text = text.replace("adopted_on = 2025-11-17 ", "adopted_on = 2025-11-31 ").replace(
        "term_years = 4", "term_year = 4"
    )
    assert [(problem.code, problem.place) for problem in check(text).problems] == [
        ("no_such_day", "front.adopted_on"),
        ("not_true_or_false", "body.namnd.many"),
        ("unknown_key", "instrument.mal.term_year"),
        ("law_section_differs", "legal.discharge.law"),
    ]


def test_a_fault_is_on_the_line_where_it_stands() -> None:
    found = check(CHARTER.replace("term_years = 4", "term_years = 99")).problems
    at = next(number for number, row in enumerate(CHARTER.splitlines(), 1) if row.startswith("term_years"))
    assert [item.line for item in found] == [at]


def test_faults_come_in_the_order_of_the_file() -> None:
    for mistake in mistakes():
        lines = [problem.line or 0 for problem in check(mistake.text).problems]
        assert lines == sorted(lines)


def test_a_charter_without_sections_can_be_checked_against_its_text() -> None:
    without = CHARTER.replace("[section]\ninledning", "[sections]\ninledning")
    assert {problem.code for problem in check(without, ADOPTED).problems} == {"unknown_key", "unknown_section"}


def test_without_the_adopted_text_no_quote_is_looked_up() -> None:
    checked = check(CHARTER)
    assert (checked.ok, checked.rows, checked.quotes_checked, checked.quotes_missing) == (True, 10, 0, 0)


def test_the_smallest_charter_rests_on_its_text() -> None:
    checked = check(CHARTER, ADOPTED)
    assert (checked.ok, checked.quotes_checked, checked.quotes_missing) == (True, 7, 0)


def test_a_wrong_charter_cannot_be_loaded() -> None:
    with pytest.raises(CharterError, match=r"instrument\.mal\.binds: The instrument binds nobody"):
        load(CHARTER.replace('binds = ["styrelse", "namnd"]\nstatements = "many"', 'binds = []\nstatements = "many"'))


def test_wrong_facts_cannot_be_loaded() -> None:
    with pytest.raises(CharterError, match="before Fullmäktige existed"):
        load_facts(FACTS.replace("day = 2025-12-15", "day = 2015-12-15"), load(CHARTER))


def test_a_file_that_is_not_there_is_said_to_be_unreadable(tmp_path: Path) -> None:
    with pytest.raises(CharterError) as told:
        charter_text(tmp_path / "charter.toml")
    assert [problem.code for problem in told.value.problems] == ["unreadable"]


def test_a_file_in_another_encoding_is_said_to_be_unreadable(tmp_path: Path) -> None:
    (tmp_path / "charter.toml").write_bytes("title = 'Mål'".encode("latin-1"))
    with pytest.raises(CharterError) as told:
        charter_text(tmp_path)
    assert [problem.code for problem in told.value.problems] == ["unreadable"]
