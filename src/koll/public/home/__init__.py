"""What anybody may read of the first page, duties and search."""

from koll.public.home._front import about_page, duties_page, front_page, ledger_head_on, year_of_all
from koll.public.home._search import (
    PER_PAGE,
    Hit,
    Indexed,
    SearchPage,
    open_documents_found,
    ranked_page,
    search_page,
    words_of_query,
)
from koll.public.home._search_sources import (
    Known,
    OpenDocument,
    WorkSource,
    document_of_accounts,
    open_documents,
    work_open_from,
    work_source,
)

__all__ = [
    "PER_PAGE",
    "Hit",
    "Indexed",
    "Known",
    "OpenDocument",
    "SearchPage",
    "WorkSource",
    "about_page",
    "document_of_accounts",
    "duties_page",
    "front_page",
    "ledger_head_on",
    "open_documents",
    "open_documents_found",
    "ranked_page",
    "search_page",
    "words_of_query",
    "work_open_from",
    "work_source",
    "year_of_all",
]
