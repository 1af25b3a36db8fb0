"""What is still found through the inside search, whose texts each say whom they are open to."""

from __future__ import annotations

from koll.public.home import PER_PAGE, SearchPage
from koll.reads.home import search_public
from koll.snapshot import Context


def search_page(
    context: Context, query: str, *, kind: str = "", page: int = 1, first: int | None = None, most: int = PER_PAGE
) -> SearchPage:
    """What anybody may find, the best first: a page of it, or so many from the `first`."""
    return search_public(context, query, kind=kind, page=page, first=first, most=most)
