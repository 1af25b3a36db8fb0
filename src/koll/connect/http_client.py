"""Asks an open interface for data: waits when it is asked to, not for ever, and says in a sentence what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from http import HTTPStatus
from typing import Any

import httpx
from django.utils.translation import gettext as _

from koll.domain.refusals import Refusal

SECONDS = 20.0
LONGEST_WAIT = 60.0
TRIES = 4

type Sleep = Callable[[float], None]
type Chosen = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A reading as the source tells it; `value` None: there is one that is not told. `is_deleted`: no longer there."""

    period: str
    area: str
    gender: str
    value: Decimal | None
    status: str
    is_deleted: bool


def visiting() -> httpx.Client:
    """A client that follows nobody elsewhere and waits a while, no longer."""
    return httpx.Client(timeout=SECONDS, follow_redirects=False)


def fetch_json(client: httpx.Client, source: str, address: str, sleep: Sleep, chosen: Chosen = ()) -> Mapping[str, Any]:
    """One answer of the source as an object; `chosen` goes after the question mark. Refusal for anything else."""
    said = {"source": source}
    for _attempt in range(TRIES):
        try:
            answer = client.get(address, headers={"Accept": "application/json"}, params=list(chosen) or None)
        except httpx.TimeoutException:
            raise Refusal(
                "source.no_answer_in_time",
                _("%(source)s did not answer in time. It is asked again the next time.") % said,
            ) from None
        except httpx.HTTPError as fault:
            words = _("%(source)s cannot be reached (%(fault)s). It is asked again the next time.")
            raise Refusal("source.unreachable", words % {"source": source, "fault": fault}) from None
        if answer.status_code != HTTPStatus.TOO_MANY_REQUESTS:
            return decoded_page(source, answer)
        sleep(min(LONGEST_WAIT, wait_of(answer)))
    words = _("%(source)s has too much to do and asks us to wait. It is asked again the next time.")
    raise Refusal("source.overloaded", words % said)


def wait_of(answer: httpx.Response) -> float:
    """How many seconds the source asks us to wait."""
    said = answer.headers.get("Retry-After", "")
    return float(said) if said.isascii() and said.isdigit() else 5.0


def decoded_page(source: str, answer: httpx.Response) -> Mapping[str, Any]:
    """The answer as an object; Refusal for anything else."""
    if answer.status_code != HTTPStatus.OK:
        words = _("%(source)s answered %(status)s. Check the code of the measure.")
        raise Refusal("source.other_status", words % {"source": source, "status": answer.status_code})
    try:
        page = answer.json(parse_float=Decimal)
    except ValueError:
        page = None
    if not isinstance(page, dict):
        raise no_data(source)
    return page


def no_data(source: str) -> Refusal:
    """What is said of an answer that is not data."""
    words = _("%(source)s answered with something that is not data. It is asked again the next time.")
    return Refusal("source.not_data", words % {"source": source})


def retry_seconds(said: object) -> Decimal | None:
    """The value as a number with four decimals; None when it is missing or is no number."""
    if isinstance(said, bool) or not isinstance(said, (int, float, str, Decimal)):
        return None
    try:
        number = Decimal(str(said))
        return number.quantize(Decimal("0.0001")) if number.is_finite() else None
    except InvalidOperation:
        return None
