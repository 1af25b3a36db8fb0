"""Economy: the year's outcome and forecasts against the frames, and the balance rule over the years."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.finance import make_forecast, settle_balance_year
from koll.domain.refs import EconomyRef, ForecastRef
from koll.frame.components.formats import month as month_words
from koll.frame.components.formats import number
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.media.charts import lay_out_bars
from koll.permissions import Permission
from koll.reads.finance import BodyEconomy, EconomyPage, ForecastView, balance_page, economy_page
from koll.web.finance._economy_forms import BalanceForm, ForecastForm, initial_forecast
from koll.web.form_pages import FormPage, show_or_submit

FIRST, LAST = 2000, 2199


@reached_by(Audience.INSIDE)
@require_GET
def show_economy(request: KollRequest, ref: EconomyRef | None = None) -> HttpResponseBase:
    """A year's economy."""
    page = economy_or_404(request, ref.year if ref else request.koll.on.year)
    picture = lay_out_bars((row.name, row.beyond or 0) for row in page.expected)
    now = request.koll.on == request.koll.day
    foreseen = now and page.year == request.koll.day.year
    return render_page(request, "finance/economy/economy.html", page, picture=picture, now=now, foreseen=foreseen)


def economy_or_404(request: KollRequest, year: int) -> EconomyPage:
    """The year's economy, or no such page."""
    if not FIRST <= year <= LAST:
        raise Http404
    return economy_page(request.koll.context, year)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def make_forecast_form(request: KollRequest, ref: ForecastRef) -> HttpResponseBase:
    """Saying what the year is expected to cost, and why."""
    page = economy_or_404(request, ref.year)
    line = next((one_body for one_body in (*page.bodies, *page.companies) if one_body.key == ref.body), None)
    if line is None or ref.year != request.koll.day.year:
        raise Http404
    must(request, line.may_forecast, Permission.MAKE_FORECAST, address(EconomyRef(year=ref.year)))
    month = line.until or f"{request.koll.day:%Y-%m}"
    return show_or_submit(
        request,
        forecast_question(line, ref.year, month),
        lambda data, kept: ForecastForm(data, initial=kept),
        starting_forecast(line, month),
        lambda doing, form: make_forecast(doing, body=ref.body, period=month, **form.cleaned_data),
    )


def forecast_question(line: BodyEconomy, year: int, month: str) -> FormPage:
    """The words around a forecast, with the earlier ones to read."""
    named = {"body": line.name, "year": year, "month": month_words(month)}
    return FormPage(
        heading=_("A forecast for %(body)s, %(year)s, made after %(month)s") % named,
        lede=_("A forecast says what you expect today, not what you wish. Earlier months' forecasts stay to be read."),
        button=_("Save the forecast"),
        back=address(EconomyRef(year=year)),
        key=f"forecast:{month}:{line.key}",
        background=tuple((month_words(told.period), expected(told)) for told in line.forecasts),
    )


def expected(told: ForecastView) -> str:
    """An earlier forecast in words: the amount, and what lay behind it."""
    return f"{_('%(amount)s thousand kronor') % {'amount': number(told.net)}}: {told.words}".removesuffix(": ")


def starting_forecast(line: BodyEconomy, month: str) -> dict[str, Any]:
    """What the boxes begin with: this month's forecast, or the latest one's words to go on from."""
    last = line.forecast
    if last is None:
        return {"revision": 0}
    return {"net": last.net, "words": last.words, "revision": last.revision if last.period == month else 0}


@reached_by(Audience.INSIDE)
@require_GET
def show_balance(request: KollRequest) -> HttpResponseBase:
    """The balance rule over the years."""
    page = balance_page(request.koll.context)
    now = request.koll.on == request.koll.day
    return render_page(request, "finance/economy/balance.html", page, next_year=request.koll.day.year, now=now)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def settle_balance_year_form(request: KollRequest, year: int) -> HttpResponseBase:
    """A year's result by the balance rule."""
    page = balance_page(request.koll.context_today)
    if not FIRST <= year <= request.koll.day.year:
        raise Http404
    must(request, page.may_keep, Permission.MANAGE_ECONOMY, "/ekonomi/balanskrav/")
    kept = next((one_year for one_year in page.years if one_year.figures.year == year), None)
    return show_or_submit(
        request,
        FormPage(
            heading=_("The balance result of %(year)s") % {"year": year},
            lede=_("Amounts are in thousand kronor. The sums are worked out from what you write."),
            button=_("Save"),
            back="/ekonomi/balanskrav/",
            key=f"balance:{year}",
        ),
        lambda data, put_back: BalanceForm(data, initial=put_back),
        initial_forecast(kept),
        lambda doing, form: settle_balance_year(doing, settled=form.settled(year), **form.about()),
    )
