"""A new term: what is taken up again, what is suggested for each statement, and the one decision that comes of it."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.instruments import (
    decide_reconsideration,
    open_reconsideration_work,
    suggest_for_statement,
    suggest_renewal_for_rest,
    withdraw_suggestion,
)
from koll.domain.charter import Label
from koll.domain.refs import TermRef, TermStatementRef, TermTextRef
from koll.domain.refusals import Refusal
from koll.frame.duty_lines import duty_lines
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import Permission, require
from koll.reads.instruments import (
    ReconsiderationPage,
    StatementInTerm,
    SuggestionView,
    TextInTerm,
    in_force_statements,
    term_page,
    works_of_election,
)
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.instruments._reconsideration_forms import ChoiceForm, DecideForm, OpenReconsiderationForm, saved_choice


def reconsideration_or_404(request: KollRequest, began: date) -> ReconsiderationPage:
    """The work that began on the day, or no such page."""
    page = term_page(request.koll.context, began, today=request.koll.on == request.koll.day)
    if page is None:
        raise Http404
    return page


def text_found(page: ReconsiderationPage, instrument: str) -> TextInTerm:
    """The text while it waits to be taken up, or no such page."""
    for row in page.waiting:
        if row.instrument == instrument:
            return row
    raise Http404


def plural_of_level(label: Label) -> str:
    """Several of the kind, to begin a sentence with."""
    words = label.forms(get_language() or "sv").plural
    return words[:1].upper() + words[1:]


@reached_by(Audience.INSIDE)
@require_GET
def show_reconsideration_works(request: KollRequest) -> HttpResponseBase:
    """Every work there is, and the way to open one in mid-term."""
    page = works_of_election(request.koll.context)
    may_open = page.may_open and request.koll.on == request.koll.day
    return render_page(request, "instruments/terms/terms.html", page, may_open=may_open)


@reached_by(Audience.INSIDE)
@require_GET
def show_reconsideration(request: KollRequest, ref: TermRef) -> HttpResponseBase:
    """The work of one new term."""
    return shown_suggestion(request, reconsideration_or_404(request, ref.began_on))


def shown_suggestion(
    request: KollRequest, page: ReconsiderationPage, *, why: Refusal | None = None, status: int = HTTPStatus.OK
) -> HttpResponseBase:
    """The page of the work."""
    overdue = duty_lines(page.overdue, request.koll.snapshot.charter, request.koll.snapshot.bodies.names)
    more = {"overdue": overdue, "why": why}
    return render_page(request, "instruments/terms/term.html", page, status=status, **more)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def open_reconsideration_work_form(request: KollRequest) -> HttpResponseBase:
    """Opening the texts in mid-term, when the majority has changed."""
    require(request.koll.actor, Permission.PREPARE_RECONSIDERATION)
    lede = _(
        "After an election it opens by itself. When the majority changes in mid-term the council may take its texts "
        "up again, but nothing asks for it: the model speaks of elections, and the law (KL 6:21) only of the presidia."
    )
    question = FormPage(
        heading=_("Take the council's texts up in mid-term"),
        lede=lede,
        button=_("Open"),
        back="/styrningen/ny-mandatperiod/",
        key="term:open",
    )
    return show_or_submit(
        request,
        question,
        OpenReconsiderationForm,
        {},
        lambda doing, form: open_reconsideration_work(doing, words=form.cleaned_data["words"]),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def suggest_for_statement_form(request: KollRequest, ref: TermTextRef | TermStatementRef) -> HttpResponseBase:
    """Suggesting what is to become of a statement, or a new one."""
    require(request.koll.actor, Permission.PREPARE_RECONSIDERATION)
    page, key = reconsideration_or_404(request, ref.began_on), ref.key if isinstance(ref, TermStatementRef) else ""
    text = text_found(page, ref.instrument)
    one, kept = _chosen_in(text, key)
    charter = request.koll.snapshot.charter
    row = charter.instrument(ref.instrument)
    targets = in_force_statements(request.koll.snapshot_today, row.contributes_to)
    words = dict(kept.words) if kept else {}
    return show_or_submit(
        request,
        suggestion_form_page(page, text, one, key),
        lambda data, initial: ChoiceForm(data, initial, charter=charter, instrument=row, one=one, targets=targets),
        saved_choice(one, words, kept.choice if kept else "", kept.revision if kept else 0),
        lambda doing, form: suggest_for_statement(
            doing,
            began_on=ref.began_on,
            instrument=ref.instrument,
            key=key,
            choice=form.chosen(),
            words=form.words(),
            revision=form.cleaned_data["revision"] or 0,
        ),
    )


def _chosen_in(text: TextInTerm, key: str) -> tuple[StatementInTerm | None, SuggestionView | None]:
    """The former statement with this key and what is suggested for it; a new one has only the latter."""
    for one in text.statements:
        if one.statement.key == key:
            return one, one.choice
    added = next((row for row in text.added if row.key == key), None)
    if key and added is None:
        raise Http404
    return None, added


def suggestion_form_page(
    page: ReconsiderationPage, text: TextInTerm, one: StatementInTerm | None, key: str
) -> FormPage:
    """The words around the choice."""
    forms = text.statement_label.forms(get_language() or "sv")
    heading = one.statement.heading if one else _("New: %(what)s") % {"what": forms.indefinite}
    lede = _("What you choose is a working draft for those who prepare. Nothing holds until the council has decided.")
    return FormPage(
        heading=heading,
        lede=lede,
        button=_("Save the suggestion"),
        back=f"{address(page.ref)}#{text.instrument}",
        key=f"term:{page.began_on}:{text.instrument}:{key}",
        template="instruments/terms/choice.html",
    )


@reached_by(Audience.INSIDE)
@require_POST
def suggest_renewal_for_rest_action(request: KollRequest, ref: TermTextRef) -> HttpResponseBase:
    """Suggesting that the rest of a text is renewed unchanged."""
    page = reconsideration_or_404(request, ref.began_on)
    return submit(
        request,
        lambda doing: suggest_renewal_for_rest(doing, began_on=ref.began_on, instrument=ref.instrument),
        lambda why, status: shown_suggestion(request, page, why=why, status=status),
    )


@reached_by(Audience.INSIDE)
@require_POST
def withdraw_suggestion_action(request: KollRequest, ref: TermStatementRef) -> HttpResponseBase:
    """Taking back what was suggested."""
    page = reconsideration_or_404(request, ref.began_on)
    text = request.POST.get("revision", "")
    revision = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    return submit(
        request,
        lambda doing: withdraw_suggestion(
            doing, began_on=ref.began_on, instrument=ref.instrument, key=ref.key, revision=revision
        ),
        lambda why, status: shown_suggestion(request, page, why=why, status=status),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def decide_reconsideration_form(request: KollRequest, ref: TermRef) -> HttpResponseBase:
    """Recording the one decision."""
    page = reconsideration_or_404(request, ref.began_on)
    must(request, page.may_decide and page.ready, Permission.ADOPT_INSTRUMENT, address(page.ref))
    question = question_of_decision(page)
    return show_or_submit(
        request,
        question,
        lambda data, initial: DecideForm(data, initial, page=page),
        at_first(page, request.koll.day),
        lambda doing, form: decide_reconsideration(
            doing,
            began_on=ref.began_on,
            decision=form.words(page.decider),
            texts=form.texts(),
            revision=form.cleaned_data["revision"] or 0,
        ),
    )


def question_of_decision(page: ReconsiderationPage) -> FormPage:
    """The words around the decision."""
    return FormPage(
        heading=_("Record the council's decision"),
        lede=_(
            "One decision adopts what was prepared. If the council decided otherwise, change the suggestions first."
        ),
        button=_("Record the decision"),
        back=address(page.ref),
        key=f"term:{page.began_on}:decide",
        template="instruments/terms/decide.html",
    )


def at_first(page: ReconsiderationPage, day: date) -> dict[str, object]:
    """What stands in the boxes at first: today, and what the texts are likely to be called."""
    last = page.until.year if page.until else day.year + 4
    first = min(page.began_on.year + (page.why == "election"), last)
    boxes: dict[str, object] = {"day": day.isoformat(), "revision": page.revision}
    for row in page.ready:
        boxes[f"title_{row.instrument}"] = f"{plural_of_level(row.label)} {first}–{last}"
        boxes[f"from_{row.instrument}"] = day.isoformat()
        if len(page.ready) > 1:
            boxes[f"with_{row.instrument}"] = True
    return boxes
