"""The world around: the year's trends, one of them, writing them, and what each means for a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.activities import add_trend, change_trend, copy_trends_from_last_year, remove_trend, write_trend_meaning
from koll.frame.components.activities import level_words, trend_kind_words
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import FROZEN_SENTENCE, RULES, Permission, UnableTo
from koll.reads.activities import TrendPage, trend_page, trends_page
from koll.web.activities._occasion_guards import why_not_written, writes_now
from koll.web.activities._occasion_lookup import written_occasion_or_404
from koll.web.activities._trend_forms import MeaningForm, TrendForm, in_trend_boxes
from koll.web.form_pages import FormPage, RevisionForm, show_or_submit

if TYPE_CHECKING:
    from koll.reads.activities import TrendHere
    from koll.reads.descriptions import OccasionPage


@reached_by(Audience.INSIDE)
@require_GET
def show_trends(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """The trends of a year, to choose among by level and kind."""
    return trends_shown(request, period or request.koll.on.year)


def trends_shown(request: KollRequest, period: int, why: UnableTo | None = None, status: int = 200) -> HttpResponseBase:
    """The page, with what could not be done on top."""
    level, kind = request.GET.get("niva", ""), request.GET.get("slag", "")
    page = trends_page(request.koll.context, period, level, kind)
    return render_page(
        request,
        "activities/trends/trends.html",
        page,
        status=status,
        why=why,
        is_now=request.koll.on == request.koll.day,
        levels=level_words().items(),
        kinds=trend_kind_words().items(),
    )


def trend_found(request: KollRequest, trend: int) -> TrendPage:
    """The trend, or no such page."""
    page = trend_page(request.koll.context, trend)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def show_trend(request: KollRequest, trend: int) -> HttpResponseBase:
    """One trend, and what it means for the bodies."""
    page = trend_found(request, trend)
    return render_page(request, "activities/trends/trend.html", page, is_now=request.koll.on == request.koll.day)


def for_writers(request: KollRequest, page: OccasionPage) -> OccasionPage:
    """The occasion, for those who write in it; what is sent, the act answers."""
    must(request, writes_now(request, page), why_not_written(page))
    return page


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_trend_form(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """A new trend in the common analysis."""
    page = for_writers(request, written_occasion_or_404(request, activity, body, period, number))
    back = f"/omvarlden/{period}/"
    question = FormPage(
        _("Write down a trend"),
        _("Everybody starts from it when the analysis is decided. Say what is known, and where it is from."),
        _("Save"),
        back,
        f"trend:{page.line.id}:new",
        template="form_pages/rows_page.html",
    )
    return show_or_submit(
        request,
        question,
        TrendForm,
        {},
        lambda doing, form: add_trend(doing, occasion=page.line.id, words=form.words()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_trend_form(request: KollRequest, trend: int) -> HttpResponseBase:
    """A trend to change."""
    page = trend_found(request, trend)
    must(
        request, page.may_write, FROZEN_SENTENCE if page.analysis.done_on else RULES[Permission.WRITE_OCCASION].why_not
    )
    question = FormPage(
        _("Change a trend"),
        page.trend.heading,
        _("Save"),
        address(page.trend.ref),
        f"trend:{page.trend.id}",
        ((_("It came out of a day"), page.trend.origin),) if page.trend.origin else (),
        template="form_pages/rows_page.html",
    )
    return show_or_submit(
        request,
        question,
        TrendForm,
        in_trend_boxes(page.trend),
        lambda doing, form: change_trend(
            doing, trend=trend, words=form.words(), revision=form.cleaned_data["revision"]
        ),
        then=address(page.trend.ref),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def remove_trend_form(request: KollRequest, trend: int) -> HttpResponseBase:
    """A trend to take out."""
    page = trend_found(request, trend)
    must(
        request, page.may_write, FROZEN_SENTENCE if page.analysis.done_on else RULES[Permission.WRITE_OCCASION].why_not
    )
    question = FormPage(
        _("Take the trend out of the analysis"),
        page.trend.heading,
        _("Take it out"),
        address(page.trend.ref),
        f"trend:{trend}:remove",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: RevisionForm(data, initial=kept),
        {"revision": page.trend.revision},
        lambda doing, form: remove_trend(doing, trend=trend, revision=form.cleaned_data["revision"]),
    )


@reached_by(Audience.INSIDE)
@require_POST
def copy_trends_from_last_year_action(
    request: KollRequest, activity: str, body: str, period: int, number: int = 1
) -> HttpResponseBase:
    """Taking over the trends of the analysis before."""
    page = written_occasion_or_404(request, activity, body, period, number)
    return submit(
        request,
        lambda doing: copy_trends_from_last_year(doing, occasion=page.line.id),
        lambda why, status: trends_shown(request, period, why, status),
    )


@reached_by(Audience.INSIDE)
@require_GET
def show_trends_of_body(
    request: KollRequest, activity: str, body: str, period: int, number: int = 1
) -> HttpResponseBase:
    """The trends that a description starts from, with what each means for the body; an analysis' own are the year's."""
    page = written_occasion_or_404(request, activity, body, period, number)
    if page.activity.kind != "description":
        return HttpResponseRedirect(f"/omvarlden/{period}/")
    writes = page.may.write and request.koll.on == request.koll.day
    return render_page(request, "activities/trends/here.html", page, writes=writes)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def write_trend_meaning_form(
    request: KollRequest, activity: str, body: str, period: int, trend: int, number: int = 1
) -> HttpResponseBase:
    """What a trend means for the body."""
    page = for_writers(request, written_occasion_or_404(request, activity, body, period, number))
    said = next((one_trend for one_trend in page.trends if one_trend.trend.id == trend), None)
    if said is None or page.activity.kind != "description":
        raise Http404
    return show_or_submit(
        request,
        meaning_question(page, said),
        MeaningForm,
        {"text": said.meaning, "revision": said.revision},
        lambda doing, form: write_trend_meaning(doing, occasion=page.line.id, trend=trend, **form.cleaned_data),
    )


def meaning_question(page: OccasionPage, said: TrendHere) -> FormPage:
    """The words around what a trend means, with what the analysis says of it beside."""
    words = ((_("What the analysis sees"), said.trend.text), (_("How it affects operations"), said.trend.effect))
    return FormPage(
        said.trend.heading,
        _("Say what it means for you, if it concerns you."),
        _("Save"),
        f"{address(page.line.ref)}trender/",
        f"meaning:{page.line.id}:{said.trend.id}",
        tuple((heading, text) for heading, text in words if text),
    )
