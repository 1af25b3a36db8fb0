"""The addresses that other machines read, and the page that explains them to people."""

from django.urls import URLPattern, URLResolver, include, path

from koll.api.open_data import (
    about,
    around,
    assignments,
    bodies,
    decisions,
    duties,
    finding,
    instruments,
    money,
    occasions,
    open_data,
    register,
    statements,
)
from koll.api.service import ROOT, doors

MODULES = (
    about,
    instruments,
    statements,
    register,
    decisions,
    bodies,
    assignments,
    duties,
    occasions,
    around,
    money,
    finding,
)
"""Every module that has addresses for machines."""

urlpatterns: list[URLPattern | URLResolver] = [
    path("oppet/oppna-data/", open_data.open_data, name="open_data"),
    path(ROOT.lstrip("/"), include((doors(), "api"))),
]
