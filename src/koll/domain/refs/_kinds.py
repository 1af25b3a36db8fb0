"""Every kind of thing that has a name."""

from __future__ import annotations

from dataclasses import field
from datetime import date

from koll.domain.refs._ref import Ref


class PageRef(Ref, kind="page"):
    """A page of its own that is about no single thing: a list, a calendar, the front page."""

    name: str


class DecisionRef(Ref, kind="decision"):
    """A decision, by its number. Where it is read says its body, year and paragraph, which a correction may change."""

    number: int
    body: str = field(default="", compare=False)
    year: int = field(default=0, compare=False)
    paragraph: int | None = field(default=None, compare=False)

    @property
    def read_as(self) -> str:
        """What minutes call it: body, year and paragraph; its number when it has no paragraph.

        >>> DecisionRef(number=7, body="kf", year=2027, paragraph=14).read_as
        'kf/2027/14'
        >>> DecisionRef(number=7, body="kf", year=2027).read_as
        'kf/2027/without/7'
        """
        own = f"without/{self.number}" if self.paragraph is None else str(self.paragraph)
        return f"{self.body}/{self.year}/{own}"


class FollowedDecisionRef(Ref, kind="followed_decision"):
    """A decision on the list of those that are followed; `is_there` while it has not been taken off."""

    number: int
    is_there: bool = field(default=True, compare=False)


class AttachmentRef(Ref, kind="attachment"):
    """A file beside a decision."""

    number: int


class MeetingRef(Ref, kind="meeting"):
    """A meeting in the calendar of a year."""

    year: int
    number: int


class MeetingsRef(Ref, kind="meetings"):
    """The meetings of a year."""

    year: int


class ProposalRef(Ref, kind="proposal"):
    """A proposal, by its number."""

    number: int


class OpinionRef(Ref, kind="opinion"):
    """What a body is asked to say of a proposal."""

    proposal: int
    number: int


class InstrumentRef(Ref, kind="instrument"):
    """A governing text, through all its versions."""

    key: str


class DocumentRef(Ref, kind="document"):
    """A document in the register of governing documents."""

    key: str


class VersionRef(Ref, kind="version"):
    """One text of an instrument: whose, where each body has its own, and from which day.

    `beside` is its number where it stands beside others of the same day, else 0.
    """

    instrument: str
    body: str
    in_force_from: date
    beside: int = 0


class TermRef(Ref, kind="term"):
    """What is reconsidered for the term that began on a day."""

    began_on: date


class StatementRef(Ref, kind="statement"):
    """A statement, the same in every version of its text."""

    instrument: str
    key: str


class BodyRef(Ref, kind="body"):
    """A body."""

    key: str


class YearRef(Ref, kind="year"):
    """What is to be done in a year."""

    year: int


class OccasionRef(Ref, kind="occasion"):
    """One time of an activity: whose, of which year, and which of the year's."""

    activity: str
    body: str
    period: int
    number: int = 1

    @property
    def challenge_map(self) -> ChallengeMapRef:
        """Its map."""
        return ChallengeMapRef(activity=self.activity, body=self.body, period=self.period, number=self.number)


class PartRef(Ref, kind="part"):
    """A written part of an occasion."""

    activity: str
    body: str
    period: int
    number: int
    part: str


class AnswerRef(Ref, kind="answer"):
    """What a body says in an occasion of a statement, by the statement's number in the tables."""

    activity: str
    body: str
    period: int
    number: int
    statement: int


class ChallengeMapRef(Ref, kind="challenge_map"):
    """The map of an occasion."""

    activity: str
    body: str
    period: int
    number: int = 1


class OutcomesRef(Ref, kind="outcomes"):
    """What came out of a dialogue."""

    activity: str
    body: str
    period: int
    number: int = 1


class TrendsOfBodyRef(Ref, kind="trends_of_body"):
    """What the trends of an analysis mean for a body."""

    activity: str
    body: str
    period: int
    number: int = 1


class DescriptionsRef(Ref, kind="descriptions"):
    """Everything that is written in a year."""

    year: int


class TrendsRef(Ref, kind="trends"):
    """The trends of a year's analysis."""

    year: int


class TrendRef(Ref, kind="trend"):
    """A trend."""

    number: int


class ShiftChangeRef(Ref, kind="shift_change"):
    """A possible shift where those who write change it."""

    activity: str
    body: str
    period: int
    number: int
    shift: int


class TrendChangeRef(Ref, kind="trend_change"):
    """The words of a trend, to be written."""

    number: int


class ShiftRef(Ref, kind="shift"):
    """A possible shift and its story."""

    number: int


class OutcomeRef(Ref, kind="outcome"):
    """One thing that came out of a dialogue, with what has been told of it."""

    number: int


class OutcomesOfBodyRef(Ref, kind="outcomes_of_body"):
    """What has come out of dialogues for a body."""

    body: str


class RoomRef(Ref, kind="room"):
    """The room of a dialogue."""

    number: int


class RoomLeadRef(Ref, kind="room_lead"):
    """The room of a dialogue, as the one who leads it has it."""

    number: int


class EmployeeQuestionRef(Ref, kind="employee_question"):
    """A question to employees; its address is known to those alone who are given `token`."""

    number: int
    token: str = field(default="", compare=False, repr=False)


class EmployeeAnswerRef(Ref, kind="employee_answer"):
    """An employee's answer; its address is known to those alone who are given `token`."""

    number: int
    token: str = field(default="", compare=False, repr=False)


class PlanRef(Ref, kind="plan"):
    """The plan of a unit."""

    body: str


class PlanItemRef(Ref, kind="plan_item"):
    """Something that a unit plans."""

    body: str
    number: int


class BudgetRef(Ref, kind="budget"):
    """The budget of a year."""

    year: int


class AccountsRef(Ref, kind="accounts"):
    """A report of a year's economy: `kind` is which."""

    year: int
    report: str


class EconomyRef(Ref, kind="economy"):
    """The economy of a year, month by month."""

    year: int


class IndicatorRef(Ref, kind="indicator"):
    """An indicator."""

    key: str


class InternalControlPlanRef(Ref, kind="internal_control_plan"):
    """A body's plan for internal control of a year."""

    body: str
    period: int


class OversightRef(Ref, kind="oversight"):
    """A body's file of oversight of a year."""

    body: str
    period: int


class CalendarFeedRef(Ref, kind="calendar_feed"):
    """A calendar to subscribe to; its address is known to those alone who are given `token`."""

    number: int
    token: str = field(default="", compare=False, repr=False)


class PictureRef(Ref, kind="picture"):
    """A picture within a text."""

    number: int
