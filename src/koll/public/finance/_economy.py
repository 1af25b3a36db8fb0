"""The money of bodies as a published report shows it: frame, outcome and what they expected, without their reasons."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from koll.domain.finance import Year
from koll.public import _rows
from koll.public.finance._budget import BudgetView, BudgetYearPage
from koll.snapshot import Snapshot
from koll.tables.models import BalanceYear, Body


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyFigures:
    """A body's year: its frame, the net cost it had until a month, and what it then expected of the whole year.

    `is_company` turns the sign: a company has a result, not a frame.
    """

    key: str
    name: str
    is_company: bool
    frame: int | None
    until: str
    net: int | None
    expected: int | None

    @property
    def result(self) -> int | None:
        """What a company has earned until the month."""
        return None if self.net is None else -self.net


def figures_of_bodies(snapshot: Snapshot, seen: Snapshot, budget: BudgetYearPage) -> tuple[BodyFigures, ...]:
    """The bodies' figures as they were known on the day seen, under the names of the day shown. Three queries."""
    year = budget.year
    outcomes: dict[str, tuple[str, int]] = {}
    rows = _rows.monthly_outcomes(seen.day).filter(taken__period__startswith=f"{year}-")
    for key, period, net in rows.order_by("taken__period", "taken_id").values_list("body__key", "taken__period", "net"):
        outcomes[key] = period, net
    made = _rows.forecasts(seen.day).filter(period__startswith=f"{year}-")
    expected = dict(made.values_list("body__key", "net"))
    keys = {*outcomes, *expected, *dict(budget.bodies)}
    bodies = [row for row in _rows.bodies() if row.key in keys]
    return tuple(
        body_figures(snapshot, seen, body, budget.held, outcomes.get(body.key), expected.get(body.key))
        for body in bodies
        if body.ends_on is None or body.ends_on > date(year, 1, 1)
    )


def body_figures(
    snapshot: Snapshot,
    seen: Snapshot,
    body: Body,
    held: BudgetView | None,
    outcome: tuple[str, int] | None,
    expected: int | None,
) -> BodyFigures:
    """A body's year."""
    is_company = seen.charter.role_of(body.kind) == "company"
    frame = held.figures.frame_of(body.key).operations[0] if held and not is_company else None
    until, net = outcome or ("", None)
    return BodyFigures(
        key=body.key,
        name=snapshot.bodies.name(body.key),
        is_company=is_company,
        frame=frame or None,
        until=until,
        net=net,
        expected=expected,
    )


def balance_of(seen: Snapshot, year: int) -> Year | None:
    """The year by the balance rule, where it had been settled by the day. One query."""
    row = _rows.balance_years(seen.day).filter(year=year).first()
    return balance_year(row) if row else None


def balance_year(row: BalanceYear) -> Year:
    """The year's parts."""
    return Year(
        year=row.year,
        result=row.result,
        gains=row.gains,
        losses=row.losses,
        unrealised=row.unrealised,
        to_reserve=row.to_reserve,
        from_reserve=row.from_reserve,
    )
