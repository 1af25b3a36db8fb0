"""What an act in the ledger is called when it is told as news, and on the trail that auditors follow."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.permissions import audience_of


def act_word(act: str) -> str:
    """What an act in the ledger is called."""
    try:
        word = audience_of(act).word
    except KeyError:
        word = ""
    return _(word) if word else _("Something was done")
