"""What is done in a unit's plan: adding, changing, moving, taking on, choosing, taking away, putting back, noting."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus

from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from koll.acts import plans
from koll.acts.act import Doing, Done
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.posting import try_to
from koll.permissions import RULES, Act, UnableTo
from koll.reads.plans import PlanLine, PlanPage
from koll.web.asking import Question, ask
from koll.web.forms.planning import (
    ChangeItemForm,
    ChooseItemForm,
    MoveItemForm,
    NoteItemForm,
    PlanItemForm,
    QuickItemForm,
)
from koll.web.views.plans import board_page, found, item_in, verb_words


def board_of(body: str) -> str:
    """The address of a unit's board."""
    return f"/planer/{body}/"


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def planning(request: KollRequest, body: str) -> HttpResponseBase:
    """Taking something into the plan."""
    page = found(request, body)
    must(request, page.may_work, RULES[Act.WORK_IN_PLAN].why_not, board_of(body))
    laid_on = {str(each.id): each for each in page.laid_on}
    chosen = laid_on.get(request.GET.get("serves", ""))
    initial = {"heading": chosen.heading, "text": chosen.text, "serves": chosen.id} if chosen else {}
    return ask(
        request,
        planning_question(body, str(chosen.id) if chosen else "new"),
        lambda data, kept: PlanItemForm(data, kept, serves=[(each.id, each.heading) for each in page.laid_on]),
        initial,
        lambda doing, form: plans.plan(doing, body=body, **form.words()),
    )


def planning_question(body: str, about: str) -> Question:
    """The words around taking something into the plan."""
    return Question(
        _("Take into the plan"),
        _("The plan is the unit's own. Others see only what you share."),
        _("Take it into the plan"),
        board_of(body),
        f"plan:{body}:{about}",
    )


@reached_by(Audience.INSIDE)
@require_POST
def adding(request: KollRequest, body: str) -> HttpResponseBase:
    """Adding something with a line, without leaving the board."""
    page = found(request, body)
    form = QuickItemForm(request.POST)

    def show(why: UnableTo | None, status: int) -> HttpResponseBase:
        return board_page(request, page, why=why, status=status, quick=form)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    heading = form.cleaned_data["heading"]
    return try_to(request, lambda doing: plans.plan(doing, body=body, heading=heading), show, then=board_of(body))


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def changing(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Changing something in the plan."""
    page = found(request, body)
    row = item_in(page, item)
    back = f"{board_of(body)}{item}/"
    must(request, row.may_change, RULES[Act.WORK_IN_PLAN].why_not, back)
    question = Question(_("Change the plan"), row.heading, _("Save"), back, f"plan:{body}:{item}")
    return ask(
        request,
        question,
        lambda data, kept: ChangeItemForm(data, kept, verbs=list(verb_words(page).items()), sharing=page.may_plan),
        saved_words(row),
        lambda doing, form: plans.change_plan(doing, item=item, **form.words(row.shared)),
    )


def saved_words(row: PlanLine) -> dict[str, object]:
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
def choosing(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Choosing to do something now, later or not at all."""
    page = found(request, body)
    row = item_in(page, item)
    back = f"{board_of(body)}{item}/"
    must(request, page.may_plan, RULES[Act.PLAN].why_not, back)
    lede = _("What is left out is shown with its reason, so that nobody needs to wonder.")
    question = Question(
        _("Prioritise: %(what)s") % {"what": row.heading}, lede, _("Save"), back, f"choose:{body}:{item}"
    )
    return ask(
        request,
        question,
        ChooseItemForm,
        {"chosen": row.chosen, "why": row.chosen_why, "agreed_with": row.chosen_with},
        lambda doing, form: plans.choose(doing, item=item, **form.cleaned_data),
        then=board_of(body),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def noting(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Noting how it goes."""
    page = found(request, body)
    row = item_in(page, item)
    back = f"{board_of(body)}{item}/"
    must(request, page.may_work, RULES[Act.WORK_IN_PLAN].why_not, back)
    return ask(
        request,
        Question(_("Note how it goes"), row.heading, _("Save"), back, f"note:{item}"),
        NoteItemForm,
        {},
        lambda doing, form: plans.note(doing, item=item, words=form.cleaned_data["words"]),
    )


def done_on_board(
    request: KollRequest, page: PlanPage, do: Callable[[Doing], Done], then: str | None = None
) -> HttpResponseBase:
    """Does one thing from the board and goes back to it; or shows the board with why it could not be done."""
    board = board_of(page.body_key)
    return try_to(
        request, do, lambda why, status: board_page(request, page, why=why, status=status), then=then or board
    )


@reached_by(Audience.INSIDE)
@require_POST
def moving(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Moving something to another step, or to another place in it."""
    page = found(request, body)
    row = item_in(page, item)
    form = MoveItemForm(request.POST)
    if not form.is_valid():
        return board_page(request, page, status=HTTPStatus.BAD_REQUEST)
    verb, before = form.cleaned_data["verb"], form.cleaned_data["before"]
    undo = f"?angra=flytta-{item}-{row.verb}" if verb != row.verb else ""
    return done_on_board(
        request,
        page,
        lambda doing: plans.move_in_plan(doing, item=item, verb=verb, before=before),
        f"{board_of(body)}{undo}#plan-{item}",
    )


@reached_by(Audience.INSIDE)
@require_POST
def taking_on(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Taking on something that nobody does."""
    page = found(request, body)
    item_in(page, item)
    then = f"{board_of(body)}#plan-{item}"
    return done_on_board(request, page, lambda doing: plans.take_on(doing, item=item), then)


def back_from(request: KollRequest, body: str, item: int) -> str:
    """Where somebody was who did it: on their own page of work, or on the thing's own."""
    return "/mitt/" if request.POST.get("fran") == "mitt" else f"{board_of(body)}{item}/"


@reached_by(Audience.INSIDE)
@require_POST
def finishing(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Something in the plan is done."""
    page = found(request, body)
    item_in(page, item)
    return done_on_board(request, page, lambda doing: plans.finish(doing, item=item), back_from(request, body, item))


@reached_by(Audience.INSIDE)
@require_POST
def taking_up_again(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Something in the plan is not done after all."""
    page = found(request, body)
    item_in(page, item)
    then = back_from(request, body, item)
    return done_on_board(request, page, lambda doing: plans.take_up_again(doing, item=item), then)


@reached_by(Audience.INSIDE)
@require_POST
def removing(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Taking something out of the plan."""
    page = found(request, body)
    item_in(page, item)
    then = f"{board_of(body)}?angra=bort-{item}"
    return done_on_board(request, page, lambda doing: plans.take_out_of_plan(doing, item=item), then)


@reached_by(Audience.INSIDE)
@require_POST
def putting_back(request: KollRequest, body: str, item: int) -> HttpResponseBase:
    """Putting something back into the plan."""
    page = found(request, body)
    item_in(page, item)
    then = f"{board_of(body)}#plan-{item}"
    return done_on_board(request, page, lambda doing: plans.put_back_in_plan(doing, item=item), then)
