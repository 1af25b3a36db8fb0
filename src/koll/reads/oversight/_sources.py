"""What the executive board may choose among as material when it looks at a body: only what is decided or held."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from koll.public.activities import OccasionView
from koll.public.decisions import DecisionView, decision_line
from koll.reads.activities import occasion_lines
from koll.snapshot import Context
from koll.tables.models import Decision, Indicator

MOST = 20
"""How many decisions are offered: the latest, and those that are chosen already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChoices:
    """What there is to choose among."""

    occasions: tuple[OccasionView, ...]
    decisions: tuple[DecisionView, ...]
    indicators: tuple[tuple[int, str], ...]


def material_for(
    context: Context, body: str, period: int, chosen: tuple[tuple[int, ...], ...] = ((), (), ())
) -> SourceChoices:
    """What the body has decided, held and measured, this year and the year before. Six queries."""
    own = Q(body__key=body) | Q(counterparts__body__key=body)
    done = Q(done_on__isnull=False, done_on__lte=context.day, period__gte=period - 1)
    occasions = {
        occasion_line.id: occasion_line
        for occasion_line in occasion_lines(context.snapshot, (own & done) | Q(pk__in=chosen[0]))
    }
    made = Decision.objects.filter(day__lte=context.day).select_related("body").defer("text")
    latest = made.filter(body__key=body, year__gte=period - 1)[:MOST]
    decisions = {row.pk: decision_line(context.snapshot, row) for row in [*latest, *made.filter(pk__in=chosen[1])]}
    measured = Indicator.objects.filter(
        Q(body__key=body) | Q(body=None) | Q(pk__in=chosen[2]), begun_on__lte=context.day
    )
    return SourceChoices(
        occasions=tuple(occasions.values()),
        decisions=tuple(decisions.values()),
        indicators=tuple(measured.values_list("pk", "name")),
    )
