"""How a person is told what they cannot have: a calm page, or the same sentence as JSON for a script."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render, resolve_url
from django.urls import is_valid_path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from koll.acts.engine import UnableToRepeat
from koll.domain.refusals import Busy, Conflict, Forbidden, NotFound, Refusal, SignInNeeded
from koll.frame.http.guards import UnableToStay
from koll.frame.http.problem_json import is_api_request, problem_response
from koll.frame.http.request import KollRequest
from koll.frame.http.request_log import note_refusal, number_of
from koll.frame.http.whole_bodies import FAULT
from koll.snapshot import UnableToFindMunicipality

STATUS: tuple[tuple[type[Refusal], HTTPStatus], ...] = (
    (SignInNeeded, HTTPStatus.UNAUTHORIZED),
    (Forbidden, HTTPStatus.FORBIDDEN),
    (NotFound, HTTPStatus.NOT_FOUND),
    (Conflict, HTTPStatus.CONFLICT),
    (UnableToRepeat, HTTPStatus.CONFLICT),
    (Busy, HTTPStatus.SERVICE_UNAVAILABLE),
    (UnableToFindMunicipality, HTTPStatus.SERVICE_UNAVAILABLE),
)
"""What each is called in HTTP; all others are a bad request."""


NOT_TYPED = frozenset({"csrfmiddlewaretoken", "receipt", "revision", "rows", "pieces", "next"})
"""What a form sends that nobody has written in it."""


def status_of(refusal: Refusal) -> HTTPStatus:
    """The status that a refusal is answered with."""
    return next((status for kind, status in STATUS if isinstance(refusal, kind)), HTTPStatus.BAD_REQUEST)


def for_a_script(request: KollRequest) -> bool:
    """Whether a script of the page, or another machine, reads the answer, and not a person."""
    return (
        request.headers.get("Sec-Fetch-Dest") == "empty"
        or request.content_type == "application/json"
        or request.get_preferred_type(["text/html", "application/json"]) == "application/json"
    )


def refused(request: KollRequest, refusal: Refusal) -> HttpResponseBase:
    """The answer to a request that cannot be had."""
    note_refusal(request, refusal)
    status = status_of(refusal)
    if isinstance(refusal, UnableToStay) and refusal.address and request.method != "POST":
        return HttpResponseRedirect(refusal.address)
    signed_out = status is HTTPStatus.UNAUTHORIZED
    if signed_out and request.method == "GET" and not for_a_script(request):
        return HttpResponseRedirect(open_twin(request) or sign_in_address(request.get_full_path()))
    if signed_out:
        way_on = (sign_in_address(page_left(request)), _("Sign in and go on"))
        return refusal_as_json(
            request, status, _("You are no longer signed in"), str(refusal), way_on=way_on, code=refusal.code
        )
    if isinstance(refusal, UnableToFindMunicipality):
        return refusal_as_json(
            request, status, _("Koll is installed, and empty"), str(refusal), command="koll start", code=refusal.code
        )
    title = _("You cannot do this") if status is HTTPStatus.FORBIDDEN else _("That did not work")
    return refusal_as_json(request, status, title, str(refusal), code=refusal.code)


def refusal_as_json(
    request: KollRequest,
    status: HTTPStatus,
    title: str,
    sentence: str,
    *,
    way_on: tuple[str, str] = ("", ""),
    command: str = "",
    code: str = "",
) -> HttpResponse:
    """A page with a title, a sentence and a way on (address and words); for a script the sentence as JSON."""
    if is_api_request(request):
        return problem_response(request, status, title, sentence, code=code)
    if for_a_script(request):
        return JsonResponse({"sentence": sentence}, status=status)
    address, words = way_on
    said = {"heading": title, "sentence": sentence, "address": address, "words": words, "command": command}
    context = said | {"number": number_of(request), "typed": typed_in(request)}
    return render(request, "signin/refused.html", context, status=status)


def typed_in(request: KollRequest) -> list[str]:
    """What the person wrote in a form that was refused, box by box, to be copied: their own words and nothing else."""
    if request.method != "POST" or request.META.get(FAULT) or not hasattr(request, "_post"):
        return []
    lists = (texts for name, texts in request.POST.lists() if name not in NOT_TYPED and "password" not in name)
    return [text for texts in lists for text in texts if text.strip()]


def sign_in_address(then: str) -> str:
    """Where to sign in, and then go on to the address `then`."""
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': then})}"


def open_twin(request: KollRequest) -> str:
    """The public's page of the same thing, where there is one; else an empty string."""
    twin = f"/oppet{request.path}"
    query = request.META.get("QUERY_STRING", "")
    if not is_valid_path(twin):
        return ""
    return f"{twin}?{query}" if query else twin


def page_left(request: KollRequest) -> str:
    """The page of ours that the person was on when sending something; the first page when it is not known."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}, require_https=request.is_secure()):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    parts = urlsplit(referer)
    return parts.path + (f"?{parts.query}" if parts.query else "")
