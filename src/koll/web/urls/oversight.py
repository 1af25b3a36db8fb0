"""The addresses of the executive board's oversight."""

from django.urls import URLPattern, path

from koll.web.views import overseeing, oversight

FILE = "uppsikt/<slug:body>/<year:period>/"

urlpatterns: list[URLPattern] = [
    path("uppsikt/", oversight.overview, name="oversight"),
    path("uppsikt/<year:period>/", oversight.overview, name="oversight_of"),
    path("uppsikt/<year:period>/pdf/", oversight.year_pdf, name="oversight_pdf"),
    path(FILE, oversight.file, name="oversight_file"),
    path(f"{FILE}pdf/", oversight.file_pdf, name="oversight_file_pdf"),
    path(f"{FILE}ny/", overseeing.beginning, name="begin_oversight"),
    path(f"{FILE}beslut/", overseeing.deciding, name="decide_on_company"),
    path(f"{FILE}<num:number>/andra/", overseeing.changing, name="change_oversight"),
    path(f"{FILE}<num:number>/slutsats/", overseeing.concluding, name="conclude_oversight"),
    path(f"{FILE}<num:number>/svara/", overseeing.answering, name="answer_oversight"),
]
