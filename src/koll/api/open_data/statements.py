"""The numbered things that texts say: goals, values, factors and assignments, each with what came of it."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.service import (
    STATEMENTS,
    Addressed,
    Answer,
    Bilingual,
    BodyRef,
    DayQuery,
    DecisionRef,
    Happening,
    Level,
    PageOfRows,
    PageQuery,
    Said,
    Shape,
    State,
    Until,
    api,
    body_ref,
    decision_or_none,
    decision_ref,
    describe_endpoint,
    happenings,
    one,
    page_of_rows,
    place,
    respond,
    sentence_shape,
)
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.public.activities import AnswerView
from koll.public.instruments import (
    LinkedStatement,
    StatementView,
    WordingView,
    statements_in_force,
    wordings_of_statement,
)
from koll.public.thread import StatementPage, statement_page


class StatementRef(Addressed):
    """Another statement, and how they belong together."""

    heading: str
    level: Level
    how: str


class StatementShort(Addressed):
    """A statement as it reads on the day."""

    key: Annotated[str, Field(description=N_("The same through every version of the text."))]
    number: Annotated[int, Field(description=N_("Its number in the text."))]
    heading: str
    text: str
    level: Level
    body: Annotated[BodyRef | None, Field(description=N_("The body it is addressed to; empty when to all."))]
    heir: Annotated[BodyRef | None, Field(description=N_("The body that has taken it over."))]
    heir_since: date | None
    given_by: Annotated[BodyRef | None, Field(description=N_("The body that gave it, where it is an assignment."))]
    horizon: Annotated[date | None, Field(description=N_("The day by which it is to be reached or done."))]
    why: str
    means: Annotated[str, Field(description=N_("With what means an assignment is to be done."))]
    closed_on: date | None
    contributes_to: tuple[StatementRef, ...]
    contributions: Annotated[tuple[StatementRef, ...], Field(description=N_("What contributes to it."))]


class Statements(PageOfRows[StatementShort]):
    """Statements in force."""


class Standing(Shape):
    """How the statement stands on the day: in which text, and what ended it."""

    text_title: str
    text_state: State
    in_force_from: date
    until: Until
    decision: Annotated[DecisionRef, Field(description=N_("The decision that adopted the text."))]
    is_to_be_reconsidered: bool
    lapsed_by: DecisionRef | None
    why_lapsed: str


class Reading(Addressed):
    """The statement as it read in one text."""

    text_title: str
    in_force_from: date
    until: Until
    state: State
    decision: DecisionRef
    number: int
    heading: str
    text: str


class StatementAnswer(Addressed):
    """What a body has answered, once it has decided it."""

    body: BodyRef | None
    period: int
    on: date
    mode: Annotated[str, Field(description=N_("How it is answered, e.g. measured or reasoned."))]
    given_in: Bilingual
    words: tuple[Said, ...]


class Statement(Answer, StatementShort):
    """A statement with its versions, what bodies have answered, and its story."""

    standing: Standing | None
    versions: Annotated[tuple[Reading, ...], Field(description=N_("How it has read in each text, the earliest first."))]
    answers: tuple[StatementAnswer, ...]
    story: Annotated[tuple[Happening, ...], Field(description=N_("What led to it and what came of it, once decided."))]


class ForStatements(PageQuery):
    """Which statements."""

    instrument: Annotated[str, Field(description=N_("The key of a kind of governing text."))] = ""
    level: Annotated[str, Field(description=N_("A level in the golden thread, e.g. goal."))] = ""
    body: Annotated[str, Field(description=N_("The key of a body: what is addressed to all or to it."))] = ""


def reference(line: LinkedStatement) -> StatementRef:
    """Another statement."""
    return StatementRef(heading=line.heading, level=line.level, how=line.how, **place(line.ref))


def statement_fields(line: StatementView) -> dict[str, Any]:
    """What is told of a statement in short."""
    return {
        "key": line.key,
        "number": line.number,
        "heading": line.heading,
        "text": line.text,
        "level": line.level,
        "body": body_ref(line.body_key, line.body_name),
        "heir": body_ref(line.heir_key, line.heir_name),
        "heir_since": line.heir_since,
        "given_by": body_ref(line.giver_key, line.giver_name) if line.level == "assignment" else None,
        "horizon": line.horizon_on,
        "why": line.why,
        "means": line.means,
        "closed_on": line.closed_on,
        "contributes_to": tuple(reference(row) for row in line.contributes_to),
        "contributions": tuple(reference(contribution) for contribution in line.contributions),
        **place(line.ref),
    }


def statement_short(line: StatementView) -> StatementShort:
    """A statement as it reads on the day."""
    return StatementShort(**statement_fields(line))


def standing_of(page: StatementPage) -> Standing | None:
    """How the statement stands on the day."""
    if page.standing is None:
        return None
    line = page.standing.version
    return Standing(
        text_title=line.title,
        text_state=line.state,
        in_force_from=line.in_force_from,
        until=line.until,
        decision=decision_ref(line.decision),
        is_to_be_reconsidered=page.standing.is_to_be_reconsidered,
        lapsed_by=decision_or_none(page.standing.lapsed_by),
        why_lapsed=page.standing.why,
    )


def reading(line: WordingView) -> Reading:
    """The statement in one text."""
    return Reading(
        text_title=line.version.title,
        in_force_from=line.version.in_force_from,
        until=line.version.until,
        state=line.version.state,
        decision=decision_ref(line.version.decision),
        number=line.number,
        heading=line.heading,
        text=line.text,
        **place(line.version.ref),
    )


def answered(line: AnswerView) -> StatementAnswer:
    """What a body has answered."""
    return StatementAnswer(
        body=body_ref(line.body_key, line.body_name),
        period=line.period,
        on=line.on,
        mode=line.mode,
        given_in=one(line.occasion_label),
        words=sentence_shape(line.words),
        **place(line.ref),
    )


@api.get(
    "statements",
    **describe_endpoint(
        Statements,
        STATEMENTS,
        N_("Statements in force"),
        N_("Every statement in force, in the order of the model: to choose among by kind of text, level and body."),
    ),
)
@reached_by(Audience.EVERYBODY)
def statements(request: KollRequest, asked: Query[ForStatements]) -> HttpResponseBase:
    """The statements in force."""

    def make() -> Statements:
        found = statements_in_force(
            request.koll.snapshot, instrument=asked.instrument, level=asked.level, body=asked.body
        )
        return page_of_rows(Statements, request, asked, found, statement_short)

    return respond(request, asked, make)


@api.get(
    "instruments/{slug:instrument}/statements/{slug:key}",
    **describe_endpoint(
        Statement,
        STATEMENTS,
        N_("One statement"),
        N_("A statement with how it has read in each text, what bodies have answered, and what has happened."),
    ),
)
@reached_by(Audience.EVERYBODY)
def statement(request: KollRequest, instrument: str, key: str, asked: Query[DayQuery]) -> HttpResponseBase:
    """One statement."""

    def make() -> Statement | None:
        day = request.koll.on
        page = statement_page(request.koll.snapshot, instrument, key)
        if page is None:
            return None
        return Statement(
            on=day,
            standing=standing_of(page),
            versions=tuple(
                reading(one_reading) for one_reading in wordings_of_statement(request.koll.snapshot, instrument, key)
            ),
            answers=tuple(answered(answer) for answer in page.answers),
            story=happenings(page.story),
            **statement_fields(page.statement),
        )

    return respond(request, asked, make)
