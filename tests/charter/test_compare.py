"""Two charters are compared row by row."""

from __future__ import annotations

from tests.charter.broken import MINIMAL

from koll.domain.charter import ChangedRow, compare, load

CHARTER = (MINIMAL / "charter.toml").read_text(encoding="utf-8")
VERB = '\n[verb.planera]\nsv = "planera"\nen = "plan"\nlaw = "KL 6:6"\n'


def test_a_charter_is_the_same_as_itself() -> None:
    assert compare(load(CHARTER), load(CHARTER)).is_same


def test_rows_are_added_removed_and_changed() -> None:
    older, newer = load(CHARTER), load(CHARTER.replace("term_years = 4", "term_years = 6") + VERB)
    there = compare(older, newer)
    assert (there.added, there.removed) == (("verb.planera",), ())
    assert there.changed == (ChangedRow(place="instrument.mal", fields=("term_years",)),)
    assert compare(newer, older).removed == ("verb.planera",)
