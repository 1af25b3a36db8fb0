"""The moment that the commands act at."""

from __future__ import annotations

from datetime import datetime

from koll.frame.http.days import local_moment
from koll.snapshot import UnableToFindMunicipality, ours


def moment_of_record() -> datetime:
    """The moment it is in the municipality of the record, which may be an example; by the clock where there is none."""
    try:
        is_example = ours().is_example
    except UnableToFindMunicipality:
        is_example = False
    return local_moment(is_example)
