"""Which number a statement has from text to text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from koll.domain.record import statement_numbers, unaccounted_statements

KEYS = some.sampled_from(["a", "b", "c", "d", "e"])


@given(some.lists(KEYS, unique=True), some.lists(some.one_of(KEYS, some.just(""))))
def test_no_number_is_given_twice_and_none_changes_hands(former: list[str], continued: list[str]) -> None:
    numbered = {key: place for place, key in enumerate(former, start=1)}
    given_out = statement_numbers(numbered, continued)
    assert len(set(given_out)) == len(continued)
    owners = {number: key for key, number in numbered.items()}
    lives_on = any(key in numbered for key in continued)
    pairs = list(zip(continued, given_out, strict=True))
    first_time = [pair for place, pair in enumerate(pairs) if pair[0] not in continued[:place]]
    for key, number in first_time if lives_on else ():
        if key in numbered:
            assert number == numbered[key]
        else:
            assert number not in owners


def test_what_is_neither_kept_nor_let_go_is_named_in_its_order() -> None:
    assert unaccounted_statements(("c", "a", "b"), {"a"}, set()) == ("c", "b")
    assert unaccounted_statements(("c", "a"), {"a"}, {"c"}) == ()
