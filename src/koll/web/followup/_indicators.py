"""What is measured: the list, one indicator beside the reasoning about its goals, and readings entered in a grid."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.followup import add_indicator, change_indicator, comment_reading, end_indicator, resume_indicator
from koll.domain.refs import IndicatorRef
from koll.domain.refusals import Refusal
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.guards import must
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.permissions import Permission
from koll.reads.activities import bodies_existing_on
from koll.reads.followup import IndicatorPage, indicator_page, indicator_views
from koll.reads.instruments import in_force_statements
from koll.web.followup._indicator_forms import CommentReadingForm, IndicatorForm, initial_indicator
from koll.web.form_pages import FormPage, show_or_submit

WRITES = frozenset({"secretary", "officer", "manager", "chair"})


def may_keep_any(request: KollRequest) -> bool:
    """Whether the person may keep some indicator; which one is asked again by the act."""
    now = request.koll.on == request.koll.day
    return now and any(seat.role in WRITES for seat in request.koll.actor.seats)


@reached_by(Audience.INSIDE)
@require_GET
def show_indicators(request: KollRequest) -> HttpResponseBase:
    """Everything that is measured."""
    page = indicator_views(request.koll.context)
    return render_page(request, "followup/indicators/list.html", page, may_keep=may_keep_any(request))


@reached_by(Audience.INSIDE)
@require_GET
def show_indicator(request: KollRequest, ref: IndicatorRef) -> HttpResponseBase:
    """One indicator, never alone: beside the goals it says something about and the reasoning about them."""
    page = indicator_or_404(request, ref.key)
    may_keep = page.may_keep and request.koll.on == request.koll.day
    return render_page(request, "followup/indicators/indicator.html", page, may_keep=may_keep)


def indicator_or_404(request: KollRequest, key: str) -> IndicatorPage:
    """The indicator, or no such page."""
    page = indicator_page(request.koll.context, key)
    if page is None:
        raise Http404
    return page


def choices(request: KollRequest) -> tuple[list[tuple[str, str]], list[tuple[int, str]]]:
    """The bodies an indicator may belong to, and the goals it may say something about."""
    goals = [
        instrument.key
        for instrument in request.koll.snapshot.charter.instruments
        if instrument.level in ("goal", "own_goal", "assignment")
    ]
    about = [
        (in_force_statement.id, in_force_statement.heading)
        for in_force_statement in in_force_statements(request.koll.snapshot_today, goals)
    ]
    return list(bodies_existing_on(request.koll.context_today)), about


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def add_indicator_form(request: KollRequest) -> HttpResponseBase:
    """Beginning to measure something."""
    bodies, goals = choices(request)
    must(request, may_keep_any(request), Permission.MANAGE_INDICATORS, "/indikatorer/")
    lede = _("Measure only what somebody will read. A goal may as well be answered with reasoning.")
    return show_or_submit(
        request,
        FormPage(
            heading=_("Begin to measure something"),
            lede=lede,
            button=_("Add the indicator"),
            back="/indikatorer/",
            key="indicator:new",
        ),
        lambda data, kept: IndicatorForm(data, kept, bodies=bodies, goals=goals),
        {"body": min(request.koll.actor.bodies, default=""), "source": "own"},
        lambda doing, form: add_indicator(doing, words=form.words()),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def change_indicator_form(request: KollRequest, ref: IndicatorRef) -> HttpResponseBase:
    """Changing what an indicator is called or held against."""
    page = indicator_or_404(request, ref.key)
    bodies, goals = choices(request)
    back = f"/indikatorer/{ref.key}/"
    must(request, page.may_keep, Permission.MANAGE_INDICATORS, back)
    return show_or_submit(
        request,
        FormPage(
            heading=_("Change the indicator"),
            lede=page.line.name,
            button=_("Save"),
            back=back,
            key=f"indicator:{ref.key}",
        ),
        lambda data, kept: IndicatorForm(data, kept, bodies=bodies, goals=goals),
        initial_indicator(page),
        lambda doing, form: change_indicator(
            doing, indicator=ref.key, words=form.words(), revision=form.cleaned_data["revision"]
        ),
    )


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def comment_reading_form(request: KollRequest, ref: IndicatorRef) -> HttpResponseBase:
    """Saying in words what a reading tells."""
    page = indicator_or_404(request, ref.key)
    back = f"/indikatorer/{ref.key}/"
    periods = [reading.period for reading in reversed(page.readings) if reading.value is not None]
    must(request, page.may_keep and periods, Permission.MANAGE_INDICATORS, back)
    chosen = request.GET.get("period", periods[0] if periods else "")
    said = next((reading.comment for reading in page.readings if reading.period == chosen), "")
    lede = _("A reader should know what lies behind the figure. It stands beside the reading.")
    return show_or_submit(
        request,
        FormPage(
            heading=_("Comment on a reading"),
            lede=lede,
            button=_("Save"),
            back=back,
            key=f"comment-reading:{ref.key}:{chosen}",
        ),
        lambda data, kept: CommentReadingForm(data, kept, periods=periods),
        {"period": chosen, "comment": said, "seen": said, "seen_of": chosen},
        lambda doing, form: comment_reading(doing, indicator=ref.key, **form.words()),
    )


@reached_by(Audience.INSIDE)
@require_POST
def end_or_resume_indicator_action(request: KollRequest, ref: IndicatorRef) -> HttpResponseBase:
    """Measuring something no more, or again."""
    page = indicator_or_404(request, ref.key)
    do = resume_indicator if "again" in request.POST else end_indicator

    def show(why: Refusal, status: int) -> HttpResponseBase:
        return render_page(request, "followup/indicators/indicator.html", page, status=status, why=why, may_keep=False)

    return submit(request, lambda doing: do(doing, indicator=ref.key), show)
