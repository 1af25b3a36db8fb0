"""What has been decided shall hold: the register, each text and statement, and adopting a new one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.decisions import reconsider
from koll.acts.instruments import adopt
from koll.charter import Instrument
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import duty_lines, together
from koll.frame.rendering import render_page
from koll.reads.assignments import MayAssign, may_with
from koll.reads.followup import answers_to
from koll.reads.instruments import (
    InstrumentPage,
    in_force_statements,
    instrument_page,
    register_page,
    statement_called,
    version_page,
)
from koll.reads.municipality import body_names, ours
from koll.reads.progress import bodies_on
from koll.reads.story import story_of_statement
from koll.reads.thread import thread_page
from koll.web.asking import Question, ask
from koll.web.forms.adopting import AdoptForm
from koll.web.forms.deciding import DecisionForm
from koll.web.forms.fields import TextField


@reached_by(Audience.INSIDE)
@require_GET
def register(request: KollRequest) -> HttpResponseBase:
    """Every kind of governing text with what holds."""
    rows = register_page(request.koll.on)
    duties = [each for row in rows for each in row.owed]
    lines = together(duties, ours().charter, body_names(request.koll.on))
    held = sum(line.state == "in_force" for row in rows for line in row.versions)
    return render_page(request, "koll/steering/register.html", rows, duties=lines, held=held)


def found(key: str, day: date) -> InstrumentPage:
    """The instrument's page, or no such page."""
    page = instrument_page(key, day)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def instrument(request: KollRequest, instrument: str) -> HttpResponseBase:
    """Everything there is of one kind of text."""
    page = found(instrument, request.koll.on)
    duties = duty_lines(page.row.owed, ours().charter, body_names(request.koll.on))
    mine = {seat.body for seat in request.koll.actor.seats if seat.role == "secretary"}
    may_adopt = any(key in mine for key, _name in page.may_be_decided_by) and request.koll.on == request.koll.day
    reconsidered = ours().charter.instrument(instrument).reconsidered
    return render_page(
        request,
        "koll/steering/instrument.html",
        page,
        duties=duties,
        may_adopt=may_adopt,
        may_reconsider=may_adopt and reconsidered is not None,
    )


@reached_by(Audience.INSIDE)
@require_GET
def version(request: KollRequest, instrument: str, day: date, body: str = "", beside: int = 0) -> HttpResponseBase:
    """One text in full."""
    page = version_page(instrument, body, day, request.koll.on, beside)
    if page is None:
        raise Http404
    return render_page(request, "koll/steering/version.html", page)


@reached_by(Audience.INSIDE)
@require_GET
def statement(request: KollRequest, instrument: str, key: str) -> HttpResponseBase:
    """One statement, what bodies have answered, and its story."""
    line = statement_called(instrument, key, request.koll.on)
    if line is None:
        raise Http404
    return render_page(
        request,
        "koll/steering/statement.html",
        line,
        instrument=instrument,
        answers=answers_to(key, instrument, request.koll.on),
        story=story_of_statement(line.id, request.koll.on, shared_plans_only=True),
        may=may_with(request.koll.actor, line) if request.koll.on == request.koll.day else MayAssign(),
    )


@reached_by(Audience.INSIDE)
@require_GET
def thread(request: KollRequest) -> HttpResponseBase:
    """How everything hangs together."""
    return render_page(request, "koll/steering/thread.html", thread_page(request.koll.on))


def decider_of(page: InstrumentPage, request: KollRequest) -> str:
    """The body that decides, of those the person is secretary of; the first that can where there is none."""
    mine = {seat.body for seat in request.koll.actor.seats if seat.role == "secretary"}
    keys = [key for key, _name in page.may_be_decided_by]
    return next((key for key in keys if key in mine), keys[0] if keys else "")


def called(row: Instrument) -> str:
    """What the instrument is called, in definite form."""
    return row.label.forms(get_language() or "sv").definite


def may_bind(row: Instrument, decider: str, day: date) -> tuple[tuple[str, str], ...]:
    """The bodies the text can be for: those it binds, and only the decider where it decides for itself."""
    charter = ours().charter
    for_others = charter.role_of(row.decided_by) == "council"
    return tuple((key, name) for key, name in bodies_on(day, row.binds) if for_others or key == decider)


def choices_in(row: Instrument, decider: str, day: date) -> dict[str, Any]:
    """What can be chosen among when the text is adopted, and whether it must have statements to be answered."""
    return {
        "bodies": may_bind(row, decider, day),
        "earlier": in_force_statements(day, [row.key]),
        "targets": in_force_statements(day, row.contributes_to),
        "is_answered": any(each.instrument == row.key for kind in ours().charter.activities for each in kind.answers),
    }


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adopting(request: KollRequest, instrument: str) -> HttpResponseBase:
    """Adopting a text by a decision."""
    page = found(instrument, request.koll.day)
    row = ours().charter.instrument(instrument)
    decider = decider_of(page, request)
    choices = choices_in(row, decider, request.koll.day)
    question = Question(
        _("Adopt %(what)s") % {"what": called(row)},
        _("Write down what has been decided. The text holds from the day you state, and ends the one before it."),
        _("Adopt"),
        f"/styrningen/{instrument}/",
        f"adopt:{instrument}",
    )
    return ask(
        request,
        question,
        lambda data, initial: AdoptForm(data, initial, instrument=row, **choices),
        {"day": request.koll.day.isoformat()},
        lambda doing, form: adopt(doing, decision=form.words(decider), version=form.version()),
    )


class ReconsiderForm(DecisionForm):
    """The decision, and what came of taking the text up again."""

    outcome = TextField(4, label="")

    def __init__(self, data: Any, initial: Any) -> None:
        super().__init__(data, initial=initial)
        self.fields["outcome"].label = _("What came of it")


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def reconsidering(request: KollRequest, instrument: str) -> HttpResponseBase:
    """Taking a text up again after an election without changing it."""
    page = found(instrument, request.koll.day)
    decider = decider_of(page, request)
    question = Question(
        _("Take up %(what)s again") % {"what": called(ours().charter.instrument(instrument))},
        _("After an election it is taken up again. If it is changed, adopt the new text instead."),
        _("Record the decision"),
        f"/styrningen/{instrument}/",
        f"reconsider:{instrument}",
    )
    return ask(
        request,
        question,
        ReconsiderForm,
        {"day": request.koll.day.isoformat()},
        lambda doing, form: reconsider(
            doing, words=form.words(decider), instruments=(instrument,), outcome=form.cleaned_data["outcome"]
        ),
    )
