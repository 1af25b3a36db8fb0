"""What is owed of the year's work: holding activities, answering statements, reporting results, settling proposals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from koll.almanac import RULES, UnableToReckon
from koll.charter.duties import Evidence, Owed, State, state_on
from koll.charter.known import Known
from koll.charter.model import Activity, Answering, Ground, LegalDuty
from koll.charter.organisation import BodyFact
from koll.charter.record import OccasionFact


def owing_work(known: Known) -> Iterator[Owed]:
    """Every duty of the year's work."""
    for activity in known.charter.activities:
        if activity.every == "year":
            for year in range(known.record.kept_from.year - 1, known.day.year + 2):
                yield from in_year(known, activity, year)
        if activity.result_to:
            yield from left_results(known, activity)
    yield from settling(known)


def on(year: int, month_and_day: tuple[int, int] | None, otherwise: tuple[int, int]) -> date:
    """A (month, day) of a year; the 28th for a leap day that is not there."""
    month, day = month_and_day or otherwise
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, 28)


def frame_of(activity: Activity, year: int) -> tuple[date, date]:
    """The first and the last day on which the activity is in time in a year, as the charter has it."""
    return on(year, activity.opens, (1, 1)), on(year, activity.due, (12, 31))


def in_year(known: Known, activity: Activity, year: int) -> Iterator[Owed]:
    """One year of an activity, for every body that holds it and exists from the year's start past the last day."""
    opens, due = frame_of(activity, year)
    if due < known.record.kept_from:
        return
    others = known.through(activity.counterpart, date(year, 1, 1), due) if activity.counterpart else []
    for body in known.through(activity.held_by, date(year, 1, 1), due):
        if activity.counterpart:
            for other in others:
                if other.key != body.key:
                    yield held(known, activity, body, year, opens, due, other)
        else:
            yield held(known, activity, body, year, opens, due, None)
        for answering in activity.answers:
            yield from answered(known, activity, answering, body, year, opens, due)
        if activity.result_to:
            yield reported(known, activity, body, year, opens)


def done_occasion(
    known: Known, activity: Activity, body: str, year: int, other: str | None = None
) -> OccasionFact | None:
    """The first occasion of the year that was done by the day, with the other body when one is named."""
    found = [
        row
        for row in known.occasions[activity.key, body, year]
        if row.done_on is not None and row.done_on <= known.day and (other is None or other in row.with_bodies)
    ]
    return min(found, key=lambda row: (row.done_on or date.max, row.key), default=None)


def agreed_day(
    known: Known, activity: Activity, body: str, year: int, frame: tuple[date, date], other: str | None = None
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


def held(
    known: Known, activity: Activity, body: BodyFact, year: int, opens: date, due: date, other: BodyFact | None
) -> Owed:
    """That the activity is to be held or decided in the year; with each other body by itself where it has one."""
    row = done_occasion(known, activity, body.key, year, other.key if other else None)
    return Owed(
        duty=f"hold:{activity.key}" + (f":{other.key}" if other else ""),
        kind="hold",
        about=activity.key,
        body=body.key,
        period=str(year),
        opens=opens,
        due=due,
        state=state_on(known.day, opens=opens, due=due, met_on=row.done_on if row else None),
        why=activity.ground,
        concerns=other.key if other else "",
        evidence=(Evidence("occasion", row.key, row.done_on),) if row else (),
        proposal=activity.proposal,
        agreed=None if row else agreed_day(known, activity, body.key, year, (opens, due), other.key if other else None),
    )


def answered(
    known: Known, activity: Activity, answering: Answering, body: BodyFact, year: int, opens: date, due: date
) -> Iterator[Owed]:
    """That every statement in force is to be answered; `missing` are those that have no answer.

    Which statements are asked is fixed the day the body decides; until then those in force, at most till the last day.
    """
    row = done_occasion(known, activity, body.key, year)
    asked_on = row.done_on if row is not None and row.done_on is not None else min(max(known.day, opens), due)
    statements = known.statements(answering.instrument, body.key, asked_on)
    if not statements:
        return
    missing = tuple(each.key for each in statements if (body.key, activity.key, year, each.key) not in known.answers)
    met_on = row.done_on if row is not None and not missing else None
    yield Owed(
        duty=f"answer:{activity.key}:{answering.instrument}",
        kind="answer",
        about=answering.instrument,
        body=body.key,
        period=str(year),
        opens=opens,
        due=due,
        state=state_on(known.day, opens=opens, due=due, met_on=met_on),
        why=answering.ground,
        before=activity.key,
        evidence=(Evidence("occasion", row.key, row.done_on),) if row else (),
        missing=missing,
        of=len(statements),
        proposal=activity.proposal,
    )


def reported(known: Known, activity: Activity, body: BodyFact, year: int, opens: date) -> Owed:
    """That the result is to be reported to the council in the year."""
    rows = known.occasions[activity.key, body.key, year]
    told = [row for row in rows if row.reported_on is not None and row.reported_on <= known.day]
    first = min(told, key=lambda row: (row.reported_on or date.max, row.key), default=None)
    due = on(year, activity.result_due, (12, 31))
    state = state_on(known.day, opens=opens, due=due, met_on=first.reported_on if first else None)
    done = done_occasion(known, activity, body.key, year) is not None
    return Owed(
        duty=f"report:{activity.key}",
        kind="report",
        about=activity.key,
        body=body.key,
        period=str(year),
        opens=opens,
        due=due,
        state=waiting(state, done=done),
        why=activity.result_ground or activity.ground,
        evidence=(Evidence("report", first.key, first.reported_on),) if first else (),
        proposal=activity.proposal,
    )


def waiting(state: State, *, done: bool) -> State:
    """A result is not to be reported before there is one."""
    return "upcoming" if state == "open" and not done else state


def left_results(known: Known, activity: Activity) -> Iterator[Owed]:
    """The result of what was held and nobody had to hold, or of a body that is no more: its heir reports it."""
    for row in known.record.occasions:
        if row.activity != activity.key or row.done_on is None or row.done_on > known.day:
            continue
        if activity.every == "year" and not known.has_ended(row.body):
            continue
        told = row.reported_on if row.reported_on is not None and row.reported_on <= known.day else None
        yield Owed(
            duty=f"report:{activity.key}:{row.key}",
            kind="report",
            about=activity.key,
            body=row.body if told else known.holder(row.body),
            period=str(row.period),
            opens=row.done_on,
            due=None,
            state=state_on(known.day, opens=row.done_on, due=None, met_on=told),
            why=activity.result_ground or activity.ground,
            evidence=(Evidence("report", row.key, told),) if told else (),
        )


def settling(known: Known) -> Iterator[Owed]:
    """Every proposal is answered: by a decision, or a no with reasons. Whoever owns the next step owes it."""
    arguing = next((each for each in known.charter.activities if each.kind == "dialogue" and each.may_propose), None)
    why = arguing.ground if arguing else known.charter.front.ground
    for row in known.record.proposals:
        if row.raised_on > known.day:
            continue
        settled = row.settled_on if row.settled_on is not None and row.settled_on <= known.day else None
        yield Owed(
            duty=f"settle:{row.key}",
            kind="settle",
            about=arguing.key if arguing else "",
            body=row.owner if settled else known.holder(row.owner),
            period=str(row.raised_on.year),
            opens=row.raised_on,
            due=None,
            state=state_on(known.day, opens=row.raised_on, due=None, met_on=settled),
            why=why,
            concerns=row.body,
            evidence=(Evidence("proposal", row.key, settled, row.outcome),) if settled else (),
            words=row.heading,
        )


def owing_by_law(known: Known) -> Iterator[Owed]:
    """Every duty that rests on law alone, for the years whose last day the record covers."""
    for duty in known.charter.legal:
        if duty.rule not in RULES:
            continue
        for year in range(known.record.kept_from.year - 1, known.day.year + 3):
            yield from legal_in(known, duty, year)


def legal_in(known: Known, duty: LegalDuty, year: int) -> Iterator[Owed]:
    """One duty in law for what concerns one year."""
    rule = RULES[duty.rule]
    try:
        due = rule.due(year).last_day
    except UnableToReckon:
        return
    if due < known.record.kept_from or due.year > known.day.year + 1:
        return
    opens = min(on(due.year, duty.opens, (1, 1)), due)
    concerned = known.through((duty.per,), date(due.year, 1, 1), due) if duty.per else [None]
    for body in known.through((duty.who,), opens, due):
        for other in concerned:
            met = known.done.get((duty.rule, year, other.key if other else None))
            yield Owed(
                duty=f"law:{duty.key}" + (f":{other.key}" if other else ""),
                kind="law",
                about=duty.key,
                body=body.key,
                period=str(year),
                opens=opens,
                due=due,
                state=state_on(known.day, opens=opens, due=due, met_on=met[0] if met else None),
                why=Ground("law", duty.ground.section or rule.section, duty.ground.quote),
                concerns=other.key if other else "",
                evidence=(Evidence("decision", met[1], met[0]),) if met else (),
            )
