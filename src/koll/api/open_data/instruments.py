"""What governs: the kinds of governing text, each text, and what differs between two of them."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.open_data.statements import StatementShort, statement_short
from koll.api.service import (
    GOVERNS,
    Addressed,
    Answer,
    Bilingual,
    BodyRef,
    DayQuery,
    DecisionRef,
    Ground,
    Level,
    PageOfRows,
    PageQuery,
    Said,
    Shape,
    State,
    Until,
    api,
    body_ref,
    decision_ref,
    describe_endpoint,
    ground,
    many,
    one,
    page_of_rows,
    place,
    respond,
    sentence_shape,
)
from koll.domain.charter import Charter
from koll.domain.refs import InstrumentRef
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.media.rich_text import DifferencePiece
from koll.public.instruments import (
    ComparisonPage,
    InstrumentRow,
    VersionPage,
    VersionView,
    instrument_page,
    instruments_page,
    version_page,
)
from koll.public.instruments import comparison as public_comparison
from koll.public.instruments import is_to_be_reconsidered as public_is_to_be_reconsidered
from koll.snapshot import Snapshot


class TextShort(Addressed):
    """A governing text in short."""

    instrument: Annotated[str, Field(description=N_("The kind of governing text, by its key in the model."))]
    name: Annotated[Bilingual, Field(description=N_("What the municipality calls the kind."))]
    level: Level
    title: str
    body: Annotated[BodyRef | None, Field(description=N_("Whose text it is, where each body has its own."))]
    in_force_from: date
    until: Until
    state: State
    decision: Annotated[DecisionRef, Field(description=N_("The decision that adopted it."))]
    missing: Annotated[
        tuple[Bilingual, ...], Field(description=N_("What the model says it must say, and it does not."))
    ]
    text_is_known: Annotated[bool, Field(description=N_("Whether Koll has its words."))]
    is_example: bool


class TextInFull(TextShort):
    """A governing text in full."""

    text: str
    contents: Annotated[tuple[Said, ...], Field(description=N_("What the model says that it must say, in its words."))]
    statements: tuple[StatementShort, ...]


class AnsweredIn(Shape):
    """An activity in which the statements are answered, and who holds it."""

    activity: str
    name: Bilingual
    holders: tuple[Bilingual, ...]
    ground: Ground


class InstrumentShort(Addressed):
    """A kind of governing text."""

    instrument: str
    name: Bilingual
    level: Level
    decided_by: Bilingual
    term_years: Annotated[int | None, Field(description=N_("For how many years a text of it holds, where it is said."))]
    ground: Ground
    is_to_be_reconsidered: Annotated[bool, Field(description=N_("Whether a new council is to take it up again."))]
    texts: Annotated[tuple[TextShort, ...], Field(description=N_("What is in force, and what is coming."))]


class Instruments(PageOfRows[InstrumentShort]):
    """Kinds of governing text."""


class Instrument(Answer, InstrumentShort):
    """A kind of governing text, with what holds in full and what held before."""

    current: tuple[TextInFull, ...]
    past: tuple[TextShort, ...]


class Text(Answer, TextInFull):
    """A governing text in full, with who must answer it and what replaced it."""

    ground: Ground
    binds: Annotated[tuple[Bilingual, ...], Field(description=N_("The kinds of body that it binds."))]
    answered_in: tuple[AnsweredIn, ...]
    is_to_be_reconsidered: bool
    replaced_by: Annotated[TextShort | None, Field(description=N_("The text that took its place, or is to."))]
    others: Annotated[tuple[TextShort, ...], Field(description=N_("The other texts of the same kind."))]


class Piece(Shape):
    """Words that stand in both readings, only in the earlier ("then"), or only in the later ("now")."""

    where: str
    words: str


class ComparedStatement(Addressed):
    """A statement in both texts, or one."""

    key: str
    number: int
    state: Annotated[str, Field(json_schema_extra={"enum": ["same", "changed", "added", "lapsed"]})]
    heading: tuple[Piece, ...]
    text: tuple[Piece, ...]
    why: Annotated[str, Field(description=N_("Why it lapsed."))]


class Comparison(Answer):
    """Two texts of one kind, word by word."""

    earlier: TextShort | None
    later: TextShort
    text: Annotated[tuple[Piece, ...], Field(description=N_("The text: words in both, only then, or only now."))]
    statements: tuple[ComparedStatement, ...]


class OfBody(DayQuery):
    """Which body's text, and which of several that began on one day."""

    body: Annotated[str, Field(description=N_("The key of the body whose text it is."))] = ""
    beside: Annotated[int, Field(ge=0, le=2**31, description=N_("Its number, where several began that day."))] = 0


class ForComparison(DayQuery):
    """Which two texts, by the days they began."""

    body: Annotated[str, Field(description=N_("The key of the body whose texts they are."))] = ""
    earlier: Annotated[str, Field(description=N_("The day the earlier one began; the one before if not said."))] = ""
    later: Annotated[str, Field(description=N_("The day that the later one began; the latest if not said."))] = ""


def text_fields(line: VersionView) -> dict[str, Any]:
    """What is told of a text in short."""
    return {
        "instrument": line.instrument,
        "name": one(line.label),
        "level": line.level,
        "title": line.title,
        "body": body_ref(line.body_key, line.body_name),
        "in_force_from": line.in_force_from,
        "until": line.until,
        "state": line.state,
        "decision": decision_ref(line.decision),
        "missing": tuple(one(row) for row in line.missing) if line.text_is_known else (),
        "text_is_known": line.text_is_known,
        "is_example": line.is_example,
        **place(line.ref),
    }


def text_short(line: VersionView) -> TextShort:
    """A text in short."""
    return TextShort(**text_fields(line))


def full_fields(page: VersionPage) -> dict[str, Any]:
    """What is told of a text in full."""
    return {
        **text_fields(page.line),
        "text": page.text,
        "contents": sentence_shape(page.contents),
        "statements": tuple(statement_short(statement) for statement in page.statements),
    }


def instrument_fields(row: InstrumentRow, charter: Charter) -> dict[str, Any]:
    """What is told of a kind of text in short."""
    return {
        "instrument": row.instrument,
        "name": many(row.label),
        "level": row.level,
        "decided_by": one(row.decided_by),
        "term_years": row.term_years,
        "ground": ground(row.ground, charter),
        "is_to_be_reconsidered": row.is_to_be_reconsidered,
        "texts": tuple(text_short(version) for version in row.versions),
        **place(InstrumentRef(key=row.instrument)),
    }


def replacing(page: VersionPage) -> TextShort | None:
    """The text that takes its place the day it ceases to hold."""
    line = page.line
    for other in page.others:
        if line.comparable and other.in_force_from == line.until and other.body_key == line.body_key:
            return text_short(other)
    return None


@api.get(
    "instruments",
    **describe_endpoint(
        Instruments,
        GOVERNS,
        N_("Kinds of governing text"),
        N_("Every kind of governing text that the model knows, in its order, with what is in force or coming."),
    ),
)
@reached_by(Audience.EVERYBODY)
def instruments(request: KollRequest, asked: Query[PageQuery]) -> HttpResponseBase:
    """Every kind of governing text with what holds."""

    def make() -> Instruments:
        charter = request.koll.snapshot.charter
        found = instruments_page(request.koll.snapshot)
        return page_of_rows(
            Instruments, request, asked, found, lambda row: InstrumentShort(**instrument_fields(row, charter))
        )

    return respond(request, asked, make)


@api.get(
    "instruments/{slug:instrument}",
    **describe_endpoint(
        Instrument,
        GOVERNS,
        N_("One kind of governing text"),
        N_("What is in force in full with its statements, what is coming, and what held before."),
    ),
)
@reached_by(Audience.EVERYBODY)
def instrument(request: KollRequest, instrument: str, asked: Query[DayQuery]) -> HttpResponseBase:
    """One kind of governing text."""

    def make() -> Instrument | None:
        page = instrument_page(request.koll.snapshot, instrument)
        if page is None:
            return None
        return Instrument(
            on=request.koll.on,
            current=tuple(TextInFull(**full_fields(row)) for row in page.current),
            past=tuple(text_short(row) for row in page.past),
            **instrument_fields(page.row, request.koll.snapshot.charter),
        )

    return respond(request, asked, make)


@api.get(
    "instruments/{slug:instrument}/versions/{day:first_day}",
    **describe_endpoint(
        Text,
        GOVERNS,
        N_("One governing text"),
        N_("A text in full, by the day it began, whether it still holds or not: decided by whom, replaced by what."),
    ),
)
@reached_by(Audience.EVERYBODY)
def text(request: KollRequest, instrument: str, first_day: date, asked: Query[OfBody]) -> HttpResponseBase:
    """A text in full, whichever day it held."""

    def make() -> Text | None:
        page = version_page(request.koll.snapshot, instrument, asked.body, first_day, asked.beside)
        return text_of(request.koll.snapshot, page) if page is not None else None

    return respond(request, asked, make)


def text_of(snapshot: Snapshot, page: VersionPage) -> Text:
    """A text with who must answer it and what replaced it."""
    charter = snapshot.charter
    return Text(
        on=snapshot.day,
        ground=ground(page.ground, charter),
        binds=tuple(one(bind) for bind in page.binds),
        answered_in=tuple(
            AnsweredIn(
                activity=row.activity,
                name=one(row.label),
                holders=tuple(one(holder) for holder in row.holders),
                ground=ground(row.ground, charter),
            )
            for row in page.answered_in
        ),
        is_to_be_reconsidered=page.line.state == "in_force"
        and public_is_to_be_reconsidered(snapshot, page.line.instrument),
        replaced_by=replacing(page),
        others=tuple(text_short(other) for other in page.others),
        **full_fields(page),
    )


@api.get(
    "instruments/{slug:instrument}/comparison",
    **describe_endpoint(
        Comparison,
        GOVERNS,
        N_("Two governing texts compared"),
        N_("What differs between two texts of one kind, word by word and statement by statement."),
    ),
)
@reached_by(Audience.EVERYBODY)
def comparison(request: KollRequest, instrument: str, asked: Query[ForComparison]) -> HttpResponseBase:
    """What differs between two texts of one kind."""

    def make() -> Comparison | None:
        page = public_comparison(
            request.koll.snapshot, instrument, body=asked.body, earlier=asked.earlier, later=asked.later
        )
        return comparison_of(page, request.koll.on) if page is not None else None

    return respond(request, asked, make)


def comparison_of(page: ComparisonPage, day: date) -> Comparison:
    """Two texts beside each other."""
    return Comparison(
        on=day,
        earlier=text_short(page.earlier) if page.earlier else None,
        later=text_short(page.later),
        text=pieces(page.text),
        statements=tuple(
            ComparedStatement(
                key=statement.key,
                number=statement.number,
                state=statement.state,
                heading=pieces(statement.heading),
                text=pieces(statement.text),
                why=statement.why,
                **place(statement.ref),
            )
            for statement in page.statements
        ),
    )


def pieces(found: tuple[DifferencePiece, ...]) -> tuple[Piece, ...]:
    """What was taken out and put in."""
    return tuple(Piece(where=row.where, words=row.words) for row in found)
