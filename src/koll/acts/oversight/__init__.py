"""What changes executive oversight, internal control, the audit trail and proofs of the ledger."""

from koll.acts.oversight._erasure import erase_words
from koll.acts.oversight._internal_control import (
    RiskInput,
    add_risk,
    change_risk,
    copy_risks_from_last_year,
    record_control_outcome,
    remove_risk,
    settle_risk_plan,
)
from koll.acts.oversight._oversight import (
    CONCLUSIONS,
    OversightEntryInput,
    answer_oversight_entry,
    change_oversight_entry,
    conclude_oversight_entry,
    decide_company_assessment,
    open_oversight_entry,
)

__all__ = [
    "CONCLUSIONS",
    "OversightEntryInput",
    "RiskInput",
    "add_risk",
    "answer_oversight_entry",
    "change_oversight_entry",
    "change_risk",
    "conclude_oversight_entry",
    "copy_risks_from_last_year",
    "decide_company_assessment",
    "erase_words",
    "open_oversight_entry",
    "record_control_outcome",
    "remove_risk",
    "settle_risk_plan",
]
