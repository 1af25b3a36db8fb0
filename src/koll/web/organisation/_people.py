"""Who may sign in and which seats they hold: for administrators."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.organisation import end_seat, give_seat, register_person
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.reads.activities import bodies_existing_on
from koll.snapshot import RosterRow, SeatView, roster
from koll.web.form_pages import FormPage, show_or_submit
from koll.web.organisation._people_forms import EndSeatForm, GiveSeatForm, RegisterPersonForm, roles

HERE = "/personer/"


@reached_by(Audience.ADMINISTRATORS)
@require_GET
def show_people(request: KollRequest) -> HttpResponseBase:
    """Everybody who may sign in, with their seats."""
    words = dict(roles())
    page = roster(request.koll.snapshot)
    rows = [(person, [(seat, words[seat.role]) for seat in person.seats]) for person in page]
    return render_page(request, "organisation/people.html", page, rows=rows)


@reached_by(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "POST"])
def register_person_form(request: KollRequest) -> HttpResponseBase:
    """Somebody new who is to be able to sign in."""
    lede = _("A person may do nothing before getting a seat.")
    question = FormPage(heading=_("Add a person"), lede=lede, button=_("Add the person"), back=HERE, key="person:new")
    is_example = request.koll.snapshot.municipality.is_example
    return show_or_submit(
        request,
        question,
        RegisterPersonForm,
        {},
        lambda doing, form: register_person(doing, **form.cleaned_data, is_example=is_example),
        then=HERE,
    )


def person_with(request: KollRequest, number: int) -> RosterRow:
    """The person, or no such page."""
    found = next((row for row in roster(request.koll.snapshot_today) if row.id == number), None)
    if found is None:
        raise Http404
    return found


@reached_by(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "POST"])
def give_seat_form(request: KollRequest, person: int) -> HttpResponseBase:
    """Giving somebody a seat."""
    whose = person_with(request, person)
    bodies = list(bodies_existing_on(request.koll.context_today))
    heading = _("Give %(name)s a seat") % {"name": whose.name}
    question = FormPage(
        heading=heading,
        lede=_("What a person may do follows from the seat."),
        button=_("Give the seat"),
        back=HERE,
        key=f"seat:{person}",
    )
    return show_or_submit(
        request,
        question,
        lambda data, kept: GiveSeatForm(data, kept, bodies=bodies),
        {"begins_on": request.koll.day.isoformat()},
        lambda doing, form: give_seat(doing, person=person, **form.cleaned_data),
        then=HERE,
    )


def seat_with(request: KollRequest, number: int) -> tuple[RosterRow, SeatView]:
    """The seat and whose it is, or no such page."""
    for person in roster(request.koll.snapshot_today):
        for seat in person.seats:
            if seat.id == number:
                return person, seat
    raise Http404


@reached_by(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "POST"])
def end_seat_form(request: KollRequest, seat: int) -> HttpResponseBase:
    """Ending a seat."""
    person, held = seat_with(request, seat)
    told = {"name": person.name, "role": dict(roles())[held.role], "body": held.body_name}
    question = FormPage(
        heading=_("End a seat"),
        lede=_("%(name)s, %(role)s in %(body)s. What has been done in the seat stays.") % told,
        button=_("End the seat"),
        back=HERE,
        key=f"seat:end:{seat}",
    )
    initial = {"ends_on": request.koll.day.isoformat(), "seen": held.ends_on.isoformat() if held.ends_on else ""}
    return show_or_submit(
        request,
        question,
        EndSeatForm,
        initial,
        lambda doing, form: end_seat(doing, seat=seat, **form.cleaned_data),
        then=HERE,
    )
