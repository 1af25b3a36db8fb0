"""Attaching a file to a decision, fetching one, and withdrawing one that was attached by mistake."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.decisions import attach_file, withdraw_attachment
from koll.acts.engine import Doing, Done
from koll.domain.refs import AttachmentRef, DecisionRef
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.downloads import sent
from koll.frame.http.request import KollRequest
from koll.frame.routes import address
from koll.permissions import Permission, Subject, require
from koll.reads.decisions import attachment_file, attachment_place, decision_with_number
from koll.web.form_pages import AttachForm, FormPage, WithdrawForm, show_or_submit


@reached_by(Audience.INSIDE)
@require_GET
def send_attachment(request: KollRequest, ref: AttachmentRef) -> HttpResponseBase:
    """A file of a decision, to be saved."""
    file = attachment_file(request.koll.snapshot, ref.number)
    if file is None:
        raise Http404
    return sent(file)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def attach_file_form(request: KollRequest, ref: DecisionRef) -> HttpResponseBase:
    """A file to keep with a decision."""
    line = decision_with_number(request.koll.snapshot, ref.number)
    if line is None:
        raise Http404
    require(request.koll.actor, Permission.ATTACH_FILE, Subject(decides=line.body_key))

    def do(doing: Doing, form: AttachForm) -> Done:
        said = form.cleaned_data
        return attach_file(doing, decision=line.id, file=said["file"], title=said["title"])

    lede = _("It is kept with “%(heading)s” and can be read by everybody.") % {"heading": line.heading}
    question = FormPage(
        heading=_("Attach a file"),
        lede=lede,
        button=_("Attach the file"),
        back=address(line.ref),
        key=f"attach:{line.id}",
    )

    def make(data: Any, initial: Any) -> AttachForm:
        return AttachForm(data, request.FILES if data is not None else None, initial=initial)

    return show_or_submit(request, question, make, {}, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def withdraw_attachment_form(request: KollRequest, ref: AttachmentRef) -> HttpResponseBase:
    """Why a file was a mistake."""
    place = attachment_place(ref.number)
    if place is None:
        raise Http404
    require(request.koll.actor, Permission.ATTACH_FILE, Subject(decides=place.body_key))

    def do(doing: Doing, form: WithdrawForm) -> Done:
        return withdraw_attachment(doing, attachment=ref.number, reason=form.cleaned_data["reason"])

    lede = _("“%(name)s” can no longer be opened. Its name and your reason stay to be read.") % {"name": place.name}
    question = FormPage(
        heading=_("Withdraw a file"),
        lede=lede,
        button=_("Withdraw the file"),
        back=address(place.ref),
        key=f"withdraw:{ref.number}",
    )
    return show_or_submit(request, question, lambda data, initial: WithdrawForm(data, initial=initial), {}, do)
