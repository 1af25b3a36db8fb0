"""The trail that auditors follow: the ledger's lines in order, without drafts, notes and what is somebody's own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from koll.domain.almanac import end_of_day
from koll.domain.record import name_order
from koll.domain.refs import (
    AccountsRef,
    BodyRef,
    ChallengeMapRef,
    DecisionRef,
    IndicatorRef,
    InternalControlPlanRef,
    OccasionRef,
    OutcomesRef,
    PageRef,
    ProposalRef,
    Ref,
    StatementRef,
    TrendsRef,
    names_of,
    ref_or_none,
)
from koll.permissions import Permission, Trail, require, trail_acts
from koll.public.activities import OccasionView
from koll.public.decisions import DecisionView, decisions_page
from koll.reads.activities import occasion_lines
from koll.reads.decisions import titles_of_refs
from koll.reads.oversight._entries import OversightEntryView, entries, entry_ref
from koll.snapshot import Context
from koll.tables.models import (
    Accounts,
    Decision,
    Indicator,
    InternalControlPlan,
    LedgerContent,
    LedgerEntry,
    Occasion,
    OversightEntry,
    Proposal,
    Seat,
    Statement,
)

SEAT_ACTS = ("give_seat", "end_seat")
"""Acts that are about somebody's seat and have no page of their own to name them."""

FRONT = PageRef(name="open_front")

A_PAGE = 50
FEW = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailEntryView:
    """One line of the ledger: its number, when, who, the act's name, and what it was about ("" where nothing more)."""

    number: int
    at: datetime
    who: str
    act: str
    heading: str
    ref: Ref | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailPage:
    """The lines that fit, the latest first, a page at a time; the ledger's head; and whom and when to choose among."""

    lines: tuple[TrailEntryView, ...]
    total: int
    page: int
    pages: int
    head: str
    entries: int
    bodies: tuple[tuple[str, str], ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What was decided, followed up and looked at in a year, by all bodies or one: the latest of each, and how many."""

    decisions: tuple[DecisionView, ...]
    decided: int
    followups: tuple[OccasionView, ...]
    overseen: tuple[OversightEntryView, ...]


def drafts_on(day: date) -> list[str]:
    """The refs of everything that is still a draft on the day, its map, outcomes and trends. Three queries."""
    waiting = Occasion.objects.filter(Q(done_on__isnull=True) | Q(done_on__gt=day))
    rows = list(waiting.values_list("activity", "body__key", "period", "number"))
    found: list[Ref] = [
        kind(activity=activity, body=body, period=period, number=number)
        for activity, body, period, number in rows
        for kind in (OccasionRef, ChallengeMapRef, OutcomesRef)
    ]
    found += [TrendsRef(year=period) for period in sorted({period for _activity, _body, period, _number in rows})]
    unconcluded = OversightEntry.objects.filter(Q(concluded_on__isnull=True) | Q(concluded_on__gt=day))
    found += [entry_ref(row) for row in unconcluded.select_related("body")]
    unsettled = InternalControlPlan.objects.filter(Q(decision__isnull=True) | Q(decision__day__gt=day))
    found += [
        InternalControlPlanRef(body=body, period=period)
        for body, period in unsettled.values_list("body__key", "period")
    ]
    return [str(ref) for ref in found]


def is_draft(day: date) -> Q:
    """Which lines are about something that is still a draft on the day. Four queries to make."""
    drafts = Q(subject__in=drafts_on(day))
    for ref in unread_accounts(day):
        drafts |= Q(subject__startswith=f"{ref}#")
    return drafts


def unread_accounts(day: date) -> frozenset[AccountsRef]:
    """The reports that are not handed over on the day: auditors cannot open them yet. One query."""
    unread = Accounts.objects.filter(Q(handed_on__isnull=True) | Q(handed_on__gt=day))
    return frozenset(AccountsRef(year=year, report=kind) for year, kind in unread.values_list("year", "kind"))


def entries_about_body(body: str) -> Q:
    """Which lines are about a body: what its key is part of the name of, and its decisions, proposals, statements
    and indicators."""
    within = (
        f"{kind.kind}:{'[^/]*/' * names.index('body')}"
        for kind in Ref.kinds.values()
        if "body" in (names := [part.name for part in names_of(kind)])
    )
    about = Q(subject=str(BodyRef(key=body)))
    about |= Q(subject__regex=f"^({'|'.join(within)}){re.escape(body)}([/#]|$)")
    decided = Decision.objects.filter(body__key=body).values_list("pk", flat=True)
    proposed = Proposal.objects.filter(body__key=body).values_list("pk", flat=True)
    own = Statement.objects.filter(Q(body__key=body) | Q(version__body__key=body))
    refs: list[Ref] = [DecisionRef(number=number) for number in decided]
    refs += [ProposalRef(number=number) for number in proposed]
    refs += [
        StatementRef(instrument=instrument, key=key)
        for instrument, key in own.values_list("version__instrument", "key").distinct()
    ]
    refs += [IndicatorRef(key=key) for key in Indicator.objects.filter(body__key=body).values_list("key", flat=True)]
    return about | Q(subject__in=[str(ref) for ref in refs])


def lines_for(context: Context, body: str, year: int | None) -> QuerySet[LedgerEntry]:
    """The lines that an auditor may see, written by the day, of a body and a year. At most six queries to make."""
    work = trail_acts(Trail.WHEN_DECIDED)
    found = LedgerEntry.objects.filter(act__in=trail_acts(Trail.SHOWN) | work, at__lt=end_of_day(context.day))
    found = found.exclude(is_draft(context.day), act__in=work)
    if year is not None:
        found = found.filter(at__year=year)
    return found.filter(entries_about_body(body)) if body else found


def trail_page(context: Context, *, body: str = "", year: int | None = None, page: int = 1) -> TrailPage:
    """A page of the trail; Forbidden for everybody but auditors. Fixed queries."""
    require(context.actor, Permission.READ_AUDIT_TRAIL)
    found = lines_for(context, body, year)
    total = found.count()
    pages = max(1, -(-total // A_PAGE))
    shown = min(max(page, 1), pages)
    rows = found.select_related("actor").order_by("-number")[(shown - 1) * A_PAGE : shown * A_PAGE]
    names = context.snapshot.bodies.names
    first = LedgerEntry.objects.order_by("number").values_list("at", flat=True).first()
    last = LedgerEntry.objects.order_by("-number").values_list("number", flat=True).first()
    return TrailPage(
        lines=trail_entries(context, rows, names),
        total=total,
        page=shown,
        pages=pages,
        head=context.snapshot.head,
        entries=last or 0,
        bodies=tuple(sorted(names.items(), key=lambda name: name_order(name[1]))),
        years=tuple(range(context.day.year, (first.year if first else context.day.year) - 1, -1)),
    )


def trail_rows(context: Context, *, body: str = "", year: int | None = None) -> tuple[TrailEntryView, ...]:
    """Every line of the trail that fits, the first first; Forbidden for everybody but auditors. Fixed queries."""
    require(context.actor, Permission.READ_AUDIT_TRAIL)
    return trail_entries(
        context,
        lines_for(context, body, year).select_related("actor").order_by("number"),
        context.snapshot.bodies.names,
    )


def seats_told(lines: list[int], names: dict[str, str]) -> dict[int, str]:
    """Whom a seat was given to or ended for, in which role and body, from and until when, by line. Two queries."""
    words = {
        "member": _("member"),
        "chair": _("chair"),
        "secretary": _("secretary"),
        "manager": _("manager"),
        "officer": _("officer"),
        "auditor": _("auditor"),
        "administrator": _("administrator"),
    }
    numbers = {}
    for line in LedgerContent.objects.filter(pk__in=lines):
        for row in json.loads(line.content).get("rows", ()):
            if row["table"] == "seat":
                numbers[line.pk] = (row["row"], row["set"].get("ends_on"))
    held = Seat.objects.select_related("person", "body").in_bulk([seat for seat, _ends in numbers.values()])
    said = {}
    for line_number, (number, ends_on) in numbers.items():
        seat = held[number]
        parts = [seat.person.name, str(words[seat.role]), names.get(seat.body.key, seat.body.name)]
        parts.append(_("from %(day)s") % {"day": seat.begins_on.isoformat()})
        if ends_on:
            parts.append(_("until %(day)s") % {"day": ends_on})
        said[line_number] = ", ".join(parts)
    return said


def heading_in(called: dict[Ref, str], ref: Ref | None) -> str:
    """What the thing is called; "" where nothing is known of it."""
    return called.get(ref, "") if ref is not None else ""


def shown_ref(whole: dict[Ref, Ref], ref: Ref | None, closed: Set[Ref]) -> Ref | None:
    """The ref to lead to, as complete as it is known; None where it cannot be opened yet."""
    return None if ref is None or ref in closed else whole.get(ref, ref)


def trail_entries(context: Context, rows: Iterable[LedgerEntry], names: dict[str, str]) -> tuple[TrailEntryView, ...]:
    """The rows as lines, each with the name of what it was about and where it is read. Twelve queries."""
    kept, closed = list(rows), {FRONT, *unread_accounts(context.day)}
    about = {row.number: ref_or_none(row.subject) for row in kept}
    called = titles_of_refs(context, [ref for ref in about.values() if ref is not None], names)
    whole = {ref: ref for ref in called}  # a decision's says where it is read
    seats = seats_told([row.number for row in kept if row.act in SEAT_ACTS], names)
    return tuple(
        TrailEntryView(
            number=row.number,
            at=row.at,
            who=row.actor.name if row.actor else "",
            act=row.act,
            heading=seats.get(row.number) or heading_in(called, about[row.number]),
            ref=shown_ref(whole, about[row.number], closed),
        )
        for row in kept
    )


def followed_line(context: Context, *, body: str = "", year: int | None = None) -> Followed:
    """What was decided, followed up and looked at in the year; Forbidden for everybody but auditors."""
    require(context.actor, Permission.READ_AUDIT_TRAIL)
    charter, shown = context.snapshot.charter, year or context.day.year
    kinds = [activity.key for activity in charter.activities if activity.is_followup]
    whose = Q(body__key=body) if body else Q()
    decided = decisions_page(context.snapshot, body=body, year=shown)
    done = occasion_lines(context.snapshot, whose & Q(activity__in=kinds, period=shown, done_on__lte=context.day))
    looked = entries(context, whose & Q(period=shown, concluded_on__lte=context.day))
    return Followed(decisions=decided.lines[:FEW], decided=decided.total, followups=done, overseen=looked)
