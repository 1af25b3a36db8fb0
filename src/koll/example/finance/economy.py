"""The example's economy: outcomes taken in twice a year, forecasts with their reasons, and the balance rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from koll.acts.finance import FileTaken, MonthlyOutcomeInput, import_monthly_outcome, make_forecast, settle_balance_year
from koll.domain.finance import Year
from koll.example.cast import Telling, context_on
from koll.example.finance.budget import body_with
from koll.example.year.winter_and_spring import YEAR
from koll.reads.finance import budget_page


def spring(telling: Telling) -> None:
    """The first outcome of the year, the first forecasts, and the years before by the balance rule."""
    taken(telling, telling.texts["economy"][0])
    writer = telling.by(telling.secretary(body_with(telling, "executive")), telling.texts["economy"][0]["day"])
    for row in telling.texts["balance"]:
        parts = {name: value for name, value in row.items() if name != "words"}
        settle_balance_year(writer, settled=Year(**parts), words=row["words"], revision=0)


def autumn(telling: Telling) -> None:
    """The outcome of the interim accounts, and what the bodies expect then."""
    taken(telling, telling.texts["economy"][1])


def taken(telling: Telling, row: Mapping[str, Any]) -> None:
    """An outcome from a file, and the bodies' forecasts with their reasons."""
    writer = telling.by(telling.secretary(body_with(telling, "executive")), row["day"])
    held = budget_page(context_on(row["day"]), YEAR).held
    frames = held.figures.frames if held else ()
    outcomes = [MonthlyOutcomeInput(body=frame.body, net=int(frame.operations[0] * row["share"])) for frame in frames]
    file = FileTaken(source="table", name=f"utfall-{row['period']}.xlsx", names={})
    import_monthly_outcome(writer, period=row["period"], file=file, outcomes=outcomes)
    own = row["company"]
    books = MonthlyOutcomeInput(
        body=own["body"], net=own["cost"] - own["income"], income=own["income"], cost=own["cost"]
    )
    file = FileTaken(source="sie", name=f"{own['body']}-{row['period']}.se", names={})
    import_monthly_outcome(writer, period=row["period"], file=file, outcomes=[books])
    for item in row["forecast"]:
        said = {"body": item["body"], "net": item["net"], "words": item["words"]}
        make_forecast(writer, period=row["period"], revision=0, **said)
