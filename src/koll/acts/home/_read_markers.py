"""Saying that one has seen what has happened, up to a line of the ledger."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, Input, act, change, create
from koll.domain.refs import PageRef
from koll.permissions import Permission, Trail
from koll.tables.models import LedgerEntry, NewsMark

ADDRESS = PageRef(name="work")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkNewsRead(Input):
    """Marks what has happened as seen by oneself, up to the line that was shown; never back again."""

    through: int


@act(MarkNewsRead, permission=Permission.READ_INSIDE, subject=lambda _doing, _given: None, news=None, trail=Trail.OWN)
def mark_news_read(doing: Doing, given: MarkNewsRead) -> Done:
    person = doing.actor.person or 0
    last = LedgerEntry.objects.aggregate(last=Max("number"))["last"] or 0
    mark = NewsMark.objects.filter(person_id=person).first()
    through = min(given.through, last)
    if mark is None:
        create(NewsMark, person_id=person, through=through, at=doing.now)
    else:
        change(mark, through=max(mark.through, through), at=doing.now)
    return Done(subject=ADDRESS, said=_("Marked as seen. Only what happens from now on will be new."), id=person)
