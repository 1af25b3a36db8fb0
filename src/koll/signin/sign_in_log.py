"""What signing in leaves in the log: who by number, never a name that was typed."""

from __future__ import annotations

from typing import Any

import structlog
from allauth.account.signals import password_changed, password_reset
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.http import HttpRequest

log = structlog.get_logger("koll.signin")


def log_failed(request: Any = None, **_more: Any) -> None:
    """Somebody's name and password did not belong together; where from, so that an attack can be told."""
    log.warning("sign_in_failed", **({} if request is None else {"from": request.META.get("REMOTE_ADDR", "")}))


def log_locked(request: HttpRequest | None) -> None:
    """A name has been tried so often that nobody is let in by it for a while."""
    log.warning("sign_in_locked", **({} if request is None else {"from": request.META.get("REMOTE_ADDR", "")}))


def log_in(user: Any = None, **_more: Any) -> None:
    """Somebody signed in."""
    log.info("signed_in", person=getattr(user, "pk", None))


def log_password(user: Any = None, **_more: Any) -> None:
    """Somebody chose another password."""
    log.info("password_changed", person=getattr(user, "pk", None))


def listen() -> None:
    """Has the lines written."""
    user_login_failed.connect(log_failed, dispatch_uid="koll.signin.failed")
    user_logged_in.connect(log_in, dispatch_uid="koll.signin.in")
    password_changed.connect(log_password, dispatch_uid="koll.signin.changed")
    password_reset.connect(log_password, dispatch_uid="koll.signin.reset")
