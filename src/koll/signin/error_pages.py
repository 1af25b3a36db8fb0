"""What is shown when an address does not exist, a form is not one of ours, or something broke."""

from __future__ import annotations

from http import HTTPStatus

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from koll.domain.refusals import Busy, Forbidden, NotFound, Refusal, SignInNeeded
from koll.frame.http.problem_json import is_api_request, problem_response
from koll.frame.http.refusal_answers import refusal_for_script
from koll.frame.http.request import KollRequest
from koll.frame.http.request_log import number_of
from koll.frame.http.whole_bodies import CUT_OFF, TOO_LARGE, UNMEASURED
from koll.signin.refusal_pages import for_a_script, refusal_page


def not_found(request: KollRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """There is no such page."""
    if is_api_request(request):
        sentence = _("There is no such address. Those there are stand at /api/v1/openapi.json and /oppet/oppna-data/.")
        return problem_response(request, HTTPStatus.NOT_FOUND, _("Not here"), sentence)
    refusal = NotFound(
        "page.none_here",
        _(
            "There is no page at this address. It may have been moved, or the address may be mistyped. "
            "Start from the first page and look for it there."
        ),
    )
    return refusal_page(
        request, HTTPStatus.NOT_FOUND, _("The page is not here"), refusal, way_on=("/", _("First page"))
    )


def forbidden(request: KollRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """Django itself refused."""
    refusal = Forbidden(
        "page.not_accepted", _("The server does not accept this request. Start again from the first page.")
    )
    return refusal_page(request, HTTPStatus.FORBIDDEN, _("You cannot do this"), refusal, way_on=("/", _("First page")))


def bad_request(request: KollRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """The request cannot be read; it may not have come through the middleware, so nothing is asked about it."""
    return broken(request, HTTPStatus.BAD_REQUEST)


def too_many(request: KollRequest) -> HttpResponse:
    """Somebody tries again and again."""
    refusal = Busy(
        "request.too_many", _("There have been too many attempts in a short time. Wait a few minutes and try again.")
    )
    return refusal_page(request, HTTPStatus.TOO_MANY_REQUESTS, _("Wait a moment"), refusal)


def forged(request: KollRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 -- Django's signature
    """A form came back without the page's own token: the page is old, or the form was not ours."""
    refusal = Forbidden(
        "request.no_token",
        _(
            "The page had been open so long that the server could not tell that it was yours, so nothing was saved. "
            "Go back and reload the page: what you wrote is kept in your browser. Then send it again."
        ),
    )
    return refusal_page(request, HTTPStatus.FORBIDDEN, _("Reload the page and send it again"), refusal)


def another_person(request: KollRequest) -> HttpResponse:
    """Words come from a page that was made for somebody else than who is signed in."""
    refusal = SignInNeeded(
        "request.another_person",
        _(
            "The page was opened before somebody else signed in or out on this device, so nothing was saved from it. "
            "What you wrote is kept in your browser: sign in, open the page again, and it is there."
        ),
    )
    return refusal_page(request, HTTPStatus.UNAUTHORIZED, _("Sign in and open the page again"), refusal)


def broken(
    request: KollRequest,
    status: HTTPStatus = HTTPStatus.INTERNAL_SERVER_ERROR,
) -> HttpResponse:
    """A page that asks nothing of the request or the database, for they may be what broke."""
    if is_api_request(request):
        return problem_response(request, status, *broken_words(status))
    kind = "signin/unreadable.html" if status is HTTPStatus.BAD_REQUEST else "signin/broken.html"
    return HttpResponse(render_to_string(kind, {"number": number_of(request)}), status=status)


def broken_words(status: HTTPStatus) -> tuple[str, str]:
    """A title and a sentence for a machine."""
    if status is HTTPStatus.BAD_REQUEST:
        return _("That did not work"), _("The server cannot read the request. Check how the address is written.")
    return _("Something broke"), _("The server could not answer, and that is its fault. Try again in a while.")


def not_whole(request: KollRequest, fault: str) -> HttpResponse:
    """What was sent did not come whole, and nothing has been done with it; asks nothing of the database."""
    status, refusal = words_about_bodies()[fault]
    title = _("Nothing has been saved")
    if is_api_request(request):
        return problem_response(request, status, title, str(refusal), code=refusal.code)
    if for_a_script(request):
        return refusal_for_script(refusal, status)
    page = {"heading": title, "sentence": refusal, "number": number_of(request)}
    return HttpResponse(render_to_string("signin/not_whole.html", page), status=status)


def words_about_bodies() -> dict[str, tuple[HTTPStatus, Refusal]]:
    """The status and the refusal for each thing that can be wrong with what was sent."""
    return {
        CUT_OFF: (
            HTTPStatus.BAD_REQUEST,
            Refusal(
                "request.cut_off",
                _(
                    "Only a part of what you sent came here, so nothing of it has been saved. "
                    "Go back and send it again: what you wrote is kept in your browser."
                ),
            ),
        ),
        TOO_LARGE: (
            HTTPStatus.CONTENT_TOO_LARGE,
            Refusal(
                "request.too_large",
                _(
                    "What you sent is larger than this server takes, so nothing of it has been saved. "
                    "Go back, choose a smaller file, and send it again: what you wrote is kept in your browser."
                ),
            ),
        ),
        UNMEASURED: (
            HTTPStatus.LENGTH_REQUIRED,
            Refusal(
                "request.unmeasured",
                _("The request does not say how long it is (Content-Length), so nothing of it has been read."),
            ),
        ),
    }
