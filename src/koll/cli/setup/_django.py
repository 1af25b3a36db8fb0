"""Starting Django for a command, once its environment is known."""

from __future__ import annotations

import os

import django
from django.conf import settings
from django.utils import translation
from environs import EnvError

from koll.cli.setup._language import N_, spoken, translate
from koll.domain.refusals import Refusal


def begin() -> None:
    """Reads the settings and makes the tables known; Refusal names a setting that cannot be read."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "koll.server.settings")
    try:
        settings.INSTALLED_APPS  # noqa: B018 -- the settings are read when the first is asked for
    except EnvError as fault:
        sentence = translate(N_("A setting in the environment cannot be read: %(fault)s. Correct it or remove it."))
        raise Refusal("command.setting_unreadable", sentence % {"fault": fault}) from None
    django.setup()
    translation.activate(spoken())
