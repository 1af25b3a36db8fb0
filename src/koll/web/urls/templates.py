"""The addresses of templates and of a body's own questions."""

from django.urls import URLPattern, path

from koll.web.urls.occasions import ONE
from koll.web.views import templates

PAGES = (
    ("skriv/<slug:part>/fragor/", templates.asking_own, "ask_own_question"),
    ("skriv/<slug:part>/fragor/<num:question>/", templates.ending_own, "end_own_question"),
)

urlpatterns: list[URLPattern] = [
    path("analyser/mall/", templates.overview, name="templates"),
    path("analyser/mall/<slug:activity>/", templates.replacing, name="replace_template"),
    *(path(f"{ONE}{number}{rest}", view, name=name) for rest, view, name in PAGES for number in ("", "<num:number>/")),
]
