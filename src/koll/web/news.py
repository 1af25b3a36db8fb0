"""What an act in the ledger is called when it is told as news."""

from __future__ import annotations

from django.utils.translation import gettext as _


def act_word(act: str) -> str:
    """What an act in the ledger is called, as news."""
    words = {
        "start": _("The municipality was set up"),
        "record_decision": _("A decision was recorded"),
        "reconsider": _("Something was taken up again"),
        "fulfil": _("A duty in law was met"),
        "adopt": _("A text was adopted"),
        "close_assignment": _("An assignment was closed"),
        "reopen_assignment": _("An assignment was reopened"),
        "report_assignment": _("A report was given on an assignment"),
        "propose_budget": _("The budget was proposed"),
        "put_alternative": _("An alternative budget was put forward"),
        "change_budget": _("A proposed budget was changed"),
        "import_budget": _("A sheet was taken into the proposed budget"),
        "publish_budget": _("A proposed budget was published"),
        "adopt_budget": _("The budget was adopted"),
        "revise_budget": _("The budget was revised"),
        "open_occasion": _("Work was opened"),
        "open_new_version": _("A new version was opened to correct what was decided"),
        "plan_occasion": _("A day was set"),
        "add_meeting": _("A meeting was added"),
        "change_meeting": _("A meeting was moved or changed"),
        "cancel_meeting": _("A meeting was cancelled"),
        "hold_meeting_after_all": _("A cancelled meeting is held after all"),
        "import_meetings": _("A calendar of meetings was taken in"),
        "see_shift": _("A possible shift was seen"),
        "submit": _("Something was handed over to its body"),
        "send_back": _("Something was sent back"),
        "decide_occasion": _("A body decided what it had written"),
        "publish_form": _("The form of a dialogue was published"),
        "hold": _("A dialogue was held"),
        "report": _("A result was reported to the council"),
        "note_reports": _("The council noted results"),
        "raise_proposal": _("A proposal was written down"),
        "argue": _("A proposal was argued"),
        "propose": _("A proposal was sent on"),
        "prepare": _("A proposal was prepared"),
        "decide_proposal": _("A proposal was decided"),
        "attach": _("A file was attached to a decision"),
        "attest_decision": _("Minutes were adjusted"),
        "correct_decision": _("A typing error in a decision was corrected"),
        "import_decisions": _("Decisions were taken in from a table"),
        "withdraw_attachment": _("A file was withdrawn"),
        "add_indicator": _("Something is measured from now on"),
        "record_readings": _("Readings were entered"),
        "decline_proposal": _("A proposal was declined, with reasons"),
        "adopt_document": _("A governing document was adopted"),
        "repeal_document": _("A governing document was repealed"),
        "conclude_oversight": _("The executive board concluded what it had looked at"),
        "answer_oversight": _("The executive board's oversight was answered"),
        "decide_on_company": _("The executive board decided on a company's year"),
        "settle_risks": _("A plan for internal control was settled"),
        "record_outcome": _("The outcome of a control was written"),
    }
    return words.get(act, _("Something was done"))
