"""How a person is told what they cannot have: a calm page, or the same sentence as JSON for a script."""

from __future__ import annotations

from http import HTTPStatus
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.urls import is_valid_path
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from koll.domain.refusals import Refusal
from koll.frame.http.problem_json import is_api_request, problem_response
from koll.frame.http.refusal_answers import NOT_STARTED, refusal_for_script, status_of
from koll.frame.http.request import KollRequest
from koll.frame.http.request_log import note_refusal, number_of
from koll.frame.http.whole_bodies import FAULT

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "receipt", "revision", "rows", "pieces", "next"})
"""What a form sends that nobody has written in it."""


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
    if request.instead and request.method != "POST":
        return HttpResponseRedirect(request.instead)
    signed_out = status is HTTPStatus.UNAUTHORIZED
    if signed_out and request.method == "GET" and not for_a_script(request):
        return HttpResponseRedirect(open_twin(request) or sign_in_address(request.get_full_path()))
    if signed_out:
        way_on = (sign_in_address(page_left(request)), _("Sign in and go on"))
        return refusal_page(request, status, _("You are no longer signed in"), refusal, way_on=way_on)
    if refusal.code == NOT_STARTED:
        return refusal_page(request, status, _("Koll is installed, and empty"), refusal, command="koll start")
    title = _("You cannot do this") if status is HTTPStatus.FORBIDDEN else _("That did not work")
    return refusal_page(request, status, title, refusal)


def refusal_page(
    request: KollRequest,
    status: HTTPStatus,
    title: str,
    refusal: Refusal,
    *,
    way_on: tuple[str, str] = ("", ""),
    command: str = "",
) -> HttpResponse:
    """A page with a title, a sentence and a way on (address and words); for a script or a machine JSON."""
    sentence = str(refusal)
    if is_api_request(request):
        return problem_response(request, status, title, sentence, code=refusal.code)
    if for_a_script(request):
        return refusal_for_script(refusal, status)
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
