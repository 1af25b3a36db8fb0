"""What anybody may see across the bodies: the world around, maps, and who has answered what."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.views.decorators.http import require_GET

from koll.domain.refs import ChallengeMapRef, TrendRef, TrendsRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.public.activities import trend_page, trends_page
from koll.public.descriptions import body_map_page, decided_maps_page
from koll.public.followup import matrix_page


@reached_by(Audience.EVERYBODY)
@require_GET
def show_trends(request: KollRequest, ref: TrendsRef | None = None) -> HttpResponseBase:
    """The trends of a year's decided analysis, to choose among by level and kind."""
    level, kind = request.GET.get("niva", ""), request.GET.get("slag", "")
    page = trends_page(request.koll.snapshot, ref.year if ref else request.koll.on.year, level, kind)
    around = {"before": page.period - 1, "after": page.period + 1}
    return render_page(request, "portal/trends.html", page, **around)


@reached_by(Audience.EVERYBODY)
@require_GET
def show_trend(request: KollRequest, ref: TrendRef) -> HttpResponseBase:
    """One trend, and what it means for the bodies."""
    page = trend_page(request.koll.snapshot, ref.number)
    if page is None:
        raise Http404
    return render_page(request, "portal/trend.html", page)


@reached_by(Audience.EVERYBODY)
@require_GET
def show_maps(request: KollRequest, period: int | None = None) -> HttpResponseBase:
    """All bodies' decided maps of a year."""
    page = decided_maps_page(request.koll.snapshot, period or request.koll.on.year)
    return render_page(request, "portal/maps.html", page, before=page.period - 1, after=page.period + 1)


@reached_by(Audience.EVERYBODY)
@require_GET
def show_body_map(request: KollRequest, ref: ChallengeMapRef) -> HttpResponseBase:
    """One body's decided map."""
    page = body_map_page(request.koll.snapshot, request.koll.language, ref.occasion)
    if page is None:
        raise Http404
    return render_page(request, "portal/map.html", page)


@reached_by(Audience.EVERYBODY)
@require_GET
def show_answer_matrix(request: KollRequest, period: int) -> HttpResponseBase:
    """Who has answered what in decided descriptions."""
    page = matrix_page(request.koll.snapshot, period)
    return render_page(request, "portal/matrix.html", page, before=period - 1, after=period + 1)
