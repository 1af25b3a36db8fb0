"""The index of words: what it finds, and that it is the same however it came to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from koll.domain.text_index import Index, excerpt, stem

TEXTS = st.dictionaries(
    st.sampled_from("abcdef"),
    st.tuples(st.text("abåäö ", max_size=12), st.text("abåäö -:", max_size=30)),
)


def index_of(texts: dict[str, tuple[str, str]]) -> Index:
    index = Index()
    index.bring(texts)
    return index


@given(TEXTS, TEXTS, TEXTS)
def test_an_index_that_was_changed_is_the_same_as_a_new_one(
    first: dict[str, tuple[str, str]], second: dict[str, tuple[str, str]], last: dict[str, tuple[str, str]]
) -> None:
    changed = index_of(first)
    changed.bring(second)
    changed.bring(last)
    fresh = index_of(last)
    assert (dict(changed.words), changed.sorted_words, changed.texts) == (
        dict(fresh.words),
        fresh.sorted_words,
        fresh.texts,
    )


@pytest.mark.parametrize(
    ("query", "heading"),
    [
        ("riktningsmål", "Riktningsmålen 2023–2026"),
        ("riktningsmålen", "Ett riktningsmål"),
        ("skolan", "Skolor i norr"),
        ("äldre", "De äldres vardag"),
        ("ÅLDER", "åldern"),
        ("trafik", "Trafiksäkerhetsplan"),
        ("2021.277", "Diarienummer 2021.277"),
        ("277", "Diarienummer 2021.277"),
        ("KS-2021", "ks-2021"),
        ("ned vård", "Den nedlagda vården"),
    ],
)
def test_a_word_is_found_in_its_forms_and_by_its_beginning(query: str, heading: str) -> None:
    assert list(index_of({"a": (heading, "")}).find(query)) == ["a"]


@pytest.mark.parametrize(("query", "heading"), [("far", "Får och getter"), ("hal", "Häl"), ("säkerhet", "Trafik")])
def test_letters_with_rings_and_dots_are_letters_of_their_own(query: str, heading: str) -> None:
    assert index_of({"a": (heading, "")}).find(query) == {}


def test_every_word_must_fit() -> None:
    index = index_of({"a": ("Skola", "norr"), "b": ("Skola", "söder")})
    assert list(index.find("skola norr")) == ["a"]


def test_a_heading_weighs_more_than_the_text_below_it() -> None:
    found = index_of({"a": ("Något", "om skolan"), "b": ("Skolan", "något")}).find("skola")
    assert found["b"] > found["a"]


@given(st.text(max_size=200), st.text(max_size=20))
def test_an_excerpt_is_a_part_of_the_text_whatever_is_asked(text: str, query: str) -> None:
    pieces = "".join(words for words, _asked in excerpt(text, query))
    assert pieces.removeprefix("… ").removesuffix(" …") in text


def test_a_stem_is_stable() -> None:
    assert stem(stem("förflyttningarna")) == stem("förflyttning")
