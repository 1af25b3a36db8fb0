"""When bodies meet: the calendars, what law asks around each meeting, and the next where something can be decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from koll.domain.record import name_order
from koll.permissions import Permission, may
from koll.public.decisions import MeetingView, meeting_line, meeting_lines
from koll.snapshot import Context, bodies_with_permission, subject_of_body
from koll.tables.models import Body, Meeting


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


def meetings_page(context: Context, year: int, body: str, *, is_now: bool = True) -> MeetingsPage:
    """The meetings of a year, in fixed queries; as of an earlier day (`is_now` false) nothing can be changed."""
    which = Q(day__year=year) & (Q(body__key=body) if body else Q())
    known = Body.objects.filter(meetings__isnull=False).distinct()
    return MeetingsPage(
        year=year,
        body_key=body,
        lines=meeting_lines(context.snapshot, which),
        bodies=tuple(
            sorted(
                ((row.key, context.snapshot.bodies.name(row.key)) for row in known),
                key=lambda body: name_order(body[1]),
            )
        ),
        kept=bodies_with_permission(context, Permission.MANAGE_MEETINGS) if is_now else (),
        today=context.day,
    )


def meeting_to_change(context: Context, number: int) -> MeetingView | None:
    """The meeting, when the person may change it."""
    charter = context.snapshot.charter
    row = Meeting.objects.filter(pk=number).select_related("body").first()
    if row is None or not may(context.actor, Permission.MANAGE_MEETINGS, subject_of_body(charter, row.body)).allowed:
        return None
    return meeting_line(context.snapshot, row)
