"""Finds the rows an act is about, or says in a sentence that they are not there."""

from __future__ import annotations

from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from koll.domain.refusals import NotFound
from koll.snapshot import Snapshot
from koll.tables.models import Body, Decision, Occasion, Proposal, Statement


def body_with_key(key: str) -> Body:
    """The body with this key."""
    body = Body.objects.filter(key=key).first()
    if body is None:
        raise NotFound("body.unknown", _("There is no body called “%(key)s”. Choose one from the list.") % {"key": key})
    return body


def body_existing_on(key: str, day: date) -> Body:
    """The body with this key, which must exist on the day."""
    body = body_with_key(key)
    if day < body.begins_on:
        raise NotFound(
            "body.not_begun",
            _("%(body)s did not exist on %(day)s: it began on %(begins)s. Check the date or the body.")
            % {"body": body.name, "day": day.isoformat(), "begins": body.begins_on.isoformat()},
        )
    if body.ends_on is not None and day >= body.ends_on:
        raise NotFound(
            "body.ended",
            _("%(body)s no longer existed on %(day)s: its last day was before %(ends)s. Check the date or the body.")
            % {"body": body.name, "day": day.isoformat(), "ends": body.ends_on.isoformat()},
        )
    return body


def holder_on(snapshot: Snapshot, body: Body) -> Body:
    """The body that on the day has what this one had: itself, or the one that has taken over."""
    heir = snapshot.bodies.heir_of(body.pk)
    return body_with_key(heir.key) if heir is not None else body


def occasion_with(number: int) -> Occasion:
    """The occasion with this number in the tables, with its body; within a transaction nobody else changes it."""
    rows = Occasion.objects.select_related("body").filter(pk=number)
    if connection.in_atomic_block:
        rows = rows.select_for_update(of=("self",), no_key=True)
    occasion = rows.first()
    if occasion is None:
        raise NotFound("occasion.gone", _("This is no longer here. Go back to the list and open it again."))
    return occasion


def statement_with(number: int) -> Statement:
    """The statement with this number in the tables, with its version and addressee."""
    statement = (
        Statement.objects.select_related("version__decision__body", "version__body", "body").filter(pk=number).first()
    )
    if statement is None:
        raise NotFound("statement.gone", _("This statement is no longer here. Go back to the list and open it again."))
    return statement


def proposal_with(number: int) -> Proposal:
    """The proposal with this number, with its body and the body that owns the next step."""
    proposal = (
        Proposal.objects.select_related("body", "owner", "occasion", "shift", "serves__version")
        .filter(pk=number)
        .first()
    )
    if proposal is None:
        raise NotFound("proposal.gone", _("This proposal is no longer here. Go back to the list and open it again."))
    return proposal


def decision_with(number: int) -> Decision:
    """The decision with this number in the tables, with its body."""
    decision = Decision.objects.select_related("body").filter(pk=number).first()
    if decision is None:
        raise NotFound("decision.gone", _("This decision is no longer here. Go back to the list and open it again."))
    return decision
