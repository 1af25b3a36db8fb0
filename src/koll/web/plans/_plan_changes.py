"""What is done in a unit's plan: adding, changing, moving, taking on, choosing, taking away, putting back, noting."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts.engine import Doing, Done
from koll.acts.plans import (
    add_plan_item,
    change_plan_item,
    finish_plan_item,
    move_plan_item,
    note_plan_item,
    prioritise_plan_item,
    remove_plan_item,
    reopen_plan_item,
    restore_plan_item,
    take_plan_item,
)
from koll.domain.refs import PlanItemRef, PlanRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.permissions import Permission
from koll.reads.plans import PlanItemView, PlanPage
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.plans._plan_forms import (
    ChangeItemForm,
    ChooseItemForm,
    MoveItemForm,
    NoteItemForm,
    PlanItemForm,
    QuickItemForm,
)
from koll.web.plans._plans import board_page, item_in, plan_or_404, verb_words


def board_of(body: str) -> str:
    """The address of a unit's board."""
    return f"/planer/{body}/"


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_plan_item_form(request: KollRequest, ref: PlanRef) -> HttpResponseBase:
    """Taking something into the plan."""
    page = plan_or_404(request, ref.body)
    must(request, page.may_work, Permission.WORK_IN_PLAN, board_of(ref.body))
    laid_on = {str(row.id): row for row in page.laid_on}
    chosen = laid_on.get(request.GET.get("serves", ""))
    initial = {"heading": chosen.heading, "text": chosen.text, "serves": chosen.id} if chosen else {}
    return show_or_submit(
        request,
        planning_question(ref.body, str(chosen.id) if chosen else "new"),
        lambda data, kept: PlanItemForm(data, kept, serves=[(row.id, row.heading) for row in page.laid_on]),
        initial,
        lambda doing, form: add_plan_item(doing, body=ref.body, **form.words()),
    )


def planning_question(body: str, about: str) -> FormPage:
    """The words around taking something into the plan."""
    return FormPage(
        heading=_("Take into the plan"),
        lede=_("The plan is the unit's own. Others see only what you share."),
        button=_("Take it into the plan"),
        back=board_of(body),
        key=f"plan:{body}:{about}",
    )


@reached_by(Audience.INSIDE)
@require_POST
def add_plan_item_action(request: KollRequest, ref: PlanRef) -> HttpResponseBase:
    """Adding something with a line, without leaving the board."""
    page = plan_or_404(request, ref.body)
    form = QuickItemForm(request.POST)

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return board_page(request, page, why=why, status=status, quick=form)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    heading = form.cleaned_data["heading"]
    return submit(
        request, lambda doing: add_plan_item(doing, body=ref.body, heading=heading), show, then=board_of(ref.body)
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_plan_item_form(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Changing something in the plan."""
    page = plan_or_404(request, ref.body)
    row = item_in(page, ref.number)
    back = f"{board_of(ref.body)}{ref.number}/"
    must(request, row.may_change, Permission.WORK_IN_PLAN, back)
    question = FormPage(
        heading=_("Change the plan"), lede=row.heading, button=_("Save"), back=back, key=f"plan:{ref.body}:{ref.number}"
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: ChangeItemForm(data, kept, verbs=list(verb_words(page).items()), sharing=page.may_plan),
        saved_plan_words(row),
        lambda doing, form: change_plan_item(doing, item=ref.number, **form.words(row.shared)),
    )


def saved_plan_words(row: PlanItemView) -> dict[str, object]:
    """What stands in the boxes of something in the plan."""
    return {
        "heading": row.heading,
        "text": row.text,
        "who": row.who,
        "verb": row.verb,
        "begins_on": row.begins_on.isoformat() if row.begins_on else "",
        "due_on": row.due_on.isoformat() if row.due_on else "",
        "shared": row.shared,
        "revision": row.revision,
    }


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def prioritise_plan_item_form(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Choosing to do something now, later or not at all."""
    page = plan_or_404(request, ref.body)
    row = item_in(page, ref.number)
    back = f"{board_of(ref.body)}{ref.number}/"
    must(request, page.may_plan, Permission.LEAD_PLAN, back)
    lede = _("What is left out is shown with its reason, so that nobody needs to wonder.")
    question = FormPage(
        heading=_("Prioritise: %(what)s") % {"what": row.heading},
        lede=lede,
        button=_("Save"),
        back=back,
        key=f"choose:{ref.body}:{ref.number}",
    )
    return show_or_submit(
        request,
        question,
        ChooseItemForm,
        {"chosen": row.chosen, "why": row.chosen_why, "agreed_with": row.chosen_with, "revision": row.revision},
        lambda doing, form: prioritise_plan_item(doing, item=ref.number, **form.cleaned_data),
        then=board_of(ref.body),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def note_plan_item_form(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Noting how it goes."""
    page = plan_or_404(request, ref.body)
    row = item_in(page, ref.number)
    back = f"{board_of(ref.body)}{ref.number}/"
    must(request, page.may_work, Permission.WORK_IN_PLAN, back)
    return show_or_submit(
        request,
        FormPage(
            heading=_("Note how it goes"), lede=row.heading, button=_("Save"), back=back, key=f"note:{ref.number}"
        ),
        NoteItemForm,
        {},
        lambda doing, form: note_plan_item(doing, item=ref.number, words=form.cleaned_data["words"]),
    )


def done_on_board(
    request: KollRequest, page: PlanPage, do: Callable[[Doing], Done], then: str | None = None
) -> HttpResponseBase:
    """Does one thing from the board and goes back to it; or shows the board with why it could not be done."""
    board = board_of(page.body_key)
    return submit(
        request, do, lambda why, status: board_page(request, page, why=why, status=status), then=then or board
    )


@reached_by(Audience.INSIDE)
@require_POST
def move_plan_item_action(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Moving something to another step, or to another place in it."""
    page = plan_or_404(request, ref.body)
    row = item_in(page, ref.number)
    form = MoveItemForm(request.POST)
    if not form.is_valid():
        return board_page(request, page, status=HTTPStatus.BAD_REQUEST)
    undo = f"?angra=flytta-{ref.number}-{row.verb}" if form.cleaned_data["verb"] != row.verb else ""
    return done_on_board(
        request,
        page,
        lambda doing: move_plan_item(doing, item=ref.number, **form.cleaned_data),
        f"{board_of(ref.body)}{undo}#plan-{ref.number}",
    )


@reached_by(Audience.INSIDE)
@require_POST
def take_plan_item_action(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Taking on something that nobody does."""
    page = plan_or_404(request, ref.body)
    item_in(page, ref.number)
    then = f"{board_of(ref.body)}#plan-{ref.number}"
    return done_on_board(request, page, lambda doing: take_plan_item(doing, item=ref.number), then)


def back_from(request: KollRequest, body: str, item: int) -> str:
    """Where somebody was who did it: on their own page of work, or on the thing's own."""
    return "/mitt/" if request.POST.get("fran") == "mitt" else f"{board_of(body)}{item}/"


@reached_by(Audience.INSIDE)
@require_POST
def finish_plan_item_action(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Something in the plan is done."""
    page = plan_or_404(request, ref.body)
    item_in(page, ref.number)
    return done_on_board(
        request, page, lambda doing: finish_plan_item(doing, item=ref.number), back_from(request, ref.body, ref.number)
    )


@reached_by(Audience.INSIDE)
@require_POST
def reopen_plan_item_action(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Something in the plan is not done after all."""
    page = plan_or_404(request, ref.body)
    item_in(page, ref.number)
    then = back_from(request, ref.body, ref.number)
    return done_on_board(request, page, lambda doing: reopen_plan_item(doing, item=ref.number), then)


@reached_by(Audience.INSIDE)
@require_POST
def remove_plan_item_action(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Taking something out of the plan."""
    page = plan_or_404(request, ref.body)
    item_in(page, ref.number)
    then = f"{board_of(ref.body)}?angra=bort-{ref.number}"
    return done_on_board(request, page, lambda doing: remove_plan_item(doing, item=ref.number), then)


@reached_by(Audience.INSIDE)
@require_POST
def restore_plan_item_action(request: KollRequest, ref: PlanItemRef) -> HttpResponseBase:
    """Putting something back into the plan."""
    page = plan_or_404(request, ref.body)
    item_in(page, ref.number)
    then = f"{board_of(ref.body)}#plan-{ref.number}"
    return done_on_board(request, page, lambda doing: restore_plan_item(doing, item=ref.number), then)
