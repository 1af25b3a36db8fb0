"""Economy: outcomes taken in whole from a file, forecasts with reasons, and a year's result by the balance rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, Input, act, body_with_key, change, changed_by_another, create
from koll.acts.imports import ImportMemory, remember
from koll.domain.finance import MOST, Year, result_reserve
from koll.domain.refs import EconomyRef, PageRef
from koll.domain.refusals import Refusal
from koll.permissions import N_, Permission, Trail
from koll.reads.finance import balance_year
from koll.snapshot import subject_of_body
from koll.tables.models import BalanceYear, Body, EconomyImport, Forecast, MonthlyOutcome


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthlyOutcomeInput:
    """A body's amounts until and with the month, in thousand kronor; `forecast` is of the whole year."""

    body: str
    net: int
    income: int | None = None
    cost: int | None = None
    budget: int | None = None
    forecast: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileTaken:
    """Which file the amounts come from, and what its rows stand for, by plain name."""

    source: str
    name: str
    names: Mapping[str, str]


def month_of(period: str, day: date) -> str:
    """The month, which has begun; Refusal otherwise."""
    try:
        first = date.fromisoformat(f"{period}-01")
    except ValueError:
        raise Refusal(
            "economy.not_a_month",
            _("“%(period)s” is not a month. Write it like 2027-08.") % {"period": period[:20]},
            field="period",
        ) from None
    if first > day or len(period) != len("2027-08"):
        raise Refusal(
            "economy.month_not_begun",
            _("%(period)s has not begun. Choose a month that has been.") % {"period": period},
            field="period",
        )
    return period


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportMonthlyOutcome(Input):
    """Takes in a month's outcome, and the forecasts told with it, whole or not at all."""

    period: str
    file: FileTaken
    outcomes: Sequence[MonthlyOutcomeInput]


@act(
    ImportMonthlyOutcome,
    permission=Permission.MANAGE_ECONOMY,
    subject=lambda _doing, _given: None,
    news=N_("A month's outcome was taken in"),
    trail=Trail.SHOWN,
)
def import_monthly_outcome(doing: Doing, given: ImportMonthlyOutcome) -> Done:
    month = month_of(given.period, doing.day)
    if not given.outcomes:
        raise Refusal("economy.no_row_of_a_body", _("No row of the file stands for a body. Say what the rows are."))
    if len({outcome.body for outcome in given.outcomes}) != len(given.outcomes):
        raise Refusal("economy.body_twice", _("The same body stands in two places. Nothing was taken in."))
    taken = create(
        EconomyImport,
        period=month,
        source=given.file.source,
        file_name=given.file.name[:120],
        taken_on=doing.day,
        is_example=doing.snapshot.municipality.is_example,
    )
    remember("economy", ImportMemory(names=given.file.names))
    for outcome in given.outcomes:
        must_be_likely(outcome.net, outcome.forecast)
        body = body_with_key(outcome.body)
        create(
            MonthlyOutcome,
            taken=taken,
            body=body,
            income=outcome.income,
            cost=outcome.cost,
            net=outcome.net,
            budget=outcome.budget,
        )
        if outcome.forecast is not None:
            take_forecast(doing, body, month, outcome.forecast)
    said = _("The outcome until %(period)s has been taken in.") % {"period": month}
    return Done(subject=EconomyRef(year=int(month[:4])), said=said, id=taken.pk)


def take_forecast(doing: Doing, body: Body, month: str, net: int) -> None:
    """Takes in a forecast told with a month's outcome; words that the body has written of it stay."""
    values: dict[str, Any] = {"net": net, "made_on": doing.day, "is_example": doing.snapshot.municipality.is_example}
    forecast = Forecast.objects.filter(body=body, period=month).first()
    if forecast is None:
        create(Forecast, body=body, period=month, **values)
    else:
        change(forecast, **values)


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeForecast(Input):
    """Says what a body expects its year to cost, and why."""

    body: str
    period: str
    net: int
    words: str
    revision: int


@act(
    MakeForecast,
    permission=Permission.MAKE_FORECAST,
    subject=lambda doing, given: subject_of_body(doing.snapshot.charter, body_with_key(given.body)),
    news=N_("A forecast of the year was made"),
    trail=Trail.SHOWN,
)
def make_forecast(doing: Doing, given: MakeForecast) -> Done:
    row = body_with_key(given.body)
    month = month_of(given.period, doing.day)
    must_be_likely(given.net)
    forecast = Forecast.objects.filter(body=row, period=month).first()
    values = {"net": given.net, "words": given.words.strip(), "made_on": doing.day}
    if forecast is None:
        forecast = create(Forecast, body=row, period=month, is_example=doing.snapshot.municipality.is_example, **values)
    else:
        earlier, theirs = forecast, {"net": str(forecast.net), "words": forecast.words}
        mine = {"net": str(given.net), "words": given.words}
        change(
            earlier,
            revision=given.revision,
            conflict=lambda: changed_by_another(theirs, mine, earlier.revision),
            **values,
        )
    return Done(subject=EconomyRef(year=int(month[:4])), said=_("The forecast has been saved."), id=forecast.pk)


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleBalanceYear(Input):
    """Says what a year's result comes to by the balance rule, and why."""

    settled: Year
    words: str
    revision: int


@act(
    SettleBalanceYear,
    permission=Permission.MANAGE_ECONOMY,
    subject=lambda _doing, _given: None,
    news=N_("A year's balance result was written"),
    trail=Trail.SHOWN,
)
def settle_balance_year(doing: Doing, given: SettleBalanceYear) -> Done:
    if given.settled.year > doing.day.year:
        raise Refusal(
            "economy.year_not_begun", _("%(year)s has not begun.") % {"year": given.settled.year}, field="year"
        )
    must_be_likely(*(value for value in asdict(given.settled).values()))
    if given.settled.to_reserve and given.settled.from_reserve:
        raise Refusal(
            "economy.reserve_both_ways",
            _("Money is put in the result reserve or taken from it in a year, not both."),
            field="to_reserve",
        )
    rows = list(BalanceYear.objects.all())
    others = [balance_year(one_row) for one_row in rows if one_row.year != given.settled.year]
    if result_reserve([*others, given.settled]) < 0:
        raise Refusal(
            "economy.reserve_too_small",
            _("There is not that much in the result reserve. Take less from it."),
            field="from_reserve",
        )
    row = next((one_row for one_row in rows if one_row.year == given.settled.year), None)
    parts = {name: value for name, value in asdict(given.settled).items() if name != "year"}
    values = parts | {"words": given.words.strip(), "made_on": doing.day}
    if row is None:
        row = create(BalanceYear, year=given.settled.year, is_example=doing.snapshot.municipality.is_example, **values)
    else:
        earlier, mine = row, {name: str(value) for name, value in parts.items()} | {"words": given.words}
        theirs = {name: str(getattr(earlier, name)) for name in mine}
        change(
            earlier,
            revision=given.revision,
            conflict=lambda: changed_by_another(theirs, mine, earlier.revision),
            **values,
        )
    said = _("The balance result of %(year)s has been saved.") % {"year": given.settled.year}
    return Done(subject=PageRef(name="economy_balance"), said=said, id=row.pk)


def must_be_likely(*amounts: int | None) -> None:
    """No amount is larger than anything a municipality has."""
    for amount in amounts:
        if amount is not None and abs(amount) > MOST:
            raise Refusal(
                "economy.amount_too_large",
                _("%(amount)s is too large to be right. Check the unit.") % {"amount": amount},
            )
