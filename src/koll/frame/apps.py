"""Registers the package with Django."""

from django.apps import AppConfig
from django.urls import register_converter

from koll.frame.http import converters  # noqa: F401 -- addresses are made of them
from koll.frame.http.days import OpenDay


class FrameConfig(AppConfig):
    """What every page has around it."""

    name = "koll.frame"
    label = "frame"

    def ready(self) -> None:
        """Makes a day within an address known before any address is."""
        register_converter(OpenDay, "open_day")
