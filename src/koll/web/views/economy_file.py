"""A month's outcome from a file: first shown as it was understood, row by row, then taken in whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus
from typing import Any

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from koll.acts.economy import FileTaken, OutcomeWords, take_outcomes
from koll.acts.files import Checked, FileWords, UnableToTakeFile
from koll.acts.sheets import table_in
from koll.charter.budget_sheet import plain
from koll.charter.economy_sheet import SKIP, Sums, UnableToReadEconomy, sums_in, thousands
from koll.connect.sie import UnableToReadSie, bookkeeping_in
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import Act, UnableTo, require
from koll.reads.economy import EconomyPage, economy_page, remembered_names
from koll.web.forms.economy import UNITS, OutcomeFileForm, headings

PAGE = "koll/economy/importing.html"


@dataclass(frozen=True, slots=True)
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


def outcomes_of(rows: Iterable[FileRow]) -> list[OutcomeWords]:
    """What the rows come to for each body they stand for; many names may stand for one."""
    found: dict[str, OutcomeWords] = {}
    for row in rows:
        if row.target == SKIP:
            continue
        held = found.get(row.target, OutcomeWords(row.target, 0))
        found[row.target] = OutcomeWords(
            row.target,
            held.net + row.net,
            both(held.income, row.income),
            both(held.cost, row.cost),
            both(held.budget, row.budget),
            both(held.forecast, row.forecast),
        )
    return list(found.values())


def both(first: int | None, second: int | None) -> int | None:
    """The sum of what is known.

    >>> both(None, 2), both(1, 2), both(None, None)
    (2, 3, None)
    """
    return None if first is None and second is None else (first or 0) + (second or 0)


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was understood."""

    source: str
    name: str
    period: str
    rows: tuple[FileRow, ...]
    notes: tuple[str, ...] = ()


def why_not(fault: UnableToReadEconomy | UnableToReadSie) -> str:
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
def importing(request: KollRequest) -> HttpResponseBase:
    """Shows how a file is understood; taken in when every row has its place."""
    require(request.koll.actor, Act.KEEP_ECONOMY)  # before a file is opened
    page = economy_page(request.koll.actor, request.koll.day.year, request.koll.day)
    form = form_of(request, page)
    if request.method == "GET":
        return render_page(request, PAGE, page, form=form)
    if "rows" in request.POST:
        return taking_in(request, page)
    if not form.is_valid():
        return render_page(request, PAGE, page, form=form, status=HTTPStatus.BAD_REQUEST)
    try:
        return understood(request, page, read_file(form.cleaned_data, targets_by_name(page)))
    except (UnableToReadEconomy, UnableToReadSie, UnableToTakeFile) as fault:
        form.add_error("file", str(fault) if isinstance(fault, UnableToTakeFile) else why_not(fault))
        return render_page(request, PAGE, page, form=form, status=HTTPStatus.BAD_REQUEST)


def form_of(request: KollRequest, page: EconomyPage) -> OutcomeFileForm:
    """The form with the file, for the months that have been and the companies there are."""
    companies = [(each.key, each.name) for each in page.companies]
    sent = (request.POST, request.FILES) if request.method == "POST" and "rows" not in request.POST else (None, None)
    return OutcomeFileForm(*sent, day=request.koll.day, companies=companies)


def targets_by_name(page: EconomyPage) -> dict[str, str]:
    """What each name stands for: as remembered, or the body that is called so."""
    called = {plain(each.name): each.key for each in (*page.bodies, *page.companies)}
    keyed = {each.key: each.key for each in (*page.bodies, *page.companies)}
    return called | keyed | remembered_names()


def read_file(said: dict[str, Any], targets: dict[str, str]) -> Read:
    """The file as it is understood."""
    file = said["file"]
    if isinstance(file, Checked):
        table = table_in(file)
        sums = sums_in(table.rows, headings(), UNITS[said["unit"]], costs_are_positive=said["sign"] == "cost")
        notes = (
            [_("Sheets that were not read: %(names)s.") % {"names": ", ".join(table.ignored)}] if table.ignored else []
        )
        rows = tuple(row_of(each, targets.get(plain(each.name), "")) for each in sums)
        return Read("table", file.name, said["period"], rows, tuple(notes))
    return read_bookkeeping(file, said["period"], said["company"])


def row_of(sums: Sums, target: str) -> FileRow:
    """A name's sums in thousand kronor."""
    told: list[Decimal | None] = [sums.income, sums.cost, sums.budget, sums.forecast]
    income, cost, budget, forecast = (None if each is None else thousands(each) for each in told)
    return FileRow(sums.name, sums.rows, income, cost, thousands(sums.outcome), budget, forecast, target)


def read_bookkeeping(file: FileWords, period: str, company: str) -> Read:
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
        books.company or file.name,
        len(books.months),
        thousands(income),
        thousands(cost),
        thousands(cost) - thousands(income),
        None,
        None,
        company,
    )
    return Read("sie", file.name, period, (row,), tuple(notes))


def understood(
    request: KollRequest, page: EconomyPage, read: Read, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """The dry run: every row with what it stands for, to be changed before it is taken in."""
    kept = [[row.name, row.count, row.income, row.cost, row.net, row.budget, row.forecast] for row in read.rows]
    bodies = [(each.key, each.name) for each in (*page.bodies, *page.companies)]
    more = {
        "read": read,
        "kept": json.dumps([read.source, read.name, read.period, kept]),
        "targets": [*bodies, (SKIP, _("Leave it out: a sum, a heading, or another's"))],
        "unknown": sum(not row.target for row in read.rows),
        "net": sum(row.net for row in read.rows if row.target not in ("", SKIP)),
        **more,
    }
    return render_page(request, PAGE, page, status=status, **more)


def row_kept(row: Any, target: str) -> FileRow:
    """A row as the page kept it; ValueError or TypeError when somebody has changed it."""
    name, count, income, cost, net, budget, forecast = row
    income, cost, budget, forecast = (None if each is None else int(each) for each in (income, cost, budget, forecast))
    return FileRow(str(name), int(count), income, cost, int(net), budget, forecast, target)


def rows_kept(request: KollRequest) -> Read:
    """The file as the page kept it, with what has been chosen for each row."""
    try:
        source, name, period, rows = json.loads(request.POST["rows"])
        read = tuple(row_kept(row, request.POST.get(f"target_{place}", "")) for place, row in enumerate(rows[:5_000]))
    except (ValueError, TypeError):
        raise UnableToTakeFile(_("The table was lost on the way. Choose the file again.")) from None
    return Read(str(source), str(name), str(period), read)


def taking_in(request: KollRequest, page: EconomyPage) -> HttpResponseBase:
    """Takes the rows in when each has its place; otherwise the dry run again."""
    try:
        read = rows_kept(request)
    except UnableToTakeFile as refusal:
        form = form_of(request, page)
        return render_page(request, PAGE, page, form=form, why=refusal, status=HTTPStatus.BAD_REQUEST)
    if any(not row.target for row in read.rows):
        return understood(request, page, read, HTTPStatus.BAD_REQUEST, asked=True)
    names = {plain(row.name): row.target for row in read.rows} if read.source == "table" else {}
    file = FileTaken(read.source, read.name, names)
    outcomes = outcomes_of(read.rows)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return understood(request, page, read, status, why=why)

    return try_to(request, lambda doing: take_outcomes(doing, period=read.period, file=file, outcomes=outcomes), show)
