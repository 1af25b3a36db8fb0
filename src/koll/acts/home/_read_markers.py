"""Saying that one has seen what has happened, up to a line of the ledger."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, act, require
from koll.permissions import Permission
from koll.tables.models import LedgerEntry, NewsMark

ADDRESS = "/mitt/"


@act
def mark_news_read(doing: Doing, *, through: int) -> Done:
    """Marks what has happened as seen by oneself, up to the line that was shown; never back again."""
    require(doing, Permission.READ_INSIDE)
    person = doing.actor.person or 0
    last = LedgerEntry.objects.aggregate(last=Max("number"))["last"] or 0
    earlier = NewsMark.objects.filter(person_id=person).values_list("through", flat=True).first() or 0
    marked = max(earlier, min(through, last))
    NewsMark.objects.update_or_create(person_id=person, defaults={"through": marked, "at": doing.now})
    return Done(
        subject=ADDRESS,
        said=_("Marked as seen. Only what happens from now on will be new."),
        id=person,
        content={"through": marked},
    )
