"""What anybody may read of governing texts, statements, the register and what differs."""

from koll.public.instruments._comparison import ComparisonPage, comparison
from koll.public.instruments._documents import (
    DocumentPage,
    DocumentView,
    document_lines,
    document_views,
    governing_document_page,
    kinds_kept,
    rows_known,
)
from koll.public.instruments._reconsideration import is_to_be_reconsidered, to_be_reconsidered
from koll.public.instruments._register import (
    SORTS,
    STATES,
    Register,
    RegisterQuery,
    RegisterRowView,
    find_in_register,
    whole_register,
)
from koll.public.instruments._statement_status import StatementStatus, statement_with_id, status_of_statement
from koll.public.instruments._statements import LinkedStatement, StatementView, linked_statement, statement_views
from koll.public.instruments._statements_in_force import (
    in_force_statements,
    in_force_statements_by_body,
    statement_with_key,
    statements_in_force,
)
from koll.public.instruments._versions import (
    InstrumentPage,
    InstrumentRow,
    VersionPage,
    VersionView,
    instrument_page,
    instruments_page,
    version_page,
    version_views,
    versions_decided_by,
)
from koll.public.instruments._wordings import WordingView, wordings_of_statement

__all__ = [
    "SORTS",
    "STATES",
    "ComparisonPage",
    "DocumentPage",
    "DocumentView",
    "InstrumentPage",
    "InstrumentRow",
    "LinkedStatement",
    "Register",
    "RegisterQuery",
    "RegisterRowView",
    "StatementStatus",
    "StatementView",
    "VersionPage",
    "VersionView",
    "WordingView",
    "comparison",
    "document_lines",
    "document_views",
    "find_in_register",
    "governing_document_page",
    "in_force_statements",
    "in_force_statements_by_body",
    "instrument_page",
    "instruments_page",
    "is_to_be_reconsidered",
    "kinds_kept",
    "linked_statement",
    "rows_known",
    "statement_views",
    "statement_with_id",
    "statement_with_key",
    "statements_in_force",
    "status_of_statement",
    "to_be_reconsidered",
    "version_page",
    "version_views",
    "versions_decided_by",
    "whole_register",
    "wordings_of_statement",
]
