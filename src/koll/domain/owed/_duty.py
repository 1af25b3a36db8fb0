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
