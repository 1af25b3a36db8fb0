"""What is of an occasion."""

from __future__ import annotations

from koll.domain.refs._ref import Ref


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


class OccasionPartRef(Ref):
    """What is of an occasion, and names it."""

    activity: str
    body: str
    period: int
    number: int

    @property
    def occasion(self) -> OccasionRef:
        """The occasion."""
        return OccasionRef(activity=self.activity, body=self.body, period=self.period, number=self.number)


class PartRef(OccasionPartRef, kind="part"):
    """A written part of an occasion."""

    activity: str
    body: str
    period: int
    number: int
    part: str


class PartVersionRef(OccasionPartRef, kind="part_version"):
    """A kept version of a written part."""

    activity: str
    body: str
    period: int
    number: int
    part: str
    version: int


class OwnQuestionRef(OccasionPartRef, kind="own_question"):
    """A question that a body asks in a part of its own occasion."""

    activity: str
    body: str
    period: int
    number: int
    part: str
    question: int


class AnswerRef(OccasionPartRef, kind="answer"):
    """What a body says in an occasion of a statement, by the statement's number in the tables."""

    activity: str
    body: str
    period: int
    number: int
    statement: int


class ChallengeMapRef(OccasionPartRef, kind="challenge_map"):
    """The map of an occasion."""

    activity: str
    body: str
    period: int
    number: int = 1


class ChallengeRef(OccasionPartRef, kind="challenge"):
    """A challenge on the map of an occasion, where it is changed."""

    activity: str
    body: str
    period: int
    number: int
    challenge: int


class OutcomesRef(OccasionPartRef, kind="outcomes"):
    """What came out of a dialogue."""

    activity: str
    body: str
    period: int
    number: int = 1


class DialogueOutcomeRef(OccasionPartRef, kind="dialogue_outcome"):
    """One thing that came out of a dialogue, where it is changed."""

    activity: str
    body: str
    period: int
    number: int
    outcome: int


class EventDayGroupRef(OccasionPartRef, kind="event_day_group"):
    """A group of an event day."""

    activity: str
    body: str
    period: int
    number: int
    group: int


class TrendsOfBodyRef(OccasionPartRef, kind="trends_of_body"):
    """What the trends of an analysis mean for a body."""

    activity: str
    body: str
    period: int
    number: int = 1


class TrendMeaningRef(OccasionPartRef, kind="trend_meaning"):
    """What a trend means for the body, where it is written."""

    activity: str
    body: str
    period: int
    number: int
    trend: int


class ShiftChangeRef(OccasionPartRef, kind="shift_change"):
    """A possible shift where those who write change it."""

    activity: str
    body: str
    period: int
    number: int
    shift: int
