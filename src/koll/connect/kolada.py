"""Asks Kolada (version 3 of its open interface) for readings of a measure."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _

from koll.connect.http_client import Fetched, Sleep, fetch_json, no_data, retry_seconds, visiting
from koll.domain.refusals import Refusal

NAME = "Kolada"
AT_ONCE = 25
"""The most municipalities in one question."""

MOST_PAGES = 200
GENDERS = frozenset({"T", "K", "M"})


def fetch_from_kolada(
    site: str, code: str, areas: Sequence[str], years: Sequence[int], sleep: Sleep = time.sleep
) -> tuple[Fetched, ...]:
    """Every reading of a measure for the municipalities and years; raises Refusal with nothing half done.

    `site` is the interface's address, e.g. https://api.kolada.se/v3/. Pages are followed on the same host only.
    """
    found: list[Fetched] = []
    with visiting() as client:
        for start in range(0, len(areas), AT_ONCE):
            some = ",".join(areas[start : start + AT_ONCE])
            address: str | None = urljoin(
                site, f"data/kpi/{code}/municipality/{some}/year/{','.join(map(str, years))}?per_page=5000"
            )
            for _number in range(MOST_PAGES):
                if address is None:
                    break
                page = fetch_json(client, NAME, address, sleep)
                if not isinstance(page.get("values"), list):
                    raise no_data(NAME)
                found.extend(readings_of(page))
                address = following(site, page)
    return tuple(found)


def following(site: str, page: Mapping[str, Any]) -> str | None:
    """The address of the next page, on the same host; some answers call it next_page."""
    said = page.get("next_url") or page.get("next_page")
    if not isinstance(said, str) or not said:
        return None
    address = urljoin(site, said)
    if urlsplit(address).netloc != urlsplit(site).netloc:
        raise Refusal(
            "source.another_host", _("Kolada points to another host for the rest. Nothing was taken from it.")
        )
    return address


def readings_of(page: Mapping[str, Any]) -> Iterator[Fetched]:
    """The readings of a page; what is not shaped like one is passed over."""
    for row in page["values"]:
        match row:
            case {"municipality": str(area), "period": int(period), "values": list(values)}:
                for value in values:
                    match value:
                        case {"gender": str(gender), **rest} if gender in GENDERS:
                            said = rest.get("value")
                            yield Fetched(
                                period=str(period),
                                area=area,
                                gender=gender,
                                value=retry_seconds(said),
                                status=str(rest.get("status") or ""),
                                is_deleted=bool(rest.get("isdeleted")),
                            )
