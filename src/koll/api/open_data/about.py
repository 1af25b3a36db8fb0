"""What the interface is, whose data it gives, and the ledger's head."""

from datetime import UTC, date
from http import HTTPStatus
from typing import Annotated

from django.conf import settings
from django.http import HttpResponseBase, JsonResponse
from ninja import Query
from pydantic import Field

from koll.api.service import (
    ABOUT,
    API_VERSION,
    ROOT,
    Answer,
    DayQuery,
    Ground,
    Moment,
    Shape,
    Until,
    api,
    describe_endpoint,
    description,
    ground,
    outside,
    respond,
)
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.problem_json import FOR_ALL_SITES
from koll.frame.http.request import KollRequest
from koll.public.home import ledger_head_on
from koll.snapshot import Municipality as PublicMunicipality

RELEASED = date(2026, 11, 25)
"""When this version of the interface was first given out."""


class ApiInfo(Shape):
    """What the interface is, as the Swedish profile for REST interfaces asks for it."""

    api_name: str
    api_version: str
    api_released: date
    api_documentation: Annotated[str, Field(description=N_("The page that explains the interface to people."))]
    api_description: Annotated[str, Field(description=N_("The description of the interface as OpenAPI."))]
    api_status: Annotated[str, Field(json_schema_extra={"enum": ["active", "deprecated"]})]
    api_provider: str
    api_contact: Annotated[str | None, Field(description=N_("Where to turn, where the municipality has said."))]
    api_licence: Annotated[str | None, Field(description=N_("The licence of the data, as its SPDX name, if decided."))]
    api_source: Annotated[str, Field(description=N_("Where the source code that answers can be read."))]


class Ledger(Answer):
    """The ledger's head, to be noted down and compared later."""

    entries: Annotated[int, Field(description=N_("How many lines the ledger had when the day was over."))]
    head: Annotated[str, Field(description=N_("The code that no longer fits if an earlier line is changed."))]
    at: Moment


class Section(Shape):
    """A section of the governance model."""

    key: str
    heading: str


class Model(Shape):
    """The governance model as a document."""

    title: str
    adopted_on: date
    paragraph: int | None
    registry_number: str
    in_force_from: date
    until: Until
    revise_by: date | None
    responsible: str
    responsible_role: str
    ground: Ground
    sections: tuple[Section, ...]


class Municipality(Answer):
    """The municipality, and the governance model it runs."""

    name: str
    code: str
    is_example: Annotated[bool, Field(description=N_("Whether all of it is invented, to show how it works."))]
    kept_from: Annotated[date, Field(description=N_("From which day Koll knows of everything; of before, of some."))]
    model: Model


def described(municipality: PublicMunicipality) -> Model:
    """The governance model as a document."""
    charter = municipality.charter
    front = charter.front
    return Model(
        title=front.title,
        adopted_on=front.adopted_on,
        paragraph=front.paragraph,
        registry_number=front.registry_number,
        in_force_from=front.in_force_from,
        until=front.until,
        revise_by=front.revise_by,
        responsible=front.responsible,
        responsible_role=front.responsible_role,
        ground=ground(front.ground, charter),
        sections=tuple(Section(key=section.key, heading=section.heading) for section in charter.sections),
    )


@api.get(
    "api-info",
    **describe_endpoint(ApiInfo, ABOUT, N_("About the interface"), N_("Name, version, status, provider, licence.")),
)
@reached_by(Audience.EVERYBODY)
def api_info(request: KollRequest, asked: Query[DayQuery]) -> HttpResponseBase:
    """What the interface is."""
    return respond(
        request,
        asked,
        lambda: ApiInfo(
            api_name=f"Koll, {request.koll.snapshot.municipality.name}",
            api_version=API_VERSION,
            api_released=RELEASED,
            api_documentation=outside("/oppet/oppna-data/"),
            api_description=outside(f"{ROOT}openapi.json"),
            api_status="active",
            api_provider=request.koll.snapshot.municipality.name,
            api_contact=settings.CONTACT or None,
            api_licence=settings.DATA_LICENCE or None,
            api_source=settings.SOURCE_ADDRESS,
        ),
    )


@api.get("openapi.json", include_in_schema=False)
@reached_by(Audience.EVERYBODY)
def openapi(request: KollRequest) -> HttpResponseBase:
    """The description of the interface, for programs that read such."""
    headers = {**FOR_ALL_SITES, "Cache-Control": "public, max-age=3600"}
    return JsonResponse(description(request.koll.snapshot.municipality.name), status=HTTPStatus.OK, headers=headers)


@api.get(
    "municipality",
    **describe_endpoint(
        Municipality, ABOUT, N_("The municipality"), N_("Whose data it is, and the governance model it runs.")
    ),
)
@reached_by(Audience.EVERYBODY)
def municipality(request: KollRequest, asked: Query[DayQuery]) -> HttpResponseBase:
    """The municipality and its model."""

    def make() -> Municipality:
        ours = request.koll.snapshot.municipality
        return Municipality(
            on=request.koll.on,
            name=ours.name,
            code=ours.code,
            is_example=ours.is_example,
            kept_from=ours.kept_from,
            model=described(ours),
        )

    return respond(request, asked, make)


@api.get(
    "ledger",
    **describe_endpoint(
        Ledger, ABOUT, N_("The ledger's head"), N_("As it was when the day was over. Note it down; compare later.")
    ),
)
@reached_by(Audience.EVERYBODY)
def ledger(request: KollRequest, asked: Query[DayQuery]) -> HttpResponseBase:
    """The ledger's head."""

    def make() -> Ledger:
        last = ledger_head_on(request.koll.snapshot)
        at = last.at.astimezone(UTC) if last.at else None
        return Ledger(on=request.koll.on, entries=last.entries, head=last.head, at=at)

    return respond(request, asked, make)
