"""Who writes in an occasion now, and what is said to others."""

from __future__ import annotations

from koll.domain.refusals import Words
from koll.frame.http.request import KollRequest
from koll.permissions import FROZEN_SENTENCE, RULES, Permission
from koll.reads.descriptions import OccasionPage


def writes_now(request: KollRequest, page: OccasionPage) -> bool:
    """Whether the person writes in the occasion, on the page of today."""
    return page.may.write and request.koll.on == request.koll.day


def why_not_written(page: OccasionPage) -> Words:
    """Why a person does not write in the occasion."""
    return FROZEN_SENTENCE if page.line.done_on else RULES[Permission.WRITE_OCCASION].why_not
