"""A month's outcome from a file: first shown as it was understood, row by row, then taken in whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.finance import FileTaken, MonthlyOutcomeInput, import_monthly_outcome
from koll.acts.imports import CheckedFile, UnableToTakeFile, UncheckedFile, read_table
from koll.domain.finance import LEAVE_OUT, Sums, UnableToReadEconomy, normalise_name, sums_by_name, to_thousands
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.json_sent import MISSHAPEN, read_json
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.media.formats import UnableToReadSie, bookkeeping_in
from koll.permissions import Permission, UnableTo, require
from koll.reads.finance import EconomyPage, economy_page, remembered_economy_names
from koll.web.finance._economy_forms import UNITS, OutcomeFileForm, economy_headings

PAGE = "finance/economy/importing.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRow:
    """What one name in the file comes to, in thousand kronor, and what it stands for ("" where nobody knows)."""

    name: str
    count: int
    income: int | None
    cost: int | None
    net: int
    budget: int | None
    forecast: int | None
    target: str = ""


def outcomes_of_sheet(rows: Iterable[FileRow]) -> list[MonthlyOutcomeInput]:
    """What the rows come to for each body they stand for; many names may stand for one."""
    found: dict[str, MonthlyOutcomeInput] = {}
    for row in rows:
        if row.target == LEAVE_OUT:
            continue
        held = found.get(row.target, MonthlyOutcomeInput(body=row.target, net=0))
        found[row.target] = MonthlyOutcomeInput(
            body=row.target,
            net=held.net + row.net,
            income=both(held.income, row.income),
            cost=both(held.cost, row.cost),
            budget=both(held.budget, row.budget),
            forecast=both(held.forecast, row.forecast),
        )
    return list(found.values())


def both(first: int | None, second: int | None) -> int | None:
    """The sum of what is known.

    >>> both(None, 2), both(1, 2), both(None, None)
    (2, 3, None)
    """
    return None if first is None and second is None else (first or 0) + (second or 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A file as it was understood."""

    source: str
    name: str
    period: str
    rows: tuple[FileRow, ...]
    notes: tuple[str, ...] = ()


def why_no_economy(fault: UnableToReadEconomy | UnableToReadSie) -> str:
    """The sentence for a file that was not read."""
    sentences = {
        "headings": _(
            "No row has headings for both a body and an outcome, like “responsibility” and “outcome”. "
            "Add them to the file."
        ),
        "empty": _("The file has no amounts to read."),
        "amount": _("Row %(where)s is not an amount. Nothing was read."),
        "account": _("Row %(where)s is not an account of income (3) or cost (4–8). Leave the balance sheet out."),
        "much": _("Row %(where)s is too large to be right. Check the unit."),
        "kind": _("This is not a SIE file. Export it anew from the bookkeeping, as type 4."),
        "year": _("The SIE file does not say its year (#RAR 0). Export it anew."),
        "line": _("Line %(where)s of the SIE file cannot be read. Nothing was read."),
        "unbalanced": _("Voucher %(where)s does not come to nought. Correct it in the bookkeeping, and export anew."),
        "large": _("The SIE file is too large to be read."),
    }
    return sentences[fault.why] % {"where": fault.where} if fault.where else sentences[fault.why]


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_economy_form(request: KollRequest) -> HttpResponseBase:
    """Shows how a file is understood; taken in when every row has its place."""
    require(request.koll.actor, Permission.MANAGE_ECONOMY)  # before a file is opened
    page = economy_page(request.koll.context_today, request.koll.day.year)
    form = form_of(request, page)
    if request.method == "GET":
        return render_page(request, PAGE, page, form=form)
    if "rows" in request.POST:
        return take_in_economy(request, page)
    if not form.is_valid():
        return render_page(request, PAGE, page, form=form, status=HTTPStatus.BAD_REQUEST)
    try:
        return understood_economy(request, page, read_file(form.cleaned_data, targets_by_name(page)))
    except (UnableToReadEconomy, UnableToReadSie, UnableToTakeFile) as fault:
        form.add_error("file", str(fault) if isinstance(fault, UnableToTakeFile) else why_no_economy(fault))
        return render_page(request, PAGE, page, form=form, status=HTTPStatus.BAD_REQUEST)


def form_of(request: KollRequest, page: EconomyPage) -> OutcomeFileForm:
    """The form with the file, for the months that have been and the companies there are."""
    companies = [(company.key, company.name) for company in page.companies]
    sent = (request.POST, request.FILES) if request.method == "POST" and "rows" not in request.POST else (None, None)
    return OutcomeFileForm(*sent, day=request.koll.day, companies=companies)


def targets_by_name(page: EconomyPage) -> dict[str, str]:
    """What each name stands for: as remembered, or the body that is called so."""
    called = {normalise_name(body.name): body.key for body in (*page.bodies, *page.companies)}
    keyed = {body.key: body.key for body in (*page.bodies, *page.companies)}
    return called | keyed | remembered_economy_names()


def read_file(said: dict[str, Any], targets: dict[str, str]) -> Read:
    """The file as it is understood."""
    file = said["file"]
    if isinstance(file, CheckedFile):
        table = read_table(file)
        sums = sums_by_name(
            table.rows, economy_headings(), UNITS[said["unit"]], costs_are_positive=said["sign"] == "cost"
        )
        notes = (
            [_("Sheets that were not read: %(names)s.") % {"names": ", ".join(table.ignored)}] if table.ignored else []
        )
        rows = tuple(import_row_of(one_sum, targets.get(normalise_name(one_sum.name), "")) for one_sum in sums)
        return Read(source="table", name=file.name, period=said["period"], rows=rows, notes=tuple(notes))
    return read_bookkeeping(file, said["period"], said["company"])


def import_row_of(sums: Sums, target: str) -> FileRow:
    """A name's sums in thousand kronor."""
    told: list[Decimal | None] = [sums.income, sums.cost, sums.budget, sums.forecast]
    income, cost, budget, forecast = (None if row is None else to_thousands(row) for row in told)
    return FileRow(
        name=sums.name,
        count=sums.rows,
        income=income,
        cost=cost,
        net=to_thousands(sums.outcome),
        budget=budget,
        forecast=forecast,
        target=target,
    )


def read_bookkeeping(file: UncheckedFile, period: str, company: str) -> Read:
    """A company's result until the month."""
    books = bookkeeping_in(file.content)
    if not books.begins.isoformat()[:7] <= period <= books.ends.isoformat()[:7]:
        raise UnableToTakeFile(
            _("The file is about %(begins)s to %(ends)s, and the month is not within it. Choose another month.")
            % {"begins": books.begins, "ends": books.ends}
        )
    income, cost = books.until(period)
    notes = [_("Organisation number %(number)s.") % {"number": books.number}] if books.number else []
    if books.unnamed:
        notes.append(
            _("Accounts that the file does not describe: %(names)s.") % {"names": ", ".join(books.unnamed[:20])}
        )
    row = FileRow(
        name=books.company or file.name,
        count=len(books.months),
        income=to_thousands(income),
        cost=to_thousands(cost),
        net=to_thousands(cost) - to_thousands(income),
        budget=None,
        forecast=None,
        target=company,
    )
    return Read(source="sie", name=file.name, period=period, rows=(row,), notes=tuple(notes))


def understood_economy(
    request: KollRequest, page: EconomyPage, read: Read, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """The dry run: every row with what it stands for, to be changed before it is taken in."""
    kept = [[row.name, row.count, row.income, row.cost, row.net, row.budget, row.forecast] for row in read.rows]
    bodies = [(body.key, body.name) for body in (*page.bodies, *page.companies)]
    more = {
        "read": read,
        "kept": json.dumps([read.source, read.name, read.period, kept]),
        "targets": [*bodies, (LEAVE_OUT, _("Leave it out: a sum, a heading, or another's"))],
        "unknown": sum(not row.target for row in read.rows),
        "net": sum(row.net for row in read.rows if row.target not in ("", LEAVE_OUT)),
        **more,
    }
    return render_page(request, PAGE, page, status=status, **more)


def row_kept(row: Any, target: str) -> FileRow:
    """A row as the page kept it; ValueError or TypeError when somebody has changed it."""
    name, count, income, cost, net, budget, forecast = row
    income, cost, budget, forecast = (None if item is None else int(item) for item in (income, cost, budget, forecast))
    return FileRow(
        name=str(name),
        count=int(count),
        income=income,
        cost=cost,
        net=int(net),
        budget=budget,
        forecast=forecast,
        target=target,
    )


def economy_rows_kept(request: KollRequest) -> Read:
    """The file as the page kept it, with what has been chosen for each row."""
    try:
        source, name, period, rows = read_json(request.POST.get("rows", ""))
        date.fromisoformat(f"{period}-01")
        read = tuple(row_kept(row, request.POST.get(f"target_{place}", "")) for place, row in enumerate(rows[:5_000]))
    except MISSHAPEN:
        raise UnableToTakeFile(_("The table was lost on the way. Choose the file again.")) from None
    return Read(source=str(source), name=str(name), period=str(period), rows=read)


def take_in_economy(request: KollRequest, page: EconomyPage) -> HttpResponseBase:
    """Takes the rows in when each has its place; otherwise the dry run again."""
    try:
        read = economy_rows_kept(request)
    except UnableToTakeFile as refusal:
        form = form_of(request, page)
        return render_page(request, PAGE, page, form=form, why=refusal, status=HTTPStatus.BAD_REQUEST)
    if any(not row.target for row in read.rows):
        return understood_economy(request, page, read, HTTPStatus.BAD_REQUEST, asked=True)
    names = {normalise_name(row.name): row.target for row in read.rows} if read.source == "table" else {}
    file = FileTaken(source=read.source, name=read.name, names=names)
    outcomes = outcomes_of_sheet(read.rows)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return understood_economy(request, page, read, status, why=why)

    return submit(
        request, lambda doing: import_monthly_outcome(doing, period=read.period, file=file, outcomes=outcomes), show
    )
