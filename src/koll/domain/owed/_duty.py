"""What a duty is: who owes what for which period, in which state, on which ground, and what shows that it is met."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from koll.domain.charter import Ground

State = Literal["overdue", "open", "upcoming", "met", "not_applicable"]
"""Late; to be done now; not yet; done; or not asked here (nothing to do, with the reason as evidence)."""

Kind = Literal[
    "revise", "reconsider", "renew", "adopt", "tell", "complete", "hold", "answer", "report", "settle", "law"
]
"""What is to be done: it decides the sentence a page says."""

ORDER: tuple[State, ...] = ("overdue", "open", "upcoming", "met", "not_applicable")
FAR = date.max


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One fact a state rests on: its kind ("version", "occasion", "decision" …), its key in the record, its day."""

    kind: str
    key: str
    on: date | None
    words: str = ""

    def is_version(self, number: int) -> bool:
        """Whether it is this version of a text."""
        return (self.kind, self.key) == ("version", str(number))


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty on one day.

    `duty` is stable, e.g. "hold:analysis"; with `body` and `period` it names the duty once. `due` is the last day in
    time; where no day is set, `before` names the activity it must precede. `about` is the key of the instrument,
    activity or rule, `concerns` the body it is about when that is another than the one that owes. `missing` are keys
    of statements without an answer, or of contents a text lacks; `of` how many there are in all. `agreed` is the day
    that people have agreed on, within the days of the duty; passing it makes nothing late.
    """

    duty: str
    kind: Kind
    about: str
    body: str
    period: str
    opens: date | None
    due: date | None
    state: State
    why: Ground
    before: str = ""
    concerns: str = ""
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    of: int = 0
    proposal: bool = False
    words: str = ""
    agreed: date | None = None

    @property
    def is_about_text(self) -> bool:
        """Whether it is about an instrument: its text, or the statements in it that ask for an answer."""
        return self.kind in ("revise", "reconsider", "renew", "adopt", "tell", "complete", "answer")

    @property
    def is_met_by_decision(self) -> bool:
        """Whether a decision of the body itself meets it."""
        return self.kind in ("settle", "adopt", "renew", "revise", "reconsider", "complete")

    @property
    def is_about_activity(self) -> bool:
        """Whether it is about recurring work: to hold it, to tell its result, or to take up what was proposed there."""
        return self.kind in ("hold", "report", "settle")

    @property
    def is_legal(self) -> bool:
        """Whether it rests on law alone; it is then about one of the charter's legal duties."""
        return self.kind == "law"

    @property
    def is_to_hold(self) -> bool:
        """Whether an activity is to be held."""
        return self.kind == "hold"

    @property
    def is_to_report(self) -> bool:
        """Whether the result of an activity is to be told."""
        return self.kind == "report"

    @property
    def is_to_settle(self) -> bool:
        """Whether a proposal waits for its next step."""
        return self.kind == "settle"

    @property
    def is_to_answer(self) -> bool:
        """Whether statements ask for an answer."""
        return self.kind == "answer"

    @property
    def is_to_adopt(self) -> bool:
        """Whether a text is to be decided for the first time."""
        return self.kind == "adopt"

    @property
    def is_to_revise(self) -> bool:
        """Whether a text has stood its time and is to be looked over."""
        return self.kind == "revise"

    @property
    def is_to_renew(self) -> bool:
        """Whether a text ends and is to be decided anew."""
        return self.kind == "renew"

    @property
    def is_to_reconsider(self) -> bool:
        """Whether a text is to be taken up again after an election."""
        return self.kind == "reconsider"

    @property
    def is_to_decide_anew(self) -> bool:
        """Whether a text that there is asks for a new decision."""
        return self.kind in ("revise", "reconsider", "renew")

    @property
    def is_to_complete(self) -> bool:
        """Whether a text lacks something that it is to hold."""
        return self.kind == "complete"

    @property
    def shown_on(self) -> date | None:
        """The day to show it on: the one agreed on, otherwise its last day.

        >>> Duty(
        ...     duty="hold:a",
        ...     kind="hold",
        ...     about="a",
        ...     body="b",
        ...     period="2027",
        ...     opens=None,
        ...     due=date(2027, 4, 30),
        ...     state="open",
        ...     why=Ground(kind="law", section="KL 1:1", quote=""),
        ...     agreed=date(2027, 4, 15),
        ... ).shown_on
        datetime.date(2027, 4, 15)
        """
        return self.agreed or self.due

    @property
    def order(self) -> tuple[int, date, date, str, str, str]:
        """The late first, then by last day, first day, and name."""
        return (ORDER.index(self.state), self.due or FAR, self.opens or FAR, self.duty, self.body, self.period)


def duty_state(day: date, *, opens: date | None, due: date | None, met_on: date | None) -> State:
    """The state of a duty with these days, as known on `day`; the last day is still in time.

    >>> duty_state(date(2026, 1, 1), opens=None, due=date(2026, 1, 1), met_on=None)
    'open'
    >>> duty_state(date(2026, 1, 2), opens=None, due=date(2026, 1, 1), met_on=None)
    'overdue'
    >>> duty_state(date(2026, 1, 2), opens=None, due=date(2026, 1, 1), met_on=date(2026, 1, 2))
    'met'
    """
    if met_on is not None and met_on <= day:
        return "met"
    if due is not None and day > due:
        return "overdue"
    if opens is not None and day < opens:
        return "upcoming"
    return "open"
