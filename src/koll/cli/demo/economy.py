"""The example's economy: outcomes taken in twice a year, forecasts with their reasons, and the balance rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from koll.acts import economy
from koll.acts.economy import FileTaken, OutcomeWords
from koll.charter.balance import Year
from koll.cli.demo.analysis import YEAR
from koll.cli.demo.budgeting import body_with
from koll.cli.demo.telling import Telling
from koll.reads.budget import budget_page


def spring(telling: Telling) -> None:
    """The first outcome of the year, the first forecasts, and the years before by the balance rule."""
    taken(telling, telling.texts["economy"][0])
    writer = telling.by(telling.secretary(body_with(telling, "executive")), telling.texts["economy"][0]["day"])
    for row in telling.texts["balance"]:
        parts = {name: value for name, value in row.items() if name != "words"}
        economy.settle_balance(writer, settled=Year(**parts), words=row["words"], revision=0)


def autumn(telling: Telling) -> None:
    """The outcome of the interim accounts, and what the bodies expect then."""
    taken(telling, telling.texts["economy"][1])


def taken(telling: Telling, row: Mapping[str, Any]) -> None:
    """An outcome from a file, and the bodies' forecasts with their reasons."""
    writer = telling.by(telling.secretary(body_with(telling, "executive")), row["day"])
    held = budget_page(YEAR, row["day"]).held
    frames = held.figures.frames if held else ()
    outcomes = [OutcomeWords(each.body, int(each.operations[0] * row["share"])) for each in frames]
    file = FileTaken("table", f"utfall-{row['period']}.xlsx", {})
    economy.take_outcomes(writer, period=row["period"], file=file, outcomes=outcomes)
    own = row["company"]
    books = OutcomeWords(own["body"], own["cost"] - own["income"], own["income"], own["cost"])
    file = FileTaken("sie", f"{own['body']}-{row['period']}.se", {})
    economy.take_outcomes(writer, period=row["period"], file=file, outcomes=[books])
    for each in row["forecast"]:
        said = {"body": each["body"], "net": each["net"], "words": each["words"]}
        economy.forecast(writer, period=row["period"], revision=0, **said)
