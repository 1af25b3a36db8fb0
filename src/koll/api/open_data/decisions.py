"""Decisions: who decided what on which day, and everything that each decision did."""

from datetime import date
from typing import Annotated

from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from ninja import Query
from pydantic import Field

from koll.api.service import (
    DECISIONS,
    Addressed,
    Answer,
    DayQuery,
    DecisionRef,
    Happening,
    PageOfRows,
    PageQuery,
    Shape,
    api,
    decision_ref,
    describe_endpoint,
    happenings,
    outside,
    page_of_rows,
    place,
    respond,
)
from koll.domain import refs
from koll.domain.record import minutes_of
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.problem_json import FOR_ALL_SITES
from koll.frame.http.request import KollRequest
from koll.frame.routes import machine_address, open_address
from koll.public.decisions import AttachmentView, DecisionPage, corrected_decision, decision_page, decisions_page
from koll.public.thread import stories_settled_by
from koll.snapshot import Snapshot


class Decisions(PageOfRows[DecisionRef]):
    """Decisions."""


class Effect(Addressed):
    """One thing that the decision did."""

    kind: Annotated[str, Field(description=N_("What it did, e.g. adopted, closed, body_renamed or taken_off_list."))]
    words: str


class Correction(Shape):
    """A typing error that was corrected, with both readings."""

    field: str
    was: str
    became: str
    why: str
    on: date


class File(Shape):
    """An attached file; one that has been withdrawn is not here."""

    name: str
    title: str
    size: Annotated[int, Field(description=N_("In bytes."))]
    sha256: Annotated[str, Field(description=N_("The fingerprint of its content."))]
    page: Annotated[str, Field(description=N_("Where it is fetched."))]


class Road(Shape):
    """How a proposal that the decision settled came here."""

    heading: str
    story: tuple[Happening, ...]


class Decision(Answer, DecisionRef):
    """A decision and everything it did."""

    text: str
    source: str
    effects: tuple[Effect, ...]
    votes: str
    reservations: str
    attested_on: Annotated[date | None, Field(description=N_("The day the minutes were adjusted."))]
    corrections: tuple[Correction, ...]
    attachments: tuple[File, ...]
    settled: Annotated[tuple[Road, ...], Field(description=N_("The proposals it settled, and how each came there."))]


class ForDecisions(PageQuery):
    """Which decisions."""

    body: Annotated[str, Field(description=N_("The key of the body that decided."))] = ""
    year: Annotated[int | None, Field(ge=1000, le=9999, description=N_("The year of the decision."))] = None
    words: Annotated[str, Field(max_length=200, description=N_("Words in its heading, text or registry number."))] = ""


def files(found: tuple[AttachmentView, ...]) -> tuple[File, ...]:
    """The files that have not been withdrawn."""
    return tuple(
        File(
            name=row.name,
            title=row.title,
            size=row.size,
            sha256=row.sha256,
            page=outside(open_address(row.ref)),
        )
        for row in found
        if row.withdrawn_at is None
    )


def decision_of(snapshot: Snapshot, page: DecisionPage) -> Decision:
    """A decision and everything it did."""
    brief = decision_ref(page.line)
    return Decision(
        on=snapshot.day,
        source=page.source,
        effects=tuple(Effect(kind=effect.kind, words=effect.words, **place(effect.ref)) for effect in page.effects),
        corrections=tuple(
            Correction(
                field=correction.field,
                was=correction.was,
                became=correction.became,
                why=correction.why,
                on=correction.day,
            )
            for correction in page.corrections
        ),
        attachments=files(page.attachments),
        settled=tuple(
            Road(heading=row.heading, story=happenings(row.happenings))
            for row in stories_settled_by(snapshot, page.line.id)
        ),
        **minutes_of(page) | dict(brief),
    )


@api.get(
    "decisions",
    **describe_endpoint(
        Decisions,
        DECISIONS,
        N_("Decisions"),
        N_("Every decision made by the day, the latest first: to choose among by body, year and words."),
    ),
)
@reached_by(Audience.EVERYBODY)
def decisions(request: KollRequest, asked: Query[ForDecisions]) -> HttpResponseBase:
    """Decisions made by the day."""

    def make() -> Decisions:
        found = decisions_page(
            request.koll.snapshot,
            body=asked.body,
            year=asked.year,
            words=asked.words.strip(),
            first=asked.offset,
            most=asked.limit,
        )
        return page_of_rows(Decisions, request, asked, found.lines, decision_ref, total=found.total)

    return respond(request, asked, make)


@api.get(
    "decisions/{slug:body}/{int:year}/{int:paragraph}",
    **describe_endpoint(
        Decision,
        DECISIONS,
        N_("One decision"),
        N_("A decision by body, year and paragraph: what it did, votes, corrections with both readings, files."),
    ),
)
@reached_by(Audience.EVERYBODY)
def decision(request: KollRequest, body: str, year: int, paragraph: int, asked: Query[DayQuery]) -> HttpResponseBase:
    """One decision; from where it once was read, before a correction, the way on to where it is read now."""
    ref = refs.CitedDecisionRef(body=body, year=year, paragraph=paragraph)

    def make() -> Decision | None:
        page = decision_page(request.koll.snapshot, ref)
        return decision_of(request.koll.snapshot, page) if page is not None else None

    try:
        return respond(request, asked, make)
    except Http404:
        now = machine_address(corrected_decision(request.koll.snapshot, ref))
        if not now:
            raise
        return HttpResponseRedirect(
            f"{outside(now)}{request.get_full_path()[len(request.path) :]}", headers=FOR_ALL_SITES
        )


@api.get(
    "decisions/{slug:body}/{int:year}/without-paragraph/{int:number}",
    **describe_endpoint(
        Decision,
        DECISIONS,
        N_("One decision without a paragraph"),
        N_("A decision that has no paragraph, by body, year and its own number."),
    ),
)
@reached_by(Audience.EVERYBODY)
def decision_bare(request: KollRequest, body: str, year: int, number: int, asked: Query[DayQuery]) -> HttpResponseBase:
    """One decision that has no paragraph."""
    ref = refs.CitedDecisionRef(body=body, year=year, number=number)

    def make() -> Decision | None:
        page = decision_page(request.koll.snapshot, ref)
        return decision_of(request.koll.snapshot, page) if page is not None else None

    return respond(request, asked, make)
