"""Pieces of pages about oversight that stand on several pages, or are too large for one."""

from __future__ import annotations

from koll.frame.components._component import Props, component


@component(topic="oversight")
class TrailLines(Props):
    """Lines of the audit trail."""

    lines: object


@component(topic="oversight", of_page={"shell": "shell"})
class OversightFacts(Props):
    """An entry of the executive's oversight."""

    entry: object
    shell: object
    owner_texts: object
    page: object


@component(topic="oversight", of_page={"shell": "shell"})
class ControlRisk(Props):
    """A risk of internal control, with its controls."""

    risk: object
    settled: object
    may_keep: bool
    shell: object
    body_key: str
    period: int


@component(topic="oversight")
class LedgerProof(Props):
    """How many lines the ledger has, its code, and how anybody checks that none was changed."""

    ledger: object
    says_when: bool = False
