"""Interim and annual accounts as pages show them: composed from what bodies answered, with what is written about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from koll.domain.almanac import LegalDate, annual_report, interim_report
from koll.permissions import Actor, Permission, may
from koll.public.decisions import DecisionView, attachment_lines, decision_line
from koll.public.finance import (
    ABOUT,
    AccountsGoal,
    AccountsReport,
    AccountsReportPage,
    AccountsWords,
    about_goal,
    accounts_report,
    goals_on,
    goals_told,
)
from koll.reads._composition import composed
from koll.reads.finance._budget import budget_page
from koll.reads.finance._economy import BodyEconomy, balance_page, economy_page
from koll.snapshot import Context, Snapshot
from koll.tables.models import Accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsTextView(AccountsWords):
    """What is written about one thing, and its revision; nothing yet where the revision is 0."""

    revision: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalInAccounts(AccountsGoal):
    """A goal with what the report says about it, and what bodies have answered."""

    text: AccountsTextView


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsView(AccountsReport):
    """A report in the list, however far it has come."""

    is_published: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsPage(AccountsReportPage):
    """A report in full, however far it has come. `due` is when the law wants it."""

    line: AccountsView
    due: LegalDate
    goals: tuple[GoalInAccounts, ...]
    texts: Mapping[str, AccountsTextView]
    bodies: tuple[BodyEconomy, ...]
    companies: tuple[BodyEconomy, ...]
    handed_by: DecisionView | None
    may_write: bool
    may_hand: bool
    may_treat: bool
    may_publish: bool

    @property
    def is_frozen(self) -> bool:
        """Whether it has been handed over."""
        return self.line.handed_on is not None


def goal_keys(context: Context) -> tuple[str, ...]:
    """What the report says something about one by one: the goals that cut across, in force on the day."""
    return tuple(about_goal(goal) for goal in goals_on(context.snapshot))


def accounts_view(row: Accounts) -> AccountsView:
    """A report in the list."""
    return composed(AccountsView, accounts_report(row), is_published=row.published_on is not None)


def sees_drafts(actor: Actor) -> bool:
    """Whether the actor may read a report that is being written: it stays with the executive board until then."""
    return any(seat.body_role == "executive" for seat in actor.seats)


def accounts_list(context: Context) -> tuple[AccountsView, ...]:
    """Every report the actor may read that was begun by the day, the latest first. One query."""
    rows = Accounts.objects.filter(begun_on__lte=context.day)
    return tuple(
        accounts_view(row)
        for row in rows
        if sees_drafts(context.actor) or (row.handed_on and row.handed_on <= context.day)
    )


def due_of(row: Accounts) -> LegalDate:
    """When the law wants the report handed over."""
    if row.is_interim:
        return interim_report(row.ends_on)
    return annual_report(row.year)


def accounts_page(context: Context, year: int, kind: str) -> AccountsPage | None:
    """A report as it was on the day; None when there is none to read. A fixed number of queries."""
    row = (
        Accounts.objects.filter(year=year, kind=kind, begun_on__lte=context.day)
        .select_related("handed_by__body", "treated_by__body")
        .first()
    )
    if row is None or not (sees_drafts(context.actor) or (row.handed_on and row.handed_on <= context.day)):
        return None
    seen = min(context.day, row.handed_on) if row.handed_on else context.day
    texts = {
        text.about: AccountsTextView(about=text.about, text=text.text, revision=text.revision)
        for text in row.texts.all()
    }
    money = economy_page(context.on(seen).by_nobody(), year)
    held = budget_page(context.on(seen), year).held
    balance = next(
        (
            one_year.figures
            for one_year in balance_page(context.on(seen).by_nobody()).years
            if one_year.figures.year == year
        ),
        None,
    )
    keeps, frozen = may(context.actor, Permission.MANAGE_ACCOUNTS).allowed, row.handed_on is not None
    seats = {seat.body_role for seat in context.actor.seats if seat.role == "secretary"}
    treated = row.treated_by if row.treated_by and row.treated_by.day <= context.day else None
    return AccountsPage(
        line=accounts_view(row),
        due=due_of(row),
        goals=goals_in(context.snapshot, row, texts, seen),
        texts={about: texts.get(about, AccountsTextView(about=about)) for about in ABOUT},
        money_goals=held.goals if held else (),
        bodies=named_as_shown(context.snapshot, money.bodies),
        companies=named_as_shown(context.snapshot, money.companies),
        balance=balance,
        handed_by=decision_line(context.snapshot, row.handed_by) if row.handed_by else None,
        treated_by=decision_line(context.snapshot, treated) if treated else None,
        statement=row.statement if treated else "",
        files=attachment_lines(treated.pk) if treated else (),
        may_write=keeps and not frozen,
        may_hand="executive" in seats and not frozen and context.day > row.ends_on,
        may_treat="council" in seats and frozen and treated is None,
        may_publish=keeps and frozen and row.published_on is None,
        is_example=row.is_example,
    )


def named_as_shown(snapshot: Snapshot, lines: Iterable[BodyEconomy]) -> tuple[BodyEconomy, ...]:
    """The figures of an earlier day under the names that the bodies have on the day that is shown."""
    return tuple(replace(line, name=snapshot.bodies.name(line.key)) for line in lines)


def goals_in(
    snapshot: Snapshot, row: Accounts, texts: dict[str, AccountsTextView], seen: date
) -> tuple[GoalInAccounts, ...]:
    """Each goal with what is written about it and what bodies have told. Two queries."""
    return tuple(
        GoalInAccounts(
            statement=goal, text=texts.get(about_goal(goal), AccountsTextView(about=about_goal(goal))), told=told
        )
        for goal, told in goals_told(snapshot, row, seen)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAccounts:
    """One thing in two reports: what it is called, and what each says about it."""

    heading: str
    about: str
    before: str
    now: str


def beside(before: AccountsPage, now: AccountsPage) -> tuple[EarlierAccounts, ...]:
    """Two reports beside each other, goal by goal and part by part, by the goals' lasting keys."""
    goals = {goal.text.about: goal for goal in (*before.goals, *now.goals)}
    then, here = ({goal.text.about: goal.text.text for goal in page.goals} for page in (before, now))
    rows = [
        EarlierAccounts(
            heading=goal.statement.heading, about=about, before=then.get(about, ""), now=here.get(about, "")
        )
        for about, goal in goals.items()
    ]
    return (
        *rows,
        *(
            EarlierAccounts(heading="", about=about, before=before.texts[about].text, now=now.texts[about].text)
            for about in ABOUT
        ),
    )
