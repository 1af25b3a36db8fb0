"""The gallery: every component of the pages, for those who build them."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.views.decorators.http import require_GET

from koll.frame.addresses import Audience, reached_by
from koll.frame.asking import KollRequest
from koll.frame.components import exhibits
from koll.frame.rendering import render_page
from koll.reads.municipality import ours


@reached_by(Audience.SIGNED_IN)
@require_GET
def components(request: KollRequest) -> HttpResponseBase:
    """Each component in each of its variants, with the charter's own words."""
    charter = ours().charter
    why = charter.activities[0].ground
    return render_page(request, "koll/components.html", exhibits(charter.activities[0].label, why, {}))
