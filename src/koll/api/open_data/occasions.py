"""What bodies have told: what they have decided in writing, and dialogues whose result is reported."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.open_data.statements import StatementRef
from koll.api.service import (
    TOLD,
    Addressed,
    Answer,
    Bilingual,
    BodyRef,
    DayQuery,
    DecisionRef,
    Ground,
    PageOfRows,
    PageQuery,
    Said,
    Shape,
    api,
    body_ref,
    decision_or_none,
    describe_endpoint,
    ground,
    many,
    one,
    outside,
    page_of_rows,
    place,
    respond,
)
from koll.domain.charter import WRITTEN, Charter
from koll.domain.refs import OccasionRef
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.routes import open_twin_of
from koll.media.rich_text import html_of, plain_words
from koll.public.activities import OccasionView, finished_occasions
from koll.public.descriptions import DescriptionAnswer, DescriptionPage, description_page
from koll.public.dialogues import DialogueResultPage, dialogue_result_page


class OccasionShort(Addressed):
    """What a body has decided in writing, or a dialogue it has held."""

    activity: str
    kind: Annotated[str, Field(description=N_("analysis, description, followup or dialogue."))]
    name: Annotated[Bilingual, Field(description=N_("What the municipality calls it."))]
    body: BodyRef | None
    with_bodies: Annotated[tuple[str, ...], Field(description=N_("The names of the other bodies that took part."))]
    period: Annotated[int, Field(description=N_("The year it is about."))]
    number: Annotated[int, Field(description=N_("Which one of the year."))]
    heading: str
    done_on: Annotated[date | None, Field(description=N_("The day it was decided or held."))]
    reported_on: Annotated[date | None, Field(description=N_("The day the council was told its result."))]


class Occasions(PageOfRows[OccasionShort]):
    """What bodies have told."""


class Part(Shape):
    """A written part."""

    key: str
    name: Bilingual
    text: Annotated[str, Field(description=N_("Its words alone."))]
    html: Annotated[str, Field(description=N_("The same with headings, lists, tables, links and pictures."))]
    ground: Ground


class Replied(Shape):
    """What is answered to a statement."""

    statement: StatementRef
    is_answered: bool
    mode: Annotated[str, Field(description=N_("How it is answered, e.g. measured or reasoned."))]
    why_another_mode: Annotated[str, Field(description=N_("Why in another way than the council suggested."))]
    words: tuple[Said, ...]


class Replies(Shape):
    """The answers to the statements of one kind of text."""

    name: Bilingual
    items: tuple[Replied, ...]


class Shift(Shape):
    """A possible shift that the body sees."""

    number: int
    sentence: str
    why: str
    needs: str
    bodies: tuple[str, ...]


class TrendHere(Addressed):
    """A trend, and what it means for the body."""

    heading: str
    meaning: str


class Report(Shape):
    """What a body has reported of a dialogue, in its own words."""

    body: BodyRef | None
    through: Annotated[str, Field(description=N_("The body that took it to the council, where it was another."))]
    reported_on: date
    text: str
    dissent: Annotated[str, Field(description=N_("Where they saw it differently."))]


class Occasion(Answer, OccasionShort):
    """What a body has decided in writing, or reported of a dialogue; lists that are not of its kind are empty."""

    decision: DecisionRef | None
    form: Annotated[str, Field(description=N_("The form that a dialogue was held in."))]
    parts: tuple[Part, ...]
    answers: tuple[Replies, ...]
    shifts: tuple[Shift, ...]
    trends: tuple[TrendHere, ...]
    reports: tuple[Report, ...]


class ForOccasions(PageQuery):
    """Which of what is told."""

    body: Annotated[str, Field(description=N_("The key of the body that tells."))] = ""
    activity: Annotated[str, Field(description=N_("The key of the activity."))] = ""
    period: Annotated[int | None, Field(ge=0, le=9999, description=N_("The year it is about."))] = None


def occasion_fields(line: OccasionView) -> dict[str, Any]:
    """What is told of an occasion in short; when it was begun or planned is the body's own."""
    return {
        "activity": line.activity,
        "kind": line.kind,
        "name": one(line.label),
        "body": body_ref(line.body_key, line.body_name),
        "with_bodies": line.with_bodies,
        "period": line.period,
        "number": line.number,
        "heading": line.heading,
        "done_on": line.done_on,
        "reported_on": line.reported_on,
        **place(line.ref),
    }


def occasion_short(line: OccasionView) -> OccasionShort:
    """An occasion in short."""
    return OccasionShort(**occasion_fields(line))


def absolute_open(written: str) -> str:
    """Where anybody reads what a text leads to by an address inside; empty where the public has no page."""
    page = open_twin_of(written)
    return outside(page) if page else ""


def answer_shown(page: DescriptionAnswer) -> Replied:
    """What is answered, in the boxes of the way it is answered in."""
    shown = [(field, text) for field, text in page.fields if text and field.mode in ("", page.mode)]
    found = page.statement
    return Replied(
        statement=StatementRef(heading=found.heading, level=found.level, how="", **place(found.ref)),
        is_answered=page.is_answered,
        mode=page.mode,
        why_another_mode=page.mode_why,
        words=tuple(Said(name=one(field.label), text=text) for field, text in shown),
    )


def written(page: DescriptionPage, charter: Charter, day: date) -> Occasion:
    """What a body has decided in writing."""
    return Occasion(
        on=day,
        decision=decision_or_none(page.decision),
        form="",
        parts=tuple(
            Part(
                key=part.key,
                name=one(part.label),
                text=plain_words(part.text),
                html=html_of(part.text, part.key, absolute_open),
                ground=ground(part.ground, charter),
            )
            for part in page.parts
        ),
        answers=tuple(
            Replies(name=many(label), items=tuple(answer_shown(answer) for answer in answers))
            for label, answers in page.answers
            if answers
        ),
        shifts=tuple(
            Shift(number=shift.number, sentence=shift.sentence, why=shift.why, needs=shift.needs, bodies=shift.bodies)
            for shift in page.shifts
        ),
        trends=tuple(
            TrendHere(heading=trend.trend.heading, meaning=trend.meaning, **place(trend.trend.ref))
            for trend in page.trends
            if page.activity.is_analysis or trend.meaning
        ),
        reports=(),
        **occasion_fields(page.line),
    )


def spoken(page: DialogueResultPage, day: date) -> Occasion:
    """What bodies have reported of a dialogue."""
    return Occasion(
        on=day,
        decision=None,
        form=page.form_name,
        parts=(),
        answers=(),
        shifts=(),
        trends=(),
        reports=tuple(
            Report(
                body=body_ref(report.body_key, report.body_name),
                through=report.through,
                reported_on=report.reported_on,
                text=report.words,
                dissent=report.dissent,
            )
            for report in page.reports
        ),
        **occasion_fields(page.line),
    )


@api.get(
    "occasions",
    **describe_endpoint(
        Occasions,
        TOLD,
        N_("What bodies have told"),
        N_("What bodies have decided in writing and dialogues whose result is reported, the latest first. No drafts."),
    ),
)
@reached_by(Audience.EVERYBODY)
def occasions(request: KollRequest, asked: Query[ForOccasions]) -> HttpResponseBase:
    """What bodies have told."""

    def make() -> Occasions:
        found = [
            row
            for row in finished_occasions(request.koll.snapshot, (*WRITTEN, "dialogue"), asked.period)
            if asked.body in ("", row.body_key) and asked.activity in ("", row.activity)
        ]
        return page_of_rows(Occasions, request, asked, found, occasion_short)

    return respond(request, asked, make)


@api.get(
    "occasions/{slug:activity}/{slug:body}/{int:period}/{int:number}",
    **describe_endpoint(
        Occasion,
        TOLD,
        N_("One thing that a body has told"),
        N_("A description, analysis or follow-up with its parts, answers and shifts; or what came of a dialogue."),
    ),
)
@reached_by(Audience.EVERYBODY)
def occasion(
    request: KollRequest, activity: str, body: str, period: int, number: int, asked: Query[DayQuery]
) -> HttpResponseBase:
    """One thing that a body has told."""
    ref = OccasionRef(activity=activity, body=body, period=period, number=number)

    def make() -> Occasion | None:
        day = request.koll.on
        page = description_page(request.koll.snapshot, ref)
        if page is not None:
            return written(page, request.koll.snapshot.charter, day)
        result = dialogue_result_page(request.koll.snapshot, ref)
        return spoken(result, day) if result is not None else None

    return respond(request, asked, make)
