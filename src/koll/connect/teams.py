"""Posts a card to a channel in Teams, at the address that a workflow of the channel gives out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from koll.connect.delivery import SENT, Delivery

SECONDS = 15.0
LONGEST = 20
"""The most lines a card shows; Teams refuses cards beyond 28 kB."""


def card(heading: str, lines: Sequence[Mapping[str, str]], more: str) -> dict[str, Any]:
    """An Adaptive Card 1.4 with a heading and a line for each duty, as Workflows wants it.

    >>> card("Koll", [{"words": "Do", "why": "KL 6:9", "address": "https://k/1"}], "")["type"]
    'message'
    """
    blocks: list[dict[str, Any]] = [{"type": "TextBlock", "text": heading, "weight": "Bolder", "wrap": True}]
    for line in lines[:LONGEST]:
        blocks.append({"type": "TextBlock", "text": f"[{line['words']}]({line['address']})", "wrap": True})
        blocks.append({"type": "TextBlock", "text": line["why"], "isSubtle": True, "wrap": True, "spacing": "None"})
    if more:
        blocks.append({"type": "TextBlock", "text": more, "isSubtle": True, "wrap": True})
    content = {
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "type": "AdaptiveCard",
        "version": "1.4",
        "body": blocks,
    }
    attachment = {"contentType": "application/vnd.microsoft.card.adaptive", "contentUrl": None, "content": content}
    return {"type": "message", "attachments": [attachment]}


def post(address: str, message: Mapping[str, Any]) -> Delivery:
    """Posts the message once; a redirect is not followed, so that a channel's secret goes nowhere else."""
    try:
        answer = httpx.post(address, json=message, timeout=SECONDS, follow_redirects=False)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol, httpx.InvalidURL) as fault:
        return Delivery(state="failed", fault=str(fault))
    except httpx.HTTPError as fault:
        return Delivery(state="unsure", fault=str(fault))
    if answer.is_success:
        return SENT
    return Delivery(state="failed", fault=f"{answer.status_code} {answer.reason_phrase}")
