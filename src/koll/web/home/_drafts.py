"""Keeps what is typed while it is typed, for the page's own script, and throws it away when asked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypedDict

from django.http import HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from koll.acts.home import DraftSource, drop_draft, keep_draft
from koll.domain.refusals import Conflict, Refusal
from koll.frame.components.formats import clock
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.json_sent import body_sent, read_json
from koll.frame.http.refusal_answers import refusal_for_script
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


@reached_by(Audience.EVERYBODY)
@require_POST
def send_keep_draft(request: KollRequest) -> HttpResponseBase:
    """Keeps the words; 401 for nobody signed in, 409 with the newer words of another tab."""
    try:
        sent = draft_sent(request)
        kept = keep_draft(request.koll.actor, request.koll.now, **sent)
    except Conflict as newer:
        return refusal_for_script(newer, fields=dict(newer.theirs), revision=newer.revision)
    except Refusal as refusal:
        return refusal_for_script(refusal)
    return JsonResponse({"revision": kept.revision, "at": kept.at.isoformat(), "clock": clock(kept.at)})


def draft_sent(request: KollRequest) -> SentDraft:
    """The form's key, its fields, the revision they started from and the page; Refusal for anything else."""
    unreadable = Refusal(
        "draft.unreadable", _("The draft could not be read, so it was not kept. Save the page instead.")
    )
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
