"""The page that explains to people how machines read, made from the same description that machines get."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from koll.api.description import topic_of
from koll.api.door import ForPage, api
from koll.api.shapes import ROOT, outside
from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.rendering import render_page
from koll.reads import public


@dataclass(frozen=True, slots=True)
class AddressLine:
    """An address as the page shows it; `link` where it can be opened as it stands.

    `chosen_by`: what it can be asked beside what every address can.
    """

    route: str
    link: str
    summary: str
    description: str
    chosen_by: tuple[str, ...]


def addresses() -> dict[str, list[AddressLine]]:
    """Every address by what it is about, in the language of the page."""
    found: dict[str, list[AddressLine]] = {}
    told = api.get_openapi_schema(path_prefix=ROOT.strip("/") + "/")
    for route, methods in sorted(told["paths"].items(), key=topic_of):
        for operation in methods.values():
            topic, summary, words = operation["tags"][0], operation["summary"], operation["description"]
            names = [each["name"] for each in operation["parameters"] if each["in"] == "query"]
            chosen_by = tuple(name for name in names if name not in ForPage.model_fields)
            line = AddressLine(route, "" if "{" in route else route, _(summary), _(words), chosen_by)
            found.setdefault(_(topic), []).append(line)
    return found


def examples() -> tuple[tuple[str, str], ...]:
    """What somebody may want to know first, and the address that answers it."""
    return (
        (_("What the council wants to reach"), outside(f"{ROOT}statements?level=goal")),
        (_("The three latest decisions"), outside(f"{ROOT}decisions?limit=3")),
        (_("Assignments that are open, the oldest first"), outside(f"{ROOT}assignments?state=open")),
        (_("The organisation on another day"), outside(f"{ROOT}bodies?on=2026-12-31")),
    )


@reached_by(Audience.EVERYBODY)
@require_GET
def open_data(request: KollRequest) -> HttpResponseBase:
    """How machines read."""
    return render_page(
        request,
        "api/open_data.html",
        public.ours(),
        addresses=addresses(),
        examples=examples(),
        description_at=f"{ROOT}openapi.json",
        licence=settings.DATA_LICENCE,
        contact=settings.CONTACT,
    )
