"""Interim and annual accounts as anybody may read them: what is written, told and paid, once they are published."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from koll.domain.charter import Label
from koll.domain.finance import Year
from koll.domain.record import name_order
from koll.domain.refs import AccountsRef, OccasionRef, Ref
from koll.public import _rows
from koll.public.decisions import AttachmentView, DecisionView, attachment_lines, decision_line
from koll.public.finance._budget import FinancialGoalView, open_budget_year
from koll.public.finance._economy import BodyFigures, balance_of, figures_of_bodies
from koll.public.instruments import StatementView, in_force_statements
from koll.snapshot import Snapshot
from koll.tables.models import Accounts, Answer

ABOUT = ("goals", "finances", "companies", "whole")
"""What a report says something about beside each goal, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsWords:
    """What is written about one thing."""

    about: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalAnswer:
    """What a body has answered to a goal, in which work; words by field label."""

    body_key: str
    body_name: str
    mode: str
    words: tuple[tuple[Label, str], ...]
    work: Label
    period: int
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsGoal:
    """A goal with what the report says about it, and what bodies have answered."""

    statement: StatementView
    text: AccountsWords
    told: tuple[GoalAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsReport:
    """A report in the list."""

    year: int
    kind: str
    ends_on: date
    handed_on: date | None
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsReportPage:
    """A report in full; everything is as it was when it was handed over."""

    line: AccountsReport
    goals: tuple[AccountsGoal, ...]
    texts: Mapping[str, AccountsWords]
    money_goals: tuple[FinancialGoalView, ...]
    bodies: tuple[BodyFigures, ...]
    companies: tuple[BodyFigures, ...]
    balance: Year | None
    treated_by: DecisionView | None
    statement: str
    files: tuple[AttachmentView, ...]
    is_example: bool

    @property
    def has_figures(self) -> bool:
        """Whether any body has a frame, an outcome or a forecast to show."""
        return any((body.frame, body.net, body.expected) != (None, None, None) for body in self.bodies)


def accounts_report(row: Accounts) -> AccountsReport:
    """A report in the list."""
    return AccountsReport(
        year=row.year,
        kind=row.kind,
        ends_on=row.ends_on,
        handed_on=row.handed_on,
        ref=AccountsRef(year=row.year, report=row.kind),
    )


def published_accounts(snapshot: Snapshot) -> tuple[AccountsReport, ...]:
    """Every report that is published, the latest first. One query."""
    return tuple(accounts_report(row) for row in _rows.accounts(snapshot.day))


def accounts_report_page(snapshot: Snapshot, year: int, kind: str) -> AccountsReportPage | None:
    """A report that is published; None when there is none. A fixed number of queries."""
    row = _rows.accounts(snapshot.day).filter(year=year, kind=kind).select_related("treated_by__body").first()
    if row is None:
        return None
    seen = min(snapshot.day, row.handed_on or snapshot.day)
    kept = _rows.accounts_texts(snapshot.day).filter(accounts=row).values_list("about", "text")
    texts = {about: AccountsWords(about=about, text=text) for about, text in kept}
    budget = open_budget_year(snapshot.on(seen), year)
    lines = figures_of_bodies(snapshot, snapshot.on(seen), budget)
    treated = row.treated_by if row.treated_by and row.treated_by.day <= snapshot.day else None
    return AccountsReportPage(
        line=accounts_report(row),
        goals=tuple(
            AccountsGoal(
                statement=goal, text=texts.get(about_goal(goal), AccountsWords(about=about_goal(goal))), told=told
            )
            for goal, told in goals_told(snapshot, row, seen)
        ),
        texts={about: texts.get(about, AccountsWords(about=about)) for about in ABOUT},
        money_goals=budget.held.goals if budget.held else (),
        bodies=tuple(line for line in lines if not line.is_company),
        companies=tuple(line for line in lines if line.is_company),
        balance=balance_of(snapshot.on(seen), year),
        treated_by=decision_line(snapshot, treated) if treated else None,
        statement=row.statement if treated else "",
        files=attachment_lines(treated.pk) if treated else (),
        is_example=row.is_example,
    )


def goals_on(snapshot: Snapshot) -> tuple[StatementView, ...]:
    """The goals that cut across, in force on the day."""
    keys = [
        instrument.key
        for instrument in snapshot.charter.instruments
        if instrument.crosscutting and instrument.level == "goal"
    ]
    return in_force_statements(snapshot, keys)


def about_goal(statement: StatementView) -> str:
    """The name of the text about a goal, the same in every version."""
    return f"punkt.{statement.ref.key}"


def goals_told(
    snapshot: Snapshot, row: Accounts, seen: date
) -> tuple[tuple[StatementView, tuple[GoalAnswer, ...]], ...]:
    """Each goal with what bodies have told of it by the day that the report is seen on. Two queries."""
    goals = goals_on(snapshot.on(min(seen, row.ends_on) if row.handed_on else seen))
    told = told_about(snapshot, goals, row, seen)
    return tuple((goal, tuple(told[goal.key])) for goal in goals)


def told_about(
    snapshot: Snapshot, goals: Iterable[StatementView], row: Accounts, seen: date
) -> defaultdict[str, list[GoalAnswer]]:
    """What each body has told of each goal: in a follow-up since the period ended, else in the year. One query."""
    charter = snapshot.charter
    followups = {activity.key for activity in charter.activities if activity.is_followup}
    rows = (
        _rows.answers(seen)
        .filter(
            statement__key__in=[goal.key for goal in goals],
            statement__version__instrument__in=[
                instrument.key for instrument in charter.instruments if instrument.level == "goal"
            ],
            occasion__done_on__gte=date(row.year, 1, 1),
        )
        .select_related("occasion__body", "statement__version")
        .order_by("occasion__done_on", "pk")
    )
    latest: dict[tuple[str, str], Answer] = {}
    for answer in rows:
        at = (answer.statement.key, answer.occasion.body.key)
        before = latest.get(at)
        if before is None or weight(answer, row, followups) >= weight(before, row, followups):
            latest[at] = answer
    found: defaultdict[str, list[GoalAnswer]] = defaultdict(list)
    for (key, _body), answer in sorted(
        latest.items(), key=lambda item: name_order(snapshot.bodies.name(item[1].occasion.body.key))
    ):
        found[key].append(accounts_texts_of(snapshot, answer))
    return found


def weight(answer: Answer, row: Accounts, followups: Collection[str]) -> bool:
    """Whether the answer is of a follow-up made after the period, which counts before what was said earlier."""
    done = answer.occasion.done_on
    return answer.occasion.activity in followups and done is not None and done > row.ends_on


def accounts_texts_of(snapshot: Snapshot, answer: Answer) -> GoalAnswer:
    """An answer as the report quotes it; its occasion, body and statement must have been fetched."""
    held = answer.occasion
    activity = snapshot.charter.activity(held.activity)
    instrument = answer.statement.version.instrument
    fields = next((one_answer.fields for one_answer in activity.answers if one_answer.instrument == instrument), ())
    ref = OccasionRef(activity=held.activity, body=held.body.key, period=held.period, number=held.number)
    return GoalAnswer(
        body_key=held.body.key,
        body_name=snapshot.bodies.name(held.body.key),
        mode=answer.mode,
        words=tuple((field.label, answer.fields[field.key]) for field in fields if answer.fields.get(field.key)),
        work=activity.label,
        period=held.period,
        ref=ref.at(answer.statement.key),
    )
