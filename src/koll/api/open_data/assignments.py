"""Assignments and other decisions that are followed: who is to do what, for how long it has waited, what was told."""

from datetime import date
from typing import Annotated, Literal

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.service import (
    ASSIGNMENTS,
    Addressed,
    BodyRef,
    DecisionRef,
    PageOfRows,
    PageQuery,
    api,
    body_ref,
    decision_or_none,
    decision_ref,
    describe_endpoint,
    outside,
    page_of_rows,
    place,
    respond,
)
from koll.domain.refs import PageRef
from koll.domain.sentences import N_
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.routes import open_address
from koll.public.assignments import AssignmentView, FollowedDecisionView, assignments_page


class Assignment(Addressed):
    """An assignment."""

    heading: str
    text: str
    why: str
    means: str
    body: Annotated[BodyRef | None, Field(description=N_("The body that has it now."))]
    taken_over_from: Annotated[str, Field(description=N_("The name of the body it was given to, if another."))]
    given_by: Annotated[BodyRef | None, Field(description=N_("The body that gave it, and alone can close it."))]
    decision: DecisionRef
    age: Annotated[int, Field(description=N_("Days since it was given, until the day or until it was closed."))]
    due: Annotated[date | None, Field(description=N_("The day by which it is to be done, where one is set."))]
    last_report: Annotated[str, Field(description=N_("What was last told of it."))]
    last_report_on: date | None
    closed_on: Annotated[date | None, Field(description=N_("The day it was closed; empty while it is open."))]
    closing_words: str


class Assignments(PageOfRows[Assignment]):
    """Assignments."""


class FollowedDecision(Addressed):
    """A motion or another decision that is followed until something has come of it."""

    kind: str
    decision: DecisionRef
    body: Annotated[BodyRef | None, Field(description=N_("The body that sees to it now."))]
    taken_over_from: Annotated[str, Field(description=N_("The name of the body it was given to, if another."))]
    why: Annotated[str, Field(description=N_("Why it is followed."))]
    age: Annotated[int, Field(description=N_("Days since it was decided."))]
    due: date | None
    listed_on: date
    last_report: str
    last_report_on: date | None
    ended_on: Annotated[date | None, Field(description=N_("The day it was taken off the list."))]
    ended_by: DecisionRef | None
    outcome: Annotated[str, Field(description=N_("What came of it."))]


class FollowedDecisions(PageOfRows[FollowedDecision]):
    """Decisions that are followed."""


class ForAssignments(PageQuery):
    """Which of them."""

    body: Annotated[str, Field(description=N_("The key of the body that has it."))] = ""
    given_by: Annotated[str, Field(alias="givenBy", description=N_("The key of the body that gave it."))] = ""
    state: Annotated[Literal["open", "closed", "all"], Field(description=N_("open, closed or all."))] = "all"


def assignment(line: AssignmentView, day: date) -> Assignment:
    """An assignment as it stands on the day."""
    return Assignment(
        heading=line.statement.heading,
        text=line.text,
        why=line.why,
        means=line.means,
        body=body_ref(line.body_key, line.body_name),
        taken_over_from=line.given_to,
        given_by=body_ref(line.giver_key, line.giver_name),
        decision=decision_ref(line.decision),
        age=((line.closed_on or day) - line.decision.day).days,
        due=line.due_on,
        last_report=line.last_report,
        last_report_on=line.last_report_on,
        closed_on=line.closed_on,
        closing_words=line.closing_words,
        **place(line.statement.ref),
    )


def followed(line: FollowedDecisionView, day: date) -> FollowedDecision:
    """A decision on the list as it stands on the day."""
    return FollowedDecision(
        href=None,
        page=outside(open_address(PageRef(name="assignments", place=f"beslut-{line.id}"))),
        kind=line.kind,
        decision=decision_ref(line.decision),
        body=body_ref(line.body_key, line.body_name),
        taken_over_from=line.given_to,
        why=line.why,
        age=(day - line.decision.day).days,
        due=line.due_on,
        listed_on=line.listed_on,
        last_report=line.last_report,
        last_report_on=line.last_report_on,
        ended_on=line.ended_on,
        ended_by=decision_or_none(line.ended_by),
        outcome=line.outcome,
    )


def chosen(asked: ForAssignments) -> dict[str, str]:
    """Which of them, as the record is asked."""
    return {"body": asked.body, "giver": asked.given_by, "state": "" if asked.state == "all" else asked.state}


@api.get(
    "assignments",
    **describe_endpoint(
        Assignments,
        ASSIGNMENTS,
        N_("Assignments"),
        N_("Every assignment, the open first and the oldest first, with its age and what was last told of it."),
    ),
)
@reached_by(Audience.EVERYBODY)
def assignments(request: KollRequest, asked: Query[ForAssignments]) -> HttpResponseBase:
    """Assignments and what became of them."""

    def make() -> Assignments:
        found = assignments_page(request.koll.snapshot, **chosen(asked)).lines
        return page_of_rows(Assignments, request, asked, found, lambda line: assignment(line, request.koll.on))

    return respond(request, asked, make)


@api.get(
    "followed-decisions",
    **describe_endpoint(
        FollowedDecisions,
        ASSIGNMENTS,
        N_("Motions and other decisions to follow"),
        N_("Every decision that is followed until something has come of it, those still on the list first."),
    ),
)
@reached_by(Audience.EVERYBODY)
def followed_decisions(request: KollRequest, asked: Query[ForAssignments]) -> HttpResponseBase:
    """The list of decisions that are followed."""

    def make() -> FollowedDecisions:
        found = assignments_page(request.koll.snapshot, **chosen(asked)).listed
        return page_of_rows(FollowedDecisions, request, asked, found, lambda line: followed(line, request.koll.on))

    return respond(request, asked, make)
