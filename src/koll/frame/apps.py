"""Registers the package with Django."""

from django.apps import AppConfig


class FrameConfig(AppConfig):
    """What every page has around it."""

    name = "koll.frame"
    label = "frame"
