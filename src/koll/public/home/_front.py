"""What a resident meets first: the front page, the year, the search, and the page about Koll."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from django.utils import timezone

from koll.domain.owed import Duty
from koll.public import _rows
from koll.public.activities import OccasionView, finished_occasions
from koll.public.decisions import DecisionView, MeetingView, decisions_page, open_meetings
from koll.public.instruments import StatementView, in_force_statements
from koll.snapshot import Municipality, Snapshot, duties_on


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerHead:
    """The head of the ledger as anybody may note it down: number of lines, the root hash, and when it last grew."""

    entries: int
    head: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontPage:
    """What a resident meets: the direction, the latest decisions, what bodies have told, and what is owed now."""

    municipality: Municipality
    roots: tuple[StatementView, ...]
    goals: tuple[StatementView, ...]
    decisions: tuple[DecisionView, ...]
    descriptions: tuple[OccasionView, ...]
    owed: tuple[Duty, ...]
    body_names: dict[str, str]
    ledger: LedgerHead


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOfAll:
    """What everybody owes that has a day, and when the elected bodies meet."""

    municipality: Municipality
    duties: tuple[Duty, ...]
    meetings: tuple[MeetingView, ...]
    body_names: dict[str, str]


def ledger_head(snapshot: Snapshot) -> LedgerHead:
    """How many lines the ledger has, its head, and when it last grew. Two queries."""
    last = _rows.ledger_entries().order_by("-number").values_list("number", "at").first()
    return LedgerHead(entries=last[0] if last else 0, head=snapshot.head, at=last[1] if last else None)


def ledger_head_on(snapshot: Snapshot) -> LedgerHead:
    """The ledger's head as it was when the day was over. One query."""
    over = timezone.make_aware(datetime.combine(snapshot.day + timedelta(days=1), time()))
    rows = _rows.ledger_entries().filter(at__lt=over).order_by("-number")
    last = rows.values_list("number", "head", "at").first()
    return (
        LedgerHead(entries=last[0], head=bytes(last[1]).hex(), at=last[2])
        if last
        else LedgerHead(entries=0, head="", at=None)
    )


def front_page(snapshot: Snapshot) -> FrontPage:
    """The public first page, in fixed queries."""
    municipality = snapshot.municipality
    instruments = municipality.charter.instruments
    roots = [instrument.key for instrument in instruments if instrument.level in ("vision", "value")]
    goals = [instrument.key for instrument in instruments if instrument.level == "goal"]
    return FrontPage(
        municipality=municipality,
        roots=in_force_statements(snapshot, roots),
        goals=in_force_statements(snapshot, goals),
        decisions=decisions_page(snapshot).lines[:8],
        descriptions=finished_occasions(snapshot, ("description",))[:12],
        owed=tuple(as_told(duty) for duty in duties_on(snapshot) if is_told(duty)),
        body_names=snapshot.bodies.names,
        ledger=ledger_head(snapshot),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutPage:
    """What Koll is in this municipality: the model it runs with its front page, and the ledger's head."""

    municipality: Municipality
    ledger: LedgerHead


def about_page(snapshot: Snapshot) -> AboutPage:
    """What anybody may know of Koll here. Three queries."""
    return AboutPage(municipality=snapshot.municipality, ledger=ledger_head(snapshot))


def year_of_all(snapshot: Snapshot) -> YearOfAll:
    """What is owed with a day, by everybody, done or not; but nothing closed, and no proposal being prepared."""
    duties = tuple(
        as_told(duty)
        for duty in duties_on(snapshot)
        if duty.due is not None and duty.state != "closed" and not duty.is_to_settle
    )
    return YearOfAll(
        municipality=snapshot.municipality,
        duties=duties,
        meetings=open_meetings(snapshot),
        body_names=snapshot.bodies.names,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesPage:
    """What waits now and what has a day, of everybody."""

    municipality: Municipality
    duties: tuple[Duty, ...]
    body_names: dict[str, str]


def duties_page(snapshot: Snapshot) -> DutiesPage:
    """The duties that the first page and the year's calendar tell of together."""
    municipality = snapshot.municipality
    every = duties_on(snapshot)
    shown = [row for row in every if not row.is_to_settle and (is_told(row) or row.due is not None)]
    return DutiesPage(
        municipality=municipality, duties=tuple(as_told(row) for row in shown), body_names=snapshot.bodies.names
    )


def is_told(duty: Duty) -> bool:
    """Whether the public is told of the duty: it waits now, and does not quote a proposal still being prepared."""
    return duty.state in ("passed", "open") and not duty.is_to_settle


def as_told(duty: Duty) -> Duty:
    """The duty without the day agreed on inside: until it is done, that is its body's own planning."""
    return replace(duty, agreed=None)
