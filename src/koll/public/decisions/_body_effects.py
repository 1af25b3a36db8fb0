"""What decisions have done to bodies."""

from __future__ import annotations

from koll.domain.refs import BodyRef
from koll.public import _rows
from koll.snapshot import Snapshot
from koll.tables.models import Decision


def body_effects_of_decision(snapshot: Snapshot, made: Decision) -> list[tuple[str, str, BodyRef]]:
    """What a decision did to bodies: what kind of thing, which body, and where it is read. Six queries."""
    found = [
        *(
            ("body_began", body_beginning.body)
            for body_beginning in _rows.body_beginnings(_rows.EVER).filter(decision=made).select_related("body")
        ),
        *(
            ("body_ended", body_ending.body)
            for body_ending in _rows.body_endings(_rows.EVER).filter(decision=made).select_related("body")
        ),
        *(
            ("body_renamed", body_renaming.body)
            for body_renaming in _rows.body_renamings(_rows.EVER).filter(decision=made).select_related("body")
        ),
        *(
            ("share_changed", ownership.company)
            for ownership in _rows.ownerships(_rows.EVER).filter(decision=made).select_related("company")
        ),
        *(
            ("owner_duty", owner_step.company)
            for owner_step in _rows.owner_steps(_rows.EVER).filter(decision=made).select_related("company")
        ),
    ]
    bound = _rows.binding_meetings(_rows.EVER).filter(decision=made).select_related("version__body")
    found += [("text_bound", row.version.body) for row in bound if row.version.body is not None]
    return [(kind, snapshot.bodies.name(body.key), BodyRef(key=body.key)) for kind, body in found]
