"""How a municipality was known on a day; the same whoever asks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.domain.charter import Charter
from koll.domain.record import Bodies, Organisation
from koll.snapshot._municipality import Charters, Municipality, municipality_at
from koll.snapshot._organisation import organisation_at
from koll.snapshot._site import Site, site_now
from koll.snapshot._stamps import Stamps, read_stamps


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A site as fresh as its stamps. `stamps` is None within an act that has written: nothing may be kept."""

    site: Site
    stamps: Stamps | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A municipality on a day. `day` is the day that is shown, `today` the day it is there."""

    site: Site
    stamps: Stamps
    municipality: Municipality
    charters: Charters
    organisation: Organisation
    day: date
    today: date

    @property
    def charter(self) -> Charter:
        """The governance model in force on the day."""
        return self.charters.on(self.day)

    @property
    def bodies(self) -> Bodies:
        """The bodies as they stood on the day."""
        return self.organisation.on(self.day)


def read_moment() -> Moment:
    """The site that is asked for, as it is now. One query."""
    return Moment(site=site_now(), stamps=read_stamps())


def read_snapshot(day: date, today: date) -> Snapshot:
    """The municipality of the site on a day; UnableToFindMunicipality when it has not been started.

    One query, and four more when acts have changed the municipality or its bodies since.
    """
    site, stamps = site_now(), read_stamps()
    moment = Moment(site=site, stamps=stamps)
    municipality = municipality_at(moment)
    return Snapshot(
        site=site,
        stamps=stamps,
        municipality=municipality,
        charters=municipality.charters,
        organisation=organisation_at(moment),
        day=day,
        today=today,
    )
