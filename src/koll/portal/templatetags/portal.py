"""Where the public reads what those inside read at a permanent address, and the words of what a decision did."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext as _

from koll.frame.routes import open_twin_of
from koll.frame.templatetags.koll import happening_word
from koll.media.rich_text import Html, html_of

register = template.Library()
register.filter("happening", happening_word)


@register.filter
def written_openly(text: str, key: str = "") -> Html:
    """A written part as HTML whose links and pictures are the open ones; what has no open page is only words."""
    return html_of(text, key, open_twin_of)


@register.filter
def effect_word(kind: str) -> str:
    """What a decision did, by the kind of its effect."""
    words = {
        "adopted": _("Adopted"),
        "reconsidered": _("Took up again"),
        "decided_description": _("Decided what the body has written"),
        "noted_result": _("Noted the result of a dialogue"),
        "repealed": _("Repealed"),
        "closed": _("Closed"),
        "budgeted": _("Decided the budget"),
        "reopened": _("Reopened"),
        "settled_risks": _("Settled a plan for internal control"),
        "listed": _("Is followed on the list; seen to by"),
        "taken_off_list": _("Took off the list of decisions to follow"),
        "body_began": _("Made a new body"),
        "body_ended": _("Ended a body"),
        "body_renamed": _("Gave a body a new name"),
        "share_changed": _("Changed the share of a company"),
        "owner_duty": _("Met a duty of the owner"),
        "text_bound": _("Bound a company by its general meeting"),
        "fulfilled": _("Did what the law asks"),
    }
    return words.get(kind, happening_word(kind))
