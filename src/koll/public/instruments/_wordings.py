"""How one statement has read in each text that it has stood in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.public.instruments._versions import VersionView, version_views, versions_decided_by
from koll.snapshot import ours
from koll.tables.models import Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """A statement as it reads in one text: its number there, heading and words."""

    version: VersionView
    number: int
    heading: str
    text: str


def wordings_of_statement(instrument: str, key: str, day: date) -> tuple[WordingView, ...]:
    """The statement in every text decided by the day, the earliest first. Two queries and the charter's."""
    charter = ours().charter
    texts = {line.id: line for line in version_views(charter, versions_decided_by(day, Q(instrument=instrument)), day)}
    rows = Statement.objects.filter(version__in=texts, key=key)
    found = [
        WordingView(version=texts[row.version_id], number=row.number, heading=row.heading, text=row.text)
        for row in rows
    ]
    return tuple(sorted(found, key=lambda item: (item.version.in_force_from, item.version.id)))
