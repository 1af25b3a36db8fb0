"""Interim and annual accounts as pages show them: composed from what bodies answered, with what is written about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from koll.domain.almanac import LegalDate, annual_report, interim_report
from koll.domain.charter import Label
from koll.domain.finance import Year
from koll.domain.record import name_order
from koll.domain.refs import AccountsRef, OccasionRef, Ref
from koll.permissions import Actor, Permission, may
from koll.public.decisions import AttachmentView, DecisionView, attachment_lines, decision_line
from koll.public.finance import FinancialGoalView
from koll.public.instruments import StatementView, in_force_statements
from koll.reads.finance._budget import budget_page
from koll.reads.finance._economy import BodyEconomy, balance_page, economy_page
from koll.snapshot import Context, Snapshot
from koll.tables.models import Accounts, Answer

ABOUT = ("goals", "finances", "companies", "whole")
"""What a report says something about beside each goal, in its order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsTextView:
    """What is written about one thing, and its revision; nothing yet where the revision is 0."""

    about: str
    text: str = ""
    revision: int = 0


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
class GoalInAccounts:
    """A goal with what the report says about it, and what bodies have answered."""

    statement: StatementView
    text: AccountsTextView
    told: tuple[GoalAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsView:
    """A report in the list."""

    year: int
    kind: str
    ends_on: date
    handed_on: date | None
    is_published: bool
    ref: Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsPage:
    """A report in full. `due` is when the law wants it; everything is as it was when it was handed over."""

    line: AccountsView
    due: LegalDate
    goals: tuple[GoalInAccounts, ...]
    texts: dict[str, AccountsTextView]
    money_goals: tuple[FinancialGoalView, ...]
    bodies: tuple[BodyEconomy, ...]
    companies: tuple[BodyEconomy, ...]
    balance: Year | None
    handed_by: DecisionView | None
    treated_by: DecisionView | None
    statement: str
    files: tuple[AttachmentView, ...]
    may_write: bool
    may_hand: bool
    may_treat: bool
    may_publish: bool
    is_example: bool

    @property
    def is_frozen(self) -> bool:
        """Whether it has been handed over."""
        return self.line.handed_on is not None

    @property
    def has_figures(self) -> bool:
        """Whether any body has a frame, an outcome or a forecast to show."""
        return any((body.frame, body.net, body.forecast) != (None, None, None) for body in self.bodies)


def goal_keys(context: Context) -> tuple[str, ...]:
    """What the report says something about one by one: the goals that cut across, in force on the day."""
    return tuple(about_goal(goal) for goal in goals_on(context.snapshot))


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


def accounts_view(row: Accounts) -> AccountsView:
    """A report in the list."""
    return AccountsView(
        year=row.year,
        kind=row.kind,
        ends_on=row.ends_on,
        handed_on=row.handed_on,
        is_published=row.published_on is not None,
        ref=AccountsRef(year=row.year, report=row.kind),
    )


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
    if row.kind == Accounts.Kind.INTERIM:
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
    goals = goals_on(snapshot.on(min(seen, row.ends_on) if row.handed_on else seen))
    told = told_about(snapshot, goals, row, seen)
    return tuple(
        GoalInAccounts(
            statement=goal,
            text=texts.get(about_goal(goal), AccountsTextView(about=about_goal(goal))),
            told=tuple(told[goal.key]),
        )
        for goal in goals
    )


def told_about(
    snapshot: Snapshot, goals: Iterable[StatementView], row: Accounts, seen: date
) -> defaultdict[str, list[GoalAnswer]]:
    """What each body has told of each goal: in a follow-up since the period ended, else in the year. One query."""
    charter = snapshot.charter
    kinds = {activity.key: activity.kind for activity in charter.activities}
    rows = (
        Answer.objects.filter(
            statement__key__in=[goal.key for goal in goals],
            statement__version__instrument__in=[
                instrument.key for instrument in charter.instruments if instrument.level == "goal"
            ],
            occasion__done_on__gte=date(row.year, 1, 1),
            occasion__done_on__lte=seen,
        )
        .select_related("occasion__body", "statement__version")
        .order_by("occasion__done_on", "pk")
    )
    latest: dict[tuple[str, str], Answer] = {}
    for answer in rows:
        at = (answer.statement.key, answer.occasion.body.key)
        before = latest.get(at)
        if before is None or weight(answer, row, kinds) >= weight(before, row, kinds):
            latest[at] = answer
    found: defaultdict[str, list[GoalAnswer]] = defaultdict(list)
    for (key, _body), answer in sorted(
        latest.items(), key=lambda item: name_order(snapshot.bodies.name(item[1].occasion.body.key))
    ):
        found[key].append(accounts_texts_of(snapshot, answer))
    return found


def weight(answer: Answer, row: Accounts, kinds: Mapping[str, str]) -> bool:
    """Whether the answer is of a follow-up made after the period, which counts before what was said earlier."""
    done = answer.occasion.done_on
    return kinds[answer.occasion.activity] == "followup" and done is not None and done > row.ends_on


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


def published_accounts(context: Context, year: int, kind: str) -> AccountsPage | None:
    """A report that everybody may read on the day; None when there is none. A fixed number of queries."""
    if not Accounts.objects.filter(year=year, kind=kind, published_on__lte=context.day).exists():
        return None
    return accounts_page(context.by_nobody(), year, kind)
