"""What is owed: every duty of every body on a day, computed from the charter and the record, and never stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from koll.domain.charter import Charter
from koll.domain.owed._activity_duties import activity_duties
from koll.domain.owed._duty import Duty, Evidence
from koll.domain.owed._legal_duties import legal_duties
from koll.domain.owed._text_duties import text_duties
from koll.domain.record import Record, RecordView

__all__ = ["owed"]

FIRST, LAST = date(1900, 1, 1), date(9000, 1, 1)
"""The days that can be asked of."""


def owed(charter: Charter, record: Record, day: date) -> tuple[Duty, ...]:
    """Every duty as it stands on `day`: what has passed first, then by last day.

    Deterministic and total. Only what was known on the day counts, so that looking at a later day never undoes what
    had happened; nothing that fell due before `record.kept_from` is asked, except of texts whose own days are known.
    """
    if not FIRST <= day <= LAST:
        return ()
    known = RecordView(charter=charter, record=record, day=day)
    duties: dict[tuple[str, str, str], Duty] = {}
    for duty in (*text_duties(known), *activity_duties(known), *legal_duties(known)):
        seen = duty_while_body_exists(known, duty)
        if seen is not None:
            duties.setdefault((seen.duty, seen.body, seen.period), duty_unless_closed(known, seen))
    return tuple(sorted(duties.values(), key=lambda row: row.order))


def duty_while_body_exists(known: RecordView, duty: Duty) -> Duty | None:
    """The duty as far as its body exists: one that has ended owes nothing, one that has not begun owes nothing yet.

    What was done stays done; nobody talks with a body that is no more.
    """
    gone = known.has_ended(duty.body) or (duty.is_to_hold and known.has_ended(duty.concerns))
    if gone and duty.state != "done":
        return None
    body = known.body_called(duty.body)
    if body is not None and body.begins > known.day and duty.state == "open":
        opens = max(duty.opens or body.begins, body.begins)
        return replace(duty, state="coming", window=replace(duty.window, opens=opens))
    return duty


def duty_unless_closed(known: RecordView, duty: Duty) -> Duty:
    """The duty, closed with its reason when somebody has said why it was not done. What is done is never closed."""
    closed = known.closed.get((duty.duty, duty.body, duty.period))
    if closed is None or duty.state in ("done", "unknown"):
        return duty
    said = Evidence(kind="closing", key=closed.key, on=closed.on, words=closed.reason)
    return replace(duty, state="closed", evidence=(*duty.evidence, said))
