"""A body as those inside see it: who sits in it, what it prepares, and what it has held."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.permissions import Actor, Permission, may
from koll.public import organisation as public
from koll.public.organisation import ROLES, latest_first
from koll.reads._composition import composed
from koll.reads.activities import occasion_lines
from koll.reads.proposals import ProposalView, proposal_lines
from koll.snapshot import Context, duties_on
from koll.tables.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatsView(public.SeatsView):
    """How many sit in a role, and their names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyPage(public.BodyPage):
    """A body in full with who sits in it, and with what it prepares."""

    seats: tuple[SeatsView, ...]
    proposals: tuple[ProposalView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MayOrganise:
    """What the person asking may record of the organisation and of companies."""

    organise: bool
    own: bool


def may_organise(actor: Actor) -> MayOrganise:
    """What the actor may record."""
    return MayOrganise(
        organise=may(actor, Permission.CHANGE_ORGANISATION).allowed, own=may(actor, Permission.ACT_AS_OWNER).allowed
    )


def body_page(context: Context, key: str) -> BodyPage | None:
    """A body in full, with names and what is being prepared; None when none was known on the day."""
    page = public.body_page(context.snapshot, key)
    if page is None:
        return None
    mine = Q(body__key=key) | Q(counterparts__body__key=key)
    return composed(
        BodyPage,
        page,
        seats=_seats_in(key, context.day) if page.line.state == "here" else (),
        duties=tuple(
            duty for duty in duties_on(context.snapshot) if duty.body == key and duty.state in ("passed", "open")
        ),
        told=latest_first(occasion_lines(context.snapshot, mine & Q(done_on__lte=context.day)), context.day),
        proposals=proposal_lines(context, Q(body__key=key, raised_on__lte=context.day)),
    )


def _seats_in(key: str, day: date) -> tuple[SeatsView, ...]:
    """Who sits in the body on the day, by role. One query."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    held = Q(begins_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gt=day))
    rows = Seat.objects.filter(held, body__key=key, person__is_active=True)
    for role, name in rows.order_by("person__name").values_list("role", "person__name"):
        found[role].append(name)
    return tuple(SeatsView(role=role, many=len(found[role]), names=tuple(found[role])) for role in ROLES if found[role])
