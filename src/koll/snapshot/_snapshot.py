"""How a municipality was known on a day; the same whoever asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from koll.domain.charter import Charter
from koll.domain.record import Bodies, Organisation
from koll.snapshot._moment import Moment, moment_now
from koll.snapshot._municipality import Charters, Municipality, municipality_at
from koll.snapshot._organisation import organisation_at
from koll.snapshot._site import Site
from koll.snapshot._stamps import Stamps


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A municipality on a day. `day` is the day that is shown, `today` the day it is there.

    What it has is what is kept under its moment: no query unless an act has touched it since, or is touching it now.
    """

    moment: Moment
    day: date
    today: date

    @property
    def site(self) -> Site:
        """The municipality's place in the installation."""
        return self.moment.site

    @property
    def stamps(self) -> Stamps | None:
        """How fresh it is; None within an act that has written."""
        return self.moment.stamps

    @property
    def head(self) -> str:
        """The ledger's head as hexadecimal text; empty before the first act."""
        return self.moment.head

    @property
    def municipality(self) -> Municipality:
        """The municipality; NotFound when it has not been started. No query when kept, else one."""
        return municipality_at(self.moment)

    @property
    def charters(self) -> Charters:
        """The governance models that have been adopted."""
        return self.municipality.charters

    @property
    def charter(self) -> Charter:
        """The governance model in force on the day."""
        return self.charters.on(self.day)

    @property
    def organisation(self) -> Organisation:
        """Every body there has been. No query when kept, else three."""
        return organisation_at(self.moment)

    @property
    def bodies(self) -> Bodies:
        """The bodies as they stood on the day."""
        return self.organisation.on(self.day)

    def on(self, day: date) -> Snapshot:
        """The same municipality on another day."""
        return self if day == self.day else replace(self, day=day)


def read_snapshot(day: date, today: date | None = None) -> Snapshot:
    """The municipality of the site as it is now, on a day, which is today where no other is said.

    NotFound, when it has not been started, waits until the municipality is asked for.
    """
    return Snapshot(moment=moment_now(), day=day, today=today or day)
