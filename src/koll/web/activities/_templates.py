"""Templates for what is written: which one holds, a new one, and a body's own questions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.activities import add_own_question, end_own_question, replace_template
from koll.domain.refs import OwnQuestionRef, PartRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.permissions import Permission
from koll.reads.activities import TemplateView, body_kinds, templates_page
from koll.snapshot import Context
from koll.web.activities._occasion_guards import why_not_written, writes_now
from koll.web.activities._occasion_lookup import written_occasion_or_404
from koll.web.activities._template_forms import OwnQuestionForm, TemplateForm
from koll.web.form_pages import FormPage, capital, in_rows, show_or_submit

if TYPE_CHECKING:
    from koll.reads.descriptions import OccasionPage, PartPage


def readers(context: Context) -> list[tuple[str, str]]:
    """The kinds of body to choose readers among."""
    language = get_language() or "sv"
    return [(key, capital(label.forms(language).definite)) for key, label in body_kinds(context)]


@reached_by(Audience.INSIDE)
@require_GET
def show_templates(request: KollRequest) -> HttpResponseBase:
    """The template of every kind of written work."""
    page = templates_page(request.koll.context, request.koll.on.year)
    is_now = request.koll.on == request.koll.day
    return render_page(request, "descriptions/analyses/templates.html", page, is_now=is_now)


def template_found(request: KollRequest, activity: str) -> TemplateView:
    """The latest template of the activity, to start from."""
    page = templates_page(request.koll.context_today, request.koll.day.year)
    must(request, page.may_change, Permission.MANAGE_TEMPLATES)
    for used, others in page.lines:
        if used.activity.key == activity:
            return max((used, *others), key=lambda other: other.number)
    raise Http404


def words_in_boxes(line: TemplateView, year: int) -> dict[str, Any]:
    """What stands in the boxes of a new template: the latest one's parts."""
    rows = [
        {
            "heading": part.label.sv.indefinite,
            "source": part.source,
            "questions": "\n".join(question.sv.indefinite for question in part.questions),
            "read_by": list(part.read_by),
            "needed": part.needed,
            "key": part.key,
        }
        for part, _readers in line.parts
    ]
    return {"name": line.name, "from_period": str(year), "revision": line.number} | in_rows("part", rows)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def replace_template_form(request: KollRequest, activity: str) -> HttpResponseBase:
    """Replacing a template from a year on."""
    line = template_found(request, activity)
    what = line.activity.label.forms(get_language() or "sv").definite
    year = request.koll.day.year
    question = FormPage(
        heading=_("A new template for %(what)s") % {"what": what},
        lede=_("Change the parts and the questions. What has already been begun keeps the template it was begun with."),
        button=_("Use the template"),
        back="/analyser/mall/",
        key=f"template:{activity}",
        template="form_pages/rows_page.html",
    )
    years, who = [year, year + 1, year + 2], readers(request.koll.context)
    return show_or_submit(
        request,
        question,
        lambda data, kept: TemplateForm(data, kept, years=years, readers=who),
        words_in_boxes(line, year + 1),
        lambda doing, form: replace_template(
            doing, activity=activity, words=form.words(), revision=form.cleaned_data["revision"]
        ),
    )


def template_part_or_404(request: KollRequest, ref: PartRef | OwnQuestionRef) -> tuple[OccasionPage, PartPage]:
    """The occasion and its part, for those who write it."""
    page = written_occasion_or_404(request, ref.occasion)
    part = next((one_part for one_part in page.parts if one_part.key == ref.part), None)
    if part is None:
        raise Http404
    must(request, writes_now(request, page), why_not_written(page))
    return page, part


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_own_question_form(request: KollRequest, ref: PartRef) -> HttpResponseBase:
    """Adding a question of the body's own to a part."""
    page, kept = template_part_or_404(request, ref)
    who = readers(request.koll.context)
    return show_or_submit(
        request,
        own_question(page, kept),
        lambda data, initial: OwnQuestionForm(data, initial, readers=who),
        {},
        lambda doing, form: add_own_question(
            doing,
            occasion=page.line.id,
            part=ref.part,
            text=form.cleaned_data["text"],
            read_by=tuple(form.cleaned_data["read_by"]),
        ),
    )


def own_question(page: OccasionPage, kept: PartPage) -> FormPage:
    """The words around a new question: how many the part has, and which."""
    language = get_language() or "sv"
    said = ngettext(
        "The part has %(count)s question already. Ask only what somebody will read.",
        "The part has %(count)s questions already. Ask only what somebody will read.",
        len(kept.questions),
    )
    return FormPage(
        heading=_("A question of your own"),
        lede=said % {"count": len(kept.questions)},
        button=_("Add the question"),
        back=f"{address(page.line.ref)}skriv/{kept.key}/",
        key=f"own-question:{page.line.id}:{kept.key}",
        background=tuple(
            (_("Asked already"), question.label.forms(language).indefinite) for question in kept.questions
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def end_own_question_form(request: KollRequest, ref: OwnQuestionRef) -> HttpResponseBase:
    """Taking a question of the body's own away."""
    page, kept = template_part_or_404(request, ref)
    line = next((one_question for one_question in kept.questions if one_question.id == ref.question), None)
    if line is None and request.method == "GET":
        raise Http404
    words = line.label.sv.indefinite if line else ""
    asked = FormPage(
        heading=_("Take the question away"),
        lede=_("It is no longer asked from %(year)s on. Earlier years keep it.") % {"year": ref.period},
        button=_("Take it away"),
        back=f"{address(page.line.ref)}skriv/{ref.part}/",
        key=f"own-question:{ref.question}:end",
        background=((_("The question"), words),),
    )
    return show_or_submit(
        request,
        asked,
        lambda data, initial: django_forms.Form(data, initial=initial),
        {},
        lambda doing, _form: end_own_question(doing, occasion=page.line.id, question=ref.question),
    )
