"""What is owed: every duty of every body on a day, computed from the charter and the record, and never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from koll.domain.charter import Charter
from koll.domain.owed._activity_duties import activity_duties, legal_duties
from koll.domain.owed._duty import Duty, Evidence, State
from koll.domain.owed._text_duties import text_duties
from koll.domain.record import Record, RecordView

__all__ = ["Duty", "Evidence", "State", "duties_as_json", "owed"]


def owed(charter: Charter, record: Record, day: date) -> tuple[Duty, ...]:
    """Every duty as it stands on `day`: the late first, then by last day.

    Deterministic and total. Only what was known on the day counts, so that looking at a later day never undoes what
    had happened; nothing that fell due before `record.kept_from` is asked, except of texts whose own days are known.
    """
    if not date(1900, 1, 1) <= day <= date(9000, 1, 1):
        return ()
    known = RecordView(charter=charter, record=record, day=day)
    found: dict[tuple[str, str, str], Duty] = {}
    for duty in (*text_duties(known), *activity_duties(known), *legal_duties(known)):
        owing = duty_while_body_exists(known, duty)
        if owing is not None:
            found.setdefault((owing.duty, owing.body, owing.period), owing)
    return tuple(sorted(found.values(), key=lambda row: row.order))


def duty_while_body_exists(known: RecordView, duty: Duty) -> Duty | None:
    """The duty as far as its body exists: one that has ended owes nothing, one that has not begun owes nothing yet.

    What was done stays done; nobody talks with a body that is no more.
    """
    gone = known.has_ended(duty.body) or (duty.is_to_hold and known.has_ended(duty.concerns))
    if gone and duty.state != "met":
        return None
    body = known.body_called(duty.body)
    if body is not None and body.begins > known.day and duty.state == "open":
        return replace(duty, state="upcoming", opens=max(duty.opens or body.begins, body.begins))
    return duty


def duties_as_json(duties: Iterable[Duty]) -> list[dict[str, object]]:
    """The stable shape that machines read; days as YYYY-MM-DD, null where there is none.

    `due` is a day, or {"before": key} of the activity it must precede. `why.section` is a section of the charter's
    text or of law. `evidence` lists the facts the state rests on, `missing` what is still without an answer. `agreed`
    is the day that people have agreed on, before the last one.
    """
    return [
        {
            "duty": duty.duty,
            "body": duty.body,
            "period": duty.period,
            "opens": duty.opens.isoformat() if duty.opens else None,
            "due": due_as_json(duty),
            "state": duty.state,
            "why": {"kind": duty.why.kind, "section": duty.why.section, "quote": duty.why.quote},
            "evidence": [
                {"kind": row.kind, "key": row.key, "on": row.on.isoformat() if row.on else None}
                for row in duty.evidence
            ],
            "missing": list(duty.missing),
            "concerns": duty.concerns,
            "agreed": duty.agreed.isoformat() if duty.agreed else None,
        }
        for duty in duties
    ]


def due_as_json(duty: Duty) -> str | dict[str, str] | None:
    """The last day, or what it must precede, or null."""
    if duty.due is not None:
        return duty.due.isoformat()
    return {"before": duty.before} if duty.before else None
