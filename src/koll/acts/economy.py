"""Economy: outcomes taken in whole from a file, forecasts with reasons, and a year's result by the balance rule."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils.translation import gettext as _

from koll.acts.act import Doing, Done, UnableToSave, act, require
from koll.acts.finding import body_called
from koll.charter.balance import Year, in_reserve
from koll.charter.budget import MOST
from koll.permissions import Act, UnableTo
from koll.reads.economy import balance_year, economy_address
from koll.reads.municipality import ours
from koll.reads.subjects import body_subject
from koll.records.models import BalanceYear, EconomyImport, EconomyName, Forecast, Outcome


class UnableToAccount(UnableTo):
    """The amounts cannot be kept as they are."""


@dataclass(frozen=True, slots=True)
class OutcomeWords:
    """A body's amounts until and with the month, in thousand kronor; `forecast` is of the whole year."""

    body: str
    net: int
    income: int | None = None
    cost: int | None = None
    budget: int | None = None
    forecast: int | None = None


@dataclass(frozen=True, slots=True)
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
def take_outcomes(doing: Doing, *, period: str, file: FileTaken, outcomes: Sequence[OutcomeWords]) -> Done:
    """Takes in a month's outcome, and the forecasts told with it, whole or not at all."""
    require(doing, Act.KEEP_ECONOMY)
    month = month_of(period, doing.day)
    if not outcomes:
        raise UnableToAccount(_("No row of the file stands for a body. Say what the rows are."))
    if len({each.body for each in outcomes}) != len(outcomes):
        raise UnableToAccount(_("The same body stands in two places. Nothing was taken in."))
    example = ours().is_example
    taken = EconomyImport.objects.create(
        period=month, source=file.source, file_name=file.name[:120], taken_on=doing.day, is_example=example
    )
    for name, target in file.names.items():
        EconomyName.objects.update_or_create(name=name[:120], defaults={"target": target})
    for each in outcomes:
        must_be_likely(each.net, each.forecast)
        body = body_called(each.body)
        Outcome.objects.create(
            taken=taken, body=body, income=each.income, cost=each.cost, net=each.net, budget=each.budget
        )
        if each.forecast is not None:
            told = {"net": each.forecast, "made_on": doing.day, "is_example": example}
            Forecast.objects.update_or_create(body=body, period=month, defaults=told)
    said = _("The outcome until %(period)s has been taken in.") % {"period": month}
    content = {"period": month, "file": file.name, "outcomes": [asdict(each) for each in outcomes]}
    return Done(economy_address(int(month[:4])), said, taken.pk, content)


@act
def forecast(doing: Doing, *, body: str, period: str, net: int, words: str, revision: int) -> Done:
    """Says what a body expects its year to cost, and why."""
    row = body_called(body)
    require(doing, Act.FORECAST, body_subject(ours().charter, row))
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
    return Done(economy_address(int(month[:4])), _("The forecast has been saved."), kept.pk, content)


@act
def settle_balance(doing: Doing, *, settled: Year, words: str, revision: int) -> Done:
    """Says what a year's result comes to by the balance rule, and why."""
    require(doing, Act.KEEP_ECONOMY)
    if settled.year > doing.day.year:
        raise UnableToAccount(_("%(year)s has not begun.") % {"year": settled.year})
    must_be_likely(*(value for value in asdict(settled).values()))
    if settled.to_reserve and settled.from_reserve:
        raise UnableToAccount(_("Money is put in the result reserve or taken from it in a year, not both."))
    rows = list(BalanceYear.objects.all())
    others = [balance_year(each) for each in rows if each.year != settled.year]
    if in_reserve([*others, settled]) < 0:
        raise UnableToAccount(_("There is not that much in the result reserve. Take less from it."))
    kept = next((each for each in rows if each.year == settled.year), None)
    parts = {name: value for name, value in asdict(settled).items() if name != "year"}
    if kept is not None and kept.revision != revision:
        mine = {name: str(value) for name, value in parts.items()} | {"words": words}
        raise UnableToSave({name: str(getattr(kept, name)) for name in mine}, mine, kept.revision)
    told = parts | {"words": words.strip(), "made_on": doing.day, "revision": revision + 1}
    row, _is_new = BalanceYear.objects.update_or_create(
        year=settled.year, defaults=told, create_defaults=told | {"is_example": ours().is_example}
    )
    said = _("The balance result of %(year)s has been saved.") % {"year": settled.year}
    return Done("/ekonomi/balanskrav/", said, row.pk, asdict(settled) | {"words": words})


def must_be_likely(*amounts: int | None) -> None:
    """No amount is larger than anything a municipality has."""
    for each in amounts:
        if each is not None and abs(each) > MOST:
            raise UnableToAccount(_("%(amount)s is too large to be right. Check the unit.") % {"amount": each})
