"""What a duty is: who owes what for which period, in which state, on which ground, and what shows that it is met."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from koll.domain.almanac import LegalDate
from koll.domain.charter import Ground
from koll.domain.refs import Ref

State = Literal["passed", "open", "coming", "done", "closed", "unknown"]
"""Its last day in law or model has passed; to be done now; not yet; done; closed with a reason, though it was not
done; or Koll has not been told enough to know."""

WhoseDay = Literal["law", "model", "plan", "proposal", "none"]
"""Whose a last day is: law's, the governance model's, the municipality's own, or only Koll's proposal until it sets its
own; "none" when there is no day."""

BINDING: tuple[WhoseDay, ...] = ("law", "model")
"""Those whose day can be passed. A plan and a proposal never make anybody late."""

Kind = Literal[
    "revise", "reconsider", "renew", "adopt", "tell", "complete", "hold", "answer", "report", "settle", "law"
]
"""What is to be done: it decides the sentence a page says."""

ORDER: tuple[State, ...] = ("passed", "open", "coming", "done", "closed", "unknown")
FAR = date.max
YEAR = re.compile(r"\b\d{4}\b")


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
class Window:
    """The days within which something is to be done, and whose the last one is.

    `in_time_until` is the last day on which it is in time: `due`, or the next workday after a last day in law when
    nobody works (lag 1930:173 2 §). `is_limit`: law says how often but no day, and `due` is the outer limit.
    """

    opens: date | None = None
    due: date | None = None
    whose_day: WhoseDay = "none"
    in_time_until: date | None = None
    is_limit: bool = False

    def state(self, day: date, done_on: date | None) -> State:
        """How what has this window stands on `day`; the last day is still in time.

        >>> Window(due=date(2026, 1, 1), whose_day="model").state(date(2026, 1, 2), None)
        'passed'
        >>> Window(due=date(2026, 1, 1), whose_day="proposal").state(date(2026, 1, 2), None)
        'open'
        >>> Window(due=date(2026, 10, 31), in_time_until=date(2026, 11, 2), whose_day="law").state(
        ...     date(2026, 11, 2), None
        ... )
        'open'
        """
        if done_on is not None and done_on <= day:
            return "done"
        last = self.in_time_until or self.due
        if self.whose_day in BINDING and last is not None and day > last:
            return "passed"
        return "coming" if self.opens is not None and day < self.opens else "open"

    @classmethod
    def by_law(cls, last: LegalDate, opens: date | None = None) -> Window:
        """Until a last day in law; from `opens`, but never before law allows it or after the last day.

        >>> from koll.domain.almanac import RULES
        >>> Window.by_law(RULES["annual_report"].due(2027), date(2028, 1, 1)).in_time_until
        datetime.date(2028, 4, 18)
        """
        first = max((day for day in (opens, last.first_day) if day is not None), default=None)
        return cls(
            opens=None if first is None else min(first, last.last_day),
            due=last.last_day,
            whose_day="law",
            in_time_until=last.in_time_until,
            is_limit=last.is_limit,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """One duty on one day.

    `duty` is stable, e.g. "hold:analysis"; with `body` and `period` it names the duty once. `period` is what it is
    about (the year, the term), which need not be when it is done: `window` says that. Where no day is set, `before`
    names the activity it must precede and `before_period` which year's; `is_before_gone` says that its days have gone.
    `about` is the key of the instrument, activity or rule, `concerns` the body it is about when that is another than
    the one that owes. `missing` are keys of statements without an answer, or of contents a text lacks; `of` how many
    there are in all. `agreed` is the day that people have agreed on; passing it makes nothing late.
    """

    duty: str
    kind: Kind
    about: str
    body: str
    period: str
    window: Window
    state: State
    why: Ground
    before: str = ""
    before_period: int | None = None
    is_before_gone: bool = False
    concerns: str = ""
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[str, ...] = ()
    of: int = 0
    words: str = ""
    agreed: date | None = None
    act_on: Ref | None = None
    """What to open to do it: the first thing that is still empty."""

    @property
    def asked(self) -> int:
        """How many answers it asks for, or that it is one thing to do."""
        return self.of or 1

    @property
    def answered(self) -> int:
        """How many of them there are."""
        return self.of - len(self.missing) if self.of else int(self.state == "done")

    @property
    def opens(self) -> date | None:
        """The first day on which it can be done."""
        return self.window.opens

    @property
    def due(self) -> date | None:
        """The last day, whoever's it is."""
        return self.window.due

    @property
    def whose_day(self) -> WhoseDay:
        """Whose the last day is."""
        return self.window.whose_day

    @property
    def is_to_do(self) -> bool:
        """Whether somebody should do it now."""
        return self.state in ("passed", "open")

    @property
    def may_be_closed(self) -> bool:
        """Whether it can be closed with a reason: it is to be done, and is no proposal, which is answered instead."""
        return self.is_to_do and not self.is_to_settle

    @property
    def last_year(self) -> int | None:
        """The last year of what it is about, or of its last day when that is later; None when it has no years.

        The annual report of 2026, due in April 2027, is over with 2027.
        """
        years = [int(year) for year in YEAR.findall(self.period)]
        if not years:
            return None
        return max(years[-1], self.due.year) if self.due is not None else years[-1]

    @property
    def closing(self) -> Evidence | None:
        """With which reason it was closed, when it is."""
        return self.evidence[-1] if self.state == "closed" else None

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
        ...     window=Window(due=date(2027, 4, 30), whose_day="proposal"),
        ...     state="open",
        ...     why=Ground(kind="law", section="KL 1:1", quote=""),
        ...     agreed=date(2027, 4, 15),
        ... ).shown_on
        datetime.date(2027, 4, 15)
        """
        return self.agreed or self.due

    @property
    def order(self) -> tuple[int, date, date, str, str, str]:
        """What has passed first, then by last day, first day, and name."""
        return (ORDER.index(self.state), self.due or FAR, self.opens or FAR, self.duty, self.body, self.period)
