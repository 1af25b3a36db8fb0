"""Every address says who may reach it."""

from __future__ import annotations

from koll.frame.http.audience import undeclared


def test_every_address_says_who_may_reach_it() -> None:
    assert undeclared() == []
