"""Which texts are to be taken up again by a new council."""

from __future__ import annotations

from koll.snapshot import Snapshot, duties_on


def to_be_reconsidered(snapshot: Snapshot) -> frozenset[str]:
    """The instruments whose texts hold and are to be taken up again: nothing lapses silently."""
    return frozenset(
        duty.about for duty in duties_on(snapshot) if duty.is_to_reconsider and duty.state in ("open", "passed")
    )


def is_to_be_reconsidered(snapshot: Snapshot, instrument: str) -> bool:
    """Whether the texts of the kind hold and are to be taken up again by a new council."""
    return instrument in to_be_reconsidered(snapshot)
