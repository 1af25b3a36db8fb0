"""Every body there has been, from the tables."""

from __future__ import annotations

from collections import defaultdict

from koll.domain.record import BodyFact, NameChange, Organisation, PlaceChange
from koll.snapshot._kept import Kept, Stamped
from koll.tables.models import Body, BodyBeginning, BodyEnding, BodyMove, BodyRenaming, Decision

ORGANISATION: Kept[Organisation] = Kept(Body, BodyBeginning, BodyEnding, BodyRenaming, BodyMove, Decision)


def organisation_at(moment: Stamped) -> Organisation:
    """The organisation. No query when it is kept, else three."""
    return ORGANISATION.get(moment, None, read_organisation)


def read_organisation() -> Organisation:
    """The organisation as the tables have it. Three queries."""
    names: defaultdict[int, list[NameChange]] = defaultdict(list)
    for row in BodyRenaming.objects.all():
        names[row.body_id].append(NameChange(from_day=row.from_day, was=row.was, name=row.name))
    places: defaultdict[int, list[PlaceChange]] = defaultdict(list)
    for body, first, was, above in BodyMove.objects.values_list("body_id", "from_day", "was__key", "above__key"):
        places[body].append(PlaceChange(from_day=first, was=was or "", above=above or ""))
    rows = Body.objects.values_list(
        "pk",
        "key",
        "name",
        "kind",
        "begins_on",
        "ends_on",
        "parent__key",
        "beginning__decision__day",
        "ending__decision__day",
        "ending__heir__key",
    )
    return Organisation(
        bodies=tuple(
            BodyFact(
                key=key,
                name=name,
                kind=kind,
                begins=begins,
                until=until,
                heir=heir or "",
                begun_on=begun_on,
                ended_on=ended_on,
                number=number,
                above=above or "",
                names=tuple(names[number]),
                places=tuple(places[number]),
            )
            for number, key, name, kind, begins, until, above, begun_on, ended_on, heir in rows
        )
    )
