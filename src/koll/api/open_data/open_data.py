"""The page that explains to people how machines read, made from the same description that machines get."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from koll.api.service import ROOT, PageQuery, outside, schema_in_english, topic_of
from koll.frame.http.audience import Audience, reached_by
from koll.frame.http.request import KollRequest
from koll.frame.page import render_page


@dataclass(frozen=True, slots=True, kw_only=True)
class EndpointView:
    """An address as the page shows it; `link` where it can be opened as it stands.

    `chosen_by`: what it can be asked beside what every address can.
    """

    route: str
    link: str
    summary: str
    description: str
    chosen_by: tuple[str, ...]


def addresses() -> dict[str, list[EndpointView]]:
    """Every address by what it is about, in the language of the page."""
    found: dict[str, list[EndpointView]] = {}
    told = schema_in_english()
    for route, methods in sorted(told["paths"].items(), key=topic_of):
        for operation in methods.values():
            topic, summary, words = operation["tags"][0], operation["summary"], operation["description"]
            names = [row["name"] for row in operation["parameters"] if row["in"] == "query"]
            chosen_by = tuple(name for name in names if name not in PageQuery.model_fields)
            line = EndpointView(
                route=route,
                link="" if "{" in route else route,
                summary=_(summary),
                description=_(words),
                chosen_by=chosen_by,
            )
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
        request.koll.snapshot.municipality,
        addresses=addresses(),
        examples=examples(),
        description_at=f"{ROOT}openapi.json",
        licence=settings.DATA_LICENCE,
        contact=settings.CONTACT,
    )
