"""Who asks for a page, on which day; the sign-in middleware puts it on every request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest

from koll.domain.refusals import Forbidden
from koll.permissions import Actor
from koll.snapshot import Context, Language, Snapshot, no_municipality


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """The actor with the seats of today, the moment, the day it is here, and the day the pages show.

    `day` is today (an example municipality may live on another day). `on` is the day the pages speak of: `day`,
    or an earlier one when the address says `?on=`; nothing can be written unless they are the same.
    """

    actor: Actor
    now: datetime
    day: date
    on: date
    known: Context | None = None
    """The snapshot of the day that is shown with who asks; None where there is no municipality yet."""

    @property
    def context(self) -> Context:
        """What reads and acts are handed; NotFound where there is no municipality yet."""
        if self.known is None:
            raise no_municipality()
        return self.known

    @property
    def snapshot(self) -> Snapshot:
        """What public functions are handed; NotFound where there is no municipality yet."""
        return self.context.snapshot

    @property
    def language(self) -> Language:
        """The language that is asked in."""
        return self.context.language

    @property
    def context_today(self) -> Context:
        """What acts and forms go by, whatever day the page shows."""
        return self.context.on(self.day)

    @property
    def snapshot_today(self) -> Snapshot:
        """The municipality today, whatever day the page shows."""
        return self.snapshot.on(self.day)


class KollRequest(HttpRequest):
    """A request on which the middleware has put who asks."""

    koll: Asking
    sealed: Forbidden | None
    """Why no page of what the address is about may be made; see `koll.frame.http.guards`."""
    instead: str
    """Where whoever only asks for a page that is not for them is led; "" for nowhere."""
