"""The addresses of this surface, a list for each topic."""

from django.urls import URLPattern, URLResolver

from koll.web.urls import analyses, occasions

urlpatterns: list[URLPattern | URLResolver] = [
    *analyses.urlpatterns,
    *occasions.urlpatterns,
]
