"""Attaching a file to a decision, fetching one, and withdrawing one that was attached by mistake."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from koll.acts.act import Doing, Done
from koll.acts.attachments import attach, withdraw_attachment
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.files import sent
from koll.permissions import Act, Subject, require
from koll.reads.attachments import attachment_file
from koll.reads.decisions import attachment_place, decision_with_number
from koll.web.asking import Question, ask
from koll.web.forms.attaching import AttachForm, WithdrawForm


@reached_by(Audience.INSIDE)
@require_GET
def attachment(request: KollRequest, number: int) -> HttpResponseBase:
    """A file of a decision, to be saved."""
    file = attachment_file(number, request.koll.on)
    if file is None:
        raise Http404
    return sent(file)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def attaching(request: KollRequest, decision: int) -> HttpResponseBase:
    """A file to keep with a decision."""
    line = decision_with_number(decision, request.koll.on)
    if line is None:
        raise Http404
    require(request.koll.actor, Act.ATTACH, Subject(decides=line.body_key))

    def do(doing: Doing, form: AttachForm) -> Done:
        said = form.cleaned_data
        return attach(doing, decision=line.id, file=said["file"], title=said["title"])

    lede = _("It is kept with “%(heading)s” and can be read by everybody.") % {"heading": line.heading}
    question = Question(_("Attach a file"), lede, _("Attach the file"), line.address, f"attach:{line.id}")

    def make(data: Any, initial: Any) -> AttachForm:
        return AttachForm(data, request.FILES if data is not None else None, initial=initial)

    return ask(request, question, make, {}, do)


@reached_by(Audience.INSIDE)
@require_http_methods(["GET", "POST"])
def withdrawing(request: KollRequest, number: int) -> HttpResponseBase:
    """Why a file was a mistake."""
    place = attachment_place(number)
    if place is None:
        raise Http404
    require(request.koll.actor, Act.ATTACH, Subject(decides=place.body_key))

    def do(doing: Doing, form: WithdrawForm) -> Done:
        return withdraw_attachment(doing, attachment=number, reason=form.cleaned_data["reason"])

    lede = _("“%(name)s” can no longer be opened. Its name and your reason stay to be read.") % {"name": place.name}
    question = Question(_("Withdraw a file"), lede, _("Withdraw the file"), place.address, f"withdraw:{number}")
    return ask(request, question, lambda data, initial: WithdrawForm(data, initial=initial), {}, do)
