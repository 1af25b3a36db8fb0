"""Clearing away what has had its time: receipts nobody can repeat any more, old drafts, and answers of employees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from koll.acts.engine import remove_rows, write_lock
from koll.acts.imports import UPLOADS_KEPT
from koll.domain.almanac import swedish_day
from koll.reads.dialogues import KEPT
from koll.tables.models import Draft, EmployeeAnswer, ImportUpload, Receipt

RECEIPTS_KEPT = timedelta(days=30)
DRAFTS_KEPT = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleared:
    """How many of each were cleared away."""

    receipts: int
    drafts: int
    uploads: int
    answers: int


def apply_retention(now: datetime) -> Cleared:
    """Clears away receipts older than a month, drafts older than 400 days, tables nobody took in within a day,
    and what employees answered 90 days after their question closed; harmless to repeat."""
    with write_lock(), transaction.atomic():
        return Cleared(
            receipts=remove_rows(Receipt.objects.filter(at__lt=now - RECEIPTS_KEPT)),
            drafts=remove_rows(Draft.objects.filter(saved_at__lt=now - DRAFTS_KEPT)),
            uploads=remove_rows(ImportUpload.objects.filter(at__lt=now - UPLOADS_KEPT)),
            answers=remove_rows(EmployeeAnswer.objects.filter(question__closes_on__lt=swedish_day(now) - KEPT)),
        )
