"""The one Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from koll.records.triggers import keep_ledger


class RecordsConfig(AppConfig):
    """The tables of one municipality."""

    name = "koll.records"
    label = "records"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Has the ledger's triggers made whenever the tables have been."""
        post_migrate.connect(keep_ledger, sender=self, dispatch_uid="keep_ledger")
