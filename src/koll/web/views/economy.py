"""Economy: the year's outcome and forecasts against the frames, and the balance rule over the years."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts import economy as acts
from koll.charter.pictures import bars
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.rendering import render_page
from koll.frame.templatetags.budget import month as month_words
from koll.frame.templatetags.parts import number
from koll.permissions import RULES, Act
from koll.reads import economy as reads
from koll.web.asking import Question, ask
from koll.web.forms.economy import BalanceForm, ForecastForm, initial_of

FIRST, LAST = 2000, 2199


@reached_by(Audience.INSIDE)
@require_GET
def economy(request: KollRequest, year: int = 0) -> HttpResponseBase:
    """A year's economy."""
    page = found(request, year or request.koll.on.year)
    picture = bars((each.name, each.beyond or 0) for each in page.expected)
    now = request.koll.on == request.koll.day
    foreseen = now and page.year == request.koll.day.year
    return render_page(request, "koll/economy/economy.html", page, picture=picture, now=now, foreseen=foreseen)


def found(request: KollRequest, year: int) -> reads.EconomyPage:
    """The year's economy, or no such page."""
    if not FIRST <= year <= LAST:
        raise Http404
    return reads.economy_page(request.koll.actor, year, request.koll.on)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def forecasting(request: KollRequest, year: int, body: str) -> HttpResponseBase:
    """Saying what the year is expected to cost, and why."""
    page = found(request, year)
    line = next((each for each in (*page.bodies, *page.companies) if each.key == body), None)
    if line is None or year != request.koll.day.year:
        raise Http404
    must(request, line.may_forecast, RULES[Act.FORECAST].why_not, reads.economy_address(year))
    month = line.until or f"{request.koll.day:%Y-%m}"
    return ask(
        request,
        forecast_question(line, year, month),
        lambda data, kept: ForecastForm(data, initial=kept),
        starting(line, month),
        lambda doing, form: acts.forecast(doing, body=body, period=month, **form.cleaned_data),
    )


def forecast_question(line: reads.BodyEconomy, year: int, month: str) -> Question:
    """The words around a forecast, with the earlier ones to read."""
    named = {"body": line.name, "year": year, "month": month_words(month)}
    return Question(
        _("A forecast for %(body)s, %(year)s, made after %(month)s") % named,
        _("A forecast says what you expect today, not what you wish. Earlier months' forecasts stay to be read."),
        _("Save the forecast"),
        reads.economy_address(year),
        f"forecast:{month}:{line.key}",
        tuple((month_words(told.period), expected(told)) for told in line.forecasts),
    )


def expected(told: reads.ForecastLine) -> str:
    """An earlier forecast in words: the amount, and what lay behind it."""
    return f"{_('%(amount)s thousand kronor') % {'amount': number(told.net)}}: {told.words}".removesuffix(": ")


def starting(line: reads.BodyEconomy, month: str) -> dict[str, Any]:
    """What the boxes begin with: this month's forecast, or the latest one's words to go on from."""
    last = line.forecast
    if last is None:
        return {"revision": 0}
    return {"net": last.net, "words": last.words, "revision": last.revision if last.period == month else 0}


@reached_by(Audience.INSIDE)
@require_GET
def balance(request: KollRequest) -> HttpResponseBase:
    """The balance rule over the years."""
    page = reads.balance_page(request.koll.actor, request.koll.on)
    now = request.koll.on == request.koll.day
    return render_page(request, "koll/economy/balance.html", page, next_year=request.koll.day.year, now=now)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def settling(request: KollRequest, year: int) -> HttpResponseBase:
    """A year's result by the balance rule."""
    page = reads.balance_page(request.koll.actor, request.koll.day)
    if not FIRST <= year <= request.koll.day.year:
        raise Http404
    must(request, page.may_keep, RULES[Act.KEEP_ECONOMY].why_not, "/ekonomi/balanskrav/")
    kept = next((each for each in page.years if each.figures.year == year), None)
    return ask(
        request,
        Question(
            _("The balance result of %(year)s") % {"year": year},
            _("Amounts are in thousand kronor. The sums are worked out from what you write."),
            _("Save"),
            "/ekonomi/balanskrav/",
            f"balance:{year}",
        ),
        lambda data, put_back: BalanceForm(data, initial=put_back),
        initial_of(kept),
        lambda doing, form: acts.settle_balance(doing, settled=form.settled(year), **form.about()),
    )
