"""Economy: outcomes taken in whole from a file, forecasts with reasons, and a year's result by the balance rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.engine import Doing, Done, UnableToSave, act, body_with_key, require
from koll.domain.finance import MOST, Year, result_reserve
from koll.permissions import Permission, UnableTo
from koll.reads.finance import balance_year, economy_address
from koll.snapshot import ours, subject_of_body
from koll.tables.models import BalanceYear, EconomyImport, EconomyNameMapping, Forecast, MonthlyOutcome


class UnableToAccount(UnableTo):
    """The amounts cannot be kept as they are."""


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
    """The month, which has begun; UnableToAccount otherwise."""
    try:
        first = date.fromisoformat(f"{period}-01")
    except ValueError:
        raise UnableToAccount(
            _("“%(period)s” is not a month. Write it like 2027-08.") % {"period": period[:20]}
        ) from None
    if first > day or len(period) != len("2027-08"):
        raise UnableToAccount(_("%(period)s has not begun. Choose a month that has been.") % {"period": period})
    return period


@act
def import_monthly_outcome(
    doing: Doing, *, period: str, file: FileTaken, outcomes: Sequence[MonthlyOutcomeInput]
) -> Done:
    """Takes in a month's outcome, and the forecasts told with it, whole or not at all."""
    require(doing, Permission.MANAGE_ECONOMY)
    month = month_of(period, doing.day)
    if not outcomes:
        raise UnableToAccount(_("No row of the file stands for a body. Say what the rows are."))
    if len({outcome.body for outcome in outcomes}) != len(outcomes):
        raise UnableToAccount(_("The same body stands in two places. Nothing was taken in."))
    example = ours().is_example
    taken = EconomyImport.objects.create(
        period=month, source=file.source, file_name=file.name[:120], taken_on=doing.day, is_example=example
    )
    for name, target in file.names.items():
        EconomyNameMapping.objects.update_or_create(name=name[:120], defaults={"target": target})
    for outcome in outcomes:
        must_be_likely(outcome.net, outcome.forecast)
        body = body_with_key(outcome.body)
        MonthlyOutcome.objects.create(
            taken=taken, body=body, income=outcome.income, cost=outcome.cost, net=outcome.net, budget=outcome.budget
        )
        if outcome.forecast is not None:
            told = {"net": outcome.forecast, "made_on": doing.day, "is_example": example}
            Forecast.objects.update_or_create(body=body, period=month, defaults=told)
    said = _("The outcome until %(period)s has been taken in.") % {"period": month}
    content = {"period": month, "file": file.name, "outcomes": [asdict(outcome) for outcome in outcomes]}
    return Done(subject=economy_address(int(month[:4])), said=said, id=taken.pk, content=content)


@act
def make_forecast(doing: Doing, *, body: str, period: str, net: int, words: str, revision: int) -> Done:
    """Says what a body expects its year to cost, and why."""
    row = body_with_key(body)
    require(doing, Permission.MAKE_FORECAST, subject_of_body(ours().charter, row))
    month = month_of(period, doing.day)
    must_be_likely(net)
    kept = Forecast.objects.filter(body=row, period=month).first()
    if kept is not None and kept.revision != revision:
        theirs = {"net": str(kept.net), "words": kept.words}
        raise UnableToSave(theirs, {"net": str(net), "words": words}, kept.revision)
    kept = kept or Forecast(body=row, period=month, revision=0, is_example=ours().is_example)
    kept.net, kept.words, kept.made_on = net, words.strip(), doing.day
    kept.revision += 1
    kept.save()
    content = {"body": body, "period": month, "net": net, "words": words}
    return Done(
        subject=economy_address(int(month[:4])), said=_("The forecast has been saved."), id=kept.pk, content=content
    )


@act
def settle_balance_year(doing: Doing, *, settled: Year, words: str, revision: int) -> Done:
    """Says what a year's result comes to by the balance rule, and why."""
    require(doing, Permission.MANAGE_ECONOMY)
    if settled.year > doing.day.year:
        raise UnableToAccount(_("%(year)s has not begun.") % {"year": settled.year})
    must_be_likely(*(value for value in asdict(settled).values()))
    if settled.to_reserve and settled.from_reserve:
        raise UnableToAccount(_("Money is put in the result reserve or taken from it in a year, not both."))
    rows = list(BalanceYear.objects.all())
    others = [balance_year(one_row) for one_row in rows if one_row.year != settled.year]
    if result_reserve([*others, settled]) < 0:
        raise UnableToAccount(_("There is not that much in the result reserve. Take less from it."))
    kept = next((one_row for one_row in rows if one_row.year == settled.year), None)
    parts = {name: value for name, value in asdict(settled).items() if name != "year"}
    if kept is not None and kept.revision != revision:
        mine = {name: str(value) for name, value in parts.items()} | {"words": words}
        raise UnableToSave({name: str(getattr(kept, name)) for name in mine}, mine, kept.revision)
    told = parts | {"words": words.strip(), "made_on": doing.day, "revision": revision + 1}
    row, _is_new = BalanceYear.objects.update_or_create(
        year=settled.year, defaults=told, create_defaults=told | {"is_example": ours().is_example}
    )
    said = _("The balance result of %(year)s has been saved.") % {"year": settled.year}
    return Done(subject="/ekonomi/balanskrav/", said=said, id=row.pk, content=asdict(settled) | {"words": words})


def must_be_likely(*amounts: int | None) -> None:
    """No amount is larger than anything a municipality has."""
    for amount in amounts:
        if amount is not None and abs(amount) > MOST:
            raise UnableToAccount(_("%(amount)s is too large to be right. Check the unit.") % {"amount": amount})
