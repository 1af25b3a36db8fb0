"""The addresses of indicators."""

from django.urls import URLPattern, path

from koll.web.views import indicators, readings

urlpatterns: list[URLPattern] = [
    path("indikatorer/", indicators.overview, name="indicators"),
    path("indikatorer/ny/", indicators.adding, name="indicator_new"),
    path("indikatorer/inmatning/", readings.entering, name="indicators_enter"),
    path("indikatorer/inmatning/fil/", readings.file_out, name="readings_file"),
    path("indikatorer/inmatning/las-in/", readings.file_in, name="readings_import"),
    path("indikatorer/<slug:key>/", indicators.indicator, name="indicator"),
    path("indikatorer/<slug:key>/andra/", indicators.changing, name="indicator_change"),
    path("indikatorer/<slug:key>/kommentera/", indicators.commenting, name="indicator_comment"),
    path("indikatorer/<slug:key>/avsluta/", indicators.ending, name="indicator_end"),
]
