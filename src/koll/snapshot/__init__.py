"""A municipality as it was known on a day, handed down to everything that reads it."""

from koll.snapshot import stamps
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
from koll.snapshot._site import Site, SiteRouter, UnableToFindSite, at, site_at, site_now, sites
from koll.snapshot._snapshot import Moment, Snapshot, read_snapshot

__all__ = [
    "Charters",
    "Context",
    "Kept",
    "KeptReadsMore",
    "Language",
    "Moment",
    "Municipality",
    "Site",
    "SiteRouter",
    "Snapshot",
    "Stamped",
    "UnableToFindMunicipality",
    "UnableToFindSite",
    "acting",
    "at",
    "called",
    "language_of",
    "moment_now",
    "municipality_now",
    "organisation_now",
    "organisation_on",
    "read_organisation",
    "read_snapshot",
    "showing",
    "site_at",
    "site_now",
    "sites",
    "stamps",
]
