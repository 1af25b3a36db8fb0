"""The one Django app."""

from django.apps import AppConfig
from django.db.models.signals import m2m_changed, post_delete, post_migrate, post_save, pre_migrate

from koll.tables.ledger import kept_models, note_links, note_removed, note_saved
from koll.tables.triggers import keep_ledger, let_go


class RecordsConfig(AppConfig):
    """The tables of one municipality."""

    name = "koll.tables"
    label = "tables"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Has the ledger's triggers made whenever the tables have been, and an act's rows noted as they are written."""
        pre_migrate.connect(let_go, sender=self, dispatch_uid="let_go")
        post_migrate.connect(keep_ledger, sender=self, dispatch_uid="keep_ledger")
        post_save.connect(note_saved, dispatch_uid="note_saved")
        m2m_changed.connect(note_links, dispatch_uid="note_links")
        for model in kept_models():
            post_delete.connect(note_removed, sender=model, dispatch_uid=f"note_removed {model.__name__}")
