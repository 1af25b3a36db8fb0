"""Pages about executive oversight, internal control, the audit trail and proofs of the ledger."""

from koll.web.oversight._audit_trail import first_page, send_audit_trail, show_audit_trail
from koll.web.oversight._internal_control import (
    add_risk_form,
    change_risk_form,
    copy_risks_from_last_year_action,
    record_control_outcome_form,
    remove_risk_action,
    send_internal_control_plan_pdf,
    settle_risk_plan_form,
    show_internal_control_overview,
    show_internal_control_plan,
)
from koll.web.oversight._oversight import (
    send_oversight_file_pdf,
    send_oversight_year_pdf,
    show_oversight_file,
    show_oversight_overview,
)
from koll.web.oversight._oversight_entries import (
    answer_oversight_entry_form,
    change_oversight_entry_form,
    conclude_oversight_entry_form,
    decide_company_assessment_form,
    open_oversight_entry_form,
)

__all__ = [
    "add_risk_form",
    "answer_oversight_entry_form",
    "change_oversight_entry_form",
    "change_risk_form",
    "conclude_oversight_entry_form",
    "copy_risks_from_last_year_action",
    "decide_company_assessment_form",
    "first_page",
    "open_oversight_entry_form",
    "record_control_outcome_form",
    "remove_risk_action",
    "send_audit_trail",
    "send_internal_control_plan_pdf",
    "send_oversight_file_pdf",
    "send_oversight_year_pdf",
    "settle_risk_plan_form",
    "show_audit_trail",
    "show_internal_control_overview",
    "show_internal_control_plan",
    "show_oversight_file",
    "show_oversight_overview",
]
