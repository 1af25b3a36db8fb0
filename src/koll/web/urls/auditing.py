"""The addresses of the auditors' own pages."""

from django.urls import URLPattern, path

from koll.web.views import auditing

urlpatterns: list[URLPattern] = [
    path("revision/", auditing.trail, name="trail"),
    path("revision/csv/", auditing.trail_csv, name="trail_csv"),
]
