"""The rules that hold across rows, asked of the whole record: what no single constraint can see."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import Count, F
from django.utils.translation import gettext as _

from koll.domain.refusals import Words
from koll.reads.oversight._ledger_proof import verify
from koll.snapshot import Snapshot, duties_on
from koll.tables.models import Decision, LegalDutyMet, Proposal, SharedPart, Statement, StatementLink, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A rule that does not hold, and where."""

    rule: str
    sentence: Words


def broken_invariants(snapshot: Snapshot) -> tuple[Broken, ...]:
    """Every rule that does not hold, in a fixed number of queries beside the ledger's reading."""
    return tuple(broken for rule in RULES for broken in rule(snapshot))


def ledger_is_whole(_snapshot: Snapshot) -> list[Broken]:
    """The ledger verifies and its triggers are in place."""
    return [Broken(rule="ledger", sentence=str(fault)) for fault in verify().faults]


def decisions_fall_in_their_year(_snapshot: Snapshot) -> list[Broken]:
    """A decision's year is that of its day, so that its ref is right."""
    return [
        Broken(
            rule="decision_year", sentence=_("“%(heading)s” has another year than its day.") % {"heading": row.heading}
        )
        for row in Decision.objects.all()
        if row.year != row.day.year
    ]


def nothing_holds_before_it_is_decided(_snapshot: Snapshot) -> list[Broken]:
    """A text is not in force before its decision."""
    return [
        Broken(rule="in_force", sentence=_("“%(title)s” is in force before it was decided.") % {"title": row.title})
        for row in Version.objects.filter(in_force_from__lt=F("decision__day"))
    ]


def what_cuts_across_is_for_all(snapshot: Snapshot) -> list[Broken]:
    """No statement that cuts across is addressed to one body (R-056)."""
    keys = [instrument.key for instrument in snapshot.charter.instruments if instrument.crosscutting]
    return [
        Broken(
            rule="crosscutting", sentence=_("“%(heading)s” is addressed to one body alone.") % {"heading": row.heading}
        )
        for row in Statement.objects.filter(version__instrument__in=keys, body__isnull=False)
    ]


def links_follow_the_charter(snapshot: Snapshot) -> list[Broken]:
    """A statement contributes only to what the charter lets it."""
    allowed = {instrument.key: set(instrument.contributes_to) for instrument in snapshot.charter.instruments}
    return [
        Broken(
            rule="link",
            sentence=_("“%(heading)s” contributes to what it cannot.") % {"heading": row.from_statement.heading},
        )
        for row in StatementLink.objects.select_related("from_statement__version", "to_statement__version")
        if row.to_statement.version.instrument not in allowed.get(row.from_statement.version.instrument, set())
    ]


def settled_proposals_have_a_decision(_snapshot: Snapshot) -> list[Broken]:
    """A settled proposal rests on a decision (R-104)."""
    return [
        Broken(rule="proposal", sentence=_("“%(heading)s” is settled without a decision.") % {"heading": row.heading})
        for row in Proposal.objects.filter(state__in=["decided", "declined"]).exclude(steps__decision__isnull=False)
    ]


def what_is_decided_is_not_written_on(_snapshot: Snapshot) -> list[Broken]:
    """Nobody writes together in what has been decided: what was acknowledged is in the decided text."""
    return [
        Broken(rule="manuscript", sentence=_("“%(part)s” is written on after it was decided.") % {"part": row.key})
        for row in SharedPart.objects.filter(occasion__done_on__isnull=False)
    ]


def duties_in_law_are_met_once(_snapshot: Snapshot) -> list[Broken]:
    """A duty that rests on law has been met by one decision a period and body (two rows of no body are no duplicates
    to every database)."""
    met = LegalDutyMet.objects.values_list("rule", "period", "body").annotate(times=Count("pk")).filter(times__gt=1)
    return [
        Broken(
            rule="fulfilment",
            sentence=_("“%(rule)s” %(period)s has been met more than once.") % {"rule": rule, "period": period},
        )
        for rule, period, _body, _times in met.order_by("rule", "period", "body")
    ]


def every_duty_has_a_ground(snapshot: Snapshot) -> list[Broken]:
    """Nothing is asked without a section that says why."""
    return [
        Broken(rule="ground", sentence=_("The duty “%(duty)s” has no ground.") % {"duty": duty.duty})
        for duty in duties_on(snapshot)
        if not duty.why.section
    ]


RULES: tuple[Callable[[Snapshot], list[Broken]], ...] = (
    ledger_is_whole,
    decisions_fall_in_their_year,
    nothing_holds_before_it_is_decided,
    what_cuts_across_is_for_all,
    links_follow_the_charter,
    settled_proposals_have_a_decision,
    what_is_decided_is_not_written_on,
    duties_in_law_are_met_once,
    every_duty_has_a_ground,
)
