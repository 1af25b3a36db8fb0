"""Proposals in one line each: what, by whom, how far, and who owns the next step since when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q

from koll.domain.refs import ProposalRef, Ref
from koll.snapshot import Context
from koll.tables.models import Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """A proposal in one line. `since`: the day of the step before, from which the owner has had the next.

    `condition` says of changed conditions whether it is money, mandate or a rule; empty for the rest.
    """

    id: int
    kind: str
    condition: str
    state: str
    heading: str
    body_name: str
    owner_name: str
    raised_on: date
    since: date
    settled_on: date | None
    ref: Ref

    @property
    def is_about_conditions(self) -> bool:
        """Whether changed conditions are asked for."""
        return self.kind == Proposal.Kind.CONDITIONS


def proposal_lines(context: Context, which: Q) -> tuple[ProposalView, ...]:
    """The proposals that fit, in one query."""
    chosen = Proposal.objects.filter(pk__in=Proposal.objects.filter(which).values("pk"))
    return tuple(
        ProposalView(
            id=row.pk,
            kind=row.kind,
            condition=row.condition,
            state=row.state,
            heading=row.heading,
            body_name=context.snapshot.bodies.name(row.body.key),
            owner_name=context.snapshot.bodies.name(row.owner.key),
            raised_on=row.raised_on,
            since=row.last_step_on or row.raised_on,
            settled_on=row.settled_on,
            ref=ProposalRef(number=row.pk),
        )
        for row in chosen.select_related("body", "owner").annotate(last_step_on=Max("steps__on"))
    )
