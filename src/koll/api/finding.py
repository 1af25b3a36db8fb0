"""The golden thread, and the search."""

from datetime import date
from typing import Annotated

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.almanac.sentences import N_
from koll.api.door import ForPage, Rows, answer, api, rows, told
from koll.api.shapes import BodyRef, Level, Thing, body_ref, place
from koll.api.topics import FINDING
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.following import asked_of_thread
from koll.reads import public

WHOLE = 1_000_000


class KnotRef(Thing):
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


class Thread(Rows[Knot]):
    """The golden thread."""


class Found(Thing):
    """Something that was found."""

    kind: str
    heading: str
    whose: str
    on: date
    excerpt: Annotated[str, Field(description=N_("The part of it where the words stand."))]


class Search(Rows[Found]):
    """What was found."""


class ForThread(ForPage):
    """Which part of the thread."""

    body: Annotated[str, Field(description=N_("The key of a body: its own, and what that contributes to."))] = ""
    year: Annotated[int | None, Field(ge=1900, le=2200, description=N_("Of a year; as it stands if not said."))] = None
    through: Annotated[str, Field(max_length=150, description=N_("The key of something: what hangs below it."))] = ""


class ForSearch(ForPage):
    """What is searched for."""

    q: Annotated[str, Field(max_length=200, description=N_("Words, as a person would write them."))] = ""
    kind: Annotated[str, Field(max_length=40, description=N_("A kind of thing, as what is found has it."))] = ""


def knot_ref(knot: public.Knot) -> KnotRef:
    """Something in the thread."""
    return KnotRef(key=knot.key, kind=knot.kind, heading=knot.heading, **place(knot.address))


def knot(line: public.ThreadLine) -> Knot:
    """Something in the thread with what it contributes to."""
    found = line.knot
    return Knot(
        key=found.key,
        kind=found.kind,
        heading=found.heading,
        body=body_ref(found.body_key, found.body_name),
        words=found.said,
        contributes_to=tuple(knot_ref(each) for each in line.towards),
        contributions=line.number,
        **place(found.address),
    )


@api.get(
    "thread",
    **told(
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
        page = public.thread(request.koll.on, asked_of_thread(wanted), WHOLE)
        return rows(Thread, request, asked, page.lines, knot) if page is not None else None

    return answer(request, asked, make)


@api.get(
    "search",
    **told(Search, FINDING, N_("Search"), N_("What anybody may find, the best first; in Swedish whatever the ending.")),
)
@reached_by(Audience.EVERYBODY)
def search(request: KollRequest, asked: Query[ForSearch]) -> HttpResponseBase:
    """What anybody may find."""

    def make() -> Search:
        page = public.search_page(
            asked.q.strip(), request.koll.on, kind=asked.kind, first=asked.offset, most=asked.limit
        )
        return rows(Search, request, asked, page.hits, found, total=page.total)

    return answer(request, asked, make)


def found(hit: public.Hit) -> Found:
    """Something that was found."""
    excerpt = "".join(words for words, _asked in hit.excerpt)
    return Found(kind=hit.kind, heading=hit.heading, whose=hit.whose, on=hit.on, excerpt=excerpt, **place(hit.address))
