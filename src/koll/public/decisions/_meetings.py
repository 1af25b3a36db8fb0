"""When bodies meet: the calendars, what law asks around each meeting, and the next where something can be decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from koll.domain.almanac import RULES, LegalDate, day_if_reached
from koll.domain.charter import Role
from koll.domain.refs import MeetingRef, Ref
from koll.public import _rows
from koll.snapshot import Snapshot
from koll.tables.models import Meeting

OPEN_ROLES: tuple[Role, ...] = ("council", "executive", "committee")
"""The bodies whose meetings are told to everybody."""


BY_LAW = ("council", "executive", "committee")
"""The bodies whose minutes the law speaks of (KL 5:69, 6:35)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingView:
    """A meeting in one line. `announced`: when it is to be announced; `verified`: when its minutes are to be."""

    id: int
    body_key: str
    body_name: str
    body_role: str
    day: date
    begins: time | None
    ends: time | None
    place: str
    heading: str
    sequence: int
    cancelled_on: date | None
    cancelled_why: str
    uid: str
    announced: LegalDate | None
    verified: LegalDate | None

    @property
    def ref(self) -> Ref:
        """Where it stands among the meetings of its year."""
        return MeetingRef(year=self.day.year, number=self.id)


def meeting_line(snapshot: Snapshot, row: Meeting) -> MeetingView:
    """The row as a line, as it stood on the day; its body must have been fetched."""
    role = snapshot.charter.role_of(row.body.kind)
    return MeetingView(
        id=row.pk,
        body_key=row.body.key,
        body_name=snapshot.bodies.name(row.body.key),
        body_role=role,
        day=row.day,
        begins=row.begins,
        ends=row.ends,
        place=row.place,
        heading=row.heading,
        sequence=row.sequence,
        cancelled_on=day_if_reached(row.cancelled_on, snapshot.day),
        cancelled_why=row.cancelled_why if day_if_reached(row.cancelled_on, snapshot.day) else "",
        uid=row.uid,
        announced=RULES["meeting_announced"].due_after(row.day) if role == "council" else None,
        verified=RULES["minutes_verified"].due_after(row.day) if role in BY_LAW else None,
    )


def meeting_lines(snapshot: Snapshot, which: Q) -> tuple[MeetingView, ...]:
    """The meetings that fit and were told of by the day, in their order. One query and the charter's."""
    rows = _rows.meetings(snapshot.day).filter(which).select_related("body")
    return tuple(meeting_line(snapshot, row) for row in rows)


def next_meetings(snapshot: Snapshot, bodies: Iterable[str]) -> dict[str, MeetingView]:
    """The next meeting of each body from the day on, by its key. Two queries."""
    found: dict[str, MeetingView] = {}
    for line in meeting_lines(snapshot, Q(body__key__in=tuple(bodies), day__gte=snapshot.day)):
        if line.cancelled_on is None:
            found.setdefault(line.body_key, line)
    return found


def meetings_ahead(snapshot: Snapshot, body: str, until: date, most: int = 6) -> tuple[MeetingView, ...]:
    """The body's meetings from the day through another, without the cancelled. Two queries."""
    lines = meeting_lines(snapshot, Q(body__key=body, day__gte=snapshot.day, day__lte=until))
    return tuple(line for line in lines if line.cancelled_on is None)[:most]


def open_meetings(snapshot: Snapshot) -> tuple[MeetingView, ...]:
    """The meetings that everybody is told of, from the year before the day on. One query and the charter's."""
    charter = snapshot.charter
    kinds = [kind.key for role in OPEN_ROLES for kind in charter.kinds(role)]
    return meeting_lines(snapshot, Q(body__kind__in=kinds, day__year__gte=snapshot.day.year - 1))
