"""What happens when a form is sent: the act is done, its draft forgotten, and the person told; or nothing is lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponseBase, HttpResponseRedirect

from koll.acts.engine import Doing, Done
from koll.acts.home import drop_draft
from koll.domain.refusals import Forbidden, Refusal
from koll.frame.http.refusal_answers import status_of
from koll.frame.http.request import KollRequest
from koll.frame.http.request_log import note_refusal
from koll.frame.receipts import receipt_in
from koll.frame.routes import address

KEYS = ("csrfmiddlewaretoken", "receipt")


def doing_of(request: KollRequest, part: str = "") -> Doing:
    """What an act needs to know, with the form's own key and what was sent with it; `part` of several acts by one form.

    The same form sent again is the same, whatever has been changed since by what it did the first time.
    """
    receipt = request.POST.get("receipt", "")
    key = f"{receipt}:{part}" if receipt and part else receipt
    asking = request.koll
    return Doing(
        actor=asking.actor,
        now=asking.now,
        day=asking.day,
        receipt=receipt_in(key),
        sent=sent_in(request) if receipt else "",
        language=asking.language,
        moment=asking.snapshot.moment,
    )


def sent_in(request: KollRequest) -> str:
    """A digest of the address and all that was typed, chosen and attached; not of the keys that came with it."""
    fields = {name: values for name, values in request.POST.lists() if name not in KEYS}
    files = {name: [digest_of_file(file) for file in files] for name, files in request.FILES.lists()}
    words = json.dumps([request.get_full_path(), fields, files], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()


def digest_of_file(file: UploadedFile[Any]) -> tuple[str, str]:
    """An attached file's name and digest; it is read from its beginning again afterwards."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return str(file.name), digest.hexdigest()


def run_act(
    request: KollRequest,
    do: Callable[[Doing], Done],
    *,
    draft: str = "",
    then: str | None = None,
) -> HttpResponseRedirect:
    """Does the act with the form's own receipt, forgets its draft, says what was done, and goes on.

    Raises what the act raises; the view shows the form again with `refused`.
    """
    done = do(doing_of(request))
    if draft:
        drop_draft(request.koll.actor, form=draft)
    if done.said:
        messages.success(request, done.said, extra_tags=draft)  # tells the page which words to forget on the device
    return HttpResponseRedirect(then or address(done.subject))


type Show = Callable[[Refusal, int], HttpResponseBase]


def submit(
    request: KollRequest,
    do: Callable[[Doing], Done],
    show: Show,
    *,
    draft: str = "",
    then: str | None = None,
) -> HttpResponseBase:
    """`carry_out`, or the same page again by `show(why, status)` with everything that was typed still in it.

    Whoever may not do it at all gets no page, and what was typed in the refusal (`koll.signin.refusal_pages`).
    """
    try:
        return run_act(request, do, draft=draft, then=then)
    except Forbidden:
        raise
    except Refusal as refusal:
        if request.sealed is not None:
            raise
        note_refusal(request, refusal)
        return show(refusal, status_of_refused_form(refusal))


def status_of_refused_form(refusal: Refusal) -> HTTPStatus:
    """The status a refused form is answered with: what was chosen may be gone, and the page is still there."""
    status = status_of(refusal)
    return HTTPStatus.BAD_REQUEST if status is HTTPStatus.NOT_FOUND else status
