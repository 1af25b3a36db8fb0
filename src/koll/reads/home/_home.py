"""The first page: what is mine, what comes next, where we are in the year, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.db.models import Q

from koll.domain.almanac import end_of_day
from koll.domain.owed import Duty
from koll.domain.refs import Ref, ref_or_none
from koll.permissions import news_acts
from koll.public.activities import OccasionView
from koll.reads.activities import occasion_lines
from koll.reads.decisions import titles_of_refs
from koll.reads.descriptions import PartAssignmentView, charges_on
from koll.reads.home._comments import MentionView, news_for
from koll.reads.proposals import ProposalView, proposal_lines
from koll.snapshot import MADE_OF, Context, Kept, bodies_served, duties_on
from koll.tables.models import Draft, Indicator, LedgerEntry, Person, PlanItem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsView:
    """One line of the ledger as people read it: the act, by whom, when, where, and what that is called, or ""."""

    number: int
    at: datetime
    act: str
    who: str
    ref: Ref | None
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftView:
    """Something the person has typed and not sent."""

    form: str
    saved_at: datetime
    address: str
    heading: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage:
    """What is owed by the person's bodies, what they have begun, what waits for them, and what has changed."""

    mine: tuple[Duty, ...]
    coming: tuple[Duty, ...]
    met: int
    occasions: tuple[OccasionView, ...]
    waiting: tuple[ProposalView, ...]
    drafts: tuple[DraftView, ...]
    changes: tuple[NewsView, ...]
    said: tuple[MentionView, ...]
    charges: tuple[PartAssignmentView, ...]
    body_names: dict[str, str]


NEWS = (
    *MADE_OF,
    Indicator,
    LedgerEntry,
    Person,
    PlanItem,
)
"""The tables that news are read from: the ledger, which has no stamp of its own, and what its lines are about."""

LATEST: Kept[tuple[NewsView, ...]] = Kept(*NEWS, most=16)


def is_ahead(duty: Duty, day: date) -> bool:
    """Whether what is coming has its day before it: a result that waits for its dialogue may have let Koll's pass."""
    return duty.shown_on is None or duty.shown_on >= day


def home_page(context: Context) -> HomePage:
    """The first page after sign-in, in fixed queries."""
    municipality = context.snapshot.municipality
    served = bodies_served(context)
    owed = [duty for duty in duties_on(context.snapshot) if duty.body in served]
    kinds = [activity.key for activity in municipality.charter.activities]
    return HomePage(
        mine=tuple(item for item in owed if item.state in ("passed", "open")),
        coming=tuple(item for item in owed if item.state == "coming" and is_ahead(item, context.day))[:6],
        met=sum(item.state == "done" for item in owed),
        occasions=occasion_lines(context.snapshot, Q(body__key__in=served, done_on__isnull=True, activity__in=kinds)),
        waiting=proposal_lines(context, Q(owner__key__in=served, settled_on__isnull=True)),
        drafts=tuple(
            DraftView(**row)
            for row in Draft.objects.filter(person_id=context.actor.person or 0)
            .order_by("-saved_at")
            .values("form", "saved_at", "address", "heading")[:5]
        ),
        changes=latest_news(context, 8),
        said=news_for(context),
        charges=charges_on(context),
        body_names=context.snapshot.bodies.names,
    )


def latest_news(context: Context, most: int) -> tuple[NewsView, ...]:
    """The latest things that had happened by the day and that everybody inside may know of. Nine queries, or none."""
    key = (context.snapshot.head, context.day, context.language, most)
    return LATEST.get(context.snapshot, key, partial(read_latest_news, context, most))


def read_latest_news(context: Context, most: int) -> tuple[NewsView, ...]:
    """The same from the ledger."""
    happened = LedgerEntry.objects.filter(at__lt=end_of_day(context.day), act__in=news_acts())
    return change_lines(
        context, happened.select_related("actor").order_by("-number")[:most], context.snapshot.bodies.names
    )


def change_lines(context: Context, rows: Iterable[LedgerEntry], names: dict[str, str]) -> tuple[NewsView, ...]:
    """Lines of the ledger as people read them, the latest first; `names` of bodies by key. Eight queries at most."""
    kept = sorted(rows, key=lambda row: (row.at, row.number), reverse=True)
    about = {row.number: ref_or_none(row.subject) for row in kept}
    called = titles_of_refs(context, [ref for ref in about.values() if ref is not None], names)
    whole = {ref: ref for ref in called}  # a decision's says where it is read
    return tuple(
        NewsView(
            number=row.number,
            at=row.at,
            act=row.act,
            who=row.actor.name if row.actor else "",
            ref=whole.get(ref, ref) if (ref := about[row.number]) is not None else None,
            heading=called.get(ref, "") if ref is not None else "",
        )
        for row in kept
    )
