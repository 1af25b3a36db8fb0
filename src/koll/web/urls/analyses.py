"""The addresses of Analyser and of drafts."""

from django.urls import URLPattern, path

from koll.web.views import analyses, drafts

urlpatterns: list[URLPattern] = [
    path("analyser/", analyses.analyses, name="analyses"),
    path("analyser/<year:period>/", analyses.analyses, name="analyses_of"),
    path("analyser/oppna/", analyses.open_work, name="open_occasion"),
    path("utkast/", drafts.draft, name="draft"),
    path("utkast/slang/", drafts.drop, name="drop_draft"),
]
