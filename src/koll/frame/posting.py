"""What happens when a form is sent: the act is done, its draft forgotten, and the person told; or nothing is lost."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponseBase, HttpResponseRedirect

from koll.acts.act import Doing, Done, UnableToSave
from koll.acts.drafts import drop_draft
from koll.frame.asking import KollRequest
from koll.permissions import UnableTo, UnableToReach


def new_receipt() -> str:
    """A key for one form on one page: sent twice, it is done once."""
    return secrets.token_urlsafe(18)


def carry_out(
    request: KollRequest,
    do: Callable[[Doing], Done],
    *,
    draft: str = "",
    then: str | None = None,
) -> HttpResponseRedirect:
    """Does the act with the form's own receipt, forgets its draft, says what was done, and goes on.

    Raises what the act raises; the view shows the form again with `refused`.
    """
    done = do(request.koll.doing(request.POST.get("receipt", "")))
    if draft:
        drop_draft(request.koll.actor, form=draft)
    if done.said:
        messages.success(request, done.said, extra_tags=draft)  # tells the page which words to forget on the device
    return HttpResponseRedirect(then or done.subject)


type Show = Callable[[UnableTo, int], HttpResponseBase]


def try_to(
    request: KollRequest,
    do: Callable[[Doing], Done],
    show: Show,
    *,
    draft: str = "",
    then: str | None = None,
) -> HttpResponseBase:
    """`carry_out`, or the same page again by `show(why, status)` with everything that was typed still in it."""
    try:
        return carry_out(request, do, draft=draft, then=then)
    except UnableToSave as conflict:
        return show(conflict, HTTPStatus.CONFLICT)
    except UnableToReach as refusal:
        return show(refusal, HTTPStatus.FORBIDDEN)
    except UnableTo as refusal:
        return show(refusal, HTTPStatus.BAD_REQUEST)
