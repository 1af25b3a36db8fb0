"""People's seats as time goes: a seat that ends, and an administrator who is always left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, Input, act, change
from koll.domain.refs import PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.tables.models import Seat


@dataclass(frozen=True, slots=True, kw_only=True)
class EndSeat(Input):
    """Ends a person's seat: `ends_on` is the first day on which it is no longer held.

    `seen` is the end that stood on the page, None when the seat had none: whoever answers another question is told.
    """

    seat: int
    ends_on: date
    seen: date | None = None


@act(
    EndSeat,
    permission=Permission.ADMINISTER_PEOPLE,
    subject=lambda _doing, _given: None,
    news=None,
    trail=Trail.SHOWN,
    work=N_("A seat was ended"),
)
def end_seat(_doing: Doing, given: EndSeat) -> Done:
    row = Seat.objects.select_related("person", "body").filter(pk=given.seat).first()
    if row is None:
        raise Refusal("seat.gone", _("There is no such seat. Open the list again."))
    if row.ends_on not in (given.seen, given.ends_on):
        raise Refusal(
            "seat.ended_before",
            _("Somebody has already said that the seat ends on %(day)s. Look at the list before you change the day.")
            % {"day": row.ends_on.isoformat() if row.ends_on else "–"},
            field="ends_on",
        )
    if given.ends_on <= row.begins_on:
        raise Refusal(
            "seat.ends_before_it_begins",
            _("The seat began on %(day)s. It can end on the day after at the earliest.")
            % {"day": row.begins_on.isoformat()},
            field="ends_on",
        )
    if row.role == Seat.Role.ADMINISTRATOR and not others_administer(row, given.ends_on):
        raise Refusal(
            "seat.last_administrator",
            _("Nobody would be left to give seats. Make somebody else an administrator first."),
        )
    change(row, ends_on=given.ends_on)
    said = _("The seat of %(name)s ends.") % {"name": row.person.name}
    return Done(subject=PageRef(name="people"), said=said, id=row.pk)


def others_administer(row: Seat, day: date) -> bool:
    """Whether somebody else is an administrator on the day and can sign in."""
    held = Q(begins_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))
    others = Seat.objects.filter(held, role=Seat.Role.ADMINISTRATOR, person__is_active=True)
    return others.exclude(person_id=row.person_id).exists()
