"""Documents about executive oversight, internal control, the audit trail and proofs of the ledger."""

from koll.reports.oversight._executive_oversight import conclusion_word, oversight_document, oversight_title, resting_on
from koll.reports.oversight._internal_control import (
    consequence_word,
    internal_control_document,
    internal_control_title,
    likelihood_word,
)

__all__ = [
    "conclusion_word",
    "consequence_word",
    "internal_control_document",
    "internal_control_title",
    "likelihood_word",
    "oversight_document",
    "oversight_title",
    "resting_on",
]
