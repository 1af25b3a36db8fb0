"""A month's outcome from a file: a table of an economy system, or a company's bookkeeping, as sums by name."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from koll.acts.engine import Doing
from koll.acts.finance._economy import MonthlyOutcomeInput
from koll.acts.imports import (
    CheckedFile,
    Column,
    Judge,
    Row,
    TableImport,
    TableInFile,
    UncheckedFile,
    fixed_targets,
    read_table,
    text_within,
)
from koll.domain.finance import EconomySheetError, Sums, sums_by_name, to_thousands
from koll.domain.refusals import Refusal, Words, given_code
from koll.media.formats import SieError, bookkeeping_in

UNITS = {"krona": Decimal(1), "thousand": Decimal(1000), "million": Decimal(1_000_000)}
"""How many kronor one of the unit is."""
HEADINGS = {
    "body": gettext_lazy("responsibility, body, committee, sector"),
    "account": gettext_lazy("account"),
    "outcome": gettext_lazy("outcome, amount"),
    "budget": gettext_lazy("budget"),
    "forecast": gettext_lazy("forecast"),
}
"""What economy systems call the columns, in each language of the pages."""
SUMS = ("name", "body", "count", "income", "cost", "net", "budget", "forecast")
"""The headings of the sums that a file comes to; amounts are thousand kronor."""

FILE_FAULTS: Mapping[str, Words] = {
    "headings": gettext_lazy(
        "No row has headings for both a body and an outcome, like “responsibility” and “outcome”. Add them to the file."
    ),
    "empty": gettext_lazy("The file has no amounts to read."),
    "amount": gettext_lazy("Row %(where)s is not an amount. Nothing was read."),
    "account": gettext_lazy(
        "Row %(where)s is not an account of income (3) or cost (4–8). Leave the balance sheet out."
    ),
    "much": gettext_lazy("Row %(where)s is too large to be right. Check the unit."),
    "kind": gettext_lazy("This is not a SIE file. Export it anew from the bookkeeping, as type 4."),
    "year": gettext_lazy("The SIE file does not say its year (#RAR 0). Export it anew."),
    "line": gettext_lazy("Line %(where)s of the SIE file cannot be read. Nothing was read."),
    "unbalanced": gettext_lazy(
        "Voucher %(where)s does not come to nought. Correct it in the bookkeeping, and export anew."
    ),
    "large": gettext_lazy("The SIE file is too large to be read."),
}
"""The sentence of each fault that makes a file unreadable; the fault's word ends the refusal's code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeRow:
    """What one name in the file comes to, in thousand kronor, and the body it stands for."""

    name: str
    body: str
    count: int = 0
    income: int | None = None
    cost: int | None = None
    net: int = 0
    budget: int | None = None
    forecast: int | None = None


def whole_or_none(text: str) -> int | None:
    """A whole number as the reader of the file wrote it."""
    return int(text) if text else None


def outcome_row_of(values: Mapping[str, Any], _chosen: Mapping[str, str]) -> OutcomeRow:
    """The sums of a name."""
    return OutcomeRow(**{name: values[name] for name in SUMS if values.get(name) is not None})


def same_name(row: OutcomeRow) -> tuple[Hashable, ...]:
    """What makes two rows the same: the name in the file. Many names may stand for one body."""
    return (row.name,)


def judge_outcome(_doing: Doing, _rows: Sequence[OutcomeRow]) -> Judge[OutcomeRow]:
    """Every outcome is taken in anew: the latest of a month counts."""
    return Judge(known=())


def outcome_table(targets: Iterable[tuple[str, str]]) -> TableImport[OutcomeRow]:
    """The sums of a file; `targets` are the bodies and companies by key."""
    return TableImport[OutcomeRow](
        key="economy",
        named="body",
        targets=partial(fixed_targets, tuple(targets)),
        row=outcome_row_of,
        identity=same_name,
        judge=judge_outcome,
        columns=(
            Column(name="name", heading=gettext_lazy("In the file"), read=text_within(200), needed=True),
            Column(name="body", heading=gettext_lazy("Stands for"), read=text_within(200), needed=True),
            Column(name="count", heading=gettext_lazy("Rows"), read=int),
            Column(name="income", heading=gettext_lazy("Income"), read=whole_or_none, is_amount=True),
            Column(name="cost", heading=gettext_lazy("Cost"), read=whole_or_none, is_amount=True),
            Column(name="net", heading=gettext_lazy("Net cost"), read=int, needed=True, is_amount=True),
            Column(name="budget", heading=gettext_lazy("Budget"), read=whole_or_none, is_amount=True),
            Column(name="forecast", heading=gettext_lazy("Forecast"), read=whole_or_none, is_amount=True),
        ),
    )


def read_outcome(file: CheckedFile | UncheckedFile, chosen: Mapping[str, str]) -> TableInFile:
    """The sums of a file: of a table (a CheckedFile), or of a SIE file; Refusal says why not."""
    try:
        return outcome_of_table(file, chosen) if isinstance(file, CheckedFile) else outcome_of_books(file, chosen)
    except (EconomySheetError, SieError) as fault:
        raise why_no_outcome(fault) from None


def outcome_of_table(file: CheckedFile, chosen: Mapping[str, str]) -> TableInFile:
    """The sums of a table by name."""
    table = read_table(file)
    sums = sums_by_name(
        table.rows, economy_headings(), UNITS[chosen["unit"]], costs_are_positive=chosen["sign"] == "cost"
    )
    return TableInFile(
        rows=(SUMS, *(row_of_sums(one_sum) for one_sum in sums)),
        ignored=table.ignored,
        hidden_rows=table.hidden_rows,
        hidden_columns=table.hidden_columns,
    )


def row_of_sums(sums: Sums) -> Row:
    """A name's sums in thousand kronor."""
    known = (sums.income, sums.cost, sums.outcome, sums.budget, sums.forecast)
    amounts = ("" if amount is None else str(to_thousands(amount)) for amount in known)
    return (sums.name, sums.name, str(sums.rows), *amounts)


def outcome_of_books(file: UncheckedFile, chosen: Mapping[str, str]) -> TableInFile:
    """A company's result until the month."""
    books, period = bookkeeping_in(file.content), chosen["period"]
    if not books.begins.isoformat()[:7] <= period <= books.ends.isoformat()[:7]:
        raise Refusal(
            "economy.file_of_another_year",
            _("The file is about %(begins)s to %(ends)s, and the month is not within it. Choose another month.")
            % {"begins": books.begins, "ends": books.ends},
            field="period",
        )
    income, cost = map(to_thousands, books.until(period))
    notes = [_("Organisation number %(number)s.") % {"number": books.number}] if books.number else []
    if books.unnamed:
        notes.append(
            _("Accounts that the file does not describe: %(names)s.") % {"names": ", ".join(books.unnamed[:20])}
        )
    name = books.company or file.name
    amounts = (str(income), str(cost), str(cost - income), "", "")
    row = (name, chosen.get("company") or name, str(len(books.months)), *amounts)
    return TableInFile(rows=(SUMS, row), notes=tuple(notes))


def economy_headings() -> dict[str, list[str]]:
    """The headings each column is known by, in every language."""
    found: dict[str, list[str]] = {what: [] for what in HEADINGS}
    for language, _name in settings.LANGUAGES:
        with override(language):
            for what, names in HEADINGS.items():
                found[what] += str(names).split(", ")
    return found


def why_no_outcome(fault: EconomySheetError | SieError) -> Refusal:
    """The refusal of a file that was not read."""
    sentence = FILE_FAULTS[fault.why]
    return Refusal(given_code(f"economy.file_{fault.why}"), sentence % {"where": fault.where}, field="file")


def outcomes_by_body(rows: Iterable[OutcomeRow]) -> list[MonthlyOutcomeInput]:
    """What the rows come to for each body they stand for; many names may stand for one."""
    found: dict[str, MonthlyOutcomeInput] = {}
    for row in rows:
        held = found.get(row.body, MonthlyOutcomeInput(body=row.body, net=0))
        found[row.body] = MonthlyOutcomeInput(
            body=row.body,
            net=held.net + row.net,
            income=sum_of_known(held.income, row.income),
            cost=sum_of_known(held.cost, row.cost),
            budget=sum_of_known(held.budget, row.budget),
            forecast=sum_of_known(held.forecast, row.forecast),
        )
    return list(found.values())


def sum_of_known(first: int | None, second: int | None) -> int | None:
    """The sum of what is known.

    >>> sum_of_known(None, 2), sum_of_known(1, 2), sum_of_known(None, None)
    (2, 3, None)
    """
    return None if first is None and second is None else (first or 0) + (second or 0)
