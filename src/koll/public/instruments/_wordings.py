"""How one statement has read in each text that it has stood in."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from koll.public import _rows
from koll.public.instruments._versions import VersionView, version_views, versions_decided_by
from koll.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class WordingView:
    """A statement as it reads in one text: its number there, heading and words."""

    version: VersionView
    number: int
    heading: str
    text: str


def wordings_of_statement(snapshot: Snapshot, instrument: str, key: str) -> tuple[WordingView, ...]:
    """The statement in every text decided by the day, the earliest first. Two queries and the charter's."""
    texts = {line.id: line for line in version_views(snapshot, versions_decided_by(snapshot, Q(instrument=instrument)))}
    rows = _rows.statements(snapshot.day).filter(version__in=texts, key=key)
    found = [
        WordingView(version=texts[row.version_id], number=row.number, heading=row.heading, text=row.text)
        for row in rows
    ]
    return tuple(sorted(found, key=lambda item: (item.version.in_force_from, item.version.id)))
