"""The address of the pattern page."""

from django.urls import URLPattern, path

from koll.web.views import patterns

urlpatterns: list[URLPattern] = [path("monster/", patterns.patterns, name="patterns")]
