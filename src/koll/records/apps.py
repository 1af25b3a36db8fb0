"""The one Django app."""

from django.apps import AppConfig


class RecordsConfig(AppConfig):
    """The tables of one municipality."""

    name = "koll.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"
