"""Registers the package with Django."""

from django.apps import AppConfig


class SigninConfig(AppConfig):
    """Who is asking: signing in, signing out, and the seats that follow."""

    name = "koll.signin"
    label = "signin"
