"""Occasions in one line, however far they have come, and which one an address means."""

from __future__ import annotations

from django.db.models import Q

from koll.domain.refs import OccasionRef
from koll.public.activities import OccasionView, views_of_occasions
from koll.snapshot import Snapshot
from koll.tables.models import Occasion


def occasion_called(ref: OccasionRef) -> int | None:
    """The occasion's number in the tables; None when there is none. Asks no permission: what is done with it does."""
    found = Occasion.objects.filter(activity=ref.activity, body__key=ref.body, period=ref.period, number=ref.number)
    return found.values_list("pk", flat=True).first()


def occasion_lines(snapshot: Snapshot, which: Q) -> tuple[OccasionView, ...]:
    """The occasions that fit, opened by the day, with the bodies that take part, in two queries and the charter's."""
    return views_of_occasions(snapshot, Occasion.objects.filter(which, opened_on__lte=snapshot.day))
