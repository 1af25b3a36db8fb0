"""What comes out of a dialogue: written down, weighed, carried on, and told of by the bodies it concerns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.dialogues import (
    add_dialogue_outcome,
    carry_open_point_forward,
    change_dialogue_outcome,
    remove_dialogue_outcome,
    report_on_dialogue_outcome,
    weigh_shift,
)
from koll.domain.refs import DialogueOutcomeRef, OccasionRef, OutcomeRef, OutcomesOfBodyRef, OutcomesRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import WRITERS_SENTENCE
from koll.reads.activities import bodies_existing_on
from koll.reads.dialogues import DialogueOutcomeView, body_dialogues, body_upshots, to_tell, upshot_seen
from koll.web.dialogues._dialogues import to_write
from koll.web.dialogues._outcome_forms import (
    DialogueOutcomeReportForm,
    UpshotForm,
    WeighForm,
    outcome_in_boxes,
    outcome_kind_words,
)
from koll.web.form_pages import FormPage, show_or_submit

if TYPE_CHECKING:
    from koll.reads.dialogues import DialoguePage

TEMPLATE = "dialogues/upshots.html"


def upshot_form(request: KollRequest, page: DialoguePage, data: Any, kept: Any) -> UpshotForm:
    """The boxes, with those who take part first among whom it may concern."""
    every = bodies_existing_on(request.koll.context_today)
    parties = [row for row in every if row[0] in page.parties]
    others = [row for row in every if row[0] not in page.parties]
    return UpshotForm(data, kept, parties=parties, others=others, dialogue=page)


def upshot_question(page: DialoguePage, heading: str, button: str, key: str) -> FormPage:
    """The words around the boxes of an upshot."""
    lede = _("A line for each thing. It is fixed when the dialogue is recorded as held.")
    return FormPage(heading=heading, lede=lede, button=button, back=address(page.line.ref), key=key, template=TEMPLATE)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_dialogue_outcome_form(request: KollRequest, ref: OutcomesRef) -> HttpResponseBase:
    """Writing down what came out, one thing at a time; the page comes back for the next."""
    page = to_write(request, ref.occasion)
    question = upshot_question(page, _("What came out of it"), _("Write it down"), f"upshot:{page.line.id}:new")
    return show_or_submit(
        request,
        question,
        lambda data, kept: upshot_form(request, page, data, kept),
        {"shared": True, "kind": "insight", "text": request.GET.get("text", "")},
        lambda doing, form: add_dialogue_outcome(doing, occasion=page.line.id, words=form.words()),
    )


def upshot_in(page: DialoguePage, upshot: int) -> DialogueOutcomeView:
    """The upshot of the dialogue, or no such page."""
    line = next((one_upshot for one_upshot in page.upshots if one_upshot.id == upshot), None)
    if line is None:
        raise Http404
    return line


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_dialogue_outcome_form(request: KollRequest, ref: DialogueOutcomeRef) -> HttpResponseBase:
    """Changing what was written down."""
    page = to_write(request, ref.occasion)
    line = upshot_in(page, ref.outcome)
    question = upshot_question(page, _("Change what came out"), _("Save"), f"upshot:{page.line.id}:{line.id}")
    return show_or_submit(
        request,
        question,
        lambda data, kept: upshot_form(request, page, data, kept),
        outcome_in_boxes(line),
        lambda doing, form: change_dialogue_outcome(
            doing, upshot=line.id, words=form.words(), revision=form.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def remove_dialogue_outcome_form(request: KollRequest, ref: DialogueOutcomeRef) -> HttpResponseBase:
    """Taking out what was written down by mistake."""
    page = to_write(request, ref.occasion)
    line = upshot_in(page, ref.outcome)
    question = FormPage(
        heading=_("Take it out"),
        lede=_(
            "Only what was written down by mistake. What the dialogue changed its mind about can be left open instead."
        ),
        button=_("Take it out"),
        back=f"{address(page.line.ref)}utfall/",
        key=f"upshot:{page.line.id}:{line.id}:out",
        background=((outcome_kind_words()[line.kind], line.text),),
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: django_forms.Form(data, initial=kept),
        {},
        lambda doing, _form: remove_dialogue_outcome(doing, upshot=line.id),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def weigh_shift_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Strengthening a shift of an analysis, or letting it go."""
    page = to_write(request, ref)
    question = FormPage(
        heading=_("Strengthen a shift or let it go"),
        lede=_("From the decided descriptions of those who take part. It becomes part of the shift's story."),
        button=_("Write it down"),
        back=f"{address(page.line.ref)}utfall/",
        key=f"weighing:{page.line.id}",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: WeighForm(data, kept, shifts=page.may_be_weighed),
        {"shift": request.GET.get("shift", "")},
        lambda doing, form: weigh_shift(
            doing,
            occasion=page.line.id,
            shift=int(form.cleaned_data["shift"]),
            verdict=form.cleaned_data["verdict"],
            reasons=form.cleaned_data["reasons"],
            revision=form.cleaned_data["revision"],
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def carry_open_point_forward_form(request: KollRequest, ref: OccasionRef, upshot: int) -> HttpResponseBase:
    """Answering a point left open last time, or carrying it on with a word of how far it came."""
    page = to_write(request, ref)
    line = next((row for row in page.left_open if row.id == upshot), None)
    if line is None:
        raise Http404
    question = FormPage(
        heading=_("Left open last time"),
        lede=_("Say what you came to. Without a tick it follows on to the next dialogue by itself."),
        button=_("Write it down"),
        back=f"{address(page.line.ref)}utfall/",
        key=f"carrying:{page.line.id}:{line.id}",
        background=((_("Left open"), line.text), *((row.body_name, row.words) for row in line.told)),
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: DialogueOutcomeReportForm(data, kept, bodies=[], done=_("It is answered")),
        {},
        lambda doing, form: carry_open_point_forward(doing, occasion=page.line.id, upshot=line.id, **form.cleaned_data),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def report_on_dialogue_outcome_form(request: KollRequest, ref: OutcomeRef) -> HttpResponseBase:
    """Telling what a body does with a signal, or what came of a promise."""
    line = upshot_seen(request.koll.context, ref.number)
    if line is None:
        raise Http404
    names = dict([*line.bodies, (line.promised_by, line.promised_by_name)])
    mine = [(key, names[key]) for row, key in to_tell(request.koll.context) if row.id == ref.number]
    must(request, mine, WRITERS_SENTENCE)
    done = _("It is done") if line.is_commitment else _("Nothing more is to be done with it")
    return show_or_submit(
        request,
        telling_question(line, f"/dialoger/hos/{mine[0][0]}/" if mine else address(line.came_from_ref)),
        lambda data, kept: DialogueOutcomeReportForm(data, kept, bodies=mine, done=done),
        {},
        lambda doing, form: report_on_dialogue_outcome(doing, upshot=line.id, **{"body": ""} | form.cleaned_data),
    )


def telling_question(line: DialogueOutcomeView, back: str) -> FormPage:
    """The words around what a body tells, with what it is about and what has been told of it beside."""
    return FormPage(
        heading=_("What came of the promise") if line.is_commitment else _("What you do with it"),
        lede=_("A sentence is enough. Those who were in the dialogue read it, and so can everybody inside."),
        button=_("Tell"),
        back=back,
        key=f"telling:{line.id}",
        background=((outcome_kind_words()[line.kind], line.text), *((row.body_name, row.words) for row in line.told)),
    )


@reached_by(Audience.INSIDE)
@require_GET
def show_dialogue_outcomes_of_body(request: KollRequest, ref: OutcomesOfBodyRef) -> HttpResponseBase:
    """Everything from dialogues that concerns a body: its promises, signals, open points and what it has reported."""
    page = body_upshots(request.koll.context, ref.body)
    if page is None:
        raise Http404
    lines = body_dialogues(request.koll.context, ref.body)
    return render_page(request, "dialogues/of_body.html", page, lines=lines, charter=request.koll.snapshot.charter)
