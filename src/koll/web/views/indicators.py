"""What is measured: the list, one indicator beside the reasoning about its goals, and readings entered in a grid."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts import indicators as acts
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.guards import must
from koll.frame.posting import try_to
from koll.frame.rendering import render_page
from koll.permissions import RULES, Act, UnableTo
from koll.reads import indicators as reads
from koll.reads.instruments import in_force_statements
from koll.reads.municipality import ours
from koll.reads.progress import bodies_on
from koll.web.asking import Question, ask
from koll.web.forms.indicators import CommentForm, IndicatorForm, initial_of

WRITES = frozenset({"secretary", "officer", "manager", "chair"})


def may_keep_any(request: KollRequest) -> bool:
    """Whether the person may keep some indicator; which one is asked again by the act."""
    now = request.koll.on == request.koll.day
    return now and any(seat.role in WRITES for seat in request.koll.actor.seats)


@reached_by(Audience.INSIDE)
@require_GET
def overview(request: KollRequest) -> HttpResponseBase:
    """Everything that is measured."""
    page = reads.lines_of(request.koll.on)
    return render_page(request, "koll/indicators/list.html", page, may_keep=may_keep_any(request))


@reached_by(Audience.INSIDE)
@require_GET
def indicator(request: KollRequest, key: str) -> HttpResponseBase:
    """One indicator, never alone: beside the goals it says something about and the reasoning about them."""
    page = found(request, key)
    may_keep = page.may_keep and request.koll.on == request.koll.day
    return render_page(request, "koll/indicators/indicator.html", page, may_keep=may_keep)


def found(request: KollRequest, key: str) -> reads.IndicatorPage:
    """The indicator, or no such page."""
    page = reads.indicator_page(request.koll.actor, key, request.koll.on)
    if page is None:
        raise Http404
    return page


def choices(request: KollRequest) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    """The bodies an indicator may belong to, and the goals it may say something about."""
    goals = [each.key for each in ours().charter.instruments if each.level in ("goal", "own_goal", "assignment")]
    about = [(each.id, each.heading) for each in in_force_statements(request.koll.day, goals)]
    return list(bodies_on(request.koll.day)), about


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def adding(request: KollRequest) -> HttpResponseBase:
    """Beginning to measure something."""
    bodies, goals = choices(request)
    must(request, may_keep_any(request), RULES[Act.KEEP_INDICATORS].why_not, "/indikatorer/")
    lede = _("Measure only what somebody will read. A goal may as well be answered with reasoning.")
    return ask(
        request,
        Question(_("Begin to measure something"), lede, _("Add the indicator"), "/indikatorer/", "indicator:new"),
        lambda data, kept: IndicatorForm(data, kept, bodies=bodies, goals=goals),
        {"body": min(request.koll.actor.bodies, default=""), "source": "own"},
        lambda doing, form: acts.add_indicator(doing, words=form.words()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def changing(request: KollRequest, key: str) -> HttpResponseBase:
    """Changing what an indicator is called or held against."""
    page = found(request, key)
    bodies, goals = choices(request)
    back = f"/indikatorer/{key}/"
    must(request, page.may_keep, RULES[Act.KEEP_INDICATORS].why_not, back)
    return ask(
        request,
        Question(_("Change the indicator"), page.line.name, _("Save"), back, f"indicator:{key}"),
        lambda data, kept: IndicatorForm(data, kept, bodies=bodies, goals=goals),
        initial_of(page),
        lambda doing, form: acts.change_indicator(
            doing, indicator=key, words=form.words(), revision=form.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def commenting(request: KollRequest, key: str) -> HttpResponseBase:
    """Saying in words what a reading tells."""
    page = found(request, key)
    back = f"/indikatorer/{key}/"
    periods = [each.period for each in reversed(page.readings) if each.value is not None]
    must(request, page.may_keep and periods, RULES[Act.KEEP_INDICATORS].why_not, back)
    chosen = request.GET.get("period", periods[0] if periods else "")
    said = next((each.comment for each in page.readings if each.period == chosen), "")
    lede = _("A reader should know what lies behind the figure. It stands beside the reading.")
    return ask(
        request,
        Question(_("Comment on a reading"), lede, _("Save"), back, f"comment-reading:{key}:{chosen}"),
        lambda data, kept: CommentForm(data, kept, periods=periods),
        {"period": chosen, "comment": said},
        lambda doing, form: acts.comment_reading(doing, indicator=key, **form.cleaned_data),
    )


@reached_by(Audience.INSIDE)
@require_POST
def ending(request: KollRequest, key: str) -> HttpResponseBase:
    """Measuring something no more, or again."""
    page = found(request, key)
    do = acts.resume_indicator if page.ended_on else acts.end_indicator

    def show(why: UnableTo, status: int) -> HttpResponseBase:
        return render_page(request, "koll/indicators/indicator.html", page, status=status, why=why, may_keep=False)

    return try_to(request, lambda doing: do(doing, indicator=key), show)
