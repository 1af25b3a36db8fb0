"""The golden thread, and the search."""

from datetime import date
from typing import Annotated

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.service import (
    FINDING,
    Addressed,
    BodyRef,
    Level,
    PageOfRows,
    PageQuery,
    api,
    body_ref,
    describe_endpoint,
    page_of_rows,
    place,
    respond,
)
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.queries import parse_thread_query
from koll.public.home import Hit, search_page
from koll.public.thread import ThreadNode, ThreadRow, thread_page

WHOLE = 1_000_000


class KnotRef(Addressed):
    """Something in the thread."""

    key: Annotated[str, Field(description=N_("The same through every version and every day."))]
    kind: Level
    heading: str


class Knot(KnotRef):
    """Something in the thread, with what it contributes to."""

    body: BodyRef | None
    words: Annotated[str, Field(description=N_("The first words of what it says."))]
    contributes_to: tuple[KnotRef, ...]
    contributions: Annotated[int, Field(description=N_("How many contribute to it."))]


class Thread(PageOfRows[Knot]):
    """The golden thread."""


class SearchHit(Addressed):
    """Something that was found."""

    kind: str
    heading: str
    whose: str
    on: date
    excerpt: Annotated[str, Field(description=N_("The part of it where the words stand."))]


class Search(PageOfRows[SearchHit]):
    """What was found."""


class ForThread(PageQuery):
    """Which part of the thread."""

    body: Annotated[str, Field(description=N_("The key of a body: its own, and what that contributes to."))] = ""
    year: Annotated[int | None, Field(ge=1900, le=2200, description=N_("Of a year; as it stands if not said."))] = None
    through: Annotated[str, Field(max_length=150, description=N_("The key of something: what hangs below it."))] = ""


class ForSearch(PageQuery):
    """What is searched for."""

    q: Annotated[str, Field(max_length=200, description=N_("Words, as a person would write them."))] = ""
    kind: Annotated[str, Field(max_length=40, description=N_("A kind of thing, as what is found has it."))] = ""


def knot_ref(knot: ThreadNode) -> KnotRef:
    """Something in the thread."""
    return KnotRef(key=knot.key, kind=knot.kind, heading=knot.heading, **place(knot.ref))


def knot(line: ThreadRow) -> Knot:
    """Something in the thread with what it contributes to."""
    found = line.knot
    return Knot(
        key=found.key,
        kind=found.kind,
        heading=found.heading,
        body=body_ref(found.body_key, found.body_name),
        words=found.said,
        contributes_to=tuple(knot_ref(toward) for toward in line.towards),
        contributions=line.number,
        **place(found.ref),
    )


@api.get(
    "thread",
    **describe_endpoint(
        Thread,
        FINDING,
        N_("The golden thread"),
        N_("What contributes to what, from the vision down to what was answered: each thing after what is above it."),
    ),
)
@reached_by(Audience.EVERYBODY)
def thread(request: KollRequest, asked: Query[ForThread]) -> HttpResponseBase:
    """The golden thread as a list."""

    def make() -> Thread | None:
        wanted = {"organ": asked.body, "ar": str(asked.year or ""), "vid": asked.through, "som": "lista"}
        page = thread_page(request.koll.snapshot, parse_thread_query(wanted), WHOLE)
        return page_of_rows(Thread, request, asked, page.lines, knot) if page is not None else None

    return respond(request, asked, make)


@api.get(
    "search",
    **describe_endpoint(
        Search, FINDING, N_("Search"), N_("What anybody may find, the best first; in Swedish whatever the ending.")
    ),
)
@reached_by(Audience.EVERYBODY)
def search(request: KollRequest, asked: Query[ForSearch]) -> HttpResponseBase:
    """What anybody may find."""

    def make() -> Search:
        page = search_page(
            request.koll.snapshot, asked.q.strip(), kind=asked.kind, first=asked.offset, most=asked.limit
        )
        return page_of_rows(Search, request, asked, page.hits, search_result, total=page.total)

    return respond(request, asked, make)


def search_result(hit: Hit) -> SearchHit:
    """Something that was found."""
    excerpt = "".join(words for words, _asked in hit.excerpt)
    return SearchHit(kind=hit.kind, heading=hit.heading, whose=hit.whose, on=hit.on, excerpt=excerpt, **place(hit.ref))
