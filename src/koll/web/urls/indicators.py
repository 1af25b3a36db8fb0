"""The addresses of indicators."""

from django.urls import URLPattern, path

from koll.web.views import indicators

urlpatterns: list[URLPattern] = [
    path("indikatorer/", indicators.overview, name="indicators"),
    path("indikatorer/ny/", indicators.adding, name="indicator_new"),
    path("indikatorer/inmatning/", indicators.entering, name="indicators_enter"),
    path("indikatorer/<slug:key>/", indicators.indicator, name="indicator"),
    path("indikatorer/<slug:key>/andra/", indicators.changing, name="indicator_change"),
]
