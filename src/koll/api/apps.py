"""Registers the package with Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The other machines' surface: open data to read, without signing in."""

    name = "koll.api"
    label = "api"
