"""What is drawn on the wheel: a ring for each level, the law by itself, the days agreed on, and when bodies meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from koll.almanac import Dot, Wheel, WheelItem, wheel
from koll.charter import Charter, Owed, what
from koll.frame.duties import reader
from koll.reads.meetings import MeetingLine
from koll.reads.year import AgreedLine, YearOf

RINGS = {"council": 0, "executive": 1, "committee": 2, "company": 2, "sector": 3, "unit": 3}
"""The ring of a body's work, by what the body is; the outermost first."""

LAW = 4
"""The ring of what rests on law alone."""

DRAWN = ("hold", "report", "law", "adopt")


def year_wheel(page: YearOf, charter: Charter, on: date) -> Wheel:
    """The year of a page as a wheel."""
    alone = [each for each in page.work if is_alone(each, page.duties)]
    return wheel_of(charter, page.duties, page.year, on, page.meetings, alone)


def is_alone(line: AgreedLine, duties: Iterable[Owed]) -> bool:
    """Whether the day agreed on belongs to no duty, so that it is drawn by itself."""
    day, work = line.occasion.planned_on, line.occasion
    return day is not None and not any(
        (each.about, each.body, each.agreed) == (work.activity, work.body_key, day) for each in duties
    )


def wheel_of(
    charter: Charter,
    duties: Iterable[Owed],
    year: int,
    on: date,
    meetings: Iterable[MeetingLine] = (),
    alone: Iterable[AgreedLine] = (),
) -> Wheel:
    """The duties with a last day in the year, alike ones as one, with the days agreed on in them and the meetings."""
    alike: defaultdict[tuple[int, str, str, str, date], list[Owed]] = defaultdict(list)
    roles = body_roles(charter)
    for each in duties:
        if each.kind in DRAWN and each.due is not None and each.due.year == year:
            ring = LAW if each.kind == "law" else ring_of(charter, each, roles)
            alike[ring, each.kind, each.about, each.period, each.due].append(each)
    items = [item_of(charter, key[0], rows) for key, rows in alike.items()]
    items += [item_alone(each, day) for each in alone if (day := each.occasion.planned_on) and day.year == year]
    return wheel(items, year, on, dots=dots_of(meetings))


def body_roles(charter: Charter) -> dict[str, int]:
    """The ring of each kind of body."""
    return {each.key: RINGS[each.role] for each in charter.bodies}


def ring_of(charter: Charter, duty: Owed, rings: Mapping[str, int]) -> int:
    """The ring of those who do it: of what is adopted the one who decides, of an activity those who hold it."""
    if duty.kind in ("adopt", "report"):
        return 0
    held_by = next((each.held_by for each in charter.activities if each.key == duty.about), ())
    return max((rings[kind] for kind in held_by), default=0)


def item_of(charter: Charter, ring: int, rows: list[Owed]) -> WheelItem:
    """Duties alike as one slice, from its first day in the year of its last."""
    first, told = rows[0], reader()
    due = first.due or date.max
    label = what(charter, first, told, {}) if first.kind == "adopt" else name_of(charter, first, told.language)
    opens = max(first.opens, due.replace(month=1, day=1)) if first.opens else due
    until = due + timedelta(days=1) if opens < due else None
    agreed = tuple(sorted({each.agreed for each in rows if each.agreed is not None}))
    key = f"{first.kind}-{first.about}-{first.period} {due}"
    return WheelItem(key, label, opens, until, ring, agreed=agreed)


def name_of(charter: Charter, duty: Owed, language: str) -> str:
    """What the duty is about, in a word or two; of a duty in law with its section."""
    rows = {row.key: row.label for row in charter.activities} | {row.key: row.label for row in charter.legal}
    name = rows[duty.about].forms(language).indefinite if duty.about in rows else duty.about
    name = name[:1].upper() + name[1:]
    if duty.kind == "law":
        return f"{name} ({duty.why.section})"
    return _("Report: %(what)s") % {"what": name} if duty.kind == "report" else name


def item_alone(line: AgreedLine, day: date) -> WheelItem:
    """Work that no duty asks for, on the day agreed on."""
    work = line.occasion
    label = work.label.forms(reader().language).indefinite
    return WheelItem(f"occasion-{work.id}", f"{label[:1].upper()}{label[1:]}, {work.body_name}", day, ring=2)


def dots_of(meetings: Iterable[MeetingLine]) -> list[Dot]:
    """The meetings that are not cancelled, a circle for each level."""
    return [
        Dot(f"meeting-{each.id}", f"{each.heading or _('Meeting')}, {each.body_name}", each.day, circle_of(each))
        for each in meetings
        if each.cancelled_on is None
    ]


def circle_of(meeting: MeetingLine) -> int:
    """The circle of a body's meetings."""
    return min(RINGS.get(meeting.body_role, 2), 2)
