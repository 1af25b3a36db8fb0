"""What is owed of the year's work: holding activities, answering statements, reporting results, settling proposals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from koll.domain.almanac import RULES
from koll.domain.charter import Activity, Answering, Ground, LegalDuty
from koll.domain.owed._duty import Duty, Evidence, State, duty_state
from koll.domain.record import BodyFact, OccasionFact, RecordView
from koll.domain.sentences import CannotReckon


def activity_duties(known: RecordView) -> Iterator[Duty]:
    """Every duty of the year's work."""
    for activity in known.charter.activities:
        if activity.every == "year":
            for year in range(known.record.kept_from.year - 1, known.day.year + 2):
                yield from duties_of_year(known, activity, year)
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


def activity_window(activity: Activity, year: int) -> tuple[date, date]:
    """The first and the last day on which the activity is in time in a year, as the charter has it."""
    return day_of_year(year, activity.opens, (1, 1)), day_of_year(year, activity.due, (12, 31))


def duties_of_year(known: RecordView, activity: Activity, year: int) -> Iterator[Duty]:
    """One year of an activity, for every body that holds it and exists from the year's start past the last day."""
    opens, due = activity_window(activity, year)
    if due < known.record.kept_from:
        return
    others = known.through(activity.counterpart, date(year, 1, 1), due) if activity.counterpart else []
    for body in known.through(activity.held_by, date(year, 1, 1), due):
        if activity.counterpart:
            for other in others:
                if other.key != body.key:
                    yield holding_duty(known, activity, body, year, opens, due, other)
        else:
            yield holding_duty(known, activity, body, year, opens, due, None)
        for answering in activity.answers:
            yield from answering_duties(known, activity, answering, body, year, opens, due)
        if activity.result_to:
            yield reporting_duty(known, activity, body, year, opens)


def done_occasion(
    known: RecordView, activity: Activity, body: str, year: int, other: str | None = None
) -> OccasionFact | None:
    """The first occasion of the year that was done by the day, with the other body when one is named."""
    found = [
        row
        for row in known.occasions[activity.key, body, year]
        if row.done_on is not None and row.done_on <= known.day and (other is None or other in row.with_bodies)
    ]
    return min(found, key=lambda row: (row.done_on or date.max, row.key), default=None)


def agreed_day(
    known: RecordView, activity: Activity, body: str, year: int, frame: tuple[date, date], other: str | None = None
) -> date | None:
    """The nearest day agreed on for what has been opened and is not done; within its days, unless they have passed."""
    days = (
        row.planned_on
        for row in known.occasions[activity.key, body, year]
        if row.planned_on is not None
        and (row.opened_on is None or row.opened_on <= known.day)
        and (row.done_on is None or row.done_on > known.day)
        and (other is None or other in row.with_bodies)
    )
    last = date.max if frame[1] < known.day else frame[1]
    return min((day for day in days if frame[0] <= day <= last), default=None)


def holding_duty(
    known: RecordView, activity: Activity, body: BodyFact, year: int, opens: date, due: date, other: BodyFact | None
) -> Duty:
    """That the activity is to be held or decided in the year; with each other body by itself where it has one."""
    row = done_occasion(known, activity, body.key, year, other.key if other else None)
    return Duty(
        duty=f"hold:{activity.key}" + (f":{other.key}" if other else ""),
        kind="hold",
        about=activity.key,
        body=body.key,
        period=str(year),
        opens=opens,
        due=due,
        state=duty_state(known.day, opens=opens, due=due, met_on=row.done_on if row else None),
        why=activity.ground,
        concerns=other.key if other else "",
        evidence=(Evidence(kind="occasion", key=row.key, on=row.done_on),) if row else (),
        proposal=activity.proposal,
        agreed=None if row else agreed_day(known, activity, body.key, year, (opens, due), other.key if other else None),
    )


def answering_duties(
    known: RecordView, activity: Activity, answering: Answering, body: BodyFact, year: int, opens: date, due: date
) -> Iterator[Duty]:
    """That every statement in force is to be answered; `missing` are those that have no answer.

    Which statements are asked is fixed the day the body decides; until then those in force, at most till the last day.
    """
    row = done_occasion(known, activity, body.key, year)
    asked_on = row.done_on if row is not None and row.done_on is not None else min(max(known.day, opens), due)
    statements = known.statements(answering.instrument, body.key, asked_on)
    if not statements:
        return
    missing = tuple(
        statement.key for statement in statements if (body.key, activity.key, year, statement.key) not in known.answers
    )
    met_on = row.done_on if row is not None and not missing else None
    yield Duty(
        duty=f"answer:{activity.key}:{answering.instrument}",
        kind="answer",
        about=answering.instrument,
        body=body.key,
        period=str(year),
        opens=opens,
        due=due,
        state=duty_state(known.day, opens=opens, due=due, met_on=met_on),
        why=answering.ground,
        before=activity.key,
        evidence=(Evidence(kind="occasion", key=row.key, on=row.done_on),) if row else (),
        missing=missing,
        of=len(statements),
        proposal=activity.proposal,
    )


def reporting_duty(known: RecordView, activity: Activity, body: BodyFact, year: int, opens: date) -> Duty:
    """That the result is to be reported to the council in the year."""
    rows = known.occasions[activity.key, body.key, year]
    told = [row for row in rows if row.reported_on is not None and row.reported_on <= known.day]
    first = min(told, key=lambda row: (row.reported_on or date.max, row.key), default=None)
    due = day_of_year(year, activity.result_due, (12, 31))
    state = duty_state(known.day, opens=opens, due=due, met_on=first.reported_on if first else None)
    done = done_occasion(known, activity, body.key, year) is not None
    return Duty(
        duty=f"report:{activity.key}",
        kind="report",
        about=activity.key,
        body=body.key,
        period=str(year),
        opens=opens,
        due=due,
        state=upcoming_until_done(state, done=done),
        why=activity.result_ground or activity.ground,
        evidence=(Evidence(kind="report", key=first.key, on=first.reported_on),) if first else (),
        proposal=activity.proposal,
    )


def upcoming_until_done(state: State, *, done: bool) -> State:
    """A result is not to be reported before there is one."""
    return "upcoming" if state == "open" and not done else state


def unreported_result_duties(known: RecordView, activity: Activity) -> Iterator[Duty]:
    """The result of what was held and nobody had to hold, or of a body that is no more: its heir reports it."""
    for row in known.record.occasions:
        if row.activity != activity.key or row.done_on is None or row.done_on > known.day:
            continue
        if activity.every == "year" and not known.has_ended(row.body):
            continue
        told = row.reported_on if row.reported_on is not None and row.reported_on <= known.day else None
        yield Duty(
            duty=f"report:{activity.key}:{row.key}",
            kind="report",
            about=activity.key,
            body=row.body if told else known.holder(row.body),
            period=str(row.period),
            opens=row.done_on,
            due=None,
            state=duty_state(known.day, opens=row.done_on, due=None, met_on=told),
            why=activity.result_ground or activity.ground,
            evidence=(Evidence(kind="report", key=row.key, on=told),) if told else (),
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
        yield Duty(
            duty=f"settle:{row.key}",
            kind="settle",
            about=arguing.key if arguing else "",
            body=row.owner if settled else known.holder(row.owner),
            period=str(row.raised_on.year),
            opens=row.raised_on,
            due=None,
            state=duty_state(known.day, opens=row.raised_on, due=None, met_on=settled),
            why=why,
            concerns=row.body,
            evidence=(Evidence(kind="proposal", key=row.key, on=settled, words=row.outcome),) if settled else (),
            words=row.heading,
        )


def legal_duties(known: RecordView) -> Iterator[Duty]:
    """Every duty that rests on law alone, for the years whose last day the record covers."""
    for duty in known.charter.legal:
        if duty.rule not in RULES:
            continue
        for year in range(known.record.kept_from.year - 1, known.day.year + 3):
            yield from legal_duties_of_year(known, duty, year)


def legal_duties_of_year(known: RecordView, duty: LegalDuty, year: int) -> Iterator[Duty]:
    """One duty in law for what concerns one year."""
    rule = RULES[duty.rule]
    try:
        due = rule.due(year).last_day
    except CannotReckon:
        return
    if due < known.record.kept_from or due.year > known.day.year + 1:
        return
    opens = min(day_of_year(due.year, duty.opens, (1, 1)), due)
    concerned = known.through((duty.per,), date(due.year, 1, 1), due) if duty.per else [None]
    for body in known.through((duty.who,), opens, due):
        for other in concerned:
            met = known.done.get((duty.rule, year, other.key if other else None))
            yield Duty(
                duty=f"law:{duty.key}" + (f":{other.key}" if other else ""),
                kind="law",
                about=duty.key,
                body=body.key,
                period=str(year),
                opens=opens,
                due=due,
                state=duty_state(known.day, opens=opens, due=due, met_on=met[0] if met else None),
                why=Ground(kind="law", section=duty.ground.section or rule.section, quote=duty.ground.quote),
                concerns=other.key if other else "",
                evidence=(Evidence(kind="decision", key=met[1], on=met[0]),) if met else (),
            )
