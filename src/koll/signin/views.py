"""Signing in and out, choosing a password, and choosing a language."""

from __future__ import annotations

from typing import Any

from allauth.account import views as account
from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST
from django.views.i18n import set_language

from koll.domain.refusals import Refusal
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.signin import example

for_everybody = reached_by(Audience.EVERYBODY)
for_those_signed_in = reached_by(Audience.SIGNED_IN)


class SignIn(account.LoginView):  # type: ignore[misc]  # the library has no types
    """The sign-in page."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Also whether one may sign in as a made-up person."""
        return {**super().get_context_data(**kwargs), "is_open_to_made_up": example.is_example_open(self.request)}


sign_in = for_everybody(SignIn.as_view())
stopped = for_everybody(account.account_inactive)
forgot_password = for_everybody(account.password_reset)
forgot_password_sent = for_everybody(account.password_reset_done)
new_password = for_everybody(account.password_reset_from_key)
new_password_done = for_everybody(account.password_reset_from_key_done)
choose_language = for_everybody(require_POST(set_language))


@for_everybody
def sign_out(request: KollRequest) -> HttpResponseBase:
    """Signs out, and has the device forget the pages it has read.

    Words that never reached the server stay on the device, under the person's own number, until the person is back.
    """
    response: HttpResponseBase = account.logout(request)
    if request.method == "POST":
        response.headers["Clear-Site-Data"] = '"cache"'
    return response


@for_those_signed_in
def change_password(request: KollRequest) -> HttpResponseBase:
    """Lets those who have a password choose another."""
    if request.user.is_authenticated and not request.user.has_usable_password():
        raise Refusal("password.none_to_change", _("You sign in without a password here, so there is none to change."))
    response: HttpResponseBase = account.password_change(request)
    return response


@never_cache
@for_everybody
@require_http_methods(["GET", "POST"])
def sign_in_as(request: KollRequest) -> HttpResponseBase:
    """Lists an example's made-up people, and signs in as one; there is no such page anywhere else."""
    if not example.is_example_open(request):
        raise Http404
    people = example.made_up_people(request)
    then = request.GET.get("next", "")
    if request.method == "GET":
        return render(request, "signin/sign_in_as.html", {"groups": example.groups(people), "then": then})
    chosen = request.POST.get("person", "")
    if chosen not in {str(line.id) for line in people}:
        raise Http404
    login(request, get_user_model()._default_manager.get(pk=chosen), settings.AUTHENTICATION_BACKENDS[0])
    then = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(then, {request.get_host()}, require_https=request.is_secure())
    return HttpResponseRedirect(then if safe else resolve_url(settings.LOGIN_REDIRECT_URL))
