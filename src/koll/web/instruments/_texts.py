"""What has been decided shall hold: the register, each text and statement, and adopting a new one."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.decisions import record_reconsideration
from koll.domain.charter import Instrument
from koll.domain.refs import InstrumentRef, StatementRef, VersionRef
from koll.frame.duty_lines import duty_lines, group_duties
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.activities import answers_to
from koll.reads.assignments import MayAssign, may_with
from koll.reads.instruments import (
    InstrumentPage,
    instrument_page,
    instruments_page,
    statement_with_key,
    status_of_statement,
    to_be_reconsidered,
    version_page,
)
from koll.reads.thread import story_of_statement
from koll.snapshot import Snapshot
from koll.web.decisions import DecisionForm
from koll.web.form_pages import FormPage, TextField, show_or_submit


@reached_by(Audience.INSIDE)
@require_GET
def show_instruments(request: KollRequest) -> HttpResponseBase:
    """Every kind of governing text with what holds."""
    rows = instruments_page(request.koll.snapshot)
    duties = [item for row in rows for item in row.owed]
    lines = group_duties(duties, request.koll.snapshot.charter, request.koll.snapshot.bodies.names)
    held = sum(line.state == "in_force" for row in rows for line in row.versions)
    return render_page(request, "instruments/steering/register.html", rows, duties=lines, held=held)


def instrument_or_404(snapshot: Snapshot, key: str) -> InstrumentPage:
    """The instrument's page, or no such page."""
    page = instrument_page(snapshot, key)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def show_instrument(request: KollRequest, ref: InstrumentRef) -> HttpResponseBase:
    """Everything there is of one kind of text."""
    page = instrument_or_404(request.koll.snapshot, ref.key)
    duties = duty_lines(page.row.owed, request.koll.snapshot.charter, request.koll.snapshot.bodies.names)
    mine = {seat.body for seat in request.koll.actor.seats if seat.role == "secretary"}
    may_adopt = any(key in mine for key, _name in page.may_be_decided_by) and request.koll.on == request.koll.day
    reconsidered = request.koll.snapshot.charter.instrument(ref.key).reconsidered
    return render_page(
        request,
        "instruments/steering/instrument.html",
        page,
        duties=duties,
        may_adopt=may_adopt,
        may_reconsider=may_adopt and reconsidered is not None,
    )


@reached_by(Audience.INSIDE)
@require_GET
def show_version(request: KollRequest, ref: VersionRef) -> HttpResponseBase:
    """One text in full."""
    page = version_page(request.koll.snapshot, ref.instrument, ref.body, ref.in_force_from, ref.beside)
    if page is None:
        raise Http404
    reconsider = ref.instrument in to_be_reconsidered(request.koll.snapshot)
    return render_page(request, "instruments/steering/version.html", page, reconsider=reconsider)


@reached_by(Audience.INSIDE)
@require_GET
def show_statement(request: KollRequest, ref: StatementRef) -> HttpResponseBase:
    """One statement, what bodies have answered, and its story."""
    line = statement_with_key(request.koll.snapshot, ref.instrument, ref.key)
    if line is None:
        raise Http404
    return render_page(
        request,
        "instruments/steering/statement.html",
        line,
        instrument=ref.instrument,
        standing=status_of_statement(request.koll.snapshot, ref.instrument, line),
        answers=answers_to(request.koll.snapshot, ref.key, ref.instrument),
        story=story_of_statement(request.koll.context, line.id, shared_plans_only=True),
        may=may_with(request.koll.actor, line) if request.koll.on == request.koll.day else MayAssign(),
    )


def decider_of(page: InstrumentPage, request: KollRequest) -> str:
    """The body that decides, of those the person is secretary of; the first that can where there is none."""
    mine = {seat.body for seat in request.koll.actor.seats if seat.role == "secretary"}
    keys = [key for key, _name in page.may_be_decided_by]
    return next((key for key in keys if key in mine), keys[0] if keys else "")


def version_called(row: Instrument) -> str:
    """What the instrument is called, in definite form."""
    return row.label.forms(get_language() or "sv").definite


class ReconsiderForm(DecisionForm):
    """The decision, and what came of taking the text up again."""

    outcome = TextField(4, label="")

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["outcome"].label = _("What came of it")


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def record_reconsideration_form(request: KollRequest, ref: InstrumentRef) -> HttpResponseBase:
    """Taking a text up again after an election without changing it."""
    page = instrument_or_404(request.koll.snapshot_today, ref.key)
    decider = decider_of(page, request)
    question = FormPage(
        heading=_("Take up %(what)s again")
        % {"what": version_called(request.koll.snapshot.charter.instrument(ref.key))},
        lede=_("After an election it is taken up again. If it is changed, adopt the new text instead."),
        button=_("Record the decision"),
        back=f"/styrningen/{ref.key}/",
        key=f"reconsider:{ref.key}",
    )
    return show_or_submit(
        request,
        question,
        ReconsiderForm,
        {"day": request.koll.day.isoformat()},
        lambda doing, form: record_reconsideration(
            doing, words=form.words(decider), instruments=(ref.key,), outcome=form.cleaned_data["outcome"]
        ),
    )
