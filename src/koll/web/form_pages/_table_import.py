"""Tables that come in: chosen, looked through, and taken in whole; one set of pages for every kind."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from koll.acts.engine import Doing, Done
from koll.acts.imports import (
    LEAVE_OUT,
    CheckedFile,
    Chosen,
    Foreseen,
    ImportMemory,
    KeptUpload,
    TableImport,
    TableInFile,
    foresee_table,
    keep_upload,
    read_table,
    upload_with,
    within_limits,
)
from koll.domain.refusals import Refusal, Words
from koll.frame.form_submission import doing_of, submit
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.ref_converters import address_of_route
from koll.web.form_pages._choices import one_of
from koll.web.form_pages._file_fields import TableForm

TEMPLATE = "form_pages/table_import.html"
COLUMN, NAME = "column_", "name_"
"""How the boxes begin in which a column is chosen by its place, and what a name stands for by its plain name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenTable[R]:
    """What the act takes in: the rows, what is remembered of the choices, and the file with what was chosen with it."""

    rows: tuple[R, ...]
    memory: ImportMemory
    file_name: str
    settings: Mapping[str, str]


def words_for_rows(count: int) -> str:
    """The button that takes in so many rows."""
    return ngettext("Take in %(n)s row", "Take in %(n)s rows", count) % {"n": count}


def read_by_itself(file: CheckedFile, _settings: Mapping[str, str]) -> TableInFile:
    """The table of a file, whatever was chosen with it."""
    return read_table(file)


def no_summary(_foreseen: Foreseen[Any]) -> str:
    """Nothing to say of all rows together."""
    return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage[R]:
    """How a kind of table is taken in: its words, the form with its file, how that is read, and the act.

    `form` makes a form whose field `file` is the table, and whose others are chosen with it. `route` is of the page,
    `take_route` of what is sent from it, `place` what their addresses need; `back` is an address and its words.
    `is_read_by_settings`: what is chosen with the file says how it is read, and is not chosen anew beside its rows.
    `names_columns`: its columns can be chosen; not those of sums that a reader has made.
    """

    declaration: TableImport[R]
    title: Words
    lede: Words
    help: tuple[Words, ...]
    back: tuple[Words, Words]
    route: str
    take_route: str
    take: Callable[[Doing, TakenTable[R]], Done]
    button: Callable[[int], str] = words_for_rows
    form: Callable[..., forms.Form] = TableForm
    read: Callable[[Any, Mapping[str, str]], TableInFile] = read_by_itself
    is_read_by_settings: bool = False
    names_columns: bool = True
    summary: Callable[[Foreseen[R]], str] = no_summary
    files: tuple[tuple[str, str], ...] = ()
    place: tuple[object, ...] = ()


class ChoicesForm(forms.Form):
    """What each column of the file is, and what each name that is not a thing's own stands for."""

    def __init__(self, foreseen: Foreseen[Any], declaration: TableImport[Any]) -> None:
        super().__init__()
        columns = [("", _("It is not read")), *headings_of(declaration)]
        for column in foreseen.columns:
            field = one_of(column.heading, columns)
            field.initial = column.name
            self.fields[f"{COLUMN}{column.place}"] = field
        choices = [("", "–"), *foreseen.targets, (LEAVE_OUT, _("Leave its rows out"))]
        for name in sorted(foreseen.names, key=lambda name: bool(name.target)):
            if not name.is_exact:
                field = one_of(name.name, choices)
                field.initial = name.target
                self.fields[f"{NAME}{name.plain}"] = field

    def columns(self) -> list[forms.BoundField]:
        """The boxes of the columns."""
        return [field for field in self if field.name.startswith(COLUMN)]

    def names(self) -> list[forms.BoundField]:
        """The boxes of the names."""
        return [field for field in self if field.name.startswith(NAME)]


def headings_of(declaration: TableImport[Any]) -> list[tuple[str, str]]:
    """The columns that may be chosen."""
    return [(column.name, str(column.heading)) for column in declaration.columns if column.heading]


def _chosen_in(request: KollRequest) -> Chosen:
    """What has been chosen on the page; columns that were not asked about are left as they are understood."""
    sent = request.POST
    columns = {
        int(place): sent[name] for name in sent if (place := name.removeprefix(COLUMN)) != name and place.isdecimal()
    }
    names = {name.removeprefix(NAME): sent[name] for name in sent if name.startswith(NAME) and sent[name]}
    return Chosen(columns=columns or None, names=names)


def settings_in(form: forms.Form) -> dict[str, str]:
    """What was chosen beside the file."""
    return {name: str(value or "") for name, value in form.cleaned_data.items() if name != "file"}


def import_table_page[R](request: KollRequest, page: ImportPage[R]) -> HttpResponseBase:
    """The file to choose; when it is sent, what would come of each of its rows. Nothing is recorded here."""
    if request.method == "GET":
        return _file_page(request, page, page.form())
    form = page.form(request.POST, request.FILES)
    if not form.is_valid():
        return _file_page(request, page, form, HTTPStatus.BAD_REQUEST)
    file, settings = form.cleaned_data["file"], settings_in(form)
    try:
        table = within_limits(page.read(file, settings))
        upload = KeptUpload(token=secrets.token_urlsafe(24), name=file.name, table=table, settings=settings)
        keep_upload(request.koll.actor, request.koll.now, upload, kind=page.declaration.key)
    except Refusal as refusal:
        return _file_page(request, page, form, HTTPStatus.BAD_REQUEST, why=refusal)
    return preview_page(request, page, upload, settings, Chosen())


def take_table_action[R](request: KollRequest, page: ImportPage[R]) -> HttpResponseBase:
    """Takes in what was shown, when nothing of it is wrong; or shows it again as it is now chosen."""
    form = page.form(request.POST)
    del form.fields["file"]
    try:
        token = request.POST.get("token", "")
        upload = upload_with(request.koll.actor, request.koll.now, token, kind=page.declaration.key)
    except Refusal as refusal:
        return _file_page(request, page, page.form(), HTTPStatus.BAD_REQUEST, why=refusal)
    settings = settings_in(form) if form.is_valid() and not page.is_read_by_settings else upload.settings
    chosen = _chosen_in(request)
    if "again" in request.POST:
        return preview_page(request, page, upload, settings, chosen)
    foreseen = foresee_table(doing_of(request), page.declaration, upload.table, settings, chosen)
    if not foreseen.is_whole:
        return preview_page(request, page, upload, settings, chosen, HTTPStatus.BAD_REQUEST, why=first_fault(foreseen))

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return preview_page(request, page, upload, settings, chosen, status, why=why)

    taken = TakenTable(rows=foreseen.taken, memory=foreseen.memory, file_name=upload.name, settings=settings)
    return submit(request, lambda doing: page.take(doing, taken), show)


def first_fault(foreseen: Foreseen[Any]) -> Refusal:
    """Why nothing is taken in."""
    if foreseen.fault is not None:
        return foreseen.fault
    wrong = next(row for row in foreseen.rows if row.state == "wrong")
    return Refusal(
        "import.row_wrong",
        _("Nothing has been taken in: row %(row)s is wrong. %(why)s") % {"row": wrong.number, "why": wrong.why},
    )


def _file_page(
    request: KollRequest, page: ImportPage[Any], form: forms.Form, status: int = HTTPStatus.OK, **more: Any
) -> HttpResponseBase:
    """The page with the file to choose."""
    return render_page(request, TEMPLATE, page, status=status, form=form, **(words_of(page) | more))


def words_of(page: ImportPage[Any]) -> dict[str, Any]:
    """What the template cannot say of a kind by itself."""
    columns = [str(column.heading) for column in page.declaration.columns if column.heading]
    needed = [str(column.heading) for column in page.declaration.columns if column.needed]
    return {
        "headings": ", ".join(columns),
        "needed": ", ".join(needed),
        "file_button": "primary",
        "file_address": address_of_route(page.route, *page.place),
        "take_address": address_of_route(page.take_route, *page.place),
    }


def preview_page[R](
    request: KollRequest,
    page: ImportPage[R],
    upload: KeptUpload,
    settings: Mapping[str, str],
    chosen: Chosen,
    status: int = HTTPStatus.OK,
    **more: Any,
) -> HttpResponseBase:
    """Row by row what would happen, and the button that does it when nothing is wrong."""
    doing = doing_of(request)
    foreseen = foresee_table(doing, page.declaration, upload.table, settings, chosen)
    shown = words_of_preview(page, foreseen, settings) | {"upload": upload, "notes": upload.table.notes}
    status = HTTPStatus.BAD_REQUEST if foreseen.fault and status == HTTPStatus.OK else status
    again = page.form(initial=settings, auto_id="again_%s")
    return _file_page(request, page, again, status, **(shown | more))


def words_of_preview(page: ImportPage[Any], foreseen: Foreseen[Any], settings: Mapping[str, str]) -> dict[str, Any]:
    """What the template says of a table that has been read."""
    beside = page.form(initial=settings)
    for name in [*beside.fields] if page.is_read_by_settings else ["file"]:
        del beside.fields[name]
    return {
        "foreseen": foreseen,
        "counted": counted_words(foreseen),
        "rows": [(row, state_word(row.state)) for row in foreseen.rows],
        "choices": ChoicesForm(foreseen, page.declaration),
        "shows_columns": page.names_columns,
        "columns_open": foreseen.fault is not None or any(not column.name for column in foreseen.columns),
        "beside": beside,
        "summary": page.summary(foreseen),
        "file_button": "secondary",
        "button_words": page.button(foreseen.to_do),
        "why": foreseen.fault,
    }


def counted_words(foreseen: Foreseen[Any]) -> list[str]:
    """How many rows there are of each state, in words."""
    counts = {state: foreseen.count(state) for state in ("new", "changed", "cancelled", "there", "differs", "wrong")}
    words = {
        "new": ngettext("%(n)s new", "%(n)s new ones", counts["new"]),
        "changed": ngettext("%(n)s changed", "%(n)s changed ones", counts["changed"]),
        "cancelled": ngettext("%(n)s cancelled", "%(n)s cancelled ones", counts["cancelled"]),
        "there": ngettext("%(n)s already there", "%(n)s are already there", counts["there"]),
        "differs": ngettext("%(n)s says otherwise", "%(n)s say otherwise", counts["differs"]),
        "wrong": ngettext("%(n)s wrong", "%(n)s wrong ones", counts["wrong"]),
    }
    return [words[state] % {"n": count} for state, count in counts.items() if count]


def state_word(state: str) -> str:
    """What would happen with a row."""
    return {
        "new": _("New"),
        "changed": _("Changed"),
        "cancelled": _("Cancelled"),
        "there": _("Already there"),
        "differs": _("Says otherwise, and what is recorded is left as it is"),
        "wrong": _("Wrong"),
    }[state]
