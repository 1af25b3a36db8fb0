"""What is read of executive oversight, internal control, the audit trail and proofs of the ledger."""

from koll.reads.oversight._audit_trail import TrailEntryView, followed_line, lines_for, trail_page, trail_rows
from koll.reads.oversight._auditor_page import auditor_page, is_only_auditor
from koll.reads.oversight._entries import (
    COMPANY_RULE,
    Material,
    OversightEntryView,
    entry_ref,
    entry_with,
    oversight_subject,
)
from koll.reads.oversight._internal_control import (
    KEEPERS,
    RiskPlanPage,
    RiskView,
    internal_control_subject,
    risk_plan_page,
    risk_plans,
    risk_with_id,
)
from koll.reads.oversight._invariants import broken_invariants
from koll.reads.oversight._ledger_proof import LedgerFault, Verified, verify
from koll.reads.oversight._oversight import (
    DutyMet,
    ExecutiveDialogueView,
    OversightFilePage,
    file_page,
    file_pages,
    oversight_page,
)
from koll.reads.oversight._replay import Replay
from koll.reads.oversight._sources import SourceChoices, material_for

__all__ = [
    "COMPANY_RULE",
    "KEEPERS",
    "DutyMet",
    "ExecutiveDialogueView",
    "LedgerFault",
    "Material",
    "OversightEntryView",
    "OversightFilePage",
    "Replay",
    "RiskPlanPage",
    "RiskView",
    "SourceChoices",
    "TrailEntryView",
    "Verified",
    "auditor_page",
    "broken_invariants",
    "entry_ref",
    "entry_with",
    "file_page",
    "file_pages",
    "followed_line",
    "internal_control_subject",
    "is_only_auditor",
    "lines_for",
    "material_for",
    "oversight_page",
    "oversight_subject",
    "risk_plan_page",
    "risk_plans",
    "risk_with_id",
    "trail_page",
    "trail_rows",
    "verify",
]
