"""Every act, handed what no table and no calendar can hold in the place of each thing it takes: a refusal, or done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from tests.acts.test_every_act import as_mapping
from tests.examples import EXAMPLES, carry_out
from tests.world import World

from koll.domain.refusals import Refusal
from koll.permissions import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]

PARTS = 4


def hostile(value: Any) -> Iterator[Any]:
    """Values of the same kind that nobody means; each place within a larger value at a time."""
    match value:
        case bool() | None | datetime():
            return
        case int():
            yield from (-1, 0, 2**31, 2**63, 10**30)
        case Decimal():
            yield from (Decimal(10**30), Decimal(-1), Decimal("NaN"), Decimal("Infinity"))
        case str():
            yield from ("", "a\x00b", "\ud800", "x" * 5000, "\x01\x1f\ufffe\uffff\u202e")
        case date():
            yield from (date.min, date.max)
        case Mapping():
            for name, inner in value.items():
                yield from (dict(value) | {name: other} for other in hostile(inner))
        case tuple():
            yield ()
            for place, inner in enumerate(value):
                yield from ((*value[:place], other, *value[place + 1 :]) for other in hostile(inner))
        case _ if is_dataclass(value) and not isinstance(value, type):
            for row in fields(value):
                yield from (replace(value, **{row.name: other}) for other in hostile(getattr(value, row.name)))


@pytest.mark.parametrize("part", range(PARTS))
def test_an_act_refuses_what_it_cannot_hold(world: World, part: int) -> None:
    tried, broke = 0, []
    for name in list(EXAMPLES)[part::PARTS]:
        with transaction.atomic():
            doing, given = EXAMPLES[name](world)
            words = as_mapping(given)
            for field in words if doing.actor != SYSTEM else ():
                for other in hostile(words[field]):
                    tried += 1
                    try:
                        with transaction.atomic():
                            carry_out(name, (doing, words | {field: other}), receipt="a-key")
                            transaction.set_rollback(True)
                    except Refusal as refusal:
                        if not str(refusal):
                            broke.append((name, field, str(other)[:60], "says nothing"))
                    except Exception as fault:  # any other is a defect, and told with all the others
                        broke.append((name, field, str(other)[:60], repr(fault)[:120]))
            transaction.set_rollback(True)
        world.people.clear()
        world.paragraphs.clear()
    assert tried > 300
    assert broke == []
