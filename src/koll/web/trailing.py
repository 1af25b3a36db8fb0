"""What each line of the trail says was done."""

from __future__ import annotations

from django.utils.translation import gettext as _

from koll.web.news import act_word


def line_word(act: str) -> str:
    """What was done, in a few words: as news where it is such, else as the work it was."""
    words = {
        "add_risk": _("A risk was added"),
        "appoint": _("A seat was given"),
        "begin_oversight": _("The executive board began to look at something"),
        "change_indicator": _("An indicator was changed"),
        "change_oversight": _("What was looked at was changed before it was concluded"),
        "change_risk": _("A risk was changed"),
        "change_shift": _("A possible shift was changed"),
        "comment_reading": _("A reading was commented on"),
        "end_seat": _("A seat was ended"),
        "hand_out": _("A part was handed out"),
        "register": _("A person was added"),
        "restore_part": _("A part was put back to an earlier version"),
        "save_together": _("A part was written together"),
        "take_back_part": _("A part was taken back from the one who had it"),
        "take_out_risk": _("A risk was taken out"),
        "take_over_risks": _("Risks were taken over from the year before"),
        "write_answer": _("An answer was written"),
        "write_part": _("A part was written"),
    }
    return words.get(act) or act_word(act)
