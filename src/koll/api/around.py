"""What can be seen across the bodies: the world around, their maps, and who has answered what."""

from datetime import date
from typing import Annotated

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.almanac.sentences import N_
from koll.api.door import Asked, ForPage, Rows, answer, api, rows, told
from koll.api.occasions import OccasionShort, occasion_short
from koll.api.shapes import Answer, Shape, Thing, Words, many, place
from koll.api.statements import StatementRef
from koll.api.topics import ACROSS
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.reads import public


class Source(Shape):
    """Where something stands."""

    title: str
    address: str
    on: date | None


class TrendShort(Thing):
    """A trend in the world around."""

    number: int
    heading: str
    text: str
    effect: Annotated[str, Field(description=N_("How it affects what the municipality does, or may come to."))]
    level: str
    kind: str
    certainty: str
    sources: tuple[Source, ...]


class Trends(Rows[TrendShort]):
    """The trends of a year."""


class Meaning(Thing):
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


class MapShort(Thing):
    """A body's map in short."""

    body_name: str
    challenges: tuple[Challenge, ...]


class Maps(Rows[MapShort]):
    """The maps of a year."""


class From(Thing):
    """What a challenge comes from."""

    name: str


class ChallengeFrom(Challenge):
    """A challenge with what it comes from."""

    comes_from: tuple[From, ...]


class Map(Answer):
    """A body's description on one page."""

    description: OccasionShort
    challenges: tuple[ChallengeFrom, ...]


class Cell(Thing):
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

    kind: Words
    statement: StatementRef
    cells: tuple[Cell, ...]


class Matrix(Rows[MatrixRow]):
    """Who has answered what."""


class OfYear(ForPage):
    """Of which year."""

    period: Annotated[int | None, Field(ge=1900, le=2200, description=N_("The year; the day's own if not said."))] = (
        None
    )


class ForTrends(OfYear):
    """Which trends."""

    level: Annotated[str, Field(max_length=40, description=N_("A level, as the trends have it."))] = ""
    kind: Annotated[str, Field(max_length=40, description=N_("A kind, as the trends have it."))] = ""


def trend_short(line: public.TrendLine) -> TrendShort:
    """A trend."""
    return TrendShort(
        number=line.number,
        heading=line.heading,
        text=line.text,
        effect=line.effect,
        level=line.level,
        kind=line.kind,
        certainty=line.certainty,
        sources=tuple(Source(title=each.title, address=each.address, on=each.on) for each in line.sources),
        **place(line.address),
    )


def map_short(found: public.BodyMap) -> MapShort:
    """A body's map in short."""
    return MapShort(
        body_name=found.body_name,
        challenges=tuple(Challenge(number=row[0], heading=row[1], line=row[2]) for row in found.challenges),
        **place(f"{found.line.address}karta/" if found.line else ""),
    )


def matrix_row(kind: Words, row: public.MatrixRow) -> MatrixRow:
    """A statement with a cell for each body."""
    line = row.statement
    return MatrixRow(
        kind=kind,
        statement=StatementRef(heading=line.heading, level=line.level, how="", **place(line.address)),
        cells=tuple(Cell(body_name=each.body_name, how=each.how, **place(each.address)) for each in row.cells),
    )


@api.get(
    "trends",
    **told(
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
        found = public.trends(asked.period or day.year, day, asked.level, asked.kind).lines
        return rows(Trends, request, asked, found, trend_short)

    return answer(request, asked, make)


@api.get(
    "trends/{int:trend}",
    **told(Trend, ACROSS, N_("One trend"), N_("A trend of a decided analysis, and what it means for the bodies.")),
)
@reached_by(Audience.EVERYBODY)
def trend(request: KollRequest, trend: int, asked: Query[Asked]) -> HttpResponseBase:
    """One trend."""

    def make() -> Trend | None:
        page = public.trend(trend, request.koll.on)
        if page is None:
            return None
        return Trend(
            on=request.koll.on,
            analysis=occasion_short(page.analysis),
            meanings=tuple(
                Meaning(body_name=each.body_name, text=each.text, **place(each.address)) for each in page.meanings
            ),
            **dict(trend_short(page.trend)),
        )

    return answer(request, asked, make)


@api.get(
    "maps",
    **told(
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
        page = public.maps(asked.period or request.koll.on.year, request.koll.on)
        found = [each for each in page.maps if each.challenges]
        return rows(Maps, request, asked, found, map_short)

    return answer(request, asked, make)


@api.get(
    "maps/{slug:activity}/{slug:body}/{int:period}/{int:number}",
    **told(Map, ACROSS, N_("One body's map"), N_("The challenges of a decided description, and what each comes from.")),
)
@reached_by(Audience.EVERYBODY)
def body_map(
    request: KollRequest, activity: str, body: str, period: int, number: int, asked: Query[Asked]
) -> HttpResponseBase:
    """One body's map."""

    def make() -> Map | None:
        page = public.body_map(activity, body, period, number, request.koll.on)
        return map_of(page, request.koll.on) if page is not None else None

    return answer(request, asked, make)


def map_of(page: public.MapPage, day: date) -> Map:
    """A body's map with what each challenge comes from."""
    return Map(
        on=day,
        description=occasion_short(page.line),
        challenges=tuple(
            ChallengeFrom(
                number=each.number,
                heading=each.heading,
                line=each.line,
                comes_from=tuple(From(name=source.label, **place(source.address)) for source in each.sources),
            )
            for each in page.challenges
        ),
    )


@api.get(
    "matrix",
    **told(
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
        page = public.matrix(asked.period or request.koll.on.year, request.koll.on)
        found = [(many(label), row) for label, group in page.groups for row in group]
        return rows(Matrix, request, asked, found, lambda pair: matrix_row(*pair))

    return answer(request, asked, make)
