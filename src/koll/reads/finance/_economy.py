"""Economy as pages show it: each body's frame, outcome and forecasts, and the balance rule over the years."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.domain.finance import Restoring, Year, amounts_to_restore, result_reserve
from koll.permissions import Permission, Subject, may
from koll.public.finance import BodyFigures, balance_year
from koll.reads.finance._budget import budget_page
from koll.snapshot import Context, Snapshot
from koll.tables.models import BalanceYear, Body, Forecast, MonthlyOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class ForecastView:
    """A forecast of the whole year, made in a month, and its reasons."""

    period: str
    net: int
    words: str
    made_on: date
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyEconomy(BodyFigures):
    """A body's year with what lies behind its figures, and its forecasts with the latest last."""

    income: int | None
    cost: int | None
    budget: int | None
    file_name: str
    taken_on: date | None
    forecasts: tuple[ForecastView, ...]
    may_forecast: bool

    @property
    def forecast(self) -> ForecastView | None:
        """The latest forecast."""
        return self.forecasts[-1] if self.forecasts else None

    @property
    def beyond(self) -> int | None:
        """How much more than its frame the body expects to use; below zero when it expects to use less."""
        return None if self.expected is None or self.frame is None else self.expected - self.frame


@dataclass(frozen=True, slots=True, kw_only=True)
class EconomyPage:
    """A year's economy. `months` are those in which forecasts were made."""

    year: int
    years: tuple[int, ...]
    bodies: tuple[BodyEconomy, ...]
    companies: tuple[BodyEconomy, ...]
    months: tuple[str, ...]
    may_keep: bool

    @property
    def until(self) -> str:
        """The latest month with an outcome."""
        return max((body.until for body in (*self.bodies, *self.companies) if body.until), default="")

    @property
    def history(self) -> tuple[tuple[str, tuple[tuple[str, int | None], ...]], ...]:
        """Each body with a forecast by name, and what it expected in each of the months."""
        told = [body for body in (*self.bodies, *self.companies) if body.forecasts]
        at = [(row.name, {line.period: line.net for line in row.forecasts}) for row in told]
        return tuple((name, tuple((month, nets.get(month)) for month in self.months)) for name, nets in at)

    @property
    def expected(self) -> tuple[BodyEconomy, ...]:
        """The bodies that have a frame and a forecast."""
        return tuple(body for body in self.bodies if body.beyond is not None)

    @property
    def beyond(self) -> int:
        """How much more than their frames the bodies with a forecast expect to use together."""
        return sum(row.beyond or 0 for row in self.expected)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettledYear:
    """A year by the balance rule, with the words about it."""

    figures: Year
    words: str
    made_on: date
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BalancePage:
    """The balance rule over the years."""

    years: tuple[SettledYear, ...]
    restoring: tuple[Restoring, ...]
    reserve: int
    may_keep: bool


def economy_page(context: Context, year: int) -> EconomyPage:
    """A year's economy as it was known on the day. A fixed number of queries."""
    budget = budget_page(context, year)
    figures = budget.held.figures if budget.held else None
    outcomes: dict[str, MonthlyOutcome] = {}
    rows = MonthlyOutcome.objects.filter(taken__period__startswith=f"{year}-", taken__taken_on__lte=context.day)
    for row in rows.select_related("taken", "body").order_by("taken__period", "taken_id"):
        outcomes[row.body.key] = row
    forecasts: dict[str, list[ForecastView]] = {}
    made = Forecast.objects.filter(period__startswith=f"{year}-", made_on__lte=context.day).select_related("body")
    for item in made:
        line = ForecastView(
            period=item.period, net=item.net, words=item.words, made_on=item.made_on, revision=item.revision
        )
        forecasts.setdefault(item.body.key, []).append(line)
    every = bodies_of(context.snapshot, year, {*outcomes, *forecasts, *dict(budget.bodies)})
    lines = [
        forecast_view(
            context.snapshot,
            body,
            figures.frame_of(body.key).operations[0] if figures and not is_company(context.snapshot, body) else None,
            outcomes.get(body.key),
            tuple(forecasts.get(body.key, ())),
            may_forecast=may(context.actor, Permission.MAKE_FORECAST, subject).allowed,
        )
        for body, subject in every
    ]
    known = {int(period[:4]) for period in MonthlyOutcome.objects.values_list("taken__period", flat=True).distinct()}
    return EconomyPage(
        year=year,
        years=tuple(sorted(known | {year})),
        bodies=tuple(one_line for one_line in lines if not one_line.is_company),
        companies=tuple(one_line for one_line in lines if one_line.is_company),
        months=tuple(sorted({line.period for told in forecasts.values() for line in told})),
        may_keep=may(context.actor, Permission.MANAGE_ECONOMY).allowed,
    )


def is_company(snapshot: Snapshot, body: Body) -> bool:
    """Whether the body is a company."""
    return snapshot.charter.role_of(body.kind) == "company"


def bodies_of(snapshot: Snapshot, year: int, keys: set[str]) -> list[tuple[Body, Subject]]:
    """The bodies with these keys that there are in the year, each as a subject with its family. One query."""
    every = list(Body.objects.all())
    first = date(year, 1, 1)
    here = [row for row in every if row.key in keys and (row.ends_on is None or row.ends_on > first)]
    charter = snapshot.charter
    return [
        (
            row,
            Subject(
                body=row.key,
                body_role=charter.role_of(row.kind),
                family=tuple(child.key for child in every if child.parent_id == row.pk),
            ),
        )
        for row in here
    ]


def forecast_view(
    snapshot: Snapshot,
    body: Body,
    frame: int | None,
    row: MonthlyOutcome | None,
    forecasts: tuple[ForecastView, ...],
    *,
    may_forecast: bool,
) -> BodyEconomy:
    """A body's year."""
    return BodyEconomy(
        key=body.key,
        name=snapshot.bodies.name(body.key),
        is_company=is_company(snapshot, body),
        frame=frame or None,
        until=row.taken.period if row else "",
        net=row.net if row else None,
        expected=forecasts[-1].net if forecasts else None,
        income=row.income if row else None,
        cost=row.cost if row else None,
        budget=row.budget if row else None,
        file_name=row.taken.file_name if row else "",
        taken_on=row.taken.taken_on if row else None,
        forecasts=forecasts,
        may_forecast=may_forecast,
    )


def balance_page(context: Context) -> BalancePage:
    """Every year that has been settled by the day. One query."""
    years = tuple(
        SettledYear(figures=balance_year(row), words=row.words, made_on=row.made_on, revision=row.revision)
        for row in BalanceYear.objects.filter(made_on__lte=context.day)
    )
    figures = [year.figures for year in years]
    return BalancePage(
        years=tuple(reversed(years)),
        restoring=amounts_to_restore(figures),
        reserve=result_reserve(figures),
        may_keep=may(context.actor, Permission.MANAGE_ECONOMY).allowed,
    )
