"""Who may reach an address: every view says so, and the server does not start with one that does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import wraps
from typing import Concatenate, cast

from django.http import HttpResponseBase
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.translation import gettext_lazy as _

from koll.domain.refusals import SignInNeeded
from koll.frame.http.request import KollRequest
from koll.permissions import Permission, require


class Audience(StrEnum):
    """Who may reach an address; what they may see and do there is asked again, act by act."""

    EVERYBODY = "everybody"
    SIGNED_IN = "signed_in"
    INSIDE = "inside"
    ADMINISTRATORS = "administrators"


PROBES = frozenset({"/live", "/ready"})
"""Where a machine asks whether the server works; answered whether or not there is a municipality."""


type View[**P] = Callable[Concatenate[KollRequest, P], HttpResponseBase]


def reached_by[**P](audience: Audience) -> Callable[[View[P]], View[P]]:
    """Declares who may reach the view, and refuses everybody else."""

    def declare(view: View[P]) -> View[P]:
        @wraps(view)
        def guarded(request: KollRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            require_audience(request, audience)
            return view(request, *args, **kwargs)

        guarded.reached_by = audience  # type: ignore[attr-defined]  # read by the check at start
        return cast("View[P]", guarded)

    return declare


def require_audience(request: KollRequest, audience: Audience) -> None:
    """Raises SignInNeeded when signing in would help, Forbidden when it would not."""
    actor = request.koll.actor
    if audience is Audience.EVERYBODY:
        return
    if actor.person is None:
        raise SignInNeeded("session.signed_out", _("Sign in to continue. What you have written is kept."))
    if audience is Audience.INSIDE:
        require(actor, Permission.READ_INSIDE)
    if audience is Audience.ADMINISTRATORS:
        require(replace(actor, looks_back=False), Permission.ADMINISTER_PEOPLE)


def every_address(
    patterns: list[URLPattern | URLResolver] | None = None, before: str = "/"
) -> Iterator[tuple[str, URLPattern]]:
    """Every address of the server with its pattern."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            yield from every_address(pattern.url_patterns, before + str(pattern.pattern))
        else:
            yield before + str(pattern.pattern), pattern


def undeclared() -> list[str]:
    """The addresses whose view does not say who may reach it; an empty list when all is well."""
    return [address for address, pattern in every_address() if not hasattr(pattern.callback, "reached_by")]
