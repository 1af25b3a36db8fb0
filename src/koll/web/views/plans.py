"""Managers' plans: what is laid on a unit, what it does about it, and how it goes in words."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts import plans
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.rendering import render_page
from koll.reads.plans import PlanLine, PlanPage, plan_page, units_page
from koll.web.asking import Question, ask
from koll.web.forms.planning import ChangeItemForm, NoteItemForm, PlanItemForm


@reached_by(Audience.INSIDE)
@require_GET
def units(request: KollRequest) -> HttpResponseBase:
    """Every unit that plans."""
    page = units_page(request.koll.actor, request.koll.on)
    return render_page(request, "koll/plans/units.html", page, shared=sum(each.shared for each in page))


def found(request: KollRequest, body: str) -> PlanPage:
    """The unit's plan, or no such page."""
    page = plan_page(request.koll.actor, body, request.koll.on)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_GET
def plan(request: KollRequest, body: str) -> HttpResponseBase:
    """A unit's plan."""
    page = found(request, body)
    language = get_language() or "sv"
    verbs = {each.key: each.label.forms(language).indefinite for each in page.verbs}
    items = [(item, verbs.get(item.verb, "")) for item in page.items]
    return render_page(request, "koll/plans/plan.html", page, items=items)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def planning(request: KollRequest, body: str) -> HttpResponseBase:
    """Taking something into the plan."""
    page = found(request, body)
    laid_on = {str(each.id): each for each in page.laid_on}
    chosen = laid_on.get(request.GET.get("serves", ""))
    initial = {"heading": chosen.heading, "text": chosen.text, "serves": chosen.id} if chosen else {}
    question = Question(
        _("Take into the plan"),
        _("The plan is the unit's own. Others see only what you share."),
        _("Take it into the plan"),
        f"/planer/{body}/",
        f"plan:{body}:{chosen.id if chosen else 'new'}",
    )
    return ask(
        request,
        question,
        lambda data, kept: PlanItemForm(data, kept, serves=[(each.id, each.heading) for each in page.laid_on]),
        initial,
        lambda doing, form: plans.plan(
            doing,
            body=body,
            heading=form.cleaned_data["heading"],
            text=form.cleaned_data["text"],
            serves=int(form.cleaned_data["serves"]) if form.cleaned_data["serves"] else None,
            who=form.cleaned_data["who"],
            begins_on=form.cleaned_data["begins_on"],
            due_on=form.cleaned_data["due_on"],
        ),
    )


def item_in(page: PlanPage, item: int) -> PlanLine:
    """The item of the plan with this number, or no such page."""
    found_item = next((each for each in page.items if each.id == item), None)
    if found_item is None:
        raise Http404
    return found_item


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def changing(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Changing something in the plan."""
    page = found(request, body)
    row = item_in(page, item)
    language = get_language() or "sv"
    verbs = [(each.key, each.label.forms(language).indefinite) for each in page.verbs]
    question = Question(_("Change the plan"), row.heading, _("Save"), f"/planer/{body}/", f"plan:{body}:{item}")
    initial = {
        "heading": row.heading,
        "text": row.text,
        "who": row.who,
        "verb": row.verb,
        "due_on": row.due_on.isoformat() if row.due_on else "",
        "shared": row.shared,
        "revision": row.revision,
    }
    return ask(
        request,
        question,
        lambda data, kept: ChangeItemForm(data, kept, verbs=verbs),
        initial,
        lambda doing, form: plans.change_plan(doing, item=item, **form.cleaned_data),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def noting(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Noting how it goes."""
    row = item_in(found(request, body), item)
    question = Question(_("Note how it goes"), row.heading, _("Save"), f"/planer/{body}/", f"note:{item}")
    return ask(
        request,
        question,
        NoteItemForm,
        {},
        lambda doing, form: plans.note(doing, item=item, words=form.cleaned_data["words"]),
    )
