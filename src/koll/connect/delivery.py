"""How a sending went: it arrived, it was refused, or it was cut off so that nobody knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """The state, and in words what the other side said; only what was refused may be sent again."""

    state: Literal["sent", "failed", "unsure"]
    fault: str = ""


SENT = Delivery(state="sent")
