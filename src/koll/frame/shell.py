"""The shell around every page: whose it is, who reads, on which day, and the places there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from koll.domain.refusals import NotFound
from koll.frame.http.request import Asking
from koll.permissions import HeldSeat
from koll.snapshot import municipality_now


@dataclass(frozen=True, slots=True, kw_only=True)
class NavigationPlace:
    """A place in the navigation."""

    label: str
    address: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shell:
    """What base.html shows around a page. `on` is the day the page speaks of, `day` today."""

    municipality: str
    is_example: bool
    day: date | None
    on: date | None
    language: str
    person: str
    person_id: int | None
    """Whose words the device keeps from this page; two people may have one name."""
    seats: tuple[HeldSeat, ...]
    places: tuple[NavigationPlace, ...]
    is_demo: bool
    sections: Mapping[str, str]
    """The headings of the governance model's sections, by key, for every ground on the page."""
    path: str

    @property
    def is_administrator(self) -> bool:
        """Whether the person may give seats."""
        return any(seat.role == "administrator" for seat in self.seats)

    @property
    def is_auditor(self) -> bool:
        """Whether the person has an auditor's seat."""
        return any(seat.role == "auditor" for seat in self.seats)

    @property
    def is_now(self) -> bool:
        """Whether the page speaks of today."""
        return self.on == self.day


def shell(request: HttpRequest) -> dict[str, Any]:
    """Gives every template its shell, worked out when it is first asked for."""
    return {"shell": SimpleLazyObject(lambda: shell_of(request))}


def shell_of(request: HttpRequest) -> Shell:
    """The shell of a request; without a municipality or a database it is merely empty."""
    asking: Asking | None = getattr(request, "koll", None)
    try:
        known = asking.known if asking is not None else None
        municipality = known.snapshot.municipality if known is not None else municipality_now()
        name, is_example = municipality.name, municipality.is_example
        sections = {section.key: section.heading for section in municipality.charter.sections}
    except (NotFound, DatabaseError):
        name, is_example, sections = "", False, {}
    signed_in = asking is not None and asking.actor.person is not None
    return Shell(
        municipality=name,
        is_example=is_example,
        day=asking.day if asking else None,
        on=asking.on if asking else None,
        language=get_language() or "sv",
        person=asking.actor.name if asking and signed_in else "",
        person_id=asking.actor.person if asking else None,
        seats=asking.actor.seats if asking else (),
        places=places(request.path, signed_in=signed_in),
        is_demo=settings.DEMO,
        sections=sections,
        path=request.path,
    )


def places(path: str, *, signed_in: bool) -> tuple[NavigationPlace, ...]:
    """The places in the order of the thread, each one question; the public has its own."""
    inside = (
        (_("Home"), "/hem/"),
        (_("My work"), "/mitt/"),
        (_("Direction"), "/styrningen/"),
        (_("Thread"), "/traden/"),
        (_("The year"), "/aret/"),
        (_("Analyses"), "/analyser/"),
        (_("Dialogues"), "/dialoger/"),
        (_("Proposals"), "/forslag/"),
        (_("Budget"), "/budget/"),
        (_("Assignments"), "/uppdrag/"),
        (_("Follow-up"), "/uppfoljning/"),
        (_("Plans"), "/planer/"),
        (_("Decisions"), "/beslut/"),
        (_("Organisation"), "/organ/"),
    )
    outside = (
        (_("The municipality"), "/"),
        (_("Direction"), "/oppet/styrningen/"),
        (_("Thread"), "/oppet/traden/"),
        (_("Budget"), "/oppet/budget/"),
        (_("Assignments"), "/oppet/uppdrag/"),
        (_("What bodies tell"), "/oppet/berattat/"),
        (_("Decisions"), "/oppet/beslut/"),
        (_("Organisation"), "/oppet/organ/"),
    )
    return tuple(
        NavigationPlace(
            label=label, address=address, is_current=path == address or (address != "/" and path.startswith(address))
        )
        for label, address in (inside if signed_in else outside)
    )
