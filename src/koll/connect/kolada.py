"""Asks Kolada (version 3 of its open interface) for readings of a measure."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from http import HTTPStatus
from typing import Any
from urllib.parse import urljoin, urlsplit

import httpx
from django.utils.translation import gettext as _

from koll.permissions import UnableTo

SECONDS = 20.0
LONGEST_WAIT = 60.0
TRIES = 4
AT_ONCE = 25
"""The most municipalities in one question."""

MOST_PAGES = 200
GENDERS = frozenset({"T", "K", "M"})


class UnableToFetch(UnableTo):
    """The source did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A reading as the source tells it; `value` None: there is one that is not told. `is_deleted`: no longer there."""

    period: str
    area: str
    gender: str
    value: Decimal | None
    status: str
    is_deleted: bool


def fetch(
    site: str,
    code: str,
    areas: Sequence[str],
    years: Sequence[int],
    sleep: Callable[[float], None] = time.sleep,
) -> tuple[Fetched, ...]:
    """Every reading of a measure for the municipalities and years; raises UnableToFetch with nothing half done.

    `site` is the interface's address, e.g. https://api.kolada.se/v3/. Pages are followed on the same host only.
    """
    found: list[Fetched] = []
    with httpx.Client(timeout=SECONDS, follow_redirects=False) as client:
        for start in range(0, len(areas), AT_ONCE):
            some = ",".join(areas[start : start + AT_ONCE])
            address: str | None = urljoin(
                site, f"data/kpi/{code}/municipality/{some}/year/{','.join(map(str, years))}?per_page=5000"
            )
            for _number in range(MOST_PAGES):
                if address is None:
                    break
                page = ask(client, address, sleep)
                found.extend(readings_of(page))
                address = following(site, page)
    return tuple(found)


def ask(client: httpx.Client, address: str, sleep: Callable[[float], None]) -> Mapping[str, Any]:
    """One page of the answer; waits when it is asked to, but not for ever."""
    for _attempt in range(TRIES):
        try:
            answer = client.get(address, headers={"Accept": "application/json"})
        except httpx.TimeoutException:
            raise UnableToFetch(_("Kolada did not answer in time. It is asked again the next time.")) from None
        except httpx.HTTPError as fault:
            words = _("Kolada cannot be reached (%(fault)s). It is asked again the next time.")
            raise UnableToFetch(words % {"fault": fault}) from None
        if answer.status_code != HTTPStatus.TOO_MANY_REQUESTS:
            return page_of(answer)
        sleep(min(LONGEST_WAIT, wait_of(answer)))
    raise UnableToFetch(_("Kolada has too much to do and asks us to wait. It is asked again the next time."))


def wait_of(answer: httpx.Response) -> float:
    """How many seconds the source asks us to wait."""
    said = answer.headers.get("Retry-After", "")
    return float(said) if said.isascii() and said.isdigit() else 5.0


def page_of(answer: httpx.Response) -> Mapping[str, Any]:
    """The answer as data; UnableToFetch for anything but an object with values."""
    if answer.status_code != HTTPStatus.OK:
        words = _("Kolada answered %(status)s. Check the code of the measure.")
        raise UnableToFetch(words % {"status": answer.status_code})
    try:
        page = answer.json(parse_float=Decimal)
    except ValueError:
        page = None
    if not isinstance(page, dict) or not isinstance(page.get("values"), list):
        raise UnableToFetch(_("Kolada answered with something that is not data. It is asked again the next time."))
    return page


def following(site: str, page: Mapping[str, Any]) -> str | None:
    """The address of the next page, on the same host; some answers call it next_page."""
    said = page.get("next_url") or page.get("next_page")
    if not isinstance(said, str) or not said:
        return None
    address = urljoin(site, said)
    if urlsplit(address).netloc != urlsplit(site).netloc:
        raise UnableToFetch(_("Kolada points to another host for the rest. Nothing was taken from it."))
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
                                str(period),
                                area,
                                gender,
                                number_of(said),
                                str(rest.get("status") or ""),
                                bool(rest.get("isdeleted")),
                            )


def number_of(said: object) -> Decimal | None:
    """The value as a number with four decimals; None when it is missing or is no number."""
    if isinstance(said, bool) or not isinstance(said, (int, float, str, Decimal)):
        return None
    try:
        number = Decimal(str(said))
        return number.quantize(Decimal("0.0001")) if number.is_finite() else None
    except InvalidOperation:
        return None
