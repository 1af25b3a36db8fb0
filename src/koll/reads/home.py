"""The first page: what is mine, what comes next, where we are in the year, and what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from koll.almanac import end_of_day
from koll.charter import Owed
from koll.permissions import Actor, news_acts
from koll.reads.called import headings
from koll.reads.charges import ChargeLine, charges_on
from koll.reads.cycle import OccasionLine, occasion_lines
from koll.reads.municipality import Ours, body_names, ours, owed_on
from koll.reads.proposal_lines import ProposalLine, proposal_lines
from koll.reads.threads import NewsLine, news_for
from koll.records.models import Body, Draft, Entry


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of the ledger as people read it: the act, by whom, when, where, and what that is called, or ""."""

    number: int
    at: datetime
    act: str
    who: str
    subject: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class DraftLine:
    """Something the person has typed and not sent."""

    form: str
    saved_at: datetime
    address: str
    heading: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """What is owed by the person's bodies, what they have begun, what waits for them, and what has changed."""

    mine: tuple[Owed, ...]
    coming: tuple[Owed, ...]
    met: int
    occasions: tuple[OccasionLine, ...]
    waiting: tuple[ProposalLine, ...]
    drafts: tuple[DraftLine, ...]
    changes: tuple[ChangeLine, ...]
    said: tuple[NewsLine, ...]
    charges: tuple[ChargeLine, ...]
    body_names: dict[str, str]


def bodies_served(actor: Actor, day: date) -> frozenset[str]:
    """The bodies the actor sits in, and those the actor's sectors and units write for. One query."""
    above = Body.objects.filter(children__key__in=actor.bodies, begins_on__lte=day).values_list("key", flat=True)
    return actor.bodies | frozenset(above)


def home_page(actor: Actor, day: date, municipality: Ours | None = None) -> HomePage:
    """The first page after sign-in, in fixed queries."""
    municipality = municipality or ours()
    served = bodies_served(actor, day)
    owed = [each for each in owed_on(day, municipality) if each.body in served]
    kinds = [each.key for each in municipality.charter.activities]
    return HomePage(
        mine=tuple(each for each in owed if each.state in ("overdue", "open")),
        coming=tuple(each for each in owed if each.state == "upcoming")[:6],
        met=sum(each.state == "met" for each in owed),
        occasions=occasion_lines(day, Q(body__key__in=served, done_on__isnull=True, activity__in=kinds)),
        waiting=proposal_lines(Q(owner__key__in=served, settled_on__isnull=True)),
        drafts=tuple(
            DraftLine(*row)
            for row in Draft.objects.filter(person_id=actor.person or 0)
            .order_by("-saved_at")
            .values_list("form", "saved_at", "address", "heading")[:5]
        ),
        changes=changes(8, day),
        said=news_for(actor),
        charges=charges_on(actor),
        body_names=body_names(day),
    )


def changes(most: int, day: date) -> tuple[ChangeLine, ...]:
    """The latest things that had happened by the day and that everybody inside may know of. Nine queries at most."""
    happened = Entry.objects.filter(at__lt=end_of_day(day), act__in=news_acts())
    return change_lines(happened.select_related("actor").order_by("-number")[:most], body_names(day))


def change_lines(rows: Iterable[Entry], names: dict[str, str]) -> tuple[ChangeLine, ...]:
    """Lines of the ledger as people read them, the latest first; `names` of bodies by key. Eight queries at most."""
    kept = sorted(rows, key=lambda row: (row.at, row.number), reverse=True)
    called = headings([row.subject for row in kept], names)
    return tuple(
        ChangeLine(
            row.number,
            row.at,
            row.act,
            row.actor.name if row.actor else "",
            row.subject,
            called.get(row.subject, ""),
        )
        for row in kept
    )
