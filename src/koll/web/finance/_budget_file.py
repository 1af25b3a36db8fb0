"""A budget's amounts out to a file and in again: first shown as they were understood, then taken in whole."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.engine import Doing, Done
from koll.acts.finance import BudgetAssignmentInput, BudgetInput, FinancialGoalInput, import_budget
from koll.acts.imports import UnableToTakeFile
from koll.acts.imports import read_table as read_table_act
from koll.domain.finance import (
    LINES,
    SKIP,
    UNITS,
    Frame,
    MatchedRows,
    SheetRow,
    UnableToReadSheet,
    match_rows,
    normalise_name,
    read_budget_table,
)
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent, table_file
from koll.frame.http.guards import must, refuse_sealed
from koll.frame.http.json_sent import MISSHAPEN, read_json
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.templatetags.budget import line_word
from koll.permissions import UnableTo
from koll.reads.finance import BudgetYearPage, budget_called, may_budget, remembered_names
from koll.web.finance._budget import budget_year_or_404
from koll.web.finance._budget_changes import seat_in
from koll.web.form_pages import LOOK, FileField, one_of

TEMPLATE = "finance/budget/import.html"


class FileForm(forms.Form):
    """The file, and in which unit its amounts are written."""

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        accepted = forms.FileInput(attrs={**LOOK, "accept": ".xlsx,.csv"})
        self.fields["file"] = FileField(label=_("Excel or CSV file"), widget=accepted, help_text="")
        units = {"thousand": _("thousand kronor"), "krona": _("kronor"), "million": _("million kronor")}
        self.fields["unit"] = one_of(_("The amounts are in"), units.items())


def why_no_budget(fault: UnableToReadSheet) -> str:
    """The sentence for a file that was not read."""
    sentences = {
        "large": _("The file is too large for a budget. Save the sheet with the frames as a file of its own."),
        "years": _("There is no row with the three years of the plan as headings, like Operations 2028."),
        "amount": _("An amount cannot be read as whole thousand kronor: %(where)s. Nothing was read."),
    }
    return sentences[fault.why] % {"where": fault.where} if fault.where else sentences[fault.why]


def targets(page: BudgetYearPage) -> list[tuple[str, str]]:
    """What a row can stand for."""
    lines = [(f"line:{kind}", line_word(kind)) for kind in LINES]
    return [*page.bodies, *lines, (SKIP, _("Leave it out: a sum, a heading or a remark"))]


def named_bodies_of_rows(page: BudgetYearPage) -> dict[str, str]:
    """The targets by plain name."""
    return {normalise_name(name): key for key, name in targets(page) if key != SKIP}


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_budget_form(request: KollRequest, year: int) -> HttpResponseBase:
    """Shows how a file is understood; taken in when every row has its place."""
    page = budget_year_or_404(request, year)
    why = _("The executive board draws up the proposed budget (KL 11:8).")
    must(request, may_budget(request.koll.actor).propose, why)
    if request.method == "GET":
        return render_page(request, TEMPLATE, page, form=FileForm())
    if "rows" in request.POST:
        return take_in_budget(request, page)
    refuse_sealed(request)
    return reading_of_file(request, page, FileForm(request.POST, request.FILES))


def reading_of_file(request: KollRequest, page: BudgetYearPage, form: FileForm) -> HttpResponseBase:
    """Reads the file that was sent, or says why it cannot be read."""
    if not form.is_valid():
        return render_page(request, TEMPLATE, page, form=form, status=HTTPStatus.BAD_REQUEST)
    file, unit = form.cleaned_data["file"], form.cleaned_data["unit"]
    try:
        table = read_table_act(file)
        rows = read_budget_table(table.rows, page.year, unit if unit in UNITS else "thousand")
    except (UnableToReadSheet, UnableToTakeFile) as fault:
        form.add_error("file", why_no_budget(fault) if isinstance(fault, UnableToReadSheet) else str(fault))
        return render_page(request, TEMPLATE, page, form=form, status=HTTPStatus.BAD_REQUEST)
    matched = match_rows(rows, named_bodies_of_rows(page), remembered_names())
    return understood_budget(request, page, rows, matched, ignored=table.ignored)


def understood_budget(
    request: KollRequest, page: BudgetYearPage, rows: tuple[SheetRow, ...], matched: MatchedRows, **more: Any
) -> HttpResponseBase:
    """The dry run: every row with what it stands for, to be changed before it is taken in."""
    chosen = {row.place: target for row, target in matched.known} | {row.place: SKIP for row in matched.skipped}
    kept = json.dumps([[row.place, row.name, row.operations, row.investment] for row in rows])
    lines = [(row, chosen.get(row.place, "")) for row in rows]
    more = {"lines": lines, "kept": kept, "matched": matched, "targets": targets(page), **more}
    return render_page(request, TEMPLATE, page, **more)


def budget_rows_kept(text: str) -> tuple[SheetRow, ...]:
    """The rows of the dry run as the page kept them; no such page when somebody has changed them."""
    try:
        rows = read_json(text)
        return tuple(
            SheetRow(place=int(place), name=str(name), operations=whole_budget(used), investment=whole_budget(built))
            for place, name, used, built in rows[:500]
        )
    except MISSHAPEN:
        raise Http404 from None


def whole_budget(amounts: Any) -> tuple[int, int, int]:
    """Three whole numbers, or ValueError."""
    first, second, third = amounts
    return int(first), int(second), int(third)


def take_in_budget(request: KollRequest, page: BudgetYearPage) -> HttpResponseBase:
    """Takes the rows in when each has its place; otherwise the dry run again."""
    rows = budget_rows_kept(request.POST.get("rows", ""))
    allowed = {key for key, _name in targets(page)}
    names = {normalise_name(row.name): request.POST.get(f"target_{row.place}", "") for row in rows}
    matched = match_rows(rows, {}, {name: target for name, target in names.items() if target in allowed})
    if not matched.is_whole:
        return understood_budget(request, page, rows, matched, status=HTTPStatus.BAD_REQUEST, asked=True)
    words, revision = words_from(page, matched), page.proposal.revision if page.proposal else 0

    def do(doing: Doing) -> Done:
        board = seat_in(request, "executive")
        return import_budget(doing, year=page.year, body=board, words=words, names=names, revision=revision)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return understood_budget(request, page, rows, matched, why=why, status=status)

    return submit(request, do, show)


def words_from(page: BudgetYearPage, matched: MatchedRows) -> BudgetInput:
    """The proposal with the sheet's amounts; what the sheet says nothing of stays as it is."""
    there = page.proposal
    figures = there.figures if there else None
    rows = {target: row for row, target in matched.known}
    lines = {
        kind: rows[f"line:{kind}"].operations if f"line:{kind}" in rows else getattr(figures, kind, (0, 0, 0))
        for kind in LINES
    }
    frames = {frame.body: frame for frame in figures.frames} if figures else {}
    frames |= {key: Frame(key, row.operations, row.investment) for key, row in rows.items() if key in dict(page.bodies)}
    before = page.before.figures.tax_rate if page.before else 0
    specials = there.specials if there else ()
    return BudgetInput(
        tax_rate=figures.tax_rate if figures else before,
        frames=tuple(frames.values()),
        goals=tuple(FinancialGoalInput(kind=goal.kind, text=goal.text, target=goal.target) for goal in there.goals)
        if there
        else (),
        assignments=tuple(
            BudgetAssignmentInput(
                body=special.body_key, heading=special.heading, text=special.text, amount=special.amount
            )
            for special in specials
        ),
        words=there.words if there else "",
        exception=figures.exception if figures else "",
        exception_reason=figures.exception_reason if figures else "",
        **lines,
    )


@reached_by(Audience.INSIDE)
@require_GET
def send_budget(request: KollRequest, year: int, number: int) -> HttpResponseBase:
    """The amounts of a budget as the file that can be read in again."""
    view = budget_called(request.koll.context, number, year)
    if view is None:
        raise Http404
    page = budget_year_or_404(request, year)
    used = [_("Operations %(year)s") % {"year": one_year} for one_year in view.figures.years]
    built = [_("Investment %(year)s") % {"year": one_year} for one_year in view.figures.years]
    rows: list[list[str]] = [[_("Body"), *used, *built]]
    for key, name in page.bodies:
        frame = view.figures.frame_of(key)
        rows.append([name, *map(str, (*frame.operations, *frame.investment))])
    for kind in LINES:
        rows.append([line_word(kind), *map(str, getattr(view.figures, kind)), "", "", ""])
    return sent(table_file(rows, name=f"budget-{year}", kind="csv"))
