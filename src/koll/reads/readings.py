"""How one statement has read in each text that it has stood in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.reads.instruments import VersionLine, lines_of, versions_known
from koll.reads.municipality import ours
from koll.records.models import Statement


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """A statement as it reads in one text: its number there, heading and words."""

    version: VersionLine
    number: int
    heading: str
    text: str


def readings_of(instrument: str, key: str, day: date) -> tuple[ReadingLine, ...]:
    """The statement in every text decided by the day, the earliest first. Two queries and the charter's."""
    charter = ours().charter
    texts = {line.id: line for line in lines_of(charter, versions_known(day, Q(instrument=instrument)), day)}
    rows = Statement.objects.filter(version__in=texts, key=key)
    found = [ReadingLine(texts[row.version_id], row.number, row.heading, row.text) for row in rows]
    return tuple(sorted(found, key=lambda each: (each.version.in_force_from, each.version.id)))
