"""What bodies have told, as anybody may read it: once it is decided, held or reported."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from koll.permissions import NOBODY
from koll.reads.descriptions import (
    ChallengeMapPage,
    ChallengeMapsPage,
    OccasionPage,
    map_page,
    maps_page,
    occasion_page,
    pictures_of,
)
from koll.reads.finance import AccountsPage, AccountsView, accounts_list, published_accounts
from koll.snapshot import ours
from koll.tables.models import Occasion


def description(activity: str, body: str, period: int, number: int, day: date) -> OccasionPage | None:
    """A decided description with its parts and answers; None while it is a draft. Proposals are left out."""
    done = Occasion.objects.filter(
        activity=activity, body__key=body, period=period, number=number, done_on__lte=day
    ).exists()
    kinds = {
        one_activity.key
        for one_activity in ours().charter.activities
        if one_activity.kind in ("description", "analysis", "followup")
    }
    if not done or activity not in kinds:
        return None
    page = occasion_page(NOBODY, activity, body, period, number, day)
    return replace(page, proposals=()) if page is not None else None


def maps(period: int, day: date) -> ChallengeMapsPage:
    """All bodies' decided maps of a year."""
    return maps_page(NOBODY, period, day)


def body_map(activity: str, body: str, period: int, number: int, day: date) -> ChallengeMapPage | None:
    """The map of a decided description; None while it is a draft, or when nothing is on it."""
    page = description(activity, body, period, number, day)
    drawn = map_page(page) if page is not None and page.activity.kind == "description" else None
    return drawn if drawn is not None and drawn.challenges else None


def reports(day: date) -> tuple[AccountsView, ...]:
    """Every report of interim or annual accounts on the open pages, the latest first."""
    return tuple(row for row in accounts_list(NOBODY, day) if row.is_published)


def accounts(year: int, kind: str, day: date) -> AccountsPage | None:
    """A report of interim or annual accounts; None when there is none on the open pages."""
    return published_accounts(year, kind, day)


def pictures(page: OccasionPage, day: date) -> dict[int, bytes]:
    """The pictures in what a body has decided, to be printed."""
    return pictures_of(page, day)
