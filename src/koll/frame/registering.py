"""What the two registers, inside and open, share: what is asked for in the address."""

from __future__ import annotations

from collections.abc import Mapping

from koll.reads.register import SORTS, STATES, Asked


def asked_for(said: Mapping[str, str]) -> Asked:
    """What the address asks of the register; what it cannot mean is left out, and all that hold are shown."""
    state, sort = said.get("lage", "in_force"), said.get("ordning", "title")
    return Asked(
        words=said.get("ord", "")[:100].strip(),
        kind=said.get("slag", "")[:80],
        body=said.get("organ", "")[:60],
        state=state if state in (*STATES, "") else "in_force",
        sort=sort if sort in SORTS else "title",
    )
