"""What a decision did, and what of it was corrected, in a word or two."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.domain.record import minutes_labels
from koll.frame.components._component import register


@register.filter
def effect_word(kind: str) -> str:
    """What a decision did, in a word or two."""
    words = {
        "adopted": _("Adopted"),
        "reconsidered": _("Took up again"),
        "repealed": _("Repealed"),
        "decided_description": _("Decided what the body has written"),
        "noted_result": _("Noted the result of a dialogue"),
        "proposal_decided": _("Decided a proposal"),
        "proposal_declined": _("Declined a proposal, with reasons"),
        "closed": _("Closed an assignment"),
        "budgeted": _("Decided the budget"),
        "reopened": _("Reopened an assignment"),
        "settled_risks": _("Settled a plan for internal control"),
        "listed": _("Is followed on the list; seen to by"),
        "taken_off_list": _("Took off the list of decisions to follow"),
        "body_began": _("Made a new body"),
        "body_ended": _("Ended a body"),
        "body_renamed": _("Gave a body a new name"),
        "share_changed": _("Changed the share of a company"),
        "owner_duty": _("Met a duty of the owner"),
        "text_bound": _("Bound a company by its general meeting"),
        "fulfilled": _("Met a duty in law"),
    }
    return words.get(kind, kind)


@register.filter
def correction_word(field: str) -> str:
    """What of a decision was corrected."""
    return _(minutes_labels()[field])
