"""What is measured: the list, one indicator beside the reasoning about its goals, and readings entered in a grid."""

from __future__ import annotations

from http import HTTPStatus

from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts import indicators as acts
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import UnableTo
from koll.reads import indicators as reads
from koll.reads.drafts import DraftPage
from koll.reads.instruments import in_force_statements
from koll.reads.municipality import ours
from koll.reads.progress import bodies_on
from koll.web.asking import Question, ask
from koll.web.drafting import kept_words
from koll.web.forms.indicators import GridForm, IndicatorForm, initial_of

COLUMNS = 5
GRID = "readings"
"""The name of the grid's draft."""
WRITES = frozenset({"secretary", "officer", "manager", "chair"})


def may_keep_any(request: KollRequest) -> bool:
    """Whether the person may keep some indicator; which one is asked again by the act."""
    now = request.koll.on == request.koll.day
    return now and any(seat.role in WRITES for seat in request.koll.actor.seats)


@reached_by(Audience.INSIDE)
@require_GET
def overview(request: KollRequest) -> HttpResponseBase:
    """Everything that is measured."""
    page = reads.lines_of(request.koll.on)
    return render_page(request, "koll/indicators/list.html", page, may_keep=may_keep_any(request))


@reached_by(Audience.INSIDE)
@require_GET
def indicator(request: KollRequest, key: str) -> HttpResponseBase:
    """One indicator, never alone: beside the goals it says something about and the reasoning about them."""
    page = found(request, key)
    may_keep = page.may_keep and request.koll.on == request.koll.day
    return render_page(request, "koll/indicators/indicator.html", page, may_keep=may_keep)


def found(request: KollRequest, key: str) -> reads.IndicatorPage:
    """The indicator, or no such page."""
    page = reads.indicator_page(request.koll.actor, key, request.koll.on)
    if page is None:
        raise Http404
    return page


def choices(request: KollRequest) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    """The bodies an indicator may belong to, and the goals it may say something about."""
    goals = [each.key for each in ours().charter.instruments if each.level in ("goal", "own_goal", "assignment")]
    about = [(each.id, each.heading) for each in in_force_statements(request.koll.day, goals)]
    return list(bodies_on(request.koll.day)), about


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adding(request: KollRequest) -> HttpResponseBase:
    """Beginning to measure something."""
    bodies, goals = choices(request)
    if request.method == "GET" and not may_keep_any(request):
        return HttpResponseRedirect("/indikatorer/")
    lede = _("Measure only what somebody will read. A goal may as well be answered with reasoning.")
    return ask(
        request,
        Question(_("Begin to measure something"), lede, _("Add the indicator"), "/indikatorer/", "indicator:new"),
        lambda data, kept: IndicatorForm(data, kept, bodies=bodies, goals=goals),
        {"body": min(request.koll.actor.bodies, default=""), "source": "own"},
        lambda doing, form: acts.add_indicator(doing, words=form.words()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def changing(request: KollRequest, key: str) -> HttpResponseBase:
    """Changing what an indicator is called or held against."""
    page = found(request, key)
    bodies, goals = choices(request)
    back = f"/indikatorer/{key}/"
    if request.method == "GET" and not page.may_keep:
        return HttpResponseRedirect(back)
    return ask(
        request,
        Question(_("Change the indicator"), page.line.name, _("Save"), back, f"indicator:{key}"),
        lambda data, kept: IndicatorForm(data, kept, bodies=bodies, goals=goals),
        initial_of(page),
        lambda doing, form: acts.change_indicator(
            doing, indicator=key, words=form.words(), revision=form.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def entering(request: KollRequest) -> HttpResponseBase:
    """Entering readings in a grid that takes what is pasted from a spreadsheet."""
    year = request.koll.day.year
    periods = tuple(str(each) for each in range(year - COLUMNS + 1, year + 1))
    rows = reads.grid(request.koll.actor, periods, request.koll.day)
    form = GridForm(request.POST if request.method == "POST" else None, rows=rows, periods=periods)

    def show(why: UnableTo | None, status: int, draft: DraftPage | None = None) -> HttpResponseBase:
        more = {"periods": periods, "why": why, "draft": draft, "draft_key": GRID}
        return render_page(request, "koll/indicators/grid.html", form, status=status, **more)

    if request.method == "GET":
        form.initial, draft = kept_words(request, GRID, form.initial)
        return show(None, HTTPStatus.OK, draft)
    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    return try_to(request, lambda doing: acts.record_readings(doing, readings=form.readings()), show, draft=GRID)
