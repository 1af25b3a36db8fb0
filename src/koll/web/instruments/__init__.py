"""Pages about governing texts, statements, the register, documents, comparison and reconsideration."""

from koll.web.instruments._adoption import adopt_instrument_form
from koll.web.instruments._comparison import show_comparison
from koll.web.instruments._documents import (
    adopt_document_form,
    repeal_document_form,
    send_register,
    show_document,
    show_register,
)
from koll.web.instruments._reconsideration import (
    decide_reconsideration_form,
    open_reconsideration_work_form,
    show_reconsideration,
    show_reconsideration_works,
    suggest_for_statement_form,
    suggest_renewal_for_rest_action,
    withdraw_suggestion_action,
)
from koll.web.instruments._texts import (
    record_reconsideration_form,
    show_instrument,
    show_instruments,
    show_statement,
    show_version,
)

__all__ = [
    "adopt_document_form",
    "adopt_instrument_form",
    "decide_reconsideration_form",
    "open_reconsideration_work_form",
    "record_reconsideration_form",
    "repeal_document_form",
    "send_register",
    "show_comparison",
    "show_document",
    "show_instrument",
    "show_instruments",
    "show_reconsideration",
    "show_reconsideration_works",
    "show_register",
    "show_statement",
    "show_version",
    "suggest_for_statement_form",
    "suggest_renewal_for_rest_action",
    "withdraw_suggestion_action",
]
