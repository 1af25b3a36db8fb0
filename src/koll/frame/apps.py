"""Registers the package with Django."""

from django.apps import AppConfig

from koll.frame.http import converters  # noqa: F401 -- addresses are made of them


class FrameConfig(AppConfig):
    """What every page has around it."""

    name = "koll.frame"
    label = "frame"
