"""Keeps what is typed while it is typed, for the page's own script, and throws it away when asked."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, TypedDict

from django.http import HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from koll.acts.home import DraftSource, UnableToKeepDraft, UnableToKeepOver, drop_draft, keep_draft
from koll.frame.components.formats import clock
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.json_sent import body_sent, read_json
from koll.frame.http.request import KollRequest

LONGEST_KEY = 120
LONGEST_ADDRESS = 300
LONGEST_HEADING = 250


class SentDraft(TypedDict):
    """What the page's script sends, as the keeping takes it."""

    form: str
    fields: dict[str, str]
    revision: int
    page: DraftSource


class UnableToReadDraft(UnableToKeepDraft):
    """The request is not a draft as the page's script sends it."""


@reached_by(Audience.EVERYBODY)
@require_POST
def send_keep_draft(request: KollRequest) -> HttpResponseBase:
    """Keeps the words; 401 for nobody signed in, 409 with the newer words of another tab."""
    try:
        sent = draft_sent(request)
        kept = keep_draft(request.koll.actor, request.koll.now, **sent)
    except UnableToKeepOver as newer:
        told = {"sentence": str(newer), "fields": dict(newer.fields), "revision": newer.revision}
        return JsonResponse(told, status=HTTPStatus.CONFLICT)
    except UnableToKeepDraft as refusal:
        signed_out = request.koll.actor.person is None
        status = HTTPStatus.UNAUTHORIZED if signed_out else HTTPStatus.BAD_REQUEST
        return JsonResponse({"sentence": str(refusal)}, status=status)
    return JsonResponse({"revision": kept.revision, "at": kept.at.isoformat(), "clock": clock(kept.at)})


def draft_sent(request: KollRequest) -> SentDraft:
    """The form's key, its fields, the revision they started from and the page; UnableToReadDraft for anything else."""
    unreadable = UnableToReadDraft(_("The draft could not be read, so it was not kept. Save the page instead."))
    try:
        sent: Any = read_json(body_sent(request))
    except ValueError:
        raise unreadable from None
    match sent:
        case {"form": str(form), "fields": dict(fields), "revision": int(revision)} if 0 < len(form) <= LONGEST_KEY:
            if revision >= 0 and all(isinstance(text, str) for text in fields.values()):
                return {"form": form, "fields": fields, "revision": revision, "page": draft_source(sent)}
    raise unreadable


def draft_source(sent: Mapping[str, Any]) -> DraftSource:
    """The page the words were typed on; empty when it does not say, or says something that is no page of ours."""
    address, heading = sent.get("address"), sent.get("heading")
    if not isinstance(address, str) or not isinstance(heading, str) or len(address) > LONGEST_ADDRESS:
        return DraftSource()
    if not address.startswith("/") or not url_has_allowed_host_and_scheme(address, None):
        return DraftSource()
    return DraftSource(address=address, heading=" ".join(heading.split())[:LONGEST_HEADING])


@reached_by(Audience.SIGNED_IN)
@require_POST
def drop_draft_action(request: KollRequest) -> HttpResponseBase:
    """Throws a draft away, and goes back to its page as it was saved."""
    drop_draft(request.koll.actor, form=request.POST.get("form", ""))
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(back if safe else "/hem/")
