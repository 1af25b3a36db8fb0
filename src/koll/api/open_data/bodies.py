"""The bodies that decide and act: for whom each exists, what it has to do, what it has told, and its story."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.open_data.assignments import Assignment, assignment
from koll.api.open_data.duties import Duty, duty
from koll.api.open_data.instruments import TextShort, text_fields, text_short
from koll.api.open_data.occasions import OccasionShort, occasion_short
from koll.api.open_data.statements import StatementShort, statement_short
from koll.api.service import (
    BODIES,
    Addressed,
    Answer,
    Bilingual,
    BodyRef,
    DayQuery,
    DecisionRef,
    Ground,
    Happening,
    PageOfRows,
    PageQuery,
    Shape,
    Until,
    api,
    body_named,
    body_there,
    context_for_machines,
    decision_or_none,
    decision_ref,
    describe_endpoint,
    ground,
    happenings,
    one,
    page_of_rows,
    place,
    respond,
)
from koll.domain.charter import Charter
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.public.organisation import BodyPage, BodyView, CompanyPage, bodies_page, body_page, story_of_page
from koll.public.organisation import Purpose as PublicPurpose
from koll.snapshot import Context


class BodyShort(Addressed):
    """A body as it stood on the day."""

    key: str
    name: str
    kind: Annotated[Bilingual, Field(description=N_("What the municipality calls such a body."))]
    role: Annotated[str, Field(description=N_("What it is in law or the organisation: council, committee, company …"))]
    begins_on: date
    until: Until
    state: Annotated[str, Field(json_schema_extra={"enum": ["here", "coming", "past"]})]
    above: Annotated[BodyRef | None, Field(description=N_("The body it belongs to."))]
    heir: Annotated[BodyRef | None, Field(description=N_("The body that takes over from it, or has done so."))]
    is_confirmed: Annotated[bool, Field(description=N_("Whether the municipality has said that it is so."))]


class Bodies(PageOfRows[BodyShort]):
    """Bodies."""


class Purpose(Shape):
    """What a mandate document must say: for whom, or for which needs, the body exists."""

    what: Bilingual
    words: Annotated[str, Field(description=N_("What the text says; empty where Koll has not seen it."))]
    text: TextShort | None
    document: Annotated[Bilingual, Field(description=N_("The kind of text in which it should stand."))]
    mended_by: Annotated[Bilingual, Field(description=N_("Who decides that text."))]
    ground: Ground


class Mandate(TextShort):
    """A text that gives the body its mandate."""

    bound_on: Annotated[date | None, Field(description=N_("The general meeting that made it binding on a company."))]


class Seats(Shape):
    """How many sit in a role."""

    role: str
    number: int


class Share(Shape):
    """The municipality's share of a company, from a day on."""

    percent: float
    from_day: date
    until: Until
    through: Annotated[BodyRef | None, Field(description=N_("The company through which it is owned."))]
    words: str
    decision: DecisionRef


class OwnerDuty(Shape):
    """What the council is to see to as owner (KL 10:3), and how it is met."""

    duty: str
    words: Annotated[str, Field(description=N_("How it is met; empty where Koll has not been told."))]
    decision: DecisionRef | None


class Company(Shape):
    """What is known of a company."""

    purpose: str
    share: Annotated[Share | None, Field(description=N_("The share on the day; empty where Koll has not been told."))]
    shares: tuple[Share, ...]
    owner_duties: tuple[OwnerDuty, ...]


class Body(Answer, BodyShort):
    """A body in full."""

    before: Annotated[tuple[BodyRef, ...], Field(description=N_("The bodies it has taken over from."))]
    below: Annotated[tuple[BodyRef, ...], Field(description=N_("The bodies that belong to it."))]
    purposes: tuple[Purpose, ...]
    mandates: tuple[Mandate, ...]
    company: Company | None
    seats: Annotated[tuple[Seats, ...], Field(description=N_("How many sit in each role; names are not open data."))]
    duties: Annotated[tuple[Duty, ...], Field(description=N_("What waits for it now."))]
    goals: Annotated[tuple[StatementShort, ...], Field(description=N_("Its own goals."))]
    assignments: Annotated[tuple[Assignment, ...], Field(description=N_("Its open assignments."))]
    occasions: Annotated[tuple[OccasionShort, ...], Field(description=N_("What it has told, the latest first."))]
    story: tuple[Happening, ...]


class ForBodies(PageQuery):
    """Which bodies."""

    role: Annotated[str, Field(description=N_("What they are in law or the organisation, e.g. committee."))] = ""


def body_fields(line: BodyView) -> dict[str, Any]:
    """What is told of a body in short."""
    return {
        "key": line.key,
        "name": line.name,
        "kind": one(line.kind),
        "role": line.role,
        "begins_on": line.begins_on,
        "until": line.until,
        "state": line.state,
        "above": body_named(line.above),
        "heir": body_named(line.heir),
        "is_confirmed": line.confirmed,
        **place(line.ref),
    }


def with_those_below(lines: Iterable[BodyView]) -> Iterator[BodyView]:
    """Every body, each followed by those that belong to it."""
    for line in lines:
        yield line
        yield from with_those_below(line.below)


def purpose(found: PublicPurpose, charter: Charter) -> Purpose:
    """What a mandate document says, or does not."""
    return Purpose(
        what=one(found.what),
        words=found.words,
        text=text_short(found.text) if found.text else None,
        document=one(found.document),
        mended_by=one(found.mended_by),
        ground=ground(found.ground, charter),
    )


def company_of(page: CompanyPage) -> Company:
    """What is known of a company."""
    shares = tuple(
        Share(
            percent=float(share.percent),
            from_day=share.from_day,
            until=share.until,
            through=body_named(share.through),
            words=share.words,
            decision=decision_ref(share.decision),
        )
        for share in page.shares
    )
    held = [share for share, line in zip(shares, page.shares, strict=True) if line == page.share]
    steps = tuple(
        OwnerDuty(duty=step.duty, words=step.words, decision=decision_or_none(step.decision)) for step in page.steps
    )
    return Company(purpose=page.purpose, share=held[0] if held else None, shares=shares, owner_duties=steps)


def body_of(context: Context, page: BodyPage) -> Body:
    """A body in full, without names and without what is being prepared."""
    charter = context.snapshot.charter
    return Body(
        on=context.day,
        before=tuple(body_there(*row) for row in page.before),
        below=tuple(body_there(row.key, row.name) for row in page.line.below),
        purposes=tuple(purpose(one_purpose, charter) for one_purpose in page.purposes),
        mandates=tuple(Mandate(bound_on=mandate.bound_on, **text_fields(mandate.line)) for mandate in page.mandates),
        company=company_of(page.company) if page.company else None,
        seats=tuple(Seats(role=seat.role, number=seat.many) for seat in page.seats),
        duties=tuple(duty(one_duty, charter, page.names) for one_duty in page.duties),
        goals=tuple(statement_short(goal) for goal in page.goals),
        assignments=tuple(assignment(one_assignment, context.day) for one_assignment in page.assignments),
        occasions=tuple(occasion_short(row) for row in page.told),
        story=happenings(story_of_page(context.snapshot, page, context.language)),
        **body_fields(page.line),
    )


@api.get(
    "bodies",
    **describe_endpoint(
        Bodies,
        BODIES,
        N_("Bodies"),
        N_("Every body there is on the day, then those to come and those that are no more, each by its name then."),
    ),
)
@reached_by(Audience.EVERYBODY)
def bodies(request: KollRequest, asked: Query[ForBodies]) -> HttpResponseBase:
    """The organisation on the day."""

    def make() -> Bodies:
        page = bodies_page(request.koll.snapshot)
        every = with_those_below((*page.here, *page.coming, *page.past))
        found = [row for row in every if asked.role in ("", row.role)]
        return page_of_rows(Bodies, request, asked, found, lambda line: BodyShort(**body_fields(line)))

    return respond(request, asked, make)


@api.get(
    "bodies/{slug:key}",
    **describe_endpoint(
        Body,
        BODIES,
        N_("One body"),
        N_("For whom and which needs it exists, its mandate, shares, duties, goals, assignments, and its story."),
    ),
)
@reached_by(Audience.EVERYBODY)
def body(request: KollRequest, key: str, asked: Query[DayQuery]) -> HttpResponseBase:
    """One body."""

    def make() -> Body | None:
        page = body_page(request.koll.snapshot, key)
        return body_of(context_for_machines(request), page) if page is not None else None

    return respond(request, asked, make)
