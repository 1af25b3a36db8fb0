"""The addresses of the world around."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import trends

PAGES = (
    ("trender/", trends.here, "trends_here"),
    ("trender/ny/", trends.new, "new_trend"),
    ("trender/ta-over/", trends.take_over, "take_over_trends"),
    ("trender/<num:trend>/", trends.meaning, "trend_meaning"),
)

urlpatterns: list[URLPattern] = [
    path("omvarlden/", trends.overview, name="trends"),
    path("omvarlden/<year:period>/", trends.overview, name="trends_of"),
    path("omvarlden/trend/<num:trend>/", trends.one, name="trend"),
    path("omvarlden/trend/<num:trend>/andra/", trends.change, name="change_trend"),
    path("omvarlden/trend/<num:trend>/ta-ut/", trends.remove, name="take_out_trend"),
    *(path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")),
]
