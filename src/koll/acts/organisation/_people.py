"""People's seats as time goes: a seat that ends, and an administrator who is always left."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, act, require
from koll.permissions import Permission, UnableTo
from koll.tables.models import Seat


class UnableToEnd(UnableTo):
    """The seat cannot end so."""


@act
def end_seat(doing: Doing, *, seat: int, ends_on: date) -> Done:
    """Ends a person's seat: `ends_on` is the first day on which it is no longer held."""
    require(doing, Permission.ADMINISTER_PEOPLE)
    row = Seat.objects.select_related("person", "body").filter(pk=seat).first()
    if row is None:
        raise UnableToEnd(_("There is no such seat. Open the list again."))
    if ends_on <= row.begins_on:
        raise UnableToEnd(
            _("The seat began on %(day)s. It can end on the day after at the earliest.")
            % {"day": row.begins_on.isoformat()}
        )
    if row.role == Seat.Role.ADMINISTRATOR and not others_administer(row, ends_on):
        raise UnableToEnd(_("Nobody would be left to give seats. Make somebody else an administrator first."))
    row.ends_on = ends_on
    row.save(update_fields=["ends_on"])
    said = _("The seat of %(name)s ends.") % {"name": row.person.name}
    content = {"person": row.person_id, "body": row.body.key, "role": row.role, "ends_on": ends_on.isoformat()}
    return Done(subject="/personer/", said=said, id=row.pk, content=content)


def others_administer(row: Seat, day: date) -> bool:
    """Whether somebody else is an administrator on the day and can sign in."""
    held = Q(begins_on__lte=day) & (Q(ends_on=None) | Q(ends_on__gt=day))
    others = Seat.objects.filter(held, role=Seat.Role.ADMINISTRATOR, person__is_active=True)
    return others.exclude(person_id=row.person_id).exists()
