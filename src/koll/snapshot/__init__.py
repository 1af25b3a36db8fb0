"""One municipality as it was known on a day."""

from koll.snapshot import stamps
from koll.snapshot._actors import PersonView, RosterRow, SeatView, actor_of_person, people_on, roster, seats_of_people
from koll.snapshot._bodies_served import bodies_served
from koll.snapshot._context import Context, Language, language_of
from koll.snapshot._kept import Kept, KeptReadsMore, Stamped
from koll.snapshot._moment import Moment, moment_now
from koll.snapshot._municipality import (
    Charters,
    Municipality,
    municipality_now,
    municipality_or_none,
    no_municipality,
)
from koll.snapshot._organisation import read_organisation
from koll.snapshot._permitted_bodies import bodies_with_permission
from koll.snapshot._record import MADE_OF, TEXTS, duties_on, record_of
from koll.snapshot._site import Site, SiteRouter, at, site_at, site_now, sites
from koll.snapshot._snapshot import Snapshot, read_snapshot
from koll.snapshot._stamps import EVERY, note, read_stamps
from koll.snapshot._subjects import family_of, occasion_state, subject_of_body, subject_of_occasion

__all__ = [
    "EVERY",
    "MADE_OF",
    "TEXTS",
    "Charters",
    "Context",
    "Kept",
    "KeptReadsMore",
    "Language",
    "Moment",
    "Municipality",
    "PersonView",
    "RosterRow",
    "SeatView",
    "Site",
    "SiteRouter",
    "Snapshot",
    "Stamped",
    "actor_of_person",
    "at",
    "bodies_served",
    "bodies_with_permission",
    "duties_on",
    "family_of",
    "language_of",
    "moment_now",
    "municipality_now",
    "municipality_or_none",
    "no_municipality",
    "note",
    "occasion_state",
    "people_on",
    "read_organisation",
    "read_snapshot",
    "read_stamps",
    "record_of",
    "roster",
    "seats_of_people",
    "site_at",
    "site_now",
    "sites",
    "stamps",
    "subject_of_body",
    "subject_of_occasion",
]
