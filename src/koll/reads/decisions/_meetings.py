"""When bodies meet: the calendars, what law asks around each meeting, and the next where something can be decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from django.db.models import Q

from koll.domain.almanac import RULES, LegalDate, day_if_reached
from koll.domain.charter import Charter, Role
from koll.domain.record import name_order
from koll.permissions import Actor, Permission, may
from koll.snapshot import bodies_with_permission, called, ours, subject_of_body
from koll.tables.models import Body, Meeting

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
    def address(self) -> str:
        """Where it stands among the meetings of its year."""
        return f"/moten/{self.day.year}/#meeting-{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingsPage:
    """The meetings of a year, of one body or of all, and the bodies whose meetings the person asking keeps."""

    year: int
    body_key: str
    lines: tuple[MeetingView, ...]
    bodies: tuple[tuple[str, str], ...]
    kept: tuple[tuple[str, str], ...]
    today: date

    @property
    def ahead(self) -> tuple[MeetingView, ...]:
        """Those that are still to come, without the cancelled."""
        return tuple(line for line in self.lines if line.day >= self.today and line.cancelled_on is None)

    @property
    def shown(self) -> tuple[tuple[MeetingView, ...], tuple[MeetingView, ...]]:
        """Those from today on with the cancelled, and those that have been."""
        coming = tuple(line for line in self.lines if line.day >= self.today)
        return coming, tuple(line for line in self.lines if line.day < self.today)

    @property
    def kept_keys(self) -> frozenset[str]:
        """The keys of the bodies whose meetings the person asking keeps."""
        return frozenset(key for key, _name in self.kept)


def meeting_line(charter: Charter, row: Meeting, day: date) -> MeetingView:
    """The row as a line, as it stood on the day; its body must have been fetched."""
    role = charter.role_of(row.body.kind)
    return MeetingView(
        id=row.pk,
        body_key=row.body.key,
        body_name=called(row.body, day),
        body_role=role,
        day=row.day,
        begins=row.begins,
        ends=row.ends,
        place=row.place,
        heading=row.heading,
        sequence=row.sequence,
        cancelled_on=day_if_reached(row.cancelled_on, day),
        cancelled_why=row.cancelled_why if day_if_reached(row.cancelled_on, day) else "",
        uid=row.uid,
        announced=RULES["meeting_announced"].due_after(row.day) if role == "council" else None,
        verified=RULES["minutes_verified"].due_after(row.day) if role in BY_LAW else None,
    )


def meeting_lines(day: date, which: Q) -> tuple[MeetingView, ...]:
    """The meetings that fit and were told of by the day, in their order. One query and the charter's."""
    charter = ours().charter
    rows = Meeting.objects.filter(which, added_on__lte=day).select_related("body")
    return tuple(meeting_line(charter, row, day) for row in rows)


def next_meetings(bodies: Iterable[str], day: date) -> dict[str, MeetingView]:
    """The next meeting of each body from the day on, by its key. Two queries."""
    found: dict[str, MeetingView] = {}
    for line in meeting_lines(day, Q(body__key__in=tuple(bodies), day__gte=day)):
        if line.cancelled_on is None:
            found.setdefault(line.body_key, line)
    return found


def meetings_ahead(body: str, day: date, until: date, most: int = 6) -> tuple[MeetingView, ...]:
    """The body's meetings from the day through another, without the cancelled. Two queries."""
    lines = meeting_lines(day, Q(body__key=body, day__gte=day, day__lte=until))
    return tuple(line for line in lines if line.cancelled_on is None)[:most]


def meetings_page(actor: Actor, year: int, body: str, day: date, *, is_now: bool = True) -> MeetingsPage:
    """The meetings of a year, in fixed queries; as of an earlier day (`is_now` false) nothing can be changed."""
    which = Q(day__year=year) & (Q(body__key=body) if body else Q())
    known = Body.objects.filter(meetings__isnull=False).distinct()
    return MeetingsPage(
        year=year,
        body_key=body,
        lines=meeting_lines(day, which),
        bodies=tuple(sorted(((row.key, called(row, day)) for row in known), key=lambda body: name_order(body[1]))),
        kept=bodies_with_permission(actor, Permission.MANAGE_MEETINGS, day) if is_now else (),
        today=day,
    )


def open_meetings(day: date) -> tuple[MeetingView, ...]:
    """The meetings that everybody is told of, from the year before the day on. One query and the charter's."""
    charter = ours().charter
    kinds = [kind.key for role in OPEN_ROLES for kind in charter.kinds(role)]
    return meeting_lines(day, Q(body__kind__in=kinds, day__year__gte=day.year - 1))


def meeting_to_change(actor: Actor, number: int, day: date) -> MeetingView | None:
    """The meeting, when the person may change it."""
    charter = ours().charter
    row = Meeting.objects.filter(pk=number).select_related("body").first()
    if row is None or not may(actor, Permission.MANAGE_MEETINGS, subject_of_body(charter, row.body)).allowed:
        return None
    return meeting_line(charter, row, day)
