"""What bodies have told, as anybody may read it: once it is decided, held or reported."""

from __future__ import annotations

from dataclasses import replace

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
from koll.snapshot import Context
from koll.tables.models import Occasion


def description(context: Context, activity: str, body: str, period: int, number: int) -> OccasionPage | None:
    """A decided description with its parts and answers; None while it is a draft. Proposals are left out."""
    done = Occasion.objects.filter(
        activity=activity, body__key=body, period=period, number=number, done_on__lte=context.day
    ).exists()
    kinds = {
        one_activity.key
        for one_activity in context.snapshot.charter.activities
        if one_activity.kind in ("description", "analysis", "followup")
    }
    if not done or activity not in kinds:
        return None
    page = occasion_page(context.by_nobody(), activity, body, period, number)
    return replace(page, proposals=()) if page is not None else None


def maps(context: Context, period: int) -> ChallengeMapsPage:
    """All bodies' decided maps of a year."""
    return maps_page(context.by_nobody(), period)


def body_map(context: Context, activity: str, body: str, period: int, number: int) -> ChallengeMapPage | None:
    """The map of a decided description; None while it is a draft, or when nothing is on it."""
    page = description(context, activity, body, period, number)
    drawn = map_page(page, context.language) if page is not None and page.activity.kind == "description" else None
    return drawn if drawn is not None and drawn.challenges else None


def reports(context: Context) -> tuple[AccountsView, ...]:
    """Every report of interim or annual accounts on the open pages, the latest first."""
    return tuple(row for row in accounts_list(context.by_nobody()) if row.is_published)


def accounts(context: Context, year: int, kind: str) -> AccountsPage | None:
    """A report of interim or annual accounts; None when there is none on the open pages."""
    return published_accounts(context, year, kind)


def pictures(context: Context, page: OccasionPage) -> dict[int, bytes]:
    """The pictures in what a body has decided, to be printed."""
    return pictures_of(context, page)
