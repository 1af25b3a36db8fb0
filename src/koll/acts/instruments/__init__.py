"""What changes governing texts, statements, the register, documents, comparison and reconsideration."""

from koll.acts.instruments._adoption import adopt_instrument, instrument_called, put_in_force
from koll.acts.instruments._adoption_rules import modes_of
from koll.acts.instruments._documents import GoverningDocumentInput, adopt_governing_document, repeal_governing_document
from koll.acts.instruments._inputs import StatementInput, StatementLapseInput, VersionInput
from koll.acts.instruments._reconsideration import (
    RenewedText,
    decide_reconsideration,
    open_reconsideration_work,
    suggest_for_statement,
    suggest_renewal_for_rest,
    withdraw_suggestion,
)

__all__ = [
    "GoverningDocumentInput",
    "RenewedText",
    "StatementInput",
    "StatementLapseInput",
    "VersionInput",
    "adopt_governing_document",
    "adopt_instrument",
    "decide_reconsideration",
    "instrument_called",
    "modes_of",
    "open_reconsideration_work",
    "put_in_force",
    "repeal_governing_document",
    "suggest_for_statement",
    "suggest_renewal_for_rest",
    "withdraw_suggestion",
]
