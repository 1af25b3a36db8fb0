"""A new term: what is taken up again, what is suggested for each statement, and the one decision that comes of it."""

from __future__ import annotations

from datetime import date
from http import HTTPStatus

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.terms import choose_in_term, decide_term, drop_choice, open_term_work, renew_the_rest
from koll.charter.model import Label
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.duties import duty_lines
from koll.frame.guards import must
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import RULES, Act, UnableTo, require
from koll.reads.instruments import in_force_statements
from koll.reads.municipality import body_names, ours
from koll.reads.term_works import works_of
from koll.reads.terms import ChoiceLine, StatementInTerm, TermPage, TextInTerm, term_page
from koll.web.asking import Question, ask
from koll.web.forms.terms import ChoiceForm, DecideForm, OpenForm, saved_choice


def found(request: KollRequest, began: date) -> TermPage:
    """The work that began on the day, or no such page."""
    page = term_page(request.koll.actor, began, request.koll.on, today=request.koll.on == request.koll.day)
    if page is None:
        raise Http404
    return page


def text_found(page: TermPage, instrument: str) -> TextInTerm:
    """The text while it waits to be taken up, or no such page."""
    for each in page.waiting:
        if each.instrument == instrument:
            return each
    raise Http404


def plural(label: Label) -> str:
    """Several of the kind, to begin a sentence with."""
    words = label.forms(get_language() or "sv").plural
    return words[:1].upper() + words[1:]


@reached_by(Audience.INSIDE)
@require_GET
def terms(request: KollRequest) -> HttpResponseBase:
    """Every work there is, and the way to open one in mid-term."""
    page = works_of(request.koll.actor, request.koll.on)
    may_open = page.may_open and request.koll.on == request.koll.day
    return render_page(request, "koll/terms/terms.html", page, may_open=may_open)


@reached_by(Audience.INSIDE)
@require_GET
def term(request: KollRequest, began: date) -> HttpResponseBase:
    """The work of one new term."""
    return shown(request, found(request, began))


def shown(
    request: KollRequest, page: TermPage, *, why: UnableTo | None = None, status: int = HTTPStatus.OK
) -> HttpResponseBase:
    """The page of the work."""
    overdue = duty_lines(page.overdue, ours().charter, body_names(request.koll.on))
    more = {"overdue": overdue, "why": why}
    return render_page(request, "koll/terms/term.html", page, status=status, **more)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def opening(request: KollRequest) -> HttpResponseBase:
    """Opening the texts in mid-term, when the majority has changed."""
    require(request.koll.actor, Act.PREPARE_TERM)
    lede = _(
        "After an election it opens by itself. When the majority changes in mid-term the council may take its texts "
        "up again, but nothing asks for it: the model speaks of elections, and the law (KL 6:21) only of the presidia."
    )
    question = Question(
        _("Take the council's texts up in mid-term"), lede, _("Open"), "/styrningen/ny-mandatperiod/", "term:open"
    )
    return ask(
        request, question, OpenForm, {}, lambda doing, form: open_term_work(doing, words=form.cleaned_data["words"])
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def choosing(request: KollRequest, began: date, instrument: str, key: str = "") -> HttpResponseBase:
    """Suggesting what is to become of a statement, or a new one."""
    require(request.koll.actor, Act.PREPARE_TERM)
    page = found(request, began)
    text = text_found(page, instrument)
    one, kept = chosen_in(text, key)
    charter = ours().charter
    row = charter.instrument(instrument)
    targets = in_force_statements(request.koll.day, row.contributes_to)
    words = dict(kept.words) if kept else {}
    return ask(
        request,
        question_about(page, text, one, key),
        lambda data, initial: ChoiceForm(data, initial, charter=charter, instrument=row, one=one, targets=targets),
        saved_choice(one, words, kept.choice if kept else "", kept.revision if kept else 0),
        lambda doing, form: choose_in_term(
            doing,
            began_on=began,
            instrument=instrument,
            key=key,
            choice=form.chosen(),
            words=form.words(),
            revision=form.cleaned_data["revision"] or 0,
        ),
    )


def chosen_in(text: TextInTerm, key: str) -> tuple[StatementInTerm | None, ChoiceLine | None]:
    """The former statement with this key and what is suggested for it; a new one has only the latter."""
    for one in text.statements:
        if one.statement.key == key:
            return one, one.choice
    added = next((each for each in text.added if each.key == key), None)
    if key and added is None:
        raise Http404
    return None, added


def question_about(page: TermPage, text: TextInTerm, one: StatementInTerm | None, key: str) -> Question:
    """The words around the choice."""
    forms = text.statement_label.forms(get_language() or "sv")
    heading = one.statement.heading if one else _("New: %(what)s") % {"what": forms.indefinite}
    lede = _("What you choose is a working draft for those who prepare. Nothing holds until the council has decided.")
    return Question(
        heading,
        lede,
        _("Save the suggestion"),
        f"{page.address}#{text.instrument}",
        f"term:{page.began_on}:{text.instrument}:{key}",
        template="koll/terms/choice.html",
    )


@reached_by(Audience.INSIDE)
@require_POST
def renewing(request: KollRequest, began: date, instrument: str) -> HttpResponseBase:
    """Suggesting that the rest of a text is renewed unchanged."""
    page = found(request, began)
    return try_to(
        request,
        lambda doing: renew_the_rest(doing, began_on=began, instrument=instrument),
        lambda why, status: shown(request, page, why=why, status=status),
    )


@reached_by(Audience.INSIDE)
@require_POST
def dropping(request: KollRequest, began: date, instrument: str, key: str) -> HttpResponseBase:
    """Taking back what was suggested."""
    page = found(request, began)
    text = request.POST.get("revision", "")
    revision = int(text) if text.isascii() and text.isdigit() and len(text) < 9 else 0
    return try_to(
        request,
        lambda doing: drop_choice(doing, began_on=began, instrument=instrument, key=key, revision=revision),
        lambda why, status: shown(request, page, why=why, status=status),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def deciding(request: KollRequest, began: date) -> HttpResponseBase:
    """Recording the one decision."""
    page = found(request, began)
    must(request, page.may_decide and page.ready, RULES[Act.ADOPT].why_not, page.address)
    question = question_of_decision(page)
    return ask(
        request,
        question,
        lambda data, initial: DecideForm(data, initial, page=page),
        at_first(page, request.koll.day),
        lambda doing, form: decide_term(
            doing,
            began_on=began,
            decision=form.words(page.decider),
            texts=form.texts(),
            revision=form.cleaned_data["revision"] or 0,
        ),
    )


def question_of_decision(page: TermPage) -> Question:
    """The words around the decision."""
    return Question(
        _("Record the council's decision"),
        _("One decision adopts what was prepared. If the council decided otherwise, change the suggestions first."),
        _("Record the decision"),
        page.address,
        f"term:{page.began_on}:decide",
        template="koll/terms/decide.html",
    )


def at_first(page: TermPage, day: date) -> dict[str, object]:
    """What stands in the boxes at first: today, and what the texts are likely to be called."""
    last = page.until.year if page.until else day.year + 4
    first = min(page.began_on.year + (page.why == "election"), last)
    boxes: dict[str, object] = {"day": day.isoformat(), "revision": page.revision}
    for each in page.ready:
        boxes[f"title_{each.instrument}"] = f"{plural(each.label)} {first}–{last}"
        boxes[f"from_{each.instrument}"] = day.isoformat()
        if len(page.ready) > 1:
            boxes[f"with_{each.instrument}"] = True
    return boxes
