"""The language of a page: Swedish, until the person has chosen another; a machine says which it asks for."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation

from koll.frame.http.problem_json import is_api_request, language_asked


class ChosenLanguage:
    """Speaks the language of the cookie that the language switch sets, whatever the browser would prefer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answers in the chosen language."""
        known = dict(settings.LANGUAGES)
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        if is_api_request(request):
            chosen = language_asked(request.headers.get("Accept-Language", ""), tuple(known))
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response
