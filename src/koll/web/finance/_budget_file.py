"""A budget's amounts out to a file and in again: first shown as they were understood, then taken in whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.engine import Doing, Done
from koll.acts.finance import (
    BudgetAssignmentInput,
    BudgetInput,
    BudgetRow,
    FinancialGoalInput,
    budget_table,
    import_budget,
)
from koll.domain.finance import LINES, NOTHING, Figures, Frame
from koll.domain.refs import BudgetRef
from koll.frame.components.finance import line_word
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent, table_file
from koll.frame.http.guards import must, refuse_sealed
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.reads.finance import BudgetYearPage, budget_called, may_budget
from koll.web.finance._budget import budget_year_or_404
from koll.web.finance._budget_changes import seat_in
from koll.web.form_pages import (
    LOOK,
    FileField,
    ImportPage,
    TakenTable,
    import_table_page,
    one_of,
    take_table_action,
)

LINE = "line:"
"""Before the kind of an income line, where a row may stand for a body or a line."""


class FileForm(forms.Form):
    """The file, and in which unit its amounts are written."""

    def __init__(self, data: Any = None, files: Any = None, **options: Any) -> None:
        super().__init__(data, files, **options)
        accepted = forms.FileInput(attrs={**LOOK, "accept": ".xlsx,.csv"})
        self.fields["file"] = FileField(label=_("Excel or CSV file"), widget=accepted, help_text="")
        units = {"thousand": _("thousand kronor"), "krona": _("kronor"), "million": _("million kronor")}
        self.fields["unit"] = one_of(_("The amounts are in"), units.items())


def targets(page: BudgetYearPage) -> list[tuple[str, str]]:
    """What a row can stand for."""
    return [*page.bodies, *((f"{LINE}{kind}", line_word(kind)) for kind in LINES)]


def rows_of_figures(page: BudgetYearPage, figures: Figures) -> list[BudgetRow]:
    """A budget as the rows of its table."""
    frames = {frame.body: frame for frame in figures.frames}
    bodies = [
        BudgetRow.of(key, frames[key].operations, frames[key].investment)
        if key in frames
        else BudgetRow.of(key, NOTHING, NOTHING)
        for key, _name in page.bodies
    ]
    return [*bodies, *(BudgetRow.of(f"{LINE}{kind}", getattr(figures, kind), NOTHING) for kind in LINES)]


def _import_page_of(page: BudgetYearPage, board: str) -> ImportPage[BudgetRow]:
    """The page on which the proposal of the board (its key) is read from a file."""
    known = rows_of_figures(page, page.proposal.figures) if page.proposal else []

    def take(doing: Doing, taken: TakenTable[BudgetRow]) -> Done:
        return import_budget(
            doing,
            year=page.year,
            body=board,
            words=words_from(page, taken.rows),
            memory=taken.memory,
            revision=page.proposal.revision if page.proposal else 0,
        )

    return ImportPage(
        declaration=budget_table(page.year, targets(page), known),
        title=_("Read the proposal for %(year)s from a file") % {"year": page.year},
        lede=_("You first see how the file is understood. Nothing is saved until you take it in."),
        help=(
            _(
                "The sheet has a body in each row, and the years as headings: first operations for three years, "
                "then investment. Only the first visible sheet is read."
            ),
        ),
        back=(address(BudgetRef(year=page.year)), _("Budget")),
        route="budget_import",
        take_route="budget_import",
        place=(BudgetRef(year=page.year),),
        take=take,
        form=FileForm,
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def import_budget_form(request: KollRequest, ref: BudgetRef) -> HttpResponseBase:
    """Shows how a file is understood; taken in when every row has its place."""
    page = budget_year_or_404(request, ref.year)
    why = _("The executive board draws up the proposed budget (KL 11:8).")
    must(request, may_budget(request.koll.actor).propose, why)
    refuse_sealed(request)  # before a file is opened
    shown = _import_page_of(page, seat_in(request, "executive"))
    return take_table_action(request, shown) if "token" in request.POST else import_table_page(request, shown)


def words_from(page: BudgetYearPage, rows: Sequence[BudgetRow]) -> BudgetInput:
    """The proposal with the sheet's amounts; what the sheet says nothing of stays as it is."""
    there = page.proposal
    figures = there.figures if there else None
    by_target = {row.target: row for row in rows}
    lines = {
        kind: by_target[f"{LINE}{kind}"].operations if f"{LINE}{kind}" in by_target else getattr(figures, kind, NOTHING)
        for kind in LINES
    }
    frames = {frame.body: frame for frame in figures.frames} if figures else {}
    frames |= {
        key: Frame(body=key, operations=row.operations, investment=row.investment)
        for key, row in by_target.items()
        if not key.startswith(LINE)
    }
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
def send_budget(request: KollRequest, ref: BudgetRef, number: int) -> HttpResponseBase:
    """The amounts of a budget as the file that can be read in again."""
    view = budget_called(request.koll.context, number, ref.year)
    if view is None:
        raise Http404
    page = budget_year_or_404(request, ref.year)
    names = dict(targets(page))
    table = budget_table(ref.year, targets(page), ())
    rows = [[names[row.target], *table.cells(row)[1:]] for row in rows_of_figures(page, view.figures)]
    return sent(table_file([table.headings, *rows], name=f"budget-{ref.year}", kind="csv"))
