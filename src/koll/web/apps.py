"""Registers the package with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The signed-in surface: pages for officers and elected."""

    name = "koll.web"
    label = "web"
