"""The moment that the commands act at."""

from __future__ import annotations

from datetime import datetime

from koll.cli.setup import spoken
from koll.domain.almanac import swedish_day
from koll.frame.http.days import local_moment
from koll.permissions import SYSTEM
from koll.snapshot import Context, language_of, municipality_or_none, read_snapshot


def moment_of_record() -> datetime:
    """The moment it is in the municipality of the record, which may be an example; by the clock where there is none."""
    municipality = municipality_or_none()
    return local_moment(municipality is not None and municipality.is_example)


def context_of_command(now: datetime) -> Context:
    """The municipality as the commands ask of it: today, by nobody but the program itself."""
    return Context(snapshot=read_snapshot(swedish_day(now)), actor=SYSTEM, now=now, language=language_of(spoken()))
