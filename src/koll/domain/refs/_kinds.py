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
    def cited(self) -> CitedDecisionRef:
        """The decision as minutes call it.

        >>> DecisionRef(number=7, body="kf", year=2027, paragraph=14).cited
        CitedDecisionRef(place='', body='kf', year=2027, paragraph=14, number=0)
        """
        if self.paragraph is None:
            return CitedDecisionRef(body=self.body, year=self.year, number=self.number)
        return CitedDecisionRef(body=self.body, year=self.year, paragraph=self.paragraph)


class CitedDecisionRef(Ref, kind="cited_decision"):
    """A decision as minutes call it: by its paragraph, or by its number when it has none; 0 is none."""

    body: str
    year: int
    paragraph: int = 0
    number: int = 0

    @property
    def read_as(self) -> str:
        """What minutes call it: body, year and paragraph; its number when it has no paragraph.

        >>> CitedDecisionRef(body="kf", year=2027, paragraph=14).read_as
        'kf/2027/14'
        >>> CitedDecisionRef(body="kf", year=2027, number=7).read_as
        'kf/2027/without/7'
        """
        return f"{self.body}/{self.year}/{self.paragraph or f'without/{self.number}'}"


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


class TermTextRef(Ref, kind="term_text"):
    """A text that is reconsidered for a term."""

    began_on: date
    instrument: str


class TermStatementRef(Ref, kind="term_statement"):
    """A statement that is reconsidered for a term."""

    began_on: date
    instrument: str
    key: str


class StatementRef(Ref, kind="statement"):
    """A statement, the same in every version of its text."""

    instrument: str
    key: str


class BodyRef(Ref, kind="body"):
    """A body."""

    key: str


class RoleRef(Ref, kind="role"):
    """What a seat in a body has to do and to read."""

    role: str
    body: str


class YearRef(Ref, kind="year"):
    """What is to be done in a year."""

    year: int


class DescriptionsRef(Ref, kind="descriptions"):
    """Everything that is written in a year."""

    year: int


class TrendsRef(Ref, kind="trends"):
    """The trends of a year's analysis."""

    year: int


class TrendRef(Ref, kind="trend"):
    """A trend."""

    number: int


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


class ForecastRef(Ref, kind="forecast"):
    """A body's forecast of a year's economy."""

    year: int
    body: str


class IndicatorRef(Ref, kind="indicator"):
    """An indicator."""

    key: str


class InternalControlPlanRef(Ref, kind="internal_control_plan"):
    """A body's plan for internal control of a year."""

    body: str
    period: int


class RiskRef(Ref, kind="risk"):
    """A risk in a plan for internal control, where it is changed."""

    body: str
    period: int
    number: int


class OversightRef(Ref, kind="oversight"):
    """A body's file of oversight of a year."""

    body: str
    period: int


class OversightEntryRef(Ref, kind="oversight_entry"):
    """An entry in a file of oversight, where it is changed."""

    body: str
    period: int
    number: int


class CalendarFeedRef(Ref, kind="calendar_feed"):
    """A calendar to subscribe to; its address is known to those alone who are given `token`."""

    number: int
    token: str = field(default="", compare=False, repr=False)


class PictureRef(Ref, kind="picture"):
    """A picture within a text."""

    number: int
