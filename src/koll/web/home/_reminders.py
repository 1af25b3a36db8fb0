"""Being reminded as one wishes, and having the year in one's own calendar."""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.home import create_calendar_feed, set_body_reminders, set_own_reminders
from koll.domain.refs import BodyRef, CalendarFeedRef
from koll.domain.refusals import Refusal
from koll.frame.duty_lines import phrasing
from koll.frame.form_submission import submit
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.routes import address
from koll.reads.home import BodyChoice, RemindersPage, feeding, feeds_page, reminders_page
from koll.reports.activities import Voice, as_feed, calendar_of
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.home._reminder_forms import BodyRemindersForm, FeedForm, WishForm


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def set_own_reminders_form(request: KollRequest) -> HttpResponseBase:
    """On which day I am reminded, how, and what has been sent."""
    page = reminders_page(request.koll.context)
    if request.method == "GET":
        return reminders_of(request, page, wish_form(page))
    form = WishForm(request.POST, None, mail=page.mail)

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        return reminders_of(request, page, form, why=why, status=status)

    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    return submit(request, lambda doing: set_own_reminders(doing, **form.words()), show)


def wish_form(page: RemindersPage) -> WishForm:
    """The form as the person has chosen."""
    day = "none" if page.weekday is None else str(page.weekday)
    return WishForm(None, {"weekday": day, "way": page.way, "revision": page.revision}, mail=page.mail)


def reminders_of(
    request: KollRequest, page: RemindersPage, form: WishForm, *, why: Refusal | None = None, status: int = 200
) -> HttpResponseBase:
    """The page about reminders."""
    return render_page(request, "home/reminders/reminders.html", page, form=form, why=why, status=status)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def set_body_reminders_form(request: KollRequest, ref: BodyRef) -> HttpResponseBase:
    """What a body chooses about its own reminders."""
    choice = reminders_or_404(request, ref.key)
    question = FormPage(
        heading=_("Reminders of %(body)s") % {"body": choice.name},
        lede=_("What the body owes stands on its pages whatever you choose. This is only about what is sent."),
        button=_("Save"),
        back="/paminnelser/",
        key=f"reminders:{ref.key}",
    )
    return show_or_submit(
        request,
        question,
        BodyRemindersForm,
        {"is_quiet": choice.is_quiet, "teams_address": choice.teams_address, "revision": choice.revision},
        lambda doing, form: set_body_reminders(doing, body=ref.key, **form.cleaned_data),
    )


def reminders_or_404(request: KollRequest, body: str) -> BodyChoice:
    """The body, when the person may choose for it; otherwise no such page."""
    choice = next((one_body for one_body in reminders_page(request.koll.context).bodies if one_body.key == body), None)
    if choice is None:
        raise Http404
    return choice


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def create_calendar_feed_form(request: KollRequest) -> HttpResponseBase:
    """The calendars one may subscribe to, each with its own secret address."""

    def show(why: Refusal | None, status: int) -> HttpResponseBase:
        page = feeds_page(request.koll.context_today)
        site = settings.PUBLIC_ADDRESS
        return render_page(request, "home/reminders/calendars.html", page, site=site, why=why, status=status)

    form = FeedForm(request.POST)
    if request.method == "GET":
        return show(None, HTTPStatus.OK)
    if not form.is_valid():
        return show(None, HTTPStatus.BAD_REQUEST)
    return submit(request, lambda doing: create_calendar_feed(doing, **form.cleaned_data), show)


@reached_by(Audience.EVERYBODY)
@require_GET
def send_calendar_feed(request: KollRequest, ref: CalendarFeedRef) -> HttpResponseBase:
    """A calendar, to whoever has its secret address."""
    found_feed = feeding(request.koll.context_today, ref.number, ref.token)
    if found_feed is None:
        raise Http404
    municipality = request.koll.snapshot.municipality
    voice = Voice(
        charter=municipality.charter,
        names=request.koll.snapshot_today.bodies.names,
        reader=phrasing(),
        site=settings.PUBLIC_ADDRESS,
        where=address,
        now=request.koll.now,
    )
    name = f"{municipality.name}: {found_feed.name or _('mine')}"
    return as_feed(calendar_of(name, found_feed.duties, found_feed.held, found_feed.meetings, voice), "koll")
