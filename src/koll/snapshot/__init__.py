"""One municipality as it was known on a day."""

from koll.snapshot import stamps
from koll.snapshot._actors import PersonView, RosterRow, SeatView, actor_of_person, people_on, roster, seats_of_people
from koll.snapshot._bodies_served import bodies_served
from koll.snapshot._bridge import (
    acting,
    called,
    moment_now,
    municipality_now,
    organisation_now,
    organisation_on,
    showing,
)
from koll.snapshot._context import Context, Language, language_of
from koll.snapshot._kept import Kept, KeptReadsMore, Stamped
from koll.snapshot._municipality import Charters, Municipality, UnableToFindMunicipality
from koll.snapshot._organisation import read_organisation
from koll.snapshot._permitted_bodies import bodies_with_permission
from koll.snapshot._record import MADE_OF, TEXTS, Ours, body_names, duties_on, head, ours, record_of
from koll.snapshot._site import Site, SiteRouter, UnableToFindSite, at, site_at, site_now, sites
from koll.snapshot._snapshot import Moment, Snapshot, read_snapshot
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
    "Ours",
    "PersonView",
    "RosterRow",
    "SeatView",
    "Site",
    "SiteRouter",
    "Snapshot",
    "Stamped",
    "UnableToFindMunicipality",
    "UnableToFindSite",
    "acting",
    "actor_of_person",
    "at",
    "bodies_served",
    "bodies_with_permission",
    "body_names",
    "called",
    "duties_on",
    "family_of",
    "head",
    "language_of",
    "moment_now",
    "municipality_now",
    "note",
    "occasion_state",
    "organisation_now",
    "organisation_on",
    "ours",
    "people_on",
    "read_organisation",
    "read_snapshot",
    "read_stamps",
    "record_of",
    "roster",
    "seats_of_people",
    "showing",
    "site_at",
    "site_now",
    "sites",
    "stamps",
    "subject_of_body",
    "subject_of_occasion",
]
