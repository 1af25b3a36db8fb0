"""The sign that not every database can hold (U+0000): what asks with it gets a sentence, on either database."""

from __future__ import annotations

from django.db import DataError
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import Refusal

NUL = "\x00"


def refusal_of_unheld_sign(request: HttpRequest, fault: Exception) -> Refusal | None:
    """The refusal when the database would not ask for what was sent because of the sign; None for any other fault."""
    if not isinstance(fault, DataError):
        return None
    sent = [value for many in (request.GET, request.POST) for _name, values in many.lists() for value in values]
    if not any(NUL in value for value in sent):
        return None
    return Refusal(
        "request.unheld_sign",
        _("What was asked for holds a sign that no text can hold. Take it away, and ask again. Nothing was saved."),
    )
