"""The world around: the year's trends, one of them, writing them, and what each means for a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.activities import add_trend, change_trend, copy_trends_from_last_year, remove_trend, write_trend_meaning
from koll.domain.refs import OccasionRef, TrendChangeRef, TrendMeaningRef, TrendRef, TrendsOfBodyRef, TrendsRef
from koll.domain.refusals import Refusal
from koll.frame.components.activities import level_words, trend_kind_words
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import FROZEN_SENTENCE, Permission
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
def show_trends(request: KollRequest, ref: TrendsRef | None = None) -> HttpResponseBase:
    """The trends of a year, to choose among by level and kind."""
    return trends_shown(request, ref.year if ref else request.koll.on.year)


def trends_shown(request: KollRequest, period: int, why: Refusal | None = None, status: int = 200) -> HttpResponseBase:
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
def show_trend(request: KollRequest, ref: TrendRef) -> HttpResponseBase:
    """One trend, and what it means for the bodies."""
    page = trend_found(request, ref.number)
    return render_page(request, "activities/trends/trend.html", page, is_now=request.koll.on == request.koll.day)


def for_writers(request: KollRequest, page: OccasionPage) -> OccasionPage:
    """The occasion, for those who write in it; what is sent, the act answers."""
    must(request, writes_now(request, page), why_not_written(page))
    return page


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_trend_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """A new trend in the common analysis."""
    page = for_writers(request, written_occasion_or_404(request, ref))
    back = f"/omvarlden/{ref.period}/"
    question = FormPage(
        heading=_("Write down a trend"),
        lede=_("Everybody starts from it when the analysis is decided. Say what is known, and where it is from."),
        button=_("Save"),
        back=back,
        key=f"trend:{page.line.id}:new",
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
def change_trend_form(request: KollRequest, ref: TrendChangeRef) -> HttpResponseBase:
    """A trend to change."""
    page = trend_found(request, ref.number)
    must(request, page.may_write, FROZEN_SENTENCE if page.analysis.done_on else Permission.WRITE_OCCASION)
    question = FormPage(
        heading=_("Change a trend"),
        lede=page.trend.heading,
        button=_("Save"),
        back=address(page.trend.ref),
        key=f"trend:{page.trend.id}",
        background=((_("It came out of a day"), page.trend.origin),) if page.trend.origin else (),
        template="form_pages/rows_page.html",
    )
    return show_or_submit(
        request,
        question,
        TrendForm,
        in_trend_boxes(page.trend),
        lambda doing, form: change_trend(
            doing, trend=ref.number, words=form.words(), revision=form.cleaned_data["revision"]
        ),
        then=address(page.trend.ref),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def remove_trend_form(request: KollRequest, ref: TrendRef) -> HttpResponseBase:
    """A trend to take out."""
    page = trend_found(request, ref.number)
    must(request, page.may_write, FROZEN_SENTENCE if page.analysis.done_on else Permission.WRITE_OCCASION)
    question = FormPage(
        heading=_("Take the trend out of the analysis"),
        lede=page.trend.heading,
        button=_("Take it out"),
        back=address(page.trend.ref),
        key=f"trend:{ref.number}:remove",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: RevisionForm(data, initial=kept),
        {"revision": page.trend.revision},
        lambda doing, form: remove_trend(doing, trend=ref.number, revision=form.cleaned_data["revision"]),
    )


@reached_by(Audience.INSIDE)
@require_POST
def copy_trends_from_last_year_action(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Taking over the trends of the analysis before."""
    page = written_occasion_or_404(request, ref)
    return submit(
        request,
        lambda doing: copy_trends_from_last_year(doing, occasion=page.line.id),
        lambda why, status: trends_shown(request, ref.period, why, status),
    )


@reached_by(Audience.INSIDE)
@require_GET
def show_trends_of_body(request: KollRequest, ref: TrendsOfBodyRef) -> HttpResponseBase:
    """The trends that a description starts from, with what each means for the body; an analysis' own are the year's."""
    page = written_occasion_or_404(request, ref.occasion)
    if not page.activity.is_description:
        return HttpResponseRedirect(f"/omvarlden/{ref.period}/")
    writes = page.may.write and request.koll.on == request.koll.day
    return render_page(request, "activities/trends/here.html", page, writes=writes)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def write_trend_meaning_form(request: KollRequest, ref: TrendMeaningRef) -> HttpResponseBase:
    """What a trend means for the body."""
    page = for_writers(request, written_occasion_or_404(request, ref.occasion))
    said = next((one_trend for one_trend in page.trends if one_trend.trend.id == ref.trend), None)
    if said is None or not page.activity.is_description:
        raise Http404
    return show_or_submit(
        request,
        meaning_question(page, said),
        MeaningForm,
        {"text": said.meaning, "revision": said.revision},
        lambda doing, form: write_trend_meaning(doing, occasion=page.line.id, trend=ref.trend, **form.cleaned_data),
    )


def meaning_question(page: OccasionPage, said: TrendHere) -> FormPage:
    """The words around what a trend means, with what the analysis says of it beside."""
    words = ((_("What the analysis sees"), said.trend.text), (_("How it affects operations"), said.trend.effect))
    return FormPage(
        heading=said.trend.heading,
        lede=_("Say what it means for you, if it concerns you."),
        button=_("Save"),
        back=f"{address(page.line.ref)}trender/",
        key=f"meaning:{page.line.id}:{said.trend.id}",
        background=tuple((heading, text) for heading, text in words if text),
    )
