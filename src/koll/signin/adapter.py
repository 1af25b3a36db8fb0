"""What Koll wants of the sign-in library: nobody registers themselves, and refusals give nothing away."""

from __future__ import annotations

from typing import ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Words
from koll.signin.sign_in_log import log_locked

NOT_TOGETHER = _(
    "The user name or e-mail address and the password do not belong together. "
    "Check both and try again, or choose a new password."
)
TOO_OFTEN = _(
    "Too many attempts to sign in with this name have failed. "
    "Wait five minutes and try again, or choose a new password."
)


class KollAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the library has no types
    """Local sign-in as Koll has it."""

    error_messages: ClassVar[dict[str, Words]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": NOT_TOGETHER,
        "email_password_mismatch": NOT_TOGETHER,
        "invalid_login": NOT_TOGETHER,
        "too_many_login_attempts": TOO_OFTEN,
        "enter_current_password": _("That is not your present password. Type it again."),
        "incorrect_password": _("That is not your present password. Type it again."),
        "invalid_password_reset": _("The link has been used or is too old. Ask for a new one."),
    }

    def validation_error(self, code: str, *args: object) -> ValidationError:
        """What the person is told; that a name has been locked for a while is logged."""
        if code == "too_many_login_attempts":
            log_locked(self.request)
        error: ValidationError = super().validation_error(code, *args)
        return error

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 -- the library's signature
        """People are registered by an administrator."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The address in the mail: the one the outside world knows, whatever host name the request claimed."""
        place = reverse("account_reset_password_from_key", kwargs={"uidb36": "person", "key": "key"})
        address: str = settings.PUBLIC_ADDRESS.rstrip("/")
        return address + place.replace("person-key", key)
