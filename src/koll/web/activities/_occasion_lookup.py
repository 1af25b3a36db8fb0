"""Written occasions by their address."""

from __future__ import annotations

from django.http import Http404

from koll.domain.refs import OccasionRef
from koll.frame.http.request import KollRequest
from koll.reads.descriptions import OccasionPage, occasion_page

"""The kinds of activity that are written."""


def written_occasion_or_404(request: KollRequest, ref: OccasionRef) -> OccasionPage:
    """The written occasion at the address; 404 when there is none."""
    page = occasion_page(request.koll.context, ref)
    if page is None or not page.activity.is_written:
        raise Http404
    return page
