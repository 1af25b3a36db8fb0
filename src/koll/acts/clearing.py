"""Clearing away what has had its time: receipts nobody can repeat any more, old drafts, and answers of employees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from koll.acts.queue import write_turn
from koll.almanac import swedish_day
from koll.reads.staff import KEPT
from koll.records.models import Draft, Receipt, StaffAnswer

RECEIPTS_KEPT = timedelta(days=30)
DRAFTS_KEPT = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Cleared:
    """How many of each were cleared away."""

    receipts: int
    drafts: int
    answers: int


def clear_away(now: datetime) -> Cleared:
    """Clears away receipts older than a month and drafts older than 400 days,
    and what employees answered 90 days after their question closed; harmless to repeat."""
    with write_turn(), transaction.atomic():
        receipts, _kinds = Receipt.objects.filter(at__lt=now - RECEIPTS_KEPT).delete()
        drafts, _kinds = Draft.objects.filter(saved_at__lt=now - DRAFTS_KEPT).delete()
        answers, _kinds = StaffAnswer.objects.filter(question__closes_on__lt=swedish_day(now) - KEPT).delete()
        return Cleared(receipts, drafts, answers)
