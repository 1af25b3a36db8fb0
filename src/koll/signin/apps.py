"""Registers the package with Django."""

from typing import Any

from django.apps import AppConfig, apps
from django.core.management import call_command
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string


class SigninConfig(AppConfig):
    """Who is asking: signing in, signing out, and the seats that follow."""

    name = "koll.signin"
    label = "signin"

    def ready(self) -> None:
        """Has the table that counts attempts to sign in made with the others."""
        post_migrate.connect(
            keep_count_of_attempts, sender=apps.get_app_config("tables"), dispatch_uid="keep_count_of_attempts"
        )
        import_string("koll.signin.sign_in_log.listen")()


def keep_count_of_attempts(using: str = "default", **_signal: Any) -> None:
    """Makes the table where attempts are counted, one count for all of the server's processes."""
    call_command("createcachetable", database=using, verbosity=0)
