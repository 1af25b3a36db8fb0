"""A budget's amounts out to a file and in again: first shown as they were understood, then taken in whole."""

from __future__ import annotations

import json
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.act import Doing, Done
from koll.acts.budget import import_budget
from koll.acts.budget_rows import BudgetWords, GoalWords, SpecialWords
from koll.acts.files import KINDS, UnableToTakeFile
from koll.acts.sheets import as_csv, table_in
from koll.charter.budget import LINES, Frame
from koll.charter.budget_sheet import SKIP, UNITS, Matched, SheetRow, UnableToReadSheet, match, plain, read_table
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.files import sent
from koll.frame.guards import must, refuse_sealed
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.frame.templatetags.budget import line_word
from koll.permissions import UnableTo
from koll.reads.attachments import AttachmentFile
from koll.reads.budget import YearPage, budget_called, may_budget, remembered_names
from koll.web.forms.attaching import FileField
from koll.web.forms.choices import one_of
from koll.web.forms.fields import LOOK
from koll.web.views.budget import found
from koll.web.views.budgeting import seat_in

TEMPLATE = "koll/budget/import.html"


class FileForm(forms.Form):
    """The file, and in which unit its amounts are written."""

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        accepted = forms.FileInput(attrs={**LOOK, "accept": ".xlsx,.csv"})
        self.fields["file"] = FileField(label=_("Excel or CSV file"), widget=accepted, help_text="")
        units = {"thousand": _("thousand kronor"), "krona": _("kronor"), "million": _("million kronor")}
        self.fields["unit"] = one_of(_("The amounts are in"), units.items())


def why_not(fault: UnableToReadSheet) -> str:
    """The sentence for a file that was not read."""
    sentences = {
        "large": _("The file is too large for a budget. Save the sheet with the frames as a file of its own."),
        "years": _("There is no row with the three years of the plan as headings, like Operations 2028."),
        "amount": _("An amount cannot be read as whole thousand kronor: %(where)s. Nothing was read."),
    }
    return sentences[fault.why] % {"where": fault.where} if fault.where else sentences[fault.why]


def targets(page: YearPage) -> list[tuple[str, str]]:
    """What a row can stand for."""
    lines = [(f"line:{kind}", line_word(kind)) for kind in LINES]
    return [*page.bodies, *lines, (SKIP, _("Leave it out: a sum, a heading or a remark"))]


def named(page: YearPage) -> dict[str, str]:
    """The targets by plain name."""
    return {plain(name): key for key, name in targets(page) if key != SKIP}


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def importing(request: KollRequest, year: int) -> HttpResponseBase:
    """Shows how a file is understood; taken in when every row has its place."""
    page = found(request, year)
    why = _("The executive board draws up the proposed budget (KL 11:8).")
    must(request, may_budget(request.koll.actor).propose, why)
    if request.method == "GET":
        return render_page(request, TEMPLATE, page, form=FileForm())
    if "rows" in request.POST:
        return taking_in(request, page)
    refuse_sealed(request)
    return reading(request, page, FileForm(request.POST, request.FILES))


def reading(request: KollRequest, page: YearPage, form: FileForm) -> HttpResponseBase:
    """Reads the file that was sent, or says why it cannot be read."""
    if not form.is_valid():
        return render_page(request, TEMPLATE, page, form=form, status=HTTPStatus.BAD_REQUEST)
    file, unit = form.cleaned_data["file"], form.cleaned_data["unit"]
    try:
        table = table_in(file)
        rows = read_table(table.rows, page.year, unit if unit in UNITS else "thousand")
    except (UnableToReadSheet, UnableToTakeFile) as fault:
        form.add_error("file", why_not(fault) if isinstance(fault, UnableToReadSheet) else str(fault))
        return render_page(request, TEMPLATE, page, form=form, status=HTTPStatus.BAD_REQUEST)
    matched = match(rows, named(page), remembered_names())
    return understood(request, page, rows, matched, ignored=table.ignored)


def understood(
    request: KollRequest, page: YearPage, rows: tuple[SheetRow, ...], matched: Matched, **more: Any
) -> HttpResponseBase:
    """The dry run: every row with what it stands for, to be changed before it is taken in."""
    chosen = {row.place: target for row, target in matched.known} | {row.place: SKIP for row in matched.skipped}
    kept = json.dumps([[row.place, row.name, row.operations, row.investment] for row in rows])
    lines = [(row, chosen.get(row.place, "")) for row in rows]
    more = {"lines": lines, "kept": kept, "matched": matched, "targets": targets(page), **more}
    return render_page(request, TEMPLATE, page, **more)


def rows_kept(text: str) -> tuple[SheetRow, ...]:
    """The rows of the dry run as the page kept them; no such page when somebody has changed them."""
    try:
        rows = json.loads(text)
        return tuple(
            SheetRow(int(place), str(name), whole(used), whole(built)) for place, name, used, built in rows[:500]
        )
    except (ValueError, TypeError):
        raise Http404 from None


def whole(amounts: Any) -> tuple[int, int, int]:
    """Three whole numbers, or ValueError."""
    first, second, third = amounts
    return int(first), int(second), int(third)


def taking_in(request: KollRequest, page: YearPage) -> HttpResponseBase:
    """Takes the rows in when each has its place; otherwise the dry run again."""
    rows = rows_kept(request.POST["rows"])
    allowed = {key for key, _name in targets(page)}
    names = {plain(row.name): request.POST.get(f"target_{row.place}", "") for row in rows}
    matched = match(rows, {}, {name: target for name, target in names.items() if target in allowed})
    if not matched.is_whole:
        return understood(request, page, rows, matched, status=HTTPStatus.BAD_REQUEST, asked=True)
    words, revision = words_from(page, matched), page.proposal.revision if page.proposal else 0

    def do(doing: Doing) -> Done:
        board = seat_in(request, "executive")
        return import_budget(doing, year=page.year, body=board, words=words, names=names, revision=revision)

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return understood(request, page, rows, matched, why=why, status=status)

    return try_to(request, do, show)


def words_from(page: YearPage, matched: Matched) -> BudgetWords:
    """The proposal with the sheet's amounts; what the sheet says nothing of stays as it is."""
    there = page.proposal
    figures = there.figures if there else None
    rows = {target: row for row, target in matched.known}
    lines = {
        kind: rows[f"line:{kind}"].operations if f"line:{kind}" in rows else getattr(figures, kind, (0, 0, 0))
        for kind in LINES
    }
    frames = {each.body: each for each in figures.frames} if figures else {}
    frames |= {key: Frame(key, row.operations, row.investment) for key, row in rows.items() if key in dict(page.bodies)}
    before = page.before.figures.tax_rate if page.before else 0
    specials = there.specials if there else ()
    return BudgetWords(
        tax_rate=figures.tax_rate if figures else before,
        frames=tuple(frames.values()),
        goals=tuple(GoalWords(each.kind, each.text, each.target) for each in there.goals) if there else (),
        assignments=tuple(SpecialWords(each.body_key, each.heading, each.text, each.amount) for each in specials),
        words=there.words if there else "",
        exception=figures.exception if figures else "",
        exception_reason=figures.exception_reason if figures else "",
        **lines,
    )


@reached_by(Audience.INSIDE)
@require_GET
def exporting(request: KollRequest, year: int, number: int) -> HttpResponseBase:
    """The amounts of a budget as the file that can be read in again."""
    view = budget_called(number, year, request.koll.on)
    if view is None:
        raise Http404
    page = found(request, year)
    used = [_("Operations %(year)s") % {"year": each} for each in view.figures.years]
    built = [_("Investment %(year)s") % {"year": each} for each in view.figures.years]
    rows: list[list[str]] = [[_("Body"), *used, *built]]
    for key, name in page.bodies:
        frame = view.figures.frame_of(key)
        rows.append([name, *map(str, (*frame.operations, *frame.investment))])
    for kind in LINES:
        rows.append([line_word(kind), *map(str, getattr(view.figures, kind)), "", "", ""])
    return sent(AttachmentFile(f"budget-{year}.csv", KINDS["csv"][0], as_csv(rows)))
