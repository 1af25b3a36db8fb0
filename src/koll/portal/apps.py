"""Registers the package with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public's surface: pages without signing in."""

    name = "koll.portal"
    label = "portal"
