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


@component(topic="oversight", of_page={"shell": "shell"})
class OversightSteps(Props):
    """What can be done next with a line of the oversight's file."""

    entry: object
    page: object
    shell: object


@component(topic="oversight", of_page={"shell": "shell"})
class OversightWaits(Props):
    """Answers that the executive board waits for."""

    waiting: object
    shell: object


@component(topic="oversight")
class TrailYear(Props):
    """What was decided, followed up and overseen in a year."""

    shown: object
    followed: object
    organ: object


@component(topic="oversight")
class OversightQuestions(Props):
    """What the executive board asks."""

    questions: object


@component(topic="oversight", of_page={"shell": "shell"})
class OversightLeft(Props):
    """What is still to be done in the year."""

    coming: object
    duties: object
    shell: object


@component(topic="oversight")
class OversightTalk(Props):
    """A dialogue in the oversight's file."""

    line: object


@component(topic="oversight", of_page={"shell": "shell"})
class OversightOpen(Props):
    """Answers still waited for from earlier years."""

    open_before: object
    body_key: object
    shell: object


@component(topic="oversight", of_page={"shell": "shell"})
class OversightActions(Props):
    """What can be done with a body's file."""

    page: object
    shell: object


@component(topic="oversight", of_page={"shell": "shell"})
class OversightRow(Props):
    """A body under oversight: met, looked at, decided on, and what is left."""

    period: object
    row: object
    duties: object
    shell: object


@component(topic="oversight", of_page={"shell": "shell"})
class RiskPlanActions(Props):
    """What can be done with a plan for internal control."""

    page: object
    before: object
    shell: object


@component(topic="oversight")
class OversightDecision(Props):
    """A yearly decision in the oversight's file."""

    line: object
