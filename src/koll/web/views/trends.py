"""The world around: the year's trends, one of them, writing them, and what each means for a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms as django_forms
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts import trends
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.frame.templatetags.trends import kind_words, level_words
from koll.permissions import FROZEN_SENTENCE, RULES, Act, UnableTo
from koll.reads.trends import TrendPage, trend_page, trends_page
from koll.web.asking import Question, ask
from koll.web.forms.trends import MeaningForm, TrendForm, in_trend_boxes
from koll.web.views.analyses import found
from koll.web.views.writing import why_not_written, writes_now

if TYPE_CHECKING:
    from koll.reads.cycle import OccasionPage
    from koll.reads.trend_lines import TrendHere


@reached_by(Audience.INSIDE)
@require_GET
def overview(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """The trends of a year, to choose among by level and kind."""
    return trends_shown(request, period or request.koll.on.year)


def trends_shown(request: KollRequest, period: int, why: UnableTo | None = None, status: int = 200) -> HttpResponseBase:
    """The page, with what could not be done on top."""
    level, kind = request.GET.get("niva", ""), request.GET.get("slag", "")
    page = trends_page(request.koll.actor, period, request.koll.on, level, kind)
    return render_page(
        request,
        "koll/trends/trends.html",
        page,
        status=status,
        why=why,
        is_now=request.koll.on == request.koll.day,
        levels=level_words().items(),
        kinds=kind_words().items(),
    )


def trend_found(request: KollRequest, trend: int) -> TrendPage:
    """The trend, or no such page."""
    page = trend_page(request.koll.actor, trend, request.koll.on)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def one(request: KollRequest, trend: int) -> HttpResponseBase:
    """One trend, and what it means for the bodies."""
    page = trend_found(request, trend)
    return render_page(request, "koll/trends/trend.html", page, is_now=request.koll.on == request.koll.day)


def for_writers(request: KollRequest, page: OccasionPage) -> OccasionPage:
    """The occasion, for those who write in it; what is sent, the act answers."""
    must(request, writes_now(request, page), why_not_written(page))
    return page


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def new(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """A new trend in the common analysis."""
    page = for_writers(request, found(request, activity, body, period, number))
    back = f"/omvarlden/{period}/"
    question = Question(
        _("Write down a trend"),
        _("Everybody starts from it when the analysis is decided. Say what is known, and where it is from."),
        _("Save"),
        back,
        f"trend:{page.line.id}:new",
        template="koll/rows_page.html",
    )
    return ask(
        request,
        question,
        TrendForm,
        {},
        lambda doing, form: trends.see_trend(doing, occasion=page.line.id, words=form.words()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change(request: KollRequest, trend: int) -> HttpResponseBase:
    """A trend to change."""
    page = trend_found(request, trend)
    must(request, page.may_write, FROZEN_SENTENCE if page.analysis.done_on else RULES[Act.WRITE].why_not)
    question = Question(
        _("Change a trend"),
        page.trend.heading,
        _("Save"),
        page.trend.address,
        f"trend:{page.trend.id}",
        ((_("It came out of a day"), page.trend.origin),) if page.trend.origin else (),
        template="koll/rows_page.html",
    )
    return ask(
        request,
        question,
        TrendForm,
        in_trend_boxes(page.trend),
        lambda doing, form: trends.change_trend(
            doing, trend=trend, words=form.words(), revision=form.cleaned_data["revision"]
        ),
        then=page.trend.address,
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def remove(request: KollRequest, trend: int) -> HttpResponseBase:
    """A trend to take out."""
    page = trend_found(request, trend)
    must(request, page.may_write, FROZEN_SENTENCE if page.analysis.done_on else RULES[Act.WRITE].why_not)
    question = Question(
        _("Take the trend out of the analysis"),
        page.trend.heading,
        _("Take it out"),
        page.trend.address,
        f"trend:{trend}:remove",
    )
    return ask(
        request,
        question,
        lambda data, kept: django_forms.Form(data, initial=kept),
        {},
        lambda doing, _form: trends.take_out_trend(doing, trend=trend),
    )


@reached_by(Audience.INSIDE)
@require_POST
def take_over(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """Taking over the trends of the analysis before."""
    page = found(request, activity, body, period, number)
    return try_to(
        request,
        lambda doing: trends.take_over_trends(doing, occasion=page.line.id),
        lambda why, status: trends_shown(request, period, why, status),
    )


@reached_by(Audience.INSIDE)
@require_GET
def here(request: KollRequest, activity: str, body: str, period: int, number: int = 1) -> HttpResponseBase:
    """The trends that a description starts from, with what each means for the body; an analysis' own are the year's."""
    page = found(request, activity, body, period, number)
    if page.activity.kind != "description":
        return HttpResponseRedirect(f"/omvarlden/{period}/")
    writes = page.may.write and request.koll.on == request.koll.day
    return render_page(request, "koll/trends/here.html", page, writes=writes)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def meaning(
    request: KollRequest, activity: str, body: str, period: int, trend: int, number: int = 1
) -> HttpResponseBase:
    """What a trend means for the body."""
    page = for_writers(request, found(request, activity, body, period, number))
    said = next((each for each in page.trends if each.trend.id == trend), None)
    if said is None or page.activity.kind != "description":
        raise Http404
    return ask(
        request,
        meaning_question(page, said),
        MeaningForm,
        {"text": said.meaning, "revision": said.revision},
        lambda doing, form: trends.say_meaning(doing, occasion=page.line.id, trend=trend, **form.cleaned_data),
    )


def meaning_question(page: OccasionPage, said: TrendHere) -> Question:
    """The words around what a trend means, with what the analysis says of it beside."""
    words = ((_("What the analysis sees"), said.trend.text), (_("How it affects operations"), said.trend.effect))
    return Question(
        said.trend.heading,
        _("Say what it means for you, if it concerns you."),
        _("Save"),
        f"{page.line.address}trender/",
        f"meaning:{page.line.id}:{said.trend.id}",
        tuple((heading, text) for heading, text in words if text),
    )
