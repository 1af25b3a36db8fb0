"""Interim and annual accounts as pages show them: composed from what bodies answered, with what is written about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from koll.almanac import report_law
from koll.almanac.legal import LegalDate
from koll.charter.balance import Year
from koll.charter.model import Label
from koll.charter.organisation import name_order
from koll.permissions import NOBODY, Act, Actor, may
from koll.reads.attachments import AttachmentLine, attachment_lines
from koll.reads.budget import GoalLine, budget_page
from koll.reads.decisions import DecisionLine, decision_line, occasion_address
from koll.reads.economy import BodyEconomy, balance_page, economy_page
from koll.reads.instruments import StatementLine, in_force_statements
from koll.reads.municipality import ours
from koll.records.models import Accounts, Answer
from koll.snapshot import called

ABOUT = ("goals", "finances", "companies", "whole")
"""What a report says something about beside each goal, in its order."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is written about one thing, and its revision; nothing yet where the revision is 0."""

    about: str
    text: str = ""
    revision: int = 0


@dataclass(frozen=True, slots=True)
class Told:
    """What a body has answered to a goal, in which work; words by field label."""

    body_key: str
    body_name: str
    mode: str
    words: tuple[tuple[Label, str], ...]
    work: Label
    period: int
    address: str


@dataclass(frozen=True, slots=True)
class GoalInAccounts:
    """A goal with what the report says about it, and what bodies have answered."""

    statement: StatementLine
    text: Text
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class AccountsLine:
    """A report in the list."""

    year: int
    kind: str
    ends_on: date
    handed_on: date | None
    is_published: bool
    address: str


@dataclass(frozen=True, slots=True)
class AccountsPage:
    """A report in full. `due` is when the law wants it; everything is as it was when it was handed over."""

    line: AccountsLine
    due: LegalDate
    goals: tuple[GoalInAccounts, ...]
    texts: dict[str, Text]
    money_goals: tuple[GoalLine, ...]
    bodies: tuple[BodyEconomy, ...]
    companies: tuple[BodyEconomy, ...]
    balance: Year | None
    handed_by: DecisionLine | None
    treated_by: DecisionLine | None
    statement: str
    files: tuple[AttachmentLine, ...]
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
        return any((each.frame, each.net, each.forecast) != (None, None, None) for each in self.bodies)


def accounts_address(year: int, kind: str) -> str:
    """Where a report is read.

    >>> accounts_address(2027, "interim")
    '/bokslut/2027/interim/'
    """
    return f"/bokslut/{year}/{kind}/"


def goal_keys(day: date) -> tuple[str, ...]:
    """What the report says something about one by one: the goals that cut across, in force on the day."""
    return tuple(about_goal(each) for each in goals_on(day))


def goals_on(day: date) -> tuple[StatementLine, ...]:
    """The goals that cut across, in force on the day."""
    keys = [each.key for each in ours().charter.instruments if each.crosscutting and each.level == "goal"]
    return in_force_statements(day, keys)


def about_goal(statement: StatementLine) -> str:
    """The name of the text about a goal, the same in every version."""
    return ".".join(statement.address.strip("/").split("/")[-2:])


def line_of(row: Accounts) -> AccountsLine:
    """A report in the list."""
    return AccountsLine(
        row.year,
        row.kind,
        row.ends_on,
        row.handed_on,
        row.published_on is not None,
        accounts_address(row.year, row.kind),
    )


def sees_drafts(actor: Actor) -> bool:
    """Whether the actor may read a report that is being written: it stays with the executive board until then."""
    return any(seat.body_role == "executive" for seat in actor.seats)


def accounts_list(actor: Actor, day: date) -> tuple[AccountsLine, ...]:
    """Every report the actor may read that was begun by the day, the latest first. One query."""
    rows = Accounts.objects.filter(begun_on__lte=day)
    return tuple(line_of(row) for row in rows if sees_drafts(actor) or (row.handed_on and row.handed_on <= day))


def due_of(row: Accounts) -> LegalDate:
    """When the law wants the report handed over."""
    if row.kind == Accounts.Kind.INTERIM:
        return report_law.interim_report(row.ends_on)
    return report_law.annual_report(row.year)


def accounts_page(actor: Actor, year: int, kind: str, day: date) -> AccountsPage | None:
    """A report as it was on the day; None when there is none to read. A fixed number of queries."""
    row = (
        Accounts.objects.filter(year=year, kind=kind, begun_on__lte=day)
        .select_related("handed_by__body", "treated_by__body")
        .first()
    )
    if row is None or not (sees_drafts(actor) or (row.handed_on and row.handed_on <= day)):
        return None
    seen = min(day, row.handed_on) if row.handed_on else day
    texts = {each.about: Text(each.about, each.text, each.revision) for each in row.texts.all()}
    money = economy_page(NOBODY, year, seen)
    held = budget_page(year, seen).held
    balance = next((each.figures for each in balance_page(NOBODY, seen).years if each.figures.year == year), None)
    keeps, frozen = may(actor, Act.KEEP_ACCOUNTS).allowed, row.handed_on is not None
    seats = {seat.body_role for seat in actor.seats if seat.role == "secretary"}
    treated = row.treated_by if row.treated_by and row.treated_by.day <= day else None
    return AccountsPage(
        line=line_of(row),
        due=due_of(row),
        goals=goals_in(row, texts, seen),
        texts={about: texts.get(about, Text(about)) for about in ABOUT},
        money_goals=held.goals if held else (),
        bodies=money.bodies,
        companies=money.companies,
        balance=balance,
        handed_by=decision_line(row.handed_by) if row.handed_by else None,
        treated_by=decision_line(treated) if treated else None,
        statement=row.statement if treated else "",
        files=attachment_lines(treated.pk) if treated else (),
        may_write=keeps and not frozen,
        may_hand="executive" in seats and not frozen and day > row.ends_on,
        may_treat="council" in seats and frozen and treated is None,
        may_publish=keeps and frozen and row.published_on is None,
        is_example=row.is_example,
    )


def goals_in(row: Accounts, texts: dict[str, Text], seen: date) -> tuple[GoalInAccounts, ...]:
    """Each goal with what is written about it and what bodies have told. Two queries."""
    goals = goals_on(min(seen, row.ends_on) if row.handed_on else seen)
    told = told_about(goals, row, seen)
    return tuple(
        GoalInAccounts(each, texts.get(about_goal(each), Text(about_goal(each))), tuple(told[each.key]))
        for each in goals
    )


def told_about(goals: Iterable[StatementLine], row: Accounts, seen: date) -> defaultdict[str, list[Told]]:
    """What each body has told of each goal: in a follow-up since the period ended, else in the year. One query."""
    charter = ours().charter
    kinds = {each.key: each.kind for each in charter.activities}
    rows = (
        Answer.objects.filter(
            statement__key__in=[each.key for each in goals],
            statement__version__instrument__in=[each.key for each in charter.instruments if each.level == "goal"],
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
    found: defaultdict[str, list[Told]] = defaultdict(list)
    for (key, _body), answer in sorted(latest.items(), key=lambda each: name_order(called(each[1].occasion.body))):
        found[key].append(told_of(answer))
    return found


def weight(answer: Answer, row: Accounts, kinds: Mapping[str, str]) -> bool:
    """Whether the answer is of a follow-up made after the period, which counts before what was said earlier."""
    done = answer.occasion.done_on
    return kinds[answer.occasion.activity] == "followup" and done is not None and done > row.ends_on


def told_of(answer: Answer) -> Told:
    """An answer as the report quotes it; its occasion, body and statement must have been fetched."""
    held = answer.occasion
    activity = ours().charter.activity(held.activity)
    instrument = answer.statement.version.instrument
    fields = next((each.fields for each in activity.answers if each.instrument == instrument), ())
    address = occasion_address(held.activity, held.body.key, held.period, held.number)
    return Told(
        held.body.key,
        called(held.body),
        answer.mode,
        tuple((field.label, answer.fields[field.key]) for field in fields if answer.fields.get(field.key)),
        activity.label,
        held.period,
        f"{address}#{answer.statement.key}",
    )


@dataclass(frozen=True, slots=True)
class Beside:
    """One thing in two reports: what it is called, and what each says about it."""

    heading: str
    about: str
    before: str
    now: str


def beside(before: AccountsPage, now: AccountsPage) -> tuple[Beside, ...]:
    """Two reports beside each other, goal by goal and part by part, by the goals' lasting keys."""
    goals = {each.text.about: each for each in (*before.goals, *now.goals)}
    then, here = ({each.text.about: each.text.text for each in page.goals} for page in (before, now))
    rows = [
        Beside(each.statement.heading, about, then.get(about, ""), here.get(about, "")) for about, each in goals.items()
    ]
    return (*rows, *(Beside("", about, before.texts[about].text, now.texts[about].text) for about in ABOUT))


def published_accounts(year: int, kind: str, day: date) -> AccountsPage | None:
    """A report that everybody may read on the day; None when there is none. A fixed number of queries."""
    if not Accounts.objects.filter(year=year, kind=kind, published_on__lte=day).exists():
        return None
    return accounts_page(NOBODY, year, kind, day)
