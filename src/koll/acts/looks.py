"""Saying that one has seen what has happened, up to a line of the ledger."""

from __future__ import annotations

from django.db.models import Max
from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, act, require
from koll.permissions import Act
from koll.records.models import Entry, Look

ADDRESS = "/mitt/"


@act
def look(doing: Doing, *, through: int) -> Done:
    """Marks what has happened as seen by oneself, up to the line that was shown; never back again."""
    require(doing, Act.READ_INSIDE)
    person = doing.actor.person or 0
    last = Entry.objects.aggregate(last=Max("number"))["last"] or 0
    earlier = Look.objects.filter(person_id=person).values_list("through", flat=True).first() or 0
    marked = max(earlier, min(through, last))
    Look.objects.update_or_create(person_id=person, defaults={"through": marked, "at": doing.now})
    return Done(ADDRESS, _("Marked as seen. Only what happens from now on will be new."), person, {"through": marked})
