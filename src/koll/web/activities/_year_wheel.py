"""What is drawn on the wheel: a ring for each level, the law by itself, the days agreed on, and when bodies meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from koll.domain.charter import Charter
from koll.domain.owed import Duty, duty_sentence
from koll.frame.duty_lines import phrasing
from koll.media.charts import DayMark, Wheel, WheelItem, lay_out_wheel
from koll.reads.activities import AgreedDayView, YearOf
from koll.reads.decisions import MeetingView

RINGS = {"council": 0, "executive": 1, "committee": 2, "company": 2, "sector": 3, "unit": 3}
"""The ring of a body's work, by what the body is; the outermost first."""

LAW = 4
"""The ring of what rests on law alone."""


def is_drawn(duty: Duty) -> bool:
    """Whether the wheel has a place for it: what is held, told, adopted, or asked by law, unless it is closed."""
    has_place = duty.is_to_hold or duty.is_to_report or duty.is_legal or duty.is_to_adopt
    return has_place and duty.state != "closed"


def wheel_of_year(page: YearOf, charter: Charter, on: date) -> Wheel:
    """The year of a page as a wheel."""
    alone = [row for row in page.work if is_alone(row, page.duties)]
    return wheel_of(charter, page.duties, page.year, on, page.meetings, alone)


def is_alone(line: AgreedDayView, duties: Iterable[Duty]) -> bool:
    """Whether the day agreed on belongs to no duty, so that it is drawn by itself."""
    day, work = line.occasion.planned_on, line.occasion
    return day is not None and not any(
        (duty.about, duty.body, duty.agreed) == (work.activity, work.body_key, day) for duty in duties
    )


def wheel_of(
    charter: Charter,
    duties: Iterable[Duty],
    year: int,
    on: date,
    meetings: Iterable[MeetingView] = (),
    alone: Iterable[AgreedDayView] = (),
) -> Wheel:
    """The duties with a last day in the year, alike ones as one, with the days agreed on in them and the meetings."""
    alike: defaultdict[tuple[int, str, str, str, date], list[Duty]] = defaultdict(list)
    roles = body_roles(charter)
    for duty in duties:
        if is_drawn(duty) and duty.due is not None and duty.due.year == year:
            ring = LAW if duty.is_legal else ring_of(charter, duty, roles)
            alike[ring, duty.kind, duty.about, duty.period, duty.due].append(duty)
    items = [item_of(charter, key[0], rows) for key, rows in alike.items()]
    items += [item_alone(row, day) for row in alone if (day := row.occasion.planned_on) and day.year == year]
    return lay_out_wheel(items, year, on, dots=dots_of(meetings))


def body_roles(charter: Charter) -> dict[str, int]:
    """The ring of each kind of body."""
    return {body.key: RINGS[body.role] for body in charter.bodies}


def ring_of(charter: Charter, duty: Duty, rings: Mapping[str, int]) -> int:
    """The ring of those who do it: of what is adopted the one who decides, of an activity those who hold it."""
    if duty.is_to_adopt or duty.is_to_report:
        return 0
    held_by = next((activity.held_by for activity in charter.activities if activity.key == duty.about), ())
    return max((rings[kind] for kind in held_by), default=0)


def item_of(charter: Charter, ring: int, rows: list[Duty]) -> WheelItem:
    """Duties alike as one slice, from its first day in the year of its last."""
    first, told = rows[0], phrasing()
    due = first.due or date.max
    label = duty_sentence(charter, first, told, {}) if first.is_to_adopt else name_of(charter, first, told.language)
    opens = max(first.opens, due.replace(month=1, day=1)) if first.opens else due
    until = due + timedelta(days=1) if opens < due else None
    agreed = tuple(sorted({row.agreed for row in rows if row.agreed is not None}))
    key = f"{first.kind}-{first.about}-{first.period} {due}"
    return WheelItem(key=key, label=label, from_day=opens, until=until, ring=ring, agreed=agreed)


def name_of(charter: Charter, duty: Duty, language: str) -> str:
    """What the duty is about, in a word or two; of a duty in law with its section."""
    rows = {row.key: row.label for row in charter.activities} | {row.key: row.label for row in charter.legal}
    name = rows[duty.about].forms(language).indefinite if duty.about in rows else duty.about
    name = name[:1].upper() + name[1:]
    if duty.is_legal:
        return f"{name} ({duty.why.section})"
    return _("Report: %(what)s") % {"what": name} if duty.is_to_report else name


def item_alone(line: AgreedDayView, day: date) -> WheelItem:
    """Work that no duty asks for, on the day agreed on."""
    work = line.occasion
    label = work.label.forms(phrasing().language).indefinite
    return WheelItem(
        key=f"occasion-{work.id}", label=f"{label[:1].upper()}{label[1:]}, {work.body_name}", from_day=day, ring=2
    )


def dots_of(meetings: Iterable[MeetingView]) -> list[DayMark]:
    """The meetings that are not cancelled, a circle for each level."""
    return [
        DayMark(
            key=f"meeting-{meeting.id}",
            label=f"{meeting.heading or _('Meeting')}, {meeting.body_name}",
            day=meeting.day,
            circle=circle_of(meeting),
        )
        for meeting in meetings
        if meeting.cancelled_on is None
    ]


def circle_of(meeting: MeetingView) -> int:
    """The circle of a body's meetings."""
    return min(RINGS.get(meeting.body_role, 2), 2)
