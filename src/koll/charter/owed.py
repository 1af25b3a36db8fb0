"""What is owed: every duty of every body on a day, computed from the charter and the record, and never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from koll.charter.duties import Evidence, Owed, State
from koll.charter.known import Known
from koll.charter.model import Charter
from koll.charter.owing_texts import owing_texts
from koll.charter.owing_work import owing_by_law, owing_work
from koll.charter.record import Record

__all__ = ["Evidence", "Owed", "State", "as_json", "owed"]


def owed(charter: Charter, record: Record, day: date) -> tuple[Owed, ...]:
    """Every duty as it stands on `day`: the late first, then by last day.

    Deterministic and total. Only what was known on the day counts, so that looking at a later day never undoes what
    had happened; nothing that fell due before `record.kept_from` is asked, except of texts whose own days are known.
    """
    if not date(1900, 1, 1) <= day <= date(9000, 1, 1):
        return ()
    known = Known(charter, record, day)
    found: dict[tuple[str, str, str], Owed] = {}
    for duty in (*owing_texts(known), *owing_work(known), *owing_by_law(known)):
        each = as_it_exists(known, duty)
        if each is not None:
            found.setdefault((each.duty, each.body, each.period), each)
    return tuple(sorted(found.values(), key=lambda each: each.order))


def as_it_exists(known: Known, duty: Owed) -> Owed | None:
    """The duty as far as its body exists: one that has ended owes nothing, one that has not begun owes nothing yet.

    What was done stays done; nobody talks with a body that is no more.
    """
    gone = known.has_ended(duty.body) or (duty.kind == "hold" and known.has_ended(duty.concerns))
    if gone and duty.state != "met":
        return None
    body = known.body_called(duty.body)
    if body is not None and body.begins > known.day and duty.state == "open":
        return replace(duty, state="upcoming", opens=max(duty.opens or body.begins, body.begins))
    return duty


def as_json(duties: Iterable[Owed]) -> list[dict[str, object]]:
    """The stable shape that machines read; days as YYYY-MM-DD, null where there is none.

    `due` is a day, or {"before": key} of the activity it must precede. `why.section` is a section of the charter's
    text or of law. `evidence` lists the facts the state rests on, `missing` what is still without an answer. `agreed`
    is the day that people have agreed on, before the last one.
    """
    return [
        {
            "duty": each.duty,
            "body": each.body,
            "period": each.period,
            "opens": each.opens.isoformat() if each.opens else None,
            "due": due_as_json(each),
            "state": each.state,
            "why": {"kind": each.why.kind, "section": each.why.section, "quote": each.why.quote},
            "evidence": [
                {"kind": row.kind, "key": row.key, "on": row.on.isoformat() if row.on else None}
                for row in each.evidence
            ],
            "missing": list(each.missing),
            "concerns": each.concerns,
            "agreed": each.agreed.isoformat() if each.agreed else None,
        }
        for each in duties
    ]


def due_as_json(each: Owed) -> str | dict[str, str] | None:
    """The last day, or what it must precede, or null."""
    if each.due is not None:
        return each.due.isoformat()
    return {"before": each.before} if each.before else None
