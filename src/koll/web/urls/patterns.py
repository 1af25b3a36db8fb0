"""The addresses of the pattern page and of the gallery of components."""

from django.urls import URLPattern, path

from koll.web.views import components, patterns

urlpatterns: list[URLPattern] = [
    path("monster/", patterns.patterns, name="patterns"),
    path("monster/delar/", components.components, name="components"),
]
