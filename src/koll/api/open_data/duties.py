"""What the bodies owe and the ground for it, and when they meet."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Annotated, Literal

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.service import (
    YEAR,
    Bilingual,
    BodyRef,
    Ground,
    Moment,
    PageOfRows,
    PageQuery,
    Shape,
    api,
    body_ref,
    describe_endpoint,
    ground,
    in_both,
    page_of_rows,
    respond,
)
from koll.domain.almanac import SWEDEN
from koll.domain.charter import Charter
from koll.domain.owed import Duty as Duty_domain
from koll.domain.owed import duty_sentence
from koll.domain.sentences import N_
from koll.frame.duty_lines import phrasing
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.public.decisions import MeetingView, open_meetings
from koll.public.home import duties_page

"""Meetings are held by Swedish time."""


class Duty(Shape):
    """A duty, as it stands on the day."""

    duty: Annotated[str, Field(description=N_("Which duty it is: with body, concerns and period it names it once."))]
    kind: str
    words: Annotated[Bilingual, Field(description=N_("What is to be done, in a sentence."))]
    body: Annotated[BodyRef | None, Field(description=N_("The body that owes it."))]
    concerns: Annotated[BodyRef | None, Field(description=N_("The body it is about, where that is another."))]
    period: str
    opens: Annotated[date | None, Field(description=N_("The first day on which it can be done."))]
    due: Annotated[date | None, Field(description=N_("The last day, where one is set."))]
    in_time_until: Annotated[
        date | None, Field(description=N_("The next workday, where a last day in law is none (lag 1930:173 2 §)."))
    ]
    whose_day: Annotated[
        str,
        Field(
            description=N_("Whose the last day is; only law's and the model's can pass."),
            json_schema_extra={"enum": ["law", "model", "plan", "proposal", "none"]},
        ),
    ]
    state: Annotated[
        str,
        Field(
            description=N_("How it stands; unknown says that Koll has not been told enough to know."),
            json_schema_extra={"enum": ["passed", "open", "coming", "done", "closed", "unknown"]},
        ),
    ]
    ground: Annotated[Ground, Field(description=N_("Why it is owed."))]


class Duties(PageOfRows[Duty]):
    """Duties."""


class Meeting(Shape):
    """A meeting of an elected body."""

    body: BodyRef | None
    day: date
    begins_at: Moment
    ends_at: Moment
    place: str
    heading: str
    cancelled_on: date | None
    cancelled_why: str
    announced_by: Annotated[date | None, Field(description=N_("The day by which it is to be announced."))]
    verified_by: Annotated[date | None, Field(description=N_("The day by which its minutes are to be adjusted."))]


class Meetings(PageOfRows[Meeting]):
    """Meetings."""


class ForDuties(PageQuery):
    """Which duties."""

    body: Annotated[str, Field(description=N_("The key of the body that owes it."))] = ""
    state: Annotated[
        Literal["passed", "open", "coming", "done", "closed", "unknown", "all"],
        Field(description=N_("passed, open, coming, done, closed, unknown or all.")),
    ] = "all"


class ForMeetings(PageQuery):
    """Which meetings."""

    body: Annotated[str, Field(description=N_("The key of the body that meets."))] = ""


def duty(owed: Duty_domain, charter: Charter, names: Mapping[str, str]) -> Duty:
    """A duty in both languages."""
    return Duty(
        duty=owed.duty,
        kind=owed.kind,
        words=in_both(lambda: duty_sentence(charter, owed, phrasing(), names)),
        body=body_ref(owed.body, names.get(owed.body, owed.body)),
        concerns=body_ref(owed.concerns, names.get(owed.concerns, owed.concerns)),
        period=owed.period,
        opens=owed.opens,
        due=owed.due,
        in_time_until=owed.window.in_time_until,
        whose_day=owed.whose_day,
        state=owed.state,
        ground=ground(owed.why, charter),
    )


def moment(day: date, clock: time | None) -> datetime | None:
    """The moment in UTC."""
    return datetime.combine(day, clock, SWEDEN).astimezone(UTC) if clock is not None else None


def meeting(line: MeetingView) -> Meeting:
    """A meeting."""
    return Meeting(
        body=body_ref(line.body_key, line.body_name),
        day=line.day,
        begins_at=moment(line.day, line.begins),
        ends_at=moment(line.day, line.ends),
        place=line.place,
        heading=line.heading,
        cancelled_on=line.cancelled_on,
        cancelled_why=line.cancelled_why,
        announced_by=line.announced.last_day if line.announced else None,
        verified_by=line.verified.last_day if line.verified else None,
    )


@api.get(
    "duties",
    **describe_endpoint(
        Duties,
        YEAR,
        N_("What is owed"),
        N_("What waits now and what has a day: what, whose, by when, how it stands, and on which ground."),
    ),
)
@reached_by(Audience.EVERYBODY)
def duties(request: KollRequest, asked: Query[ForDuties]) -> HttpResponseBase:
    """What is owed."""

    def make() -> Duties:
        page = duties_page(request.koll.snapshot)
        charter = page.municipality.charter
        found = [
            one_duty
            for one_duty in page.duties
            if asked.body in ("", one_duty.body) and (asked.state == "all" or asked.state == one_duty.state)
        ]
        return page_of_rows(Duties, request, asked, found, lambda row: duty(row, charter, page.body_names))

    return respond(request, asked, make)


@api.get(
    "meetings",
    **describe_endpoint(
        Meetings,
        YEAR,
        N_("When the bodies meet"),
        N_("The meetings of the elected bodies that are open to all to know of, from the year before the day on."),
    ),
)
@reached_by(Audience.EVERYBODY)
def meetings(request: KollRequest, asked: Query[ForMeetings]) -> HttpResponseBase:
    """When the elected bodies meet."""

    def make() -> Meetings:
        found = [
            one_meeting
            for one_meeting in open_meetings(request.koll.snapshot)
            if asked.body in ("", one_meeting.body_key)
        ]
        return page_of_rows(Meetings, request, asked, found, meeting)

    return respond(request, asked, make)
