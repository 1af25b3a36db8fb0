"""A text that comes in has a longest length and signs that can be kept, through every door to an act."""

from __future__ import annotations

import pytest
from tests.refusals import refused
from tests.world import SCHOOLS, World

from koll.acts.proposals import raise_proposal
from koll.media.rich_text import LONGEST
from koll.tables.models import LedgerEntry, Proposal

WORDS = {"body": SCHOOLS, "kind": "goal", "heading": "Ett mål", "text": "Text", "reasons": "Skäl"}


@pytest.mark.parametrize("field", ["heading", "text", "reasons"])
def test_a_text_that_is_too_long_is_refused_at_its_field_and_nothing_is_kept(world: World, field: str) -> None:
    doing, before = world.by(SCHOOLS), LedgerEntry.objects.count()
    with refused("act.text_too_long") as told:
        raise_proposal(doing, **WORDS | {field: "x" * (LONGEST + 1)})
    assert told.value.field == field
    assert (Proposal.objects.count(), LedgerEntry.objects.count()) == (0, before)


@pytest.mark.both_databases
@pytest.mark.parametrize("sign", ["\x00", "\ud83d"])
def test_a_text_with_a_sign_that_no_database_keeps_is_refused(world: World, sign: str) -> None:
    doing = world.by(SCHOOLS)
    with refused("act.text_unreadable"):
        raise_proposal(doing, **WORDS | {"text": f"Ord{sign} och mer"})
    assert Proposal.objects.count() == 0
