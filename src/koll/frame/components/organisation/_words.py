"""What roles, happenings and the owner's duties are called."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.frame.components._component import register
from koll.frame.components.thread import happening_word


@register.filter
def role_word(role: str) -> str:
    """What a role in a body is called."""
    words = {
        "member": _("Member"),
        "chair": _("Chair"),
        "secretary": _("Secretary"),
        "manager": _("Manager"),
        "officer": _("Officer"),
        "auditor": _("Auditor"),
        "administrator": _("Administrator of Koll"),
    }
    return words.get(role, role)


@register.filter
def duty_word(duty: str) -> str:
    """What the council sees to, as owner, before and while a wholly owned company has a task (KL 10:3)."""
    words = {
        "purpose": _("The municipal purpose is set"),
        "powers": _("Purpose and powers stand in the articles of association"),
        "board": _("The council appoints all directors"),
        "principle": _("The council says its view on matters of principle"),
        "auditor": _("There is a lay auditor"),
        "insight": _("Insight into the company"),
    }
    return words.get(duty, duty)


@register.filter
def body_happening(kind: str) -> str:
    """What happened to a body."""
    words = {
        "body_began": _("Began"),
        "body_ended": _("Ended"),
        "body_handed_on": _("Ended, and was taken over by"),
        "body_renamed": _("Changed name to"),
        "body_moved": _("Came to belong to"),
        "body_assigned": _("Given an assignment"),
        "body_described": _("Decided what the body has written"),
        "dialogue_reported": _("Reported the result of a dialogue"),
        "share_changed": _("The municipality's share became"),
        "text_bound": _("The general meeting made it binding"),
    }
    if kind.startswith("owner_"):
        return duty_word(kind.removeprefix("owner_"))
    return words.get(kind) or happening_word(kind)
