"""The address of search."""

from django.urls import URLPattern, path

from koll.web.views import search

urlpatterns: list[URLPattern] = [path("sok/", search.search, name="search")]
