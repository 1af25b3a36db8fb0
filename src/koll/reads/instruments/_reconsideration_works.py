"""The works of new terms: which there are, what each must settle, and what has been settled since it began."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db.models import Q

from koll.domain.almanac import council_term_on
from koll.domain.charter import Charter, Instrument
from koll.domain.refs import Ref, TermRef
from koll.domain.sentences import CannotReckon
from koll.permissions import Permission, may
from koll.public.decisions import DecisionView, decision_line
from koll.snapshot import TEXTS, Context, Kept, Snapshot
from koll.tables.models import Reconsideration, ReconsiderationWork, Version

ELECTION = "election"


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLink:
    """Where the work is done, for the first page: by what it was opened, and how many texts wait."""

    ref: Ref
    why: str
    began_on: date
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconsiderationWorkView:
    """One work in a list, with how many of its texts wait."""

    began_on: date
    why: str
    words: str
    ref: Ref
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReconsiderationWorksPage:
    """Every work there is, the latest first; `may_open` when one may be opened in mid-term by the person asking."""

    lines: tuple[ReconsiderationWorkView, ...]
    may_open: bool


def taken_up_again(charter: Charter) -> tuple[Instrument, ...]:
    """The council's texts that are taken up again after an election."""
    return tuple(
        instrument
        for instrument in charter.instruments
        if instrument.reconsidered is not None
        and not instrument.per_body
        and charter.role_of(instrument.decided_by) == "council"
    )


def term_began_on(day: date) -> date | None:
    """The first day of the council in office; None before the elections that Koll knows."""
    try:
        return council_term_on(day).span.from_day
    except CannotReckon:
        return None


type Settling = tuple[str, DecisionView, str]
"""An instrument, a decision that took it up or adopted it anew, and the first day of the text it adopted, or ""."""

WORKS: Kept[tuple[ReconsiderationWork, ...]] = Kept(ReconsiderationWork)
SETTLINGS: Kept[tuple[Settling, ...]] = Kept(*TEXTS, Reconsideration)


def read_works() -> tuple[ReconsiderationWork, ...]:
    """Every work that has a row. One query."""
    return tuple(ReconsiderationWork.objects.all())


def works_known(context: Context) -> tuple[tuple[date, ReconsiderationWork | None], ...]:
    """Every work there is on the day, the latest first: those that have a row, and the council's in office."""
    rows: dict[date, ReconsiderationWork | None] = {
        row.began_on: row for row in WORKS.get(context.snapshot, None, read_works) if row.began_on <= context.day
    }
    began = term_began_on(context.day)
    if began is not None and taken_up_again(context.snapshot.charter):
        rows.setdefault(began, None)
    return tuple(sorted(rows.items(), reverse=True))


def term_link(context: Context) -> TermLink | None:
    """The latest work, while something waits in it, for the secretaries of those who prepare and decide."""
    mine = {seat.body_role for seat in context.actor.seats if seat.role == "secretary"}
    if not mine & {"council", "executive"}:
        return None
    known = settlings(context.snapshot)
    for began_on, row in works_known(context):
        waiting = waiting_in(context.snapshot, began_on, known)
        if waiting:
            return TermLink(
                ref=TermRef(began_on=began_on), why=row.why if row else ELECTION, began_on=began_on, waiting=waiting
            )
    return None


def works_of_election(context: Context) -> ReconsiderationWorksPage:
    """Every work there is on the day."""
    known = settlings(context.snapshot)
    lines = tuple(
        ReconsiderationWorkView(
            began_on=began_on,
            why=row.why if row else ELECTION,
            words=row.words if row else "",
            ref=TermRef(began_on=began_on),
            waiting=waiting_in(context.snapshot, began_on, known),
        )
        for began_on, row in works_known(context)
    )
    may_open = may(context.actor, Permission.PREPARE_RECONSIDERATION).allowed and not any(
        line.waiting for line in lines
    )
    return ReconsiderationWorksPage(lines=lines, may_open=may_open)


def settlings(snapshot: Snapshot) -> tuple[Settling, ...]:
    """Every time the texts have been taken up or adopted anew by the day, the first first. Two queries, or none."""
    return SETTLINGS.get(snapshot, snapshot.day, partial(read_settlings, snapshot))


def read_settlings(snapshot: Snapshot) -> tuple[Settling, ...]:
    """The same from the tables."""
    keys = [item.key for item in taken_up_again(snapshot.charter)]
    which = Q(instrument__in=keys, decision__day__lte=snapshot.day)
    again = Reconsideration.objects.filter(which).select_related("decision__body")
    adopted = Version.objects.filter(which).select_related("decision__body")
    found = [(row.instrument, decision_line(snapshot, row.decision), row.in_force_from.isoformat()) for row in adopted]
    found += [(row.instrument, decision_line(snapshot, row.decision), "") for row in again]
    return tuple(sorted(found, key=lambda item: (item[1].day, item[1].id, item[2] == "")))


def settled(began_on: date, known: Sequence[Settling]) -> dict[str, tuple[DecisionView, str]]:
    """By instrument, what first settled it since the work began, in the same term."""
    last = term_end(began_on) or date.max
    found: dict[str, tuple[DecisionView, str]] = {}
    for instrument, decision, first_day in known:
        if began_on <= decision.day <= last:
            found.setdefault(instrument, (decision, first_day))
    return found


def waiting_in(snapshot: Snapshot, began_on: date, known: Sequence[Settling]) -> int:
    """How many texts wait to be settled in the work."""
    return len(taken_up_again(snapshot.charter)) - len(settled(began_on, known))


def term_end(began_on: date) -> date | None:
    """The last day of the term that a work belongs to."""
    try:
        until = council_term_on(began_on).span.until
    except CannotReckon:
        return None
    return date.fromordinal(until.toordinal() - 1) if until else None
