"""Who may sign in and which seats they hold: for administrators."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.municipality import appoint, register
from koll.acts.people import end_seat
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.rendering import render_page
from koll.reads.municipality import ours
from koll.reads.people import RosterLine, SeatLine, roster
from koll.reads.progress import bodies_on
from koll.web.asking import Question, ask
from koll.web.forms.people import EndForm, PersonForm, SeatForm, roles

HERE = "/personer/"


@reached_by(Audience.ADMINISTRATORS)
@require_GET
def people(request: KollRequest) -> HttpResponseBase:
    """Everybody who may sign in, with their seats."""
    words = dict(roles())
    page = roster(request.koll.on)
    rows = [(person, [(seat, words[seat.role]) for seat in person.seats]) for person in page]
    return render_page(request, "koll/people.html", page, rows=rows)


@reached_by(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "POST"])
def adding(request: KollRequest) -> HttpResponseBase:
    """Somebody new who is to be able to sign in."""
    lede = _("A person may do nothing before getting a seat.")
    question = Question(_("Add a person"), lede, _("Add the person"), HERE, "person:new")
    is_example = ours().is_example
    return ask(
        request,
        question,
        PersonForm,
        {},
        lambda doing, form: register(doing, **form.cleaned_data, is_example=is_example),
        then=HERE,
    )


def person_with(request: KollRequest, number: int) -> RosterLine:
    """The person, or no such page."""
    found = next((each for each in roster(request.koll.day) if each.id == number), None)
    if found is None:
        raise Http404
    return found


@reached_by(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "POST"])
def seating(request: KollRequest, person: int) -> HttpResponseBase:
    """Giving somebody a seat."""
    whose = person_with(request, person)
    bodies = list(bodies_on(request.koll.day))
    heading = _("Give %(name)s a seat") % {"name": whose.name}
    question = Question(
        heading, _("What a person may do follows from the seat."), _("Give the seat"), HERE, f"seat:{person}"
    )
    return ask(
        request,
        question,
        lambda data, kept: SeatForm(data, kept, bodies=bodies),
        {"begins_on": request.koll.day.isoformat()},
        lambda doing, form: appoint(doing, person=person, **form.cleaned_data),
        then=HERE,
    )


def seat_with(request: KollRequest, number: int) -> tuple[RosterLine, SeatLine]:
    """The seat and whose it is, or no such page."""
    for person in roster(request.koll.day):
        for seat in person.seats:
            if seat.id == number:
                return person, seat
    raise Http404


@reached_by(Audience.ADMINISTRATORS)
@require_http_methods(["GET", "POST"])
def ending(request: KollRequest, seat: int) -> HttpResponseBase:
    """Ending a seat."""
    person, held = seat_with(request, seat)
    told = {"name": person.name, "role": dict(roles())[held.role], "body": held.body_name}
    question = Question(
        _("End a seat"),
        _("%(name)s, %(role)s in %(body)s. What has been done in the seat stays.") % told,
        _("End the seat"),
        HERE,
        f"seat:end:{seat}",
    )
    initial = {"ends_on": request.koll.day.isoformat()}
    return ask(
        request,
        question,
        EndForm,
        initial,
        lambda doing, form: end_seat(doing, seat=seat, **form.cleaned_data),
        then=HERE,
    )
