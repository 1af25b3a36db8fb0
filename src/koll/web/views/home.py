"""The first page after sign-in, and the year as a wheel and a list."""

from __future__ import annotations

from datetime import timedelta

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from koll.almanac.wheel import Wheel, WheelItem, wheel
from koll.charter import Charter, Owed, what
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import DutyLine, duty_lines, reader, together
from koll.frame.rendering import render_page
from koll.reads.audit import is_only_auditor
from koll.reads.home import home_page
from koll.reads.municipality import body_names, ours, owed_on
from koll.web.news import act_word
from koll.web.views import auditing

AT_FIRST = 5
"""How many duties the first page shows before the rest is asked for: it is to be one screen."""

FIRST_YEAR, LAST_YEAR = 1975, 2200
"""The years that have a page: beyond them there is neither a record nor a calendar."""


@reached_by(Audience.SIGNED_IN)
@require_GET
def home(request: KollRequest) -> HttpResponseBase:
    """What is mine, what comes next, where we are in the year."""
    if not request.koll.actor.seats:
        return render_page(request, "koll/beginning/no_seat.html", None)
    if is_only_auditor(request.koll.actor):
        return auditing.first_page(request)
    page = home_page(request.koll.actor, request.koll.on)
    charter = ours().charter
    names = page.body_names
    duties = owed_on(request.koll.on)
    mine = together(page.mine, charter, names)
    return render_page(
        request,
        "koll/beginning/home.html",
        page,
        mine=mine[:AT_FIRST],
        more=mine[AT_FIRST:],
        number=len(page.mine),
        coming=duty_lines(page.coming, charter, names),
        wheel=wheel_of(charter, duties, request.koll.on.year, request),
        changes=[(each, act_word(each.act)) for each in page.changes],
    )


def wheel_of(charter: Charter, duties: tuple[Owed, ...], year: int, request: KollRequest) -> Wheel:
    """The year's work as a wheel: what the council, the executive board and the others do, and what law asks."""
    told = reader()
    roles = {each.key: each.role for each in charter.bodies}
    items: dict[tuple[str, str, str], WheelItem] = {}
    for each in duties:
        if each.kind not in ("hold", "report", "law", "adopt") or each.due is None or each.due.year != year:
            continue
        activity = next((row for row in charter.activities if row.key == each.about), None)
        executive = activity is not None and all(roles[held] == "executive" for held in activity.held_by)
        ring = 3 if each.kind == "law" else 0 if each.kind in ("report", "adopt") else 1 if executive else 2
        label = what(charter, each, told, {}) if each.kind == "adopt" else name_of(charter, each, told.language)
        opens = max(each.opens, each.due.replace(month=1, day=1)) if each.opens else each.due
        until = each.due + timedelta(days=1) if opens < each.due else None
        key = (each.kind, each.about, f"{each.period} {each.due}")
        items.setdefault(key, WheelItem("-".join(key), label, opens, until, ring))
    return wheel(items.values(), year, request.koll.on)


def name_of(charter: Charter, duty: Owed, language: str) -> str:
    """What the duty is about, in a word or two."""
    rows = {row.key: row.label for row in charter.activities} | {row.key: row.label for row in charter.legal}
    name = rows[duty.about].forms(language).indefinite if duty.about in rows else duty.about
    name = name[:1].upper() + name[1:]
    return _("Report: %(what)s") % {"what": name} if duty.kind == "report" else name


def in_the_year(duties: tuple[Owed, ...], year: int, organ: str, this_year: int) -> list[Owed]:
    """The duties of a year, of one body or of all; those without a day belong to this year."""
    return [
        each
        for each in duties
        if (not organ or each.body == organ)
        and (each.due.year == year if each.due else year == this_year)
        and each.state != "not_applicable"
    ]


def by_state(lines: tuple[DutyLine, ...]) -> list[tuple[str, list[DutyLine]]]:
    """The duties under the word for their state, in the order they come."""
    words = {line.state: line.state_word for line in lines}
    return [(word, [line for line in lines if line.state == state]) for state, word in words.items()]


@reached_by(Audience.INSIDE)
@require_GET
def year(request: KollRequest, year: int | None = None) -> HttpResponseBase:
    """When what happens, and what is owed."""
    shown = year or request.koll.on.year
    if not FIRST_YEAR <= shown <= LAST_YEAR:
        raise Http404
    organ = request.GET.get("organ", "")
    charter, names = ours().charter, body_names()
    all_duties = owed_on(request.koll.on)
    duties = in_the_year(all_duties, shown, organ, request.koll.on.year)
    lines = together(duties, charter, names)
    return render_page(
        request,
        "koll/beginning/year.html",
        by_state(lines),
        wheel=wheel_of(charter, all_duties, shown, request),
        year=shown,
        before=shown - 1,
        after=shown + 1,
        organ=organ,
        bodies=sorted({(each.body, names.get(each.body, each.body)) for each in all_duties}),
        open=sum(line.state in ("open", "overdue") for line in lines),
    )
