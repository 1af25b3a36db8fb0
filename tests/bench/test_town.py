"""The measured municipality is a lawful one: its ledger holds and no rule is broken."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import Settings
from tests.bench.town import GOVERNED, counted, grow

from koll.reads.oversight import broken_invariants, verify
from koll.snapshot import read_snapshot


@pytest.mark.django_db
def test_a_year_of_it_verifies_and_breaks_no_rule(settings: Settings) -> None:
    settings.DEMO = True
    grow(1, governed=GOVERNED[:3])
    there = counted()
    assert (there.answers, there.decisions > 10, there.lines > 100) == (3 * 20, True, True)
    assert verify().faults == ()
    assert broken_invariants(read_snapshot(date(2023, 10, 18))) == ()
