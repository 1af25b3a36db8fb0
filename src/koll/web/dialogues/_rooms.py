"""The room of a dialogue: where those who take part write, where it is led, and what the projector shows."""

from __future__ import annotations

import secrets
from http import HTTPStatus
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from koll.acts.dialogues import RoomInput, open_room, place_thought, put_up, room_as_seen, set_room_step
from koll.acts.engine import Doing
from koll.domain.refs import OccasionRef, RoomLeadRef, RoomRef
from koll.domain.refusals import Refusal
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.refusal_answers import refusal_for_script
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page
from koll.frame.receipts import new_receipt
from koll.frame.routes import address
from koll.reads.dialogues import RoomPage, build_room_page, entered, room_by_code, room_page
from koll.web.dialogues._dialogues import to_write
from koll.web.dialogues._room_access import actor_in_rooms, let_in
from koll.web.dialogues._room_forms import CodeForm, PlaceForm, RoomForm, ThoughtForm
from koll.web.form_pages import FormPage, drawing_of, show_or_submit, site_of

LONGEST_NUMBER = 18
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that are not mistaken for one another on a screen."""
SCREENS = {"led": "leading"}
"""The part of a screen by who asks for it; phones and the projector show the same."""


def room_or_404(request: KollRequest, number: int) -> RoomPage:
    """The room, for those who take part, or no such page."""
    page = room_page(request.koll.context.by(actor_in_rooms(request)), number)
    if page is None:
        raise Http404
    return page


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def open_room_form(request: KollRequest, ref: OccasionRef) -> HttpResponseBase:
    """Opening the room of a dialogue, or changing who may come in."""
    page = to_write(request, ref)
    code = "".join(secrets.choice(LETTERS) for _each in range(8))
    question = FormPage(
        heading=_("Open the room"),
        lede=_("Those who take part write from phone or laptop, or you write for them. The projector shows it all."),
        button=_("Open the room"),
        back=address(page.line.ref),
        key=f"room:{page.line.id}",
        background=((page.form_name or _("The form"), page.form_text),) if page.form_text else (),
    )
    return show_or_submit(
        request,
        question,
        RoomForm,
        room_as_typed(room_or_404(request, page.room)) if page.room else {"seen": room_as_seen(False, False, False)},
        lambda doing, form: open_room(
            doing,
            occasion=page.line.id,
            words=RoomInput(signed=form.cleaned_data["signed"], code=code if form.cleaned_data["by_code"] else ""),
            seen=form.cleaned_data["seen"] or None,
        ),
    )


def room_as_typed(room: RoomPage) -> dict[str, object]:
    """A room that has been opened, as the boxes show it."""
    by_code = bool(room.code)
    return {"signed": room.signed, "by_code": by_code, "seen": room_as_seen(True, room.signed, by_code)}


@reached_by(Audience.EVERYBODY)
@require_http_methods(["GET", "POST"])
def join_room_form(request: KollRequest) -> HttpResponseBase:
    """Coming in with a code."""
    form = CodeForm(request.POST or None, {"code": request.GET.get("kod", "")})
    why = ""
    if request.method == "POST" and form.is_valid():
        number = room_by_code(form.cleaned_data["code"])
        if number is not None:
            let_in(request, number)
            return HttpResponseRedirect(f"/rum/{number}/")
        why = _("No dialogue has this code now. Look at the screen again, or ask the one who holds the dialogue.")
    status = HTTPStatus.BAD_REQUEST if request.method == "POST" else HTTPStatus.OK
    return render_page(request, "dialogues/room/join.html", None, form=form, why=why, status=status)


@reached_by(Audience.EVERYBODY)
@require_http_methods(["GET", "POST"])
def write_in_room_form(request: KollRequest, ref: RoomRef) -> HttpResponseBase:
    """Where those who take part put up thoughts. A script is answered with a status, a form with the page."""
    if request.method == "GET":
        return render_page(request, "dialogues/room/write.html", room_or_404(request, ref.number), key=new_receipt())
    form = ThoughtForm(request.POST)
    form.is_valid()
    said = {name: form.cleaned_data.get(name, "") for name in ("text", "name")}
    key = form.cleaned_data.get("key") or new_receipt()
    try:
        put_up(doing_in(request), room=ref.number, key=key, **said)
    except Refusal as refusal:
        if not refusal.code.startswith("room."):
            raise
        if "application/json" in request.headers.get("Accept", ""):
            return refusal_for_script(refusal, HTTPStatus.UNPROCESSABLE_ENTITY)
        more = {"key": key, "why": refusal, "typed": request.POST.get("text", "")}
        return render_page(request, "dialogues/room/write.html", room_or_404(request, ref.number), status=400, **more)
    if "application/json" in request.headers.get("Accept", ""):
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    return HttpResponseRedirect(f"/rum/{ref.number}/{'led/' if request.POST.get('then') == 'led' else ''}")


def doing_in(request: KollRequest) -> Doing:
    """What an act needs to know, with the rooms that a code has let the person into."""
    asking = request.koll
    return Doing(
        actor=actor_in_rooms(request),
        now=asking.now,
        day=asking.day,
        receipt="",
        language=asking.language,
        moment=asking.snapshot.moment,
    )


@reached_by(Audience.EVERYBODY)
@require_GET
def send_room_state(request: KollRequest, ref: RoomRef) -> HttpResponseBase:
    """What has changed in the room: nothing (304) when the screen shows the latest, else the part to show."""
    screen, chosen = SCREENS.get(request.GET.get("for", ""), "screen"), chosen_steps_in(request)
    room = entered(request.koll.context.by(actor_in_rooms(request)), ref.number)
    if room is None:
        raise Http404
    tag = f'"{screen}-{chosen}-{room.revision}"'
    if request.headers.get("If-None-Match") == tag:
        return HttpResponse(status=HTTPStatus.NOT_MODIFIED)
    answer = render_page(
        request,
        f"dialogues/room/parts/{screen}.html",
        build_room_page(request.koll.context, room),
        chosen=chosen,
    )
    answer["ETag"] = tag
    return answer


def chosen_steps_in(request: KollRequest) -> int:
    """The number of the thought that is to be put together or lifted; 0 for none."""
    said = request.GET.get("tanke", "")
    return int(said) if said.isdecimal() and len(said) < LONGEST_NUMBER else 0


@reached_by(Audience.INSIDE)
@require_GET
def show_lead_room(request: KollRequest, ref: RoomLeadRef) -> HttpResponseBase:
    """Where the chair or the secretary leads: steps, thoughts put together, and thoughts written for others."""
    return led(request, ref.number, chosen=chosen_steps_in(request))


def led(request: KollRequest, number: int, *, status: int = HTTPStatus.OK, **more: Any) -> HttpResponseBase:
    """The page where it is led."""
    more |= {"key": new_receipt(), "host": site_of(request).partition("//")[2]}
    return render_page(request, "dialogues/room/lead.html", room_or_404(request, number), status=status, **more)


@reached_by(Audience.INSIDE)
@require_GET
def show_room_screen(request: KollRequest, ref: RoomRef) -> HttpResponseBase:
    """What the projector shows, with the way in drawn for those who come in with a code."""
    page, site = room_or_404(request, ref.number), site_of(request)
    drawing = drawing_of(f"{site}/rum/?kod={page.code}") if page.code else None
    return render_page(request, "dialogues/room/project.html", page, drawing=drawing, host=site.partition("//")[2])


@reached_by(Audience.INSIDE)
@require_POST
def set_room_step_action(request: KollRequest, ref: RoomLeadRef) -> HttpResponseBase:
    """Going to another step."""
    said, seen = (request.POST.get(name, "") for name in ("step", "seen"))
    try:
        set_room_step(
            doing_in(request),
            room=ref.number,
            step=int(said) if said.isdecimal() else 0,
            seen=int(seen) if seen.isdecimal() else None,
        )
    except Refusal as refusal:
        if not refusal.code.startswith("room."):
            raise
        return led(request, ref.number, status=HTTPStatus.CONFLICT, why=refusal)
    return HttpResponseRedirect(f"/rum/{ref.number}/led/")


@reached_by(Audience.INSIDE)
@require_POST
def place_thought_action(request: KollRequest, ref: RoomLeadRef) -> HttpResponseBase:
    """Putting thoughts together; a refusal is shown where it is led."""
    form = PlaceForm(request.POST)
    why: Refusal | str = _("Choose a thought, and where it belongs.")
    chosen = form.cleaned_data["thought"] if form.is_valid() else 0
    if chosen:
        try:
            revision = form.cleaned_data["revision"]
            place_thought(doing_in(request), room=ref.number, thought=chosen, place=form.place(), revision=revision)
            return HttpResponseRedirect(f"/rum/{ref.number}/led/#tanke-{chosen}")
        except Refusal as refusal:
            if not refusal.code.startswith("room."):
                raise
            why = refusal
    heading = request.POST.get("heading", "")
    return led(request, ref.number, status=HTTPStatus.BAD_REQUEST, why=why, chosen=chosen, heading=heading)
