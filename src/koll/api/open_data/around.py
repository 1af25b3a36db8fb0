"""What can be seen across the bodies: the world around, their maps, and who has answered what."""

from datetime import date
from typing import Annotated

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.open_data.occasions import OccasionShort, occasion_short
from koll.api.open_data.statements import StatementRef
from koll.api.service import (
    ACROSS,
    Addressed,
    Answer,
    Bilingual,
    DayQuery,
    PageOfRows,
    PageQuery,
    Shape,
    api,
    context_for_machines,
    describe_endpoint,
    many,
    page_of_rows,
    place,
    respond,
)
from koll.domain.refs import OccasionRef
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.public.activities import TrendView, trend_page, trends_page
from koll.public.descriptions import BodyMap, DrawnMapPage, body_map_page, decided_maps_page
from koll.public.followup import MatrixRow as PublicMatrixRow
from koll.public.followup import matrix_page


class Source(Shape):
    """Where something stands."""

    title: str
    address: str
    on: date | None


class TrendShort(Addressed):
    """A trend in the world around."""

    number: int
    heading: str
    text: str
    effect: Annotated[str, Field(description=N_("How it affects what the municipality does, or may come to."))]
    level: str
    kind: str
    certainty: str
    sources: tuple[Source, ...]


class Trends(PageOfRows[TrendShort]):
    """The trends of a year."""


class Meaning(Addressed):
    """What a trend means for a body."""

    body_name: str
    text: str


class Trend(Answer, TrendShort):
    """A trend, and what it means for the bodies."""

    analysis: OccasionShort
    meanings: tuple[Meaning, ...]


class Challenge(Shape):
    """A challenge on a body's map."""

    number: int
    heading: str
    line: str


class MapShort(Addressed):
    """A body's map in short."""

    body_name: str
    challenges: tuple[Challenge, ...]


class Maps(PageOfRows[MapShort]):
    """The maps of a year."""


class From(Addressed):
    """What a challenge comes from."""

    name: str


class ChallengeFrom(Challenge):
    """A challenge with what it comes from."""

    comes_from: tuple[From, ...]


class Map(Answer):
    """A body's description on one page."""

    description: OccasionShort
    challenges: tuple[ChallengeFrom, ...]


class Cell(Addressed):
    """A body and a statement."""

    body_name: str
    how: Annotated[
        str,
        Field(
            description=N_("How it is answered; none is not answered, writing not decided yet, unopened not begun."),
            json_schema_extra={"enum": ["measured", "reasoned", "factor", "none", "writing", "unopened"]},
        ),
    ]


class MatrixRow(Shape):
    """A statement with a cell for each body. It shows where there is an answer, never how good it is."""

    kind: Bilingual
    statement: StatementRef
    cells: tuple[Cell, ...]


class Matrix(PageOfRows[MatrixRow]):
    """Who has answered what."""


class OfYear(PageQuery):
    """Of which year."""

    period: Annotated[int | None, Field(ge=1900, le=2200, description=N_("The year; the day's own if not said."))] = (
        None
    )


class ForTrends(OfYear):
    """Which trends."""

    level: Annotated[str, Field(max_length=40, description=N_("A level, as the trends have it."))] = ""
    kind: Annotated[str, Field(max_length=40, description=N_("A kind, as the trends have it."))] = ""


def trend_short(line: TrendView) -> TrendShort:
    """A trend."""
    return TrendShort(
        number=line.number,
        heading=line.heading,
        text=line.text,
        effect=line.effect,
        level=line.level,
        kind=line.kind,
        certainty=line.certainty,
        sources=tuple(Source(title=source.title, address=source.address, on=source.on) for source in line.sources),
        **place(line.ref),
    )


def map_short(found: BodyMap) -> MapShort:
    """A body's map in short."""
    return MapShort(
        body_name=found.body_name,
        challenges=tuple(Challenge(number=row[0], heading=row[1], line=row[2]) for row in found.challenges),
        **place(found.line.ref.challenge_map if found.line else None),
    )


def matrix_row(kind: Bilingual, row: PublicMatrixRow) -> MatrixRow:
    """A statement with a cell for each body."""
    line = row.statement
    return MatrixRow(
        kind=kind,
        statement=StatementRef(heading=line.heading, level=line.level, how="", **place(line.ref)),
        cells=tuple(Cell(body_name=cell.body_name, how=cell.how, **place(cell.ref)) for cell in row.cells),
    )


@api.get(
    "trends",
    **describe_endpoint(
        Trends,
        ACROSS,
        N_("Trends in the world around"),
        N_("The trends of a year's decided analysis, that every body starts from."),
    ),
)
@reached_by(Audience.EVERYBODY)
def trends(request: KollRequest, asked: Query[ForTrends]) -> HttpResponseBase:
    """The trends of a year."""

    def make() -> Trends:
        day = request.koll.on
        found = trends_page(request.koll.snapshot, asked.period or day.year, asked.level, asked.kind).lines
        return page_of_rows(Trends, request, asked, found, trend_short)

    return respond(request, asked, make)


@api.get(
    "trends/{int:trend}",
    **describe_endpoint(
        Trend, ACROSS, N_("One trend"), N_("A trend of a decided analysis, and what it means for the bodies.")
    ),
)
@reached_by(Audience.EVERYBODY)
def trend(request: KollRequest, trend: int, asked: Query[DayQuery]) -> HttpResponseBase:
    """One trend."""

    def make() -> Trend | None:
        page = trend_page(request.koll.snapshot, trend)
        if page is None:
            return None
        return Trend(
            on=request.koll.on,
            analysis=occasion_short(page.analysis),
            meanings=tuple(
                Meaning(body_name=meaning.body_name, text=meaning.text, **place(meaning.ref))
                for meaning in page.meanings
            ),
            **dict(trend_short(page.trend)),
        )

    return respond(request, asked, make)


@api.get(
    "maps",
    **describe_endpoint(
        Maps,
        ACROSS,
        N_("All bodies' maps"),
        N_("A body's description on one page: the handful of challenges it has condensed it to. Of one year."),
    ),
)
@reached_by(Audience.EVERYBODY)
def maps(request: KollRequest, asked: Query[OfYear]) -> HttpResponseBase:
    """The maps of a year."""

    def make() -> Maps:
        page = decided_maps_page(request.koll.snapshot, asked.period or request.koll.on.year)
        found = [one_map for one_map in page.maps if one_map.challenges]
        return page_of_rows(Maps, request, asked, found, map_short)

    return respond(request, asked, make)


@api.get(
    "maps/{slug:activity}/{slug:body}/{int:period}/{int:number}",
    **describe_endpoint(
        Map, ACROSS, N_("One body's map"), N_("The challenges of a decided description, and what each comes from.")
    ),
)
@reached_by(Audience.EVERYBODY)
def body_map(
    request: KollRequest, activity: str, body: str, period: int, number: int, asked: Query[DayQuery]
) -> HttpResponseBase:
    """One body's map."""
    ref = OccasionRef(activity=activity, body=body, period=period, number=number)

    def make() -> Map | None:
        language = context_for_machines(request).language
        page = body_map_page(request.koll.snapshot, language, ref)
        return map_of(page, request.koll.on) if page is not None else None

    return respond(request, asked, make)


def map_of(page: DrawnMapPage, day: date) -> Map:
    """A body's map with what each challenge comes from."""
    return Map(
        on=day,
        description=occasion_short(page.line),
        challenges=tuple(
            ChallengeFrom(
                number=challenge.number,
                heading=challenge.heading,
                line=challenge.line,
                comes_from=tuple(From(name=source.label, **place(source.ref)) for source in challenge.sources),
            )
            for challenge in page.challenges
        ),
    )


@api.get(
    "matrix",
    **describe_endpoint(
        Matrix,
        ACROSS,
        N_("Who has answered what"),
        N_("Each goal and factor against the bodies, of one year: where there is an answer, never how good it is."),
    ),
)
@reached_by(Audience.EVERYBODY)
def matrix(request: KollRequest, asked: Query[OfYear]) -> HttpResponseBase:
    """Who has answered what."""

    def make() -> Matrix:
        page = matrix_page(request.koll.snapshot, asked.period or request.koll.on.year)
        found = [(many(label), row) for label, group in page.groups for row in group]
        return page_of_rows(Matrix, request, asked, found, lambda pair: matrix_row(*pair))

    return respond(request, asked, make)
