"""What is owed of recurring work: holding activities, answering statements, reporting results, settling proposals."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from koll.domain.almanac import RULES
from koll.domain.charter import Activity, Answering
from koll.domain.owed._duty import Duty, Evidence, State, WhoseDay, Window
from koll.domain.record import BodyFact, OccasionFact, RecordView, StatementFact
from koll.domain.refs import AnswerRef, DescriptionsRef, OccasionRef, ProposalRef, Ref, YearRef

JANUARY_FIRST, DECEMBER_LAST = (1, 1), (12, 31)


def activity_duties(known: RecordView) -> Iterator[Duty]:
    """Every duty of the year's work."""
    for activity in known.charter.activities:
        if activity.every == "year":
            first = known.record.kept_from.year - 1 - activity.years_after
            for period in range(first, known.day.year + 2 - activity.years_after):
                yield from duties_of_period(known, activity, period)
        if activity.result_to:
            yield from unreported_result_duties(known, activity)
    yield from proposal_duties(known)


def day_of_year(year: int, month_and_day: tuple[int, int] | None, otherwise: tuple[int, int]) -> date:
    """A (month, day) of a year; the 28th for a leap day that is not there."""
    month, day = month_and_day or otherwise
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def activity_window(activity: Activity, period: int) -> Window:
    """The days of an activity about the year `period`: by law, by the model, or as Koll proposes.

    What covers the year before is done the year after `period`; a day in law is that of the matters of `period`.
    """
    whose: WhoseDay = "proposal" if activity.proposal or activity.due is None else "model"
    if activity.deadline is not None and activity.deadline in RULES:
        last = RULES[activity.deadline].due(period)
        return Window.by_law(last, day_of_year(last.last_day.year, activity.opens, JANUARY_FIRST))
    year = period + activity.years_after
    return Window(
        opens=day_of_year(year, activity.opens, JANUARY_FIRST),
        due=day_of_year(year, activity.due, DECEMBER_LAST),
        whose_day=whose,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One period of an activity for one body, with its days: what the duties of it have in common."""

    activity: Activity
    body: BodyFact
    period: int
    window: Window
    with_body: BodyFact | None = None

    def done(self, known: RecordView) -> OccasionFact | None:
        """The first occasion of the period that was done by the day, with the other body when one is named."""
        found = [row for row in self.occasions(known) if row.done_on is not None and row.done_on <= known.day]
        return min(found, key=lambda row: (row.done_on or date.max, row.key), default=None)

    def occasions(self, known: RecordView) -> list[OccasionFact]:
        """Every occasion of the period, with the other body when one is named."""
        other = self.with_body.key if self.with_body else None
        rows = known.occasions[self.activity.key, self.body.key, self.period]
        return [row for row in rows if other is None or other in row.with_bodies]

    def agreed_on(self, known: RecordView) -> date | None:
        """The nearest day that people have agreed on for what has been opened and is not done."""
        return min(
            (
                row.planned_on
                for row in self.occasions(known)
                if row.planned_on is not None
                and (row.opened_on is None or row.opened_on <= known.day)
                and (row.done_on is None or row.done_on > known.day)
            ),
            default=None,
        )

    def under_way(self, known: RecordView) -> OccasionFact | None:
        """The occasion that has been opened and is not done."""
        rows = [row for row in self.occasions(known) if row.opened_on is None or row.opened_on <= known.day]
        return next((row for row in rows if row.done_on is None or row.done_on > known.day), None)

    def place(self, known: RecordView) -> Ref:
        """Where it is done: the occasion under way, or the year's page where one is opened."""
        row = self.under_way(known) or self.done(known)
        if row is not None:
            return occasion_ref(row)
        return DescriptionsRef(year=self.period) if self.activity.is_written else YearRef(year=self.period)

    def answering_place(self, known: RecordView, asked: list[StatementFact], missing: tuple[str, ...]) -> Ref:
        """The box of the first statement without an answer, once the occasion is under way."""
        row = self.under_way(known)
        first = next(statement for statement in asked if statement.key in missing)
        if row is None or not first.row:
            return self.place(known)
        return AnswerRef(
            activity=row.activity, body=row.body, period=row.period, number=row.number, statement=first.row
        )


def occasion_ref(row: OccasionFact) -> OccasionRef:
    """The ref of an occasion."""
    return OccasionRef(activity=row.activity, body=row.body, period=row.period, number=row.number)


def duties_of_period(known: RecordView, activity: Activity, period: int) -> Iterator[Duty]:
    """One period of an activity, for every body that holds it and was there for what it is about."""
    window = activity_window(activity, period)
    due = window.due or date(period, *DECEMBER_LAST)
    if due < known.record.kept_from or due.year > known.day.year + 1:
        return
    # Who is asked: those who were there when the period that is covered ended (or the year began), and still are.
    first = date(period, *DECEMBER_LAST) if activity.years_after else date(period, *JANUARY_FIRST)
    others = known.through(activity.counterpart, first, due) if activity.counterpart else []
    for body in known.through(activity.held_by, first, due):
        work = Work(activity=activity, body=body, period=period, window=window)
        if activity.counterpart:
            for other in others:
                if other.key != body.key:
                    both = Work(activity=activity, body=body, period=period, window=window, with_body=other)
                    yield holding_duty(known, both)
        else:
            yield holding_duty(known, work)
        for answering in activity.answers:
            yield from answering_duties(known, work, answering)
        if activity.result_to:
            yield reporting_duty(known, work)


def holding_duty(known: RecordView, work: Work) -> Duty:
    """That the activity is to be held or decided; with each other body by itself where it has one."""
    row = work.done(known)
    other = work.with_body.key if work.with_body else ""
    return Duty(
        duty=f"hold:{work.activity.key}" + (f":{other}" if other else ""),
        kind="hold",
        about=work.activity.key,
        body=work.body.key,
        period=str(work.period),
        window=work.window,
        state=work.window.state(known.day, row.done_on if row else None),
        why=work.activity.ground,
        concerns=other,
        evidence=(Evidence(kind="occasion", key=row.key, on=row.done_on),) if row else (),
        agreed=None if row else work.agreed_on(known),
        act_on=None if row else work.place(known),
    )


def answering_duties(known: RecordView, work: Work, answering: Answering) -> Iterator[Duty]:
    """That every statement that held is to be answered; `missing` are those that have no answer.

    The body's decision closes what it decided: what was left out then is named, and waits for nobody.
    """
    row = work.done(known)
    statements = statements_asked(known, work, answering.instrument)
    if not statements:
        return
    asked = (work.body.key, work.activity.key, work.period)
    missing = tuple(row.key for row in statements if (*asked, row.key) not in known.answers)
    yield Duty(
        duty=f"answer:{work.activity.key}:{answering.instrument}",
        kind="answer",
        about=answering.instrument,
        body=work.body.key,
        period=str(work.period),
        window=work.window,
        state=work.window.state(known.day, row.done_on if row is not None else None),
        why=answering.ground,
        before=work.activity.key,
        evidence=(Evidence(kind="occasion", key=row.key, on=row.done_on),) if row else (),
        missing=missing,
        of=len(statements),
        act_on=None if row is not None or not missing else work.answering_place(known, statements, missing),
    )


def statements_asked(known: RecordView, work: Work, instrument: str) -> list[StatementFact]:
    """The statements that are answered in the work, each once.

    Of a year that is over: those that held when it ended, also those of bodies that the body has taken over since.
    Otherwise those in force the day the body decides; until then those in force, at most till the last day.
    """
    if work.body.kind not in known.charter.instrument(instrument).binds:
        return []
    due = work.window.due or known.day
    if work.activity.years_after:
        held_on = date(work.period, *DECEMBER_LAST)
        whose = [work.body.key, *(former.key for former in known.taken_over(work.body.key, due))]
        rows = (row for key in whose for row in known.statements(instrument, key, held_on))
        return list({row.key: row for row in rows}.values())
    done = work.done(known)
    if done is not None and done.done_on is not None:
        return known.statements(instrument, work.body.key, done.done_on)
    return known.statements(instrument, work.body.key, min(max(known.day, work.window.opens or known.day), due))


def reporting_duty(known: RecordView, work: Work) -> Duty:
    """That the result is to be reported to the council."""
    activity = work.activity
    rows = known.occasions[activity.key, work.body.key, work.period]
    told = [row for row in rows if row.reported_on is not None and row.reported_on <= known.day]
    first = min(told, key=lambda row: (row.reported_on or date.max, row.key), default=None)
    window = Window(
        opens=work.window.opens,
        due=day_of_year(work.period + activity.years_after, activity.result_due, DECEMBER_LAST),
        whose_day="model" if activity.result_due is not None and not activity.proposal else "proposal",
    )
    state = window.state(known.day, first.reported_on if first else None)
    return Duty(
        duty=f"report:{activity.key}",
        kind="report",
        about=activity.key,
        body=work.body.key,
        period=str(work.period),
        window=window,
        state=coming_until_done(state, done=work.done(known) is not None),
        why=activity.result_ground or activity.ground,
        evidence=(Evidence(kind="report", key=first.key, on=first.reported_on),) if first else (),
        act_on=None if first else work.place(known),
    )


def coming_until_done(state: State, *, done: bool) -> State:
    """A result is not to be reported before there is one."""
    return "coming" if state == "open" and not done else state


def unreported_result_duties(known: RecordView, activity: Activity) -> Iterator[Duty]:
    """The result of what was held and nobody had to hold, or of a body that is no more: its heir reports it."""
    for row in known.record.occasions:
        if row.activity != activity.key or row.done_on is None or row.done_on > known.day:
            continue
        if activity.every == "year" and not known.has_ended(row.body):
            continue
        told = row.reported_on if row.reported_on is not None and row.reported_on <= known.day else None
        window = Window(opens=row.done_on)
        yield Duty(
            duty=f"report:{activity.key}:{row.key}",
            kind="report",
            about=activity.key,
            body=row.body if told else known.holder(row.body),
            period=str(row.period),
            window=window,
            state=window.state(known.day, told),
            why=activity.result_ground or activity.ground,
            evidence=(Evidence(kind="report", key=row.key, on=told),) if told else (),
            act_on=None if told else occasion_ref(row),
        )


def proposal_duties(known: RecordView) -> Iterator[Duty]:
    """Every proposal is answered: by a decision, or a no with reasons. Whoever owns the next step owes it."""
    arguing = next(
        (activity for activity in known.charter.activities if activity.is_dialogue and activity.may_propose),
        None,
    )
    why = arguing.ground if arguing else known.charter.front.ground
    for row in known.record.proposals:
        if row.raised_on > known.day:
            continue
        settled = row.settled_on if row.settled_on is not None and row.settled_on <= known.day else None
        window = Window(opens=row.raised_on)
        yield Duty(
            duty=f"settle:{row.key}",
            kind="settle",
            about=arguing.key if arguing else "",
            body=row.owner if settled else known.holder(row.owner),
            period=str(row.raised_on.year),
            window=window,
            state=window.state(known.day, settled),
            why=why,
            concerns=row.body,
            evidence=(Evidence(kind="proposal", key=row.key, on=settled, words=row.outcome),) if settled else (),
            words=row.heading,
            act_on=None if settled or not row.key.isdigit() else ProposalRef(number=int(row.key)),
        )
