"""The money: budgets with what has been put forward and published, and interim and annual accounts."""

from datetime import date
from typing import Annotated, Any

from django.http import HttpResponseBase
from ninja import Query
from pydantic import Field

from koll.api.open_data.decisions import File, files
from koll.api.open_data.statements import StatementRef
from koll.api.service import (
    MONEY,
    Addressed,
    Answer,
    Bilingual,
    BodyRef,
    DayQuery,
    DecisionRef,
    PageOfRows,
    PageQuery,
    Said,
    Shape,
    api,
    body_ref,
    decision_or_none,
    describe_endpoint,
    in_both,
    one,
    page_of_rows,
    place,
    respond,
    sentence_shape,
)
from koll.domain.finance import Figures
from koll.domain.refs import BudgetRef
from koll.domain.sentences import N_, Sentence
from koll.frame.duty_lines import phrasing
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.public.finance import (
    AccountsGoal,
    AccountsReport,
    AccountsReportPage,
    BodyFigures,
    BudgetView,
    BudgetYearPage,
    BudgetYearView,
    FinancialGoalView,
    accounts_report_page,
    budget_page,
    published_accounts,
    published_budgets,
)

Thousands = Annotated[tuple[int, ...], Field(description=N_("Thousand kronor, in each of the plan's three years."))]


class BudgetShort(Addressed):
    """A year's budget in short."""

    year: int
    kind: Annotated[str, Field(description=N_("What it has got to, e.g. proposal, adopted or revised."))]
    decision: DecisionRef | None


class Budgets(PageOfRows[BudgetShort]):
    """Years that have a budget."""


class Frame(Shape):
    """What a body may use: net cost of operations, and investment."""

    body: BodyRef | None
    operations: Thousands
    investment: Thousands


class MoneyGoal(Shape):
    """A goal for the finances."""

    kind: str
    text: str
    target: str


class Special(Addressed):
    """Something a body is to do with money of its own."""

    body: BodyRef | None
    heading: str
    text: str
    amount: Annotated[int, Field(description=N_("Thousand kronor."))]


class BudgetText(Shape):
    """One budget, held or put forward."""

    kind: str
    party: Annotated[str, Field(description=N_("The party that put it forward, where it is an alternative."))]
    body_name: str
    decision: DecisionRef | None
    published_on: date | None
    words: str
    years: tuple[int, ...]
    tax_rate: Annotated[int, Field(description=N_("Hundredths of a krona per hundred kronor."))]
    taxes: Thousands
    grants: Thousands
    financial: Thousands
    result: Thousands
    frames: tuple[Frame, ...]
    goals: tuple[MoneyGoal, ...]
    specials: tuple[Special, ...]
    exception: Annotated[str, Field(description=N_("Why cost may exceed income, where it does (KL 11:5)."))]
    exception_reason: str
    financing: Annotated[str, Field(description=N_("How a change during the year is paid for."))]


class Deadline(Shape):
    """A day that the law sets."""

    section: str
    words: Bilingual
    first_day: date | None
    last_day: date


class Budget(Answer, Addressed):
    """A year's budget."""

    year: int
    held: Annotated[BudgetText | None, Field(description=N_("What holds on the day."))]
    history: Annotated[tuple[BudgetText, ...], Field(description=N_("Each budget that was decided for the year."))]
    put_forward: Annotated[tuple[BudgetText, ...], Field(description=N_("What has been put forward and published."))]
    deadlines: tuple[Deadline, ...]


class AccountsShort(Addressed):
    """A report in short."""

    year: int
    kind: Annotated[str, Field(description=N_("interim or annual."))]
    ends_on: Annotated[date, Field(description=N_("The last day of the period."))]
    handed_on: Annotated[date | None, Field(description=N_("When the council and the auditors were given it."))]


class AccountsList(PageOfRows[AccountsShort]):
    """Published reports."""


class ToldOfGoal(Addressed):
    """What a body has answered to a goal."""

    body: BodyRef | None
    period: int
    given_in: Bilingual
    words: tuple[Said, ...]


class GoalText(Shape):
    """A goal with what the report says about it."""

    statement: StatementRef
    text: str
    told: Annotated[tuple[ToldOfGoal, ...], Field(description=N_("What bodies have answered."))]


class BodyMoney(Shape):
    """A body's year in thousand kronor."""

    body: BodyRef | None
    frame: Annotated[int | None, Field(description=N_("Net cost it may have."))]
    outcome: Annotated[int | None, Field(description=N_("Net cost until the month; of a company its result."))]
    until: Annotated[str, Field(description=N_("The month that the outcome is counted to, as 2027-08."))]
    forecast: Annotated[int | None, Field(description=N_("Net cost of the whole year, as last foreseen."))]


class About(Shape):
    """What the report says about one thing."""

    about: str
    text: str


class Accounts(Answer, AccountsShort):
    """A report as it was when it was handed over."""

    goals: tuple[GoalText, ...]
    texts: tuple[About, ...]
    money_goals: tuple[MoneyGoal, ...]
    bodies: tuple[BodyMoney, ...]
    companies: tuple[BodyMoney, ...]
    balance: Annotated[int | None, Field(description=N_("The balance result, in thousand kronor."))]
    treated_by: DecisionRef | None
    auditors_statement: str
    files: tuple[File, ...]
    is_example: bool


def budget_text(view: BudgetView, names: dict[str, str]) -> BudgetText:
    """One budget, held or put forward."""
    figures: Figures = view.figures
    return BudgetText(
        kind=view.kind,
        party=view.party,
        body_name=view.body_name,
        decision=decision_or_none(view.decision),
        published_on=view.published_on,
        words=view.words,
        years=figures.years,
        tax_rate=figures.tax_rate,
        taxes=figures.taxes,
        grants=figures.grants,
        financial=figures.financial,
        result=figures.result,
        frames=tuple(
            Frame(
                body=body_ref(frame.body, names.get(frame.body, frame.body)),
                operations=frame.operations,
                investment=frame.investment,
            )
            for frame in figures.frames
        ),
        goals=tuple(money_goal(goal) for goal in view.goals),
        specials=tuple(
            Special(
                body=body_ref(special.body_key, special.body_name),
                heading=special.heading,
                text=special.text,
                amount=special.amount,
                **place(special.ref),
            )
            for special in view.specials
        ),
        exception=figures.exception,
        exception_reason=figures.exception_reason,
        financing=view.financing,
    )


def money_goal(found: FinancialGoalView) -> MoneyGoal:
    """A goal for the finances."""
    return MoneyGoal(kind=found.kind, text=found.text, target=found.target)


def budget_of(page: BudgetYearPage, day: date) -> Budget:
    """A year's budget with what has been published of it."""
    names = dict(page.bodies)
    return Budget(
        on=day,
        year=page.year,
        held=budget_text(page.held, names) if page.held else None,
        history=tuple(budget_text(row, names) for row in page.history),
        put_forward=tuple(budget_text(row, names) for row in page.put_forward),
        deadlines=tuple(
            Deadline(section=row.section, words=law_words(row.title), first_day=row.first_day, last_day=row.last_day)
            for row in page.deadlines
        ),
        **place(BudgetRef(year=page.year)),
    )


def law_words(title: Sentence) -> Bilingual:
    """What the law sets a day for."""
    return in_both(lambda: phrasing().say(title))


def accounts_fields(line: AccountsReport) -> dict[str, Any]:
    """What is told of a report in short."""
    return {
        "year": line.year,
        "kind": line.kind,
        "ends_on": line.ends_on,
        "handed_on": line.handed_on,
        **place(line.ref),
    }


def goal_text(found: AccountsGoal) -> GoalText:
    """A goal with what the report says about it."""
    line = found.statement
    return GoalText(
        statement=StatementRef(heading=line.heading, level=line.level, how="", **place(line.ref)),
        text=found.text.text,
        told=tuple(
            ToldOfGoal(
                body=body_ref(row.body_key, row.body_name),
                period=row.period,
                given_in=one(row.work),
                words=sentence_shape(row.words),
                **place(row.ref),
            )
            for row in found.told
        ),
    )


def body_money(found: BodyFigures) -> BodyMoney:
    """A body's year."""
    return BodyMoney(
        body=body_ref(found.key, found.name),
        frame=found.frame,
        outcome=found.result if found.is_company else found.net,
        until=found.until,
        forecast=None if found.is_company else found.expected,
    )


def accounts_of(page: AccountsReportPage, day: date) -> Accounts:
    """A report as it was when it was handed over."""
    return Accounts(
        on=day,
        goals=tuple(goal_text(goal) for goal in page.goals),
        texts=tuple(About(about=about, text=text.text) for about, text in page.texts.items()),
        money_goals=tuple(money_goal(goal) for goal in page.money_goals),
        bodies=tuple(body_money(body) for body in page.bodies),
        companies=tuple(body_money(company) for company in page.companies),
        balance=page.balance.balance if page.balance else None,
        treated_by=decision_or_none(page.treated_by),
        auditors_statement=page.statement,
        files=files(page.files),
        is_example=page.is_example,
        **accounts_fields(page.line),
    )


@api.get(
    "budgets", **describe_endpoint(Budgets, MONEY, N_("Budgets"), N_("Every year whose budget holds or is published."))
)
@reached_by(Audience.EVERYBODY)
def budgets(request: KollRequest, asked: Query[PageQuery]) -> HttpResponseBase:
    """Every year that has a budget to show."""

    def make() -> Budgets:
        return page_of_rows(Budgets, request, asked, published_budgets(request.koll.snapshot), budget_short)

    return respond(request, asked, make)


def budget_short(line: BudgetYearView) -> BudgetShort:
    """A year's budget in short."""
    decided = decision_or_none(line.decision)
    return BudgetShort(year=line.year, kind=line.kind, decision=decided, **place(BudgetRef(year=line.year)))


@api.get(
    "budgets/{int:year}",
    **describe_endpoint(
        Budget,
        MONEY,
        N_("One year's budget"),
        N_("What holds, how it has changed during the year, what was put forward, and what the law says about when."),
    ),
)
@reached_by(Audience.EVERYBODY)
def budget(request: KollRequest, year: int, asked: Query[DayQuery]) -> HttpResponseBase:
    """One year's budget."""

    def make() -> Budget | None:
        page = budget_page(request.koll.snapshot, year)
        return budget_of(page, request.koll.on) if page is not None else None

    return respond(request, asked, make)


@api.get(
    "accounts",
    **describe_endpoint(AccountsList, MONEY, N_("Interim and annual accounts"), N_("Every published report.")),
)
@reached_by(Audience.EVERYBODY)
def accounts_list(request: KollRequest, asked: Query[PageQuery]) -> HttpResponseBase:
    """Every published report."""

    def make() -> AccountsList:
        found = published_accounts(request.koll.snapshot)
        return page_of_rows(AccountsList, request, asked, found, lambda line: AccountsShort(**accounts_fields(line)))

    return respond(request, asked, make)


@api.get(
    "accounts/{int:year}/{slug:kind}",
    **describe_endpoint(
        Accounts,
        MONEY,
        N_("One report of accounts"),
        N_("What is written about each goal and the finances, bodies' outcome, and what the council did with it."),
    ),
)
@reached_by(Audience.EVERYBODY)
def accounts(request: KollRequest, year: int, kind: str, asked: Query[DayQuery]) -> HttpResponseBase:
    """One report."""

    def make() -> Accounts | None:
        page = accounts_report_page(request.koll.snapshot, year, kind)
        return accounts_of(page, request.koll.on) if page is not None else None

    return respond(request, asked, make)
